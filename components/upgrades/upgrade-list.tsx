import { isFreshExample } from '../../domain/demo/demo.ts'
import { nextOnSite, onSiteUntil } from '../../domain/hands/next-on-site.ts'
import { handsOnSite } from '../../domain/hands/on-site.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { planWords } from '../../domain/messages/plan.ts'
import { shell } from '../../domain/messages/shell.ts'
import { upgrades as words } from '../../domain/messages/upgrades.ts'
import { stepOfJob } from '../../domain/moves/at-hand.ts'
import type { Job } from '../../domain/moves/job.ts'
import { jobsNow } from '../../domain/moves/jobs.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { PlayDemo } from '../demo/play-demo.tsx'
import { statusLook } from '../desk/looks.ts'
import { Rails } from '../rails/rails.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'

export interface ListedUpgrade {
  state: UpgradeState
  /** What its own clock reads. */
  now: number
  /** The reader is there to be the hands: the phone's screen comes first. */
  hands: boolean
}

const groups = {
  now: ['rolling-back', 'running', 'suspended'],
  ahead: ['ready', 'draft'],
  over: ['closed', 'cancelled'],
} as const
/** How many names a row spells out. */
const NAMED = 4

/** The upgrades somebody may see, what is under way first: how each stands, what time it is there, whose move it is. */
export function UpgradeList(props: { upgrades: ListedUpgrade[]; lang: Lang; owner: boolean }) {
  const { upgrades, lang, owner } = props
  return Object.entries(groups).map(([group, statuses]) => {
    const these = upgrades
      .filter(({ state }) => statuses.some((s) => s === state.status))
      .sort((a, b) => statuses.indexOf(a.state.status as never) - statuses.indexOf(b.state.status as never))
    if (these.length === 0) return null
    return (
      <section key={group} className="upgrade-group" aria-labelledby={`group-${group}`}>
        <h2 id={`group-${group}`} className="upgrade-group-name">
          {words[lang].groups[group as keyof typeof groups]}
        </h2>
        <ul className="upgrades">
          {these.map((u) => (
            <Row key={u.state.id} {...u} lang={lang} owner={owner} />
          ))}
        </ul>
      </section>
    )
  })
}

function Row({ state, now, hands, lang, owner }: ListedUpgrade & { lang: Lang; owner: boolean }) {
  const { list } = shell[lang]
  const { site, home } = state.head
  const [job] = jobsNow(state, now)
  const over = state.status === 'closed' || state.status === 'cancelled'
  return (
    <li className={`upgrade upgrade-is-${state.status}`}>
      <div className="upgrade-what">
        <h3 id={`title-${state.id}`} className="upgrade-title">
          <a href={hands ? `/u/${state.id}/hands` : `/u/${state.id}`}>{state.head.title}</a>
        </h3>
        <p className="row-facts">
          <Badge {...statusLook[state.status]}>{names[lang].status[state.status]}</Badge>
          <span>
            {home.name} ⇄ {site.name}
          </span>
          <span>{progress(state, lang)}</span>
        </p>
      </div>
      <div className="upgrade-clocks">
        {(['home', 'site'] as const).map((side) => (
          <SideClock
            key={side}
            instant={now}
            zone={state.head[side].zone}
            refZone={side === 'site' ? home.zone : undefined}
            side={side}
            lang={lang}
            size="lg"
            date="year"
            name={state.head[side].name}
          />
        ))}
        {state.clock.kind === 'own' ? (
          <span className="upgrade-own">{state.clock.rate === 0 ? list.paused : list.ownClock}</span>
        ) : null}
      </div>
      <dl className="upgrade-facts">
        <div className="upgrade-next">
          <dt>{words[lang].next}</dt>
          <dd>
            {job?.role == null ? null : (
              <Badge tone={job.role === 'sentinel' ? 'site' : 'home'}>{names[lang].role[job.role]}</Badge>
            )}{' '}
            <span>{headline(state, job, lang)}</span>
          </dd>
        </div>
        {over ? null : (
          <div>
            <dt>{words[lang].hands}</dt>
            <dd>
              <HandsWhen state={state} now={now} lang={lang} />
            </dd>
          </div>
        )}
        <div>
          <dt>{words[lang].people}</dt>
          <dd>
            <Seated state={state} lang={lang} />
          </dd>
        </div>
      </dl>
      <div className="upgrade-rails">
        <Rails state={state} now={now} lang={lang} compact />
      </div>
      <div className="upgrade-ways">
        {owner && isFreshExample(state) ? <PlayDemo lang={lang} size="sm" /> : null}
        <LinkButton size="sm" href={`/u/${state.id}`} aria-describedby={`title-${state.id}`}>
          {list.desk}
        </LinkButton>
        <LinkButton size="sm" href={`/u/${state.id}/hands`} aria-describedby={`title-${state.id}`}>
          {list.hands}
        </LinkButton>
        <LinkButton size="sm" href={`/u/${state.id}/plan`} aria-describedby={`title-${state.id}`}>
          {planWords[lang].open}
        </LinkButton>
      </div>
    </li>
  )
}

function HandsWhen({ state, now, lang }: { state: UpgradeState; now: number; lang: Lang }) {
  const here = handsOnSite(state, now).length > 0
  const at = here ? onSiteUntil(state, now) : nextOnSite(state, now)
  if (at === null) return here ? words[lang].thereOpen : <span className="faint">{words[lang].noHands}</span>
  return (
    <>
      {here ? words[lang].there : words[lang].nextAt}{' '}
      <BothClocks
        instant={at}
        siteZone={state.head.site.zone}
        homeZone={state.head.home.zone}
        lang={lang}
        date={at - now > 6 * 86_400_000}
        siteName={state.head.site.name}
        homeName={state.head.home.name}
      />
    </>
  )
}

/** Who has come in, each in the colour of their side. */
function Seated({ state, lang }: { state: UpgradeState; lang: Lang }) {
  const there = Object.values(state.people).filter((p) => p.account !== null && !p.revoked)
  if (there.length === 0) return <span className="faint">{words[lang].noPeople}</span>
  return (
    <span className="upgrade-people">
      {there.slice(0, NAMED).map((p) => (
        <span
          key={p.id}
          className={`upgrade-person ${p.role === 'sentinel' ? 'side-site' : p.role === 'upgrader' ? 'side-home' : ''}`}
        >
          {p.name === '' ? p.id : p.name}
        </span>
      ))}
      {there.length > NAMED ? <span className="faint">{words[lang].more(there.length - NAMED)}</span> : null}
    </span>
  )
}

function headline(state: UpgradeState, job: Job | undefined, lang: Lang): string {
  const { moves } = words[lang]
  if (job === undefined) return moves.over
  const { kind, id } = job.about
  const step = stepOfJob(state, job)
  if (step !== null) return step.title
  if (kind === 'request') return state.requests[id]?.text ?? ''
  if (kind === 'question') return state.goNoGo[id]?.question ?? ''
  if (kind === 'card') return state.cards[id]?.then ?? ''
  if (kind === 'person') return names[lang].role.sentinel
  return state.status === 'draft'
    ? moves.ready
    : state.status === 'ready'
      ? moves.start
      : state.status === 'suspended'
        ? moves.resume
        : moves.close
}

function progress(state: UpgradeState, lang: Lang): string {
  const steps = stepsInScope(state)
  const over = steps.filter((s) => ['done', 'skipped'].includes(runOf(state, s.id).state)).length
  return shell[lang].list.steps(over, steps.length)
}

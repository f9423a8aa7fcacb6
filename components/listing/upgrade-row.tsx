import { isFreshExample } from '../../domain/demo/demo.ts'
import { startOf } from '../../domain/listing/listing.ts'
import { type OutcomeKind, outcomeOf } from '../../domain/listing/outcome.ts'
import { upgrades as allWords, upgrades } from '../../domain/listing/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { stepOfJob } from '../../domain/moves/at-hand.ts'
import type { Job } from '../../domain/moves/job.ts'
import { jobsNow } from '../../domain/moves/jobs.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { formatAhead, formatDuration } from '../../domain/time/format.ts'
import { PlayDemo } from '../demo/play-demo.tsx'
import { statusLook } from '../desk/looks.ts'
import { RailsAtRest } from '../rails/at-rest.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Badge, type Mark, type Tone } from '../ui/marks.tsx'

export interface ListedUpgrade {
  state: UpgradeState
  /** What its own clock reads. */
  now: number
  /** The reader is there to be the hands: the phone's screen comes first. */
  hands: boolean
}

/** How many names a row spells out. */
const NAMED = 4

const outcomeLook: Record<OutcomeKind, { tone: Tone; mark: Mark }> = {
  done: { tone: 'good', mark: 'check' },
  partly: { tone: 'warn', mark: 'half' },
  'rolled-back': { tone: 'bad', mark: 'cross' },
  cancelled: { tone: 'plain', mark: 'dash' },
}

/** What is under way stands out at its edge. */
const edge: Partial<Record<UpgradeState['status'], string>> = {
  running: 'border-s-4 border-s-now',
  'rolling-back': 'border-s-4 border-s-bad',
  suspended: 'border-s-4 border-s-warn',
}

/** One upgrade of the list: when, how it stands, and whose move it is. */
export function UpgradeRow({
  state,
  now,
  hands,
  lang,
  owner,
}: ListedUpgrade & { lang: Lang; owner: boolean }) {
  const list = upgrades[lang]
  const { site, home } = state.head
  const outcome = outcomeOf(state)
  const works = ['running', 'rolling-back', 'suspended'].includes(state.status)
  const link = 'text-ink-soft underline-offset-2 hover:text-ink'
  return (
    <li
      className={`upgrade ${edge[state.status] ?? ''} grid gap-x-6 gap-y-1.5 border-b border-line px-4 py-3 last:border-b-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]`}
    >
      <div className="grid content-start gap-1">
        <h2 className="text-lg leading-snug font-semibold text-balance">
          <a className="text-ink" href={hands ? `/u/${state.id}/hands` : `/u/${state.id}`}>
            {state.head.title}
          </a>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          {outcome === null ? (
            <Badge {...statusLook[state.status]}>{names[lang].status[state.status]}</Badge>
          ) : (
            <Badge {...outcomeLook[outcome]}>{allWords[lang].outcome[outcome]}</Badge>
          )}
          <span>
            {home.name} ⇄ {site.name}
          </span>
          <span>{progress(state, lang)}</span>
        </p>
        <People state={state} lang={lang} />
      </div>
      <div className="grid content-start gap-1 text-sm">
        <When state={state} now={now} lang={lang} />
        {outcome === null ? (
          <Whose state={state} now={now} lang={lang} />
        ) : (
          <Left state={state} lang={lang} />
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {owner && isFreshExample(state) ? <PlayDemo lang={lang} size="sm" /> : null}
          <a className={link} href={hands ? `/u/${state.id}` : `/u/${state.id}/hands`}>
            {hands ? list.desk : list.hands}
          </a>
          <a className={link} href={outcome === null ? `/u/${state.id}/plan` : `/u/${state.id}/log`}>
            {outcome === null ? planPage[lang].open : allWords[lang].log}
          </a>
        </div>
      </div>
      {works ? (
        <div className="md:col-span-2">
          <RailsAtRest state={state} now={now} lang={lang} compact />
        </div>
      ) : null}
    </li>
  )
}

/** When it starts, and how long that is yet; since when it runs; or when it ended. */
function When({ state, now, lang }: { state: UpgradeState; now: number; lang: Lang }) {
  const words = allWords[lang]
  const starts = startOf(state)
  const at = state.endedAt ?? starts
  if (at === null) return <p className="text-ink-faint">{words.noStart}</p>
  const begun = state.startedAt !== null
  const what = state.endedAt !== null ? words.ended : begun ? words.began : words.starts
  const far =
    state.endedAt !== null
      ? ''
      : begun
        ? words.sofar(formatDuration(Math.max(0, now - at) / 60_000, lang))
        : at > now
          ? formatAhead(at - now, lang)
          : words.due(formatDuration((now - at) / 60_000, lang))
  return (
    <p>
      <span className="text-ink-faint">{what}</span>{' '}
      <BothClocks
        instant={at}
        siteZone={state.head.site.zone}
        homeZone={state.head.home.zone}
        order="home-first"
        lang={lang}
        date="year"
        size="sm"
      />
      {far === '' ? null : <strong className="ms-2">{far}</strong>}
      {state.clock.kind === 'own' && outcomeOf(state) === null ? (
        <span className="ms-2 text-xs text-ink-faint">
          {state.clock.rate === 0 ? upgrades[lang].paused : upgrades[lang].ownClock}
        </span>
      ) : null}
    </p>
  )
}

/** What is next, and who is to do it. */
function Whose({ state, now, lang }: { state: UpgradeState; now: number; lang: Lang }) {
  const [job] = jobsNow(state, now)
  const who = (job?.asked ?? []).map((id) => state.people[id]?.name ?? '').filter(Boolean)
  const role = job?.role ?? null
  return (
    <p>
      <span className="text-ink-faint">{allWords[lang].next}</span>{' '}
      {role === null ? null : (
        <span className={`font-semibold text-side ${role === 'sentinel' ? 'side-site' : 'side-home'}`}>
          {who.length === 0 ? names[lang].role[role] : who.slice(0, 2).join(upgrades[lang].and)}
          {lang === 'en' ? ':' : '：'}
        </span>
      )}{' '}
      {headline(state, job, lang)}
    </p>
  )
}

/** What was left for later. */
function Left({ state, lang }: { state: UpgradeState; lang: Lang }) {
  const words = allWords[lang]
  const open = state.followUps.filter((f) => !f.done).length
  if (state.status === 'cancelled') return state.endReason === '' ? null : <p>{state.endReason}</p>
  return <p className={open > 0 ? 'font-semibold' : 'text-ink-faint'}>{words.followUps(open)}</p>
}

/** Who has come in, each in the colour of their side. */
function People({ state, lang }: { state: UpgradeState; lang: Lang }) {
  const words = allWords[lang]
  const there = Object.values(state.people).filter((p) => p.account !== null && !p.revoked)
  if (there.length === 0) return <p className="text-sm text-ink-faint">{words.noPeople}</p>
  return (
    <p className="flex flex-wrap gap-x-3 text-sm">
      {there.slice(0, NAMED).map((p) => (
        <span
          key={p.id}
          className={
            p.role === 'sentinel'
              ? 'side-site text-side'
              : p.role === 'upgrader'
                ? 'side-home text-side'
                : undefined
          }
        >
          {p.name === '' ? p.id : p.name}
        </span>
      ))}
      {there.length > NAMED ? (
        <span className="text-ink-faint">{words.more(there.length - NAMED)}</span>
      ) : null}
    </p>
  )
}

function headline(state: UpgradeState, job: Job | undefined, lang: Lang): string {
  const { moves } = allWords[lang]
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
  return upgrades[lang].steps(over, steps.length)
}

import { isFreshExample } from '../../domain/demo/demo.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { shell } from '../../domain/messages/shell.ts'
import { PlayDemo } from '../demo/play-demo.tsx'
import { statusLook } from '../desk/looks.ts'
import { nextMove, runOf, stepsInScope } from '../desk/next-move.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Ago } from '../time/elapsed.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'

export interface ListedUpgrade {
  state: UpgradeState
  /** What its own clock reads. */
  now: number
  /** The reader is there to be the hands: the phone's screen comes first. */
  hands: boolean
}

/** The upgrades somebody may see: what each is, how it stands, what time it is there, whose move it is. */
export function UpgradeList(props: { upgrades: ListedUpgrade[]; lang: Lang; owner: boolean }) {
  const { upgrades, lang, owner } = props
  const words = shell[lang].list
  return (
    <ul className="upgrades">
      {upgrades.map(({ state, now, hands }) => (
        <li key={state.id} className="upgrade">
          <div className="upgrade-what">
            <h2 id={`title-${state.id}`} className="upgrade-title">
              <a href={hands ? `/u/${state.id}/hands` : `/u/${state.id}`}>{state.head.title}</a>
            </h2>
            <p className="row-facts">
              <span>{state.head.site.name}</span>
              <span>{progress(state, lang)}</span>
            </p>
          </div>
          <div className="upgrade-ways">
            <Badge {...statusLook[state.status]}>{names[lang].status[state.status]}</Badge>
            {owner && isFreshExample(state) ? <PlayDemo lang={lang} size="sm" /> : null}
            <LinkButton size="sm" href={`/u/${state.id}`} aria-describedby={`title-${state.id}`}>
              {words.desk}
            </LinkButton>
            <LinkButton size="sm" href={`/u/${state.id}/hands`} aria-describedby={`title-${state.id}`}>
              {words.hands}
            </LinkButton>
          </div>
          <dl className="upgrade-facts">
            <div>
              <dt>{words.clocks}</dt>
              <dd>
                <BothClocks
                  instant={now}
                  siteZone={state.head.site.zone}
                  homeZone={state.head.home.zone}
                  lang={lang}
                  date="year"
                  siteName={state.head.site.name}
                  homeName={state.head.home.name}
                />
                {state.clock.kind === 'own' ? (
                  <span className="faint"> {state.clock.rate === 0 ? words.paused : words.ownClock}</span>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{words.move}</dt>
              <dd>{whose(state, lang)}</dd>
            </div>
            <div>
              <dt>{words.last}</dt>
              <dd>
                <Ago instant={state.at} now={now} lang={lang} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function progress(state: UpgradeState, lang: Lang): string {
  const steps = stepsInScope(state)
  const over = steps.filter((s) => ['done', 'skipped'].includes(runOf(state, s.id).state)).length
  return shell[lang].list.steps(over, steps.length)
}

function whose(state: UpgradeState, lang: Lang): string {
  const { by } = nextMove(state)
  const [first] = by
  if (first === undefined) return shell[lang].list.nobody
  return by.length > 1 ? shell[lang].list.either : names[lang].role[first]
}

import { dueMeanwhile } from '../../domain/clock/doubt.ts'
import { phoneClock } from '../../domain/clock/words/phone-clock.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { eventLine, eventNames, whoDid } from '../../domain/messages/events.ts'
import { joins } from '../../domain/messages/joins.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { phoneLine, phonePage, phoneSaid } from '../../domain/phone/words.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import type { Unsent } from '../kept/wiped.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import { qualityOf } from '../presence/quality.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Ago } from '../time/elapsed.tsx'
import type { Boot } from './boot.ts'
import { TzWarning } from './tz-warning.tsx'

/** When the other side was last heard: nobody is ever just "online". */
function Upgrader({ live, view, lang }: { live: LiveUpgrade; view: LiveView; lang: Boot['lang'] }) {
  const say = presenceWords[lang].line
  const lead = Object.values(view.state.people).find((p) => p.role === 'upgrader' && p.lead && !p.revoked)
  if (view.connection !== 'live' || lead === undefined || lead.account === null) return null
  if (lead.account === view.me.account) return null
  const heard = view.present.filter((s) => s.account === lead.account).map((s) => s.heard)
  const last = view.lately.find((h) => h.account === lead.account)
  if (heard.length === 0)
    return (
      <span className="heard">
        {last === undefined ? (
          say.never(lead.name)
        ) : (
          <>
            {say.lately(lead.name)} <Ago instant={last.heard} now={live.realNow()} lang={lang} />
          </>
        )}
      </span>
    )
  return (
    <span className="heard">
      {say.other(lead.name)} <Ago instant={Math.max(...heard)} now={live.realNow()} lang={lang} />
    </span>
  )
}

/** How this page is kept up: the line, how good it is, and when the other side was last heard. */
export function LineStatus({ live, view, lang }: { live: LiveUpgrade; view: LiveView; lang: Boot['lang'] }) {
  const words = phoneLine[lang]
  const { connection, lastHeard, rtt } = view
  const say = presenceWords[lang].line
  return (
    <span className={`line-state line-${connection}`}>
      <span className="dot" aria-hidden="true" />{' '}
      <span>{words[view.damage === null ? connection : 'damaged']}</span>
      {connection === 'live' || connection === 'gone' || lastHeard === null ? null : (
        <>
          {joins[lang].comma + words.lastHeard} <Ago instant={lastHeard} now={live.realNow()} lang={lang} />
        </>
      )}
      {connection !== 'live' || rtt === null ? null : (
        <span className={`trip trip-${qualityOf(rtt)}`}>
          {' '}
          <span className="sr-only">{say.quality[qualityOf(rtt)]} </span>
          {say.ms(rtt)}
        </span>
      )}
      <Upgrader live={live} view={view} lang={lang} />
    </span>
  )
}

/** The server is not sure of the time. Who settles that sits at the desk; here nothing waits for it. */
function ClockDoubt({ view, lang }: { view: LiveView; lang: Boot['lang'] }) {
  const { state, doubt } = view
  if (doubt === null || state.clock.kind === 'own') return null
  const due = dueMeanwhile(state, doubt.down).length
  if (doubt.jump === null && due === 0) return null
  const words = phoneClock[lang]
  return (
    <p className="said said-kept" role="status">
      <span className="told">{doubt.jump === null ? words.down(due) : words.jump}</span>
    </p>
  )
}

/** What must be told once. */
export function Notices(props: {
  live: LiveUpgrade
  view: LiveView
  boot: Boot
  wiped: Unsent | null
  seen: () => void
}) {
  const { live, view, boot, wiped, seen } = props
  const { lang } = boot
  const { site, home } = view.state.head
  const words = phonePage[lang]
  const called = eventNames(view.state, lang)
  return (
    <>
      <TzWarning boot={boot} state={view.state} />
      {view.damage === null ? null : (
        <p className="said said-bad" role="alert">
          {refusalText(refuse('log-damaged', view.damage), lang)}
        </p>
      )}
      <ClockDoubt view={view} lang={lang} />
      {boot.kept === true && view.connection !== 'live' ? (
        <p className="said said-kept">
          <span className="told">
            {phoneLine[lang].keptPage}
            {view.lastHeard === null ? null : (
              <span className="as-of">
                {phoneLine[lang].asOf + joins[lang].colon}
                <BothClocks
                  instant={view.lastHeard}
                  siteZone={site.zone}
                  homeZone={home.zone}
                  siteName={site.name}
                  homeName={home.name}
                  lang={lang}
                  size="sm"
                  date
                />
              </span>
            )}
          </span>
        </p>
      ) : null}
      {wiped === null ? null : (
        <div className="said said-kept" role="alert">
          <p className="told">{phoneLine[lang].wiped(wiped)}</p>
          <button type="button" className="press press-quiet" onClick={seen}>
            {phoneSaid[lang].dismiss}
          </button>
        </div>
      )}
      {view.notices.map((n) => (
        <div key={n.id} className="said said-kept" role="alert">
          <div className="told">
            <p>{n.kind === 'other-history' ? words.notices.gone(n.gone.length) : words.notices[n.kind]}</p>
            {n.kind === 'other-history' ? (
              <ul>
                {n.gone.map((e) => (
                  <li key={e.seq}>
                    {whoDid(view.state, e, lang) + joins[lang].colon + eventLine(e, called, lang)}
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
          <button type="button" className="press press-quiet" onClick={() => live.dismissNotice(n.id)}>
            {phoneSaid[lang].dismiss}
          </button>
          {n.kind === 'other-history' ? null : (
            <a className="press press-quiet" href={`/u/${view.state.id}/hands`}>
              {words.notices.reload}
            </a>
          )}
        </div>
      ))}
    </>
  )
}

import { dueMeanwhile } from '../../domain/clock/doubt.ts'
import { phoneClock } from '../../domain/clock/words/phone-clock.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { eventLine } from '../../domain/messages/event-line.ts'
import { eventNames, whoDid } from '../../domain/messages/events.ts'
import { joins } from '../../domain/messages/joins.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { phoneLine, phonePage, phoneSaid } from '../../domain/phone/words.ts'
import type { Unsent } from '../kept/wiped.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { TzWarning } from '../time/phone-tz-warning.tsx'
import type { Boot } from './boot.ts'
import { press, strip, told } from './look.tsx'

/** The server is not sure of the time. Who settles that sits at the desk; here nothing waits for it. */
function ClockDoubt({ view, lang }: { view: LiveView; lang: Boot['lang'] }) {
  const { state, doubt } = view
  if (doubt === null || state.clock.kind === 'own') return null
  const due = dueMeanwhile(state, doubt.down).length
  if (doubt.jump === null && due === 0) return null
  const words = phoneClock[lang]
  return (
    <p className={strip('warn')} role="status">
      <span className={told}>{doubt.jump === null ? words.down(due) : words.jump}</span>
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
        <p className={strip('bad')} role="alert">
          {refusalText(refuse('log-damaged', view.damage), lang)}
        </p>
      )}
      <ClockDoubt view={view} lang={lang} />
      {boot.kept === true && view.connection !== 'live' ? (
        <p className={strip('warn')}>
          <span className={told}>
            {phoneLine[lang].keptPage}
            {view.lastHeard === null ? null : (
              <span className="block">
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
        <div className={strip('warn')} role="alert">
          <p className={told}>{phoneLine[lang].wiped(wiped)}</p>
          <button type="button" className={press('quiet')} onClick={seen}>
            {phoneSaid[lang].dismiss}
          </button>
        </div>
      )}
      {view.notices.map((n) => (
        <div key={n.id} className={strip('warn')} role="alert">
          <div className={told}>
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
          <button type="button" className={press('quiet')} onClick={() => live.dismissNotice(n.id)}>
            {phoneSaid[lang].dismiss}
          </button>
          {n.kind === 'other-history' ? null : (
            <a className={press('quiet', 'link')} href={`/u/${view.state.id}/hands`}>
              {words.notices.reload}
            </a>
          )}
        </div>
      ))}
    </>
  )
}

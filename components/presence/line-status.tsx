import { joins } from '../../domain/messages/joins.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import type { Boot } from '../phone/boot.ts'
import { warn } from '../phone/look.tsx'
import { Ago } from '../time/elapsed.tsx'
import { qualityOf } from './quality.ts'

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
      <span className="heard block">
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
    <span className="heard block">
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
    <span
      className={`line-state line-${connection}${connection === 'lost' || connection === 'gone' ? ` ${warn}` : ''}`}
    >
      <span
        className={`inline-block size-2.5 border-2 rounded-[50%] ${connection === 'live' ? 'border-good bg-good' : 'border-warn'}`}
        aria-hidden="true"
      />{' '}
      <span>{words[view.damage === null ? connection : 'damaged']}</span>
      {connection === 'live' || connection === 'gone' || lastHeard === null ? null : (
        <>
          {joins[lang].comma + words.lastHeard} <Ago instant={lastHeard} now={live.realNow()} lang={lang} />
        </>
      )}
      {connection !== 'live' || rtt === null ? null : (
        <span className="trip">
          {' '}
          <span className="sr-only">{say.quality[qualityOf(rtt)]} </span>
          {say.ms(rtt)}
        </span>
      )}
      <Upgrader live={live} view={view} lang={lang} />
    </span>
  )
}

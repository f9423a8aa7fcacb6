'use client'
import { desk } from '../../domain/desk/words.ts'
import { damageWords } from '../../domain/log/words/damage.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { Ago } from '../time/elapsed.tsx'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'

const lines: Record<'connecting' | 'live' | 'lost' | 'gone', { tone: Tone; mark: Mark }> = {
  connecting: { tone: 'plain', mark: 'dots' },
  live: { tone: 'good', mark: 'check' },
  lost: { tone: 'bad', mark: 'stop' },
  gone: { tone: 'bad', mark: 'cross' },
}

/** How far the line to the server can be trusted, and when it was last heard if it can't. */
export function Connection() {
  const { view, lang, live } = useDesk()
  const words = desk[lang]
  useNow(live, 1000)
  const { connection, lastHeard } = view
  return (
    <span
      className={`inline-flex items-center gap-1.25 text-xs whitespace-nowrap text-ink-soft tone-${lines[connection].tone}`}
    >
      <StateMark {...lines[connection]} size="xs" />
      <span aria-live="polite" className={connection === 'live' ? 'sm:max-lg:sr-only' : undefined}>
        {view.damage !== null
          ? damageWords[lang].badge
          : connection === 'lost'
            ? words.top.lost
            : words.top.connection[connection]}
      </span>
      {lastHeard === null || connection === 'live' ? null : (
        <span className="text-ink-faint">
          <Ago instant={lastHeard} now={live.realNow()} lang={lang} />
        </span>
      )}
    </span>
  )
}

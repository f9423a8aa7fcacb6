'use client'
import { useState } from 'react'
import type { Candidate } from '../../domain/schedule/best-start.ts'
import { bestStartWords } from '../../domain/schedule/words/best-start.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'

/** So many are shown at first. */
const SHOWN = 5

/** The ways to do it, the best first: when, in how many parts, what it asks of whom, and the chance. */
export function Ways(props: {
  best: readonly Candidate[]
  /** The one that stands in the comparison. */
  compared: Candidate | null
  onCompare: (way: Candidate) => void
  onTake: ((way: Candidate) => void) | null
}) {
  const { lang } = useDesk()
  const words = bestStartWords[lang]
  const [all, setAll] = useState(false)
  const shown = all ? props.best : props.best.slice(0, SHOWN)
  const rest = props.best.length - shown.length
  const { onTake } = props
  return (
    <>
      <ol className="grid border-t border-line">
        {shown.map((way, i) => (
          <li
            key={keyOf(way)}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm data-compared:shadow-[inset_3px_0_0_var(--focus)] @[40rem]:grid-cols-[1.5rem_minmax(0,1fr)_6rem_auto]"
            data-compared={props.compared === way || undefined}
          >
            <span className="text-end font-bold text-ink-faint tabular-nums" aria-hidden="true">
              {i + 1}
            </span>
            <div>
              <WayWords way={way} />
            </div>
            <Chance share={way.figures.chance} />
            <div className="flex gap-1 @max-[40rem]:col-2">
              <Button
                size="sm"
                kind="quiet"
                aria-pressed={props.compared === way}
                aria-label={`${words.compare}: ${words.way(i + 1)}`}
                onClick={() => props.onCompare(way)}
              >
                {words.compare}
              </Button>
              {onTake === null ? null : (
                <Button
                  size="sm"
                  aria-label={`${words.take}: ${words.way(i + 1)}`}
                  onClick={() => onTake(way)}
                >
                  {words.take}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <Button kind="quiet" size="sm" onClick={() => setAll(true)}>
          {words.more(rest)}
        </Button>
      ) : null}
    </>
  )
}

export function keyOf({ start, split, asks }: Pick<Candidate, 'start' | 'split' | 'asks'>): string {
  return [start, split?.step, split?.at, ...asks.map((a) => a.start)].join(' ')
}

/** When a way begins, on both clocks, in how many parts, and what it asks of the sentinel. */
export function WayWords({ way }: { way: Pick<Candidate, 'start' | 'split' | 'asks'> }) {
  const { lang, zones, called } = useDesk()
  const words = bestStartWords[lang]
  return (
    <>
      <p>
        <BothClocks instant={way.start} {...zones} lang={lang} date size="sm" />
      </p>
      <p className="text-ink-soft">
        {way.split === null ? (
          words.oneGo
        ) : (
          <>
            {words.parted(called.step(way.split.step))}{' '}
            <BothClocks instant={way.split.at} {...zones} lang={lang} size="sm" />
          </>
        )}
      </p>
      {way.asks.map((a) => (
        <p key={a.start} className="text-site">
          {words.asks[a.why]} <BothClocks instant={a.start} {...zones} lang={lang} size="sm" /> –{' '}
          <BothClocks instant={a.end} {...zones} lang={lang} size="sm" />. {words.needsYes}
        </p>
      ))}
    </>
  )
}

export function Chance({ share }: { share: number }) {
  const { lang } = useDesk()
  const percent = Math.round(share * 100)
  const tone = percent >= 80 ? 'good' : percent >= 50 ? 'warn' : 'bad'
  return (
    <span className={`inline-grid w-24 max-w-full gap-0.75 @max-[40rem]:col-2 tone-${tone}`}>
      <span className="font-heading text-tone tabular-nums">{percent} %</span>
      <Meter done={percent} of={100} label={bestStartWords[lang].map.value(percent)} tone={tone} />
    </span>
  )
}

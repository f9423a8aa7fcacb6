'use client'
import type { ReactNode } from 'react'
import type { Candidate } from '../../domain/schedule/best-start.ts'
import type { CostParts } from '../../domain/schedule/start-cost.ts'
import { bestStartWords, type StartCount } from '../../domain/schedule/words/best-start.ts'
import { DAY } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Chance, WayWords } from './ways.tsx'

// Where it is narrow, what is counted stands over the two, so that both have room.
const line = 'border-line @max-[40rem]:grid @max-[40rem]:grid-cols-2 @max-[40rem]:border-t'
const cell = 'border-line px-1.5 py-1.5 text-start align-top @[40rem]:px-2.5'
const counted = `${cell} @[40rem]:border-t`
const rowName = `${cell} font-normal text-ink-soft @max-[40rem]:col-span-full @max-[40rem]:pb-0 @max-[40rem]:text-xs`
const sum = 'border-t-2 border-t-line-strong'
const better = 'bg-good-soft font-semibold'

/** One of the two that are compared. */
export interface Compared {
  side: 'left' | 'right'
  name: string
  way: Candidate | null
  /** Stands under its name: what can be done with it, or why it is not there. */
  tools: ReactNode
}

const counts: StartCount[] = [
  'chance',
  'low',
  'over',
  'nightHome',
  'nightSite',
  'business',
  'usable',
  'mornings',
  'asks',
  'waiting',
]
const weighed: Partial<Record<StartCount, keyof CostParts>> = {
  chance: 'failing',
  low: 'low',
  over: 'over',
  nightHome: 'nightHome',
  nightSite: 'nightSite',
  business: 'business',
  mornings: 'mornings',
  asks: 'asks',
  waiting: 'waiting',
}

/** Two ways side by side: every count, what it weighs, and which of the two is the better by it. */
export function SideBySide(props: {
  sides: [Compared, Compared]
  from: number
  awake: 'own' | 'shared' | 'unknown'
}) {
  const { lang, zones } = useDesk()
  const words = bestStartWords[lang]
  const { sides, from, awake } = props
  const [a, b] = sides
  return (
    <table className="beside w-full table-fixed border-collapse text-sm @max-[40rem]:[&_.side-clock]:whitespace-normal">
      <thead>
        <tr className="@max-[40rem]:grid @max-[40rem]:grid-cols-2">
          <th scope="col" className={`${cell} w-[30%] font-normal @max-[40rem]:hidden`}>
            <span className="sr-only">{words.side.what}</span>
          </th>
          {sides.map((s, _i) => (
            <th key={s.side} scope="col" className={`${cell} font-normal`}>
              <span className="font-heading">{s.name}</span>
              {s.way === null ? null : (
                <div className="mt-1 text-sm">
                  <WayWords way={s.way} />
                </div>
              )}
              <div className="mt-1.5 flex flex-wrap gap-1.5">{s.tools}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count} className={line}>
            <th scope="row" className={`${rowName} @[40rem]:border-t`}>
              {words.counts[count]}
            </th>
            {sides.map((s, i) => {
              const other = i === 0 ? b : a
              return (
                <Cell
                  key={s.side}
                  count={count}
                  way={s.way}
                  other={other.way}
                  from={from}
                  known={awake !== 'unknown'}
                />
              )
            })}
          </tr>
        ))}
        <tr className={line}>
          <th scope="row" className={`${rowName} @[40rem]:border-t`}>
            {words.side.ends}
          </th>
          {sides.map((s, _i) => (
            <td key={s.side} className={counted}>
              {s.way === null ? null : (
                <BothClocks instant={Math.round(s.way.figures.finish.p80)} {...zones} lang={lang} size="sm" />
              )}
            </td>
          ))}
        </tr>
      </tbody>
      <tfoot>
        <tr className={line}>
          <th scope="row" className={`${rowName} ${sum}`}>
            {words.side.sum}
          </th>
          {sides.map((s, i) => (
            <td
              key={s.side}
              className={`${cell} ${sum} ${betterCost(s.way, (i === 0 ? b : a).way) ? better : ''}`}
            >
              {s.way === null ? null : <strong>{Math.round(s.way.cost)}</strong>}
              {betterCost(s.way, (i === 0 ? b : a).way) ? <Better /> : null}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function Better() {
  const { lang } = useDesk()
  return (
    <>
      {' '}
      <StateMark mark="check" tone="good" label={bestStartWords[lang].side.better} />
    </>
  )
}

function Cell(props: {
  count: StartCount
  way: Candidate | null
  other: Candidate | null
  from: number
  known: boolean
}) {
  const { lang } = useDesk()
  const words = bestStartWords[lang]
  const { count, way, other, from, known } = props
  if (way === null) return <td className={counted} />
  if (count === 'over' && !known) return <td className={`${counted} text-ink-faint`}>{words.unknown}</td>
  const isBetter = other !== null && goodness(count, way, from) > goodness(count, other, from)
  const part = weighed[count]
  const weight = part === undefined ? 0 : Math.round(way.parts[part])
  return (
    <td className={`${counted} ${isBetter ? better : ''}`}>
      <Value count={count} way={way} from={from} />
      {isBetter ? <Better /> : null}
      {weight === 0 ? null : (
        <span className="block text-xs font-normal text-ink-faint">{words.weighs(weight)}</span>
      )}
    </td>
  )
}

function Value({ count, way, from }: { count: StartCount; way: Candidate; from: number }) {
  const { lang } = useDesk()
  switch (count) {
    case 'chance':
      return <Chance share={way.figures.chance} />
    case 'mornings':
      return way.split === null ? 1 : 2
    case 'asks':
      return <Duration minutes={asked(way)} lang={lang} />
    case 'waiting':
      return Math.floor((way.start - from) / DAY)
    default:
      return <Duration minutes={Math.round(way.figures[count])} lang={lang} />
  }
}

/** The more, the better; in whole units, so that what looks the same is not called better. */
function goodness(count: StartCount, way: Candidate, from: number): number {
  switch (count) {
    case 'chance':
      return Math.round(way.figures.chance * 100)
    case 'usable':
      return Math.round(way.figures.usable)
    case 'mornings':
      return way.split === null ? -1 : -2
    case 'asks':
      return -asked(way)
    case 'waiting':
      return -Math.floor((way.start - from) / DAY)
    default:
      return -Math.round(way.figures[count])
  }
}

function asked({ asks }: Candidate): number {
  return asks.reduce((sum, a) => sum + (a.end - a.start) / 60_000, 0)
}

function betterCost(way: Candidate | null, other: Candidate | null): boolean {
  return way !== null && other !== null && Math.round(way.cost) < Math.round(other.cost)
}

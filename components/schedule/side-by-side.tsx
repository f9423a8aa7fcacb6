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
    <table className="beside">
      <thead>
        <tr>
          <th scope="col" className="beside-corner">
            <span className="sr-only">{words.side.what}</span>
          </th>
          {sides.map((s, _i) => (
            <th key={s.side} scope="col">
              <span className="beside-name">{s.name}</span>
              {s.way === null ? null : (
                <div className="beside-way">
                  <WayWords way={s.way} />
                </div>
              )}
              <div className="beside-tools">{s.tools}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count}>
            <th scope="row">{words.counts[count]}</th>
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
        <tr>
          <th scope="row">{words.side.ends}</th>
          {sides.map((s, _i) => (
            <td key={s.side}>
              {s.way === null ? null : (
                <BothClocks instant={Math.round(s.way.figures.finish.p80)} {...zones} lang={lang} size="sm" />
              )}
            </td>
          ))}
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.side.sum}</th>
          {sides.map((s, i) => (
            <td
              key={s.side}
              className={betterCost(s.way, (i === 0 ? b : a).way) ? 'beside-better' : undefined}
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
  if (way === null) return <td />
  if (count === 'over' && !known) return <td className="beside-unknown">{words.unknown}</td>
  const better = other !== null && goodness(count, way, from) > goodness(count, other, from)
  const part = weighed[count]
  const weight = part === undefined ? 0 : Math.round(way.parts[part])
  return (
    <td className={better ? 'beside-better' : undefined}>
      <Value count={count} way={way} from={from} />
      {better ? <Better /> : null}
      {weight === 0 ? null : <span className="beside-weight">{words.weighs(weight)}</span>}
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

import type { CSSProperties } from 'react'
import { START_GRAIN } from '../../domain/schedule/best-start.ts'
import { type MapRow, placeInDay } from '../../domain/schedule/start-map.ts'
import { HOUR } from '../../domain/time/civil.ts'
import type { StartMapProps } from './start-map.tsx'

const RANKED = 3
const markLook = 'top-[calc(var(--day)*var(--row)+(var(--day)-1px)/2)] left-(--a) -translate-1/2'

/** When somebody is on site, along the foot of each row. */
export function Hands({ answer, head, hands, rows }: StartMapProps & { rows: readonly MapRow[] }) {
  const zone = head.home.zone
  const rowAt = (t: number) => rows.findLastIndex((r) => r.at <= t)
  const end = answer.map.from + answer.map.chances.length * START_GRAIN
  return hands.flatMap((h) => {
    const from = Math.max(h.start, answer.map.from)
    const to = Math.min(h.end, end)
    if (to <= from) return []
    const first = rowAt(from)
    const last = rowAt(to - 1)
    return Array.from({ length: last - first + 1 }, (_, k) => {
      const row = first + k
      const a = k === 0 ? placeInDay(from, zone) : 0
      const b = row === last ? placeInDay(to - 1, zone) : 1
      return (
        <span
          key={`${h.start} ${row}`}
          className="top-[calc(var(--day)*(var(--row)+1)-4px)] left-(--a) h-0.75 w-(--b) bg-site"
          style={{ '--row': row, '--a': `${a * 100}%`, '--b': `${(b - a) * 100}%` } as CSSProperties}
        />
      )
    })
  })
}

/** The planned start, the first ranked, and the one chosen. */
export function Marks({ answer, head, rows, chosen }: StartMapProps & { rows: readonly MapRow[] }) {
  const zone = head.home.zone
  const end = answer.map.from + answer.map.chances.length * START_GRAIN
  const placed = (at: number) =>
    ({
      '--row': rows.findLastIndex((r) => r.at <= at),
      '--a': `${placeInDay(at, zone) * 100}%`,
    }) as CSSProperties
  const inside = (at: number) => at >= answer.map.from && at < end
  const planned = head.start?.at.instant
  // Ways that begin at nearly the same time would hide each other: the best of them stands for all.
  const ranked = answer.best
    .slice(0, RANKED)
    .filter((c, i, all) => all.findIndex((o) => Math.abs(o.start - c.start) < HOUR) === i)
  return (
    <>
      {planned === undefined || !inside(planned) ? null : (
        <span
          className={`${markLook} size-6 rounded-[50%] border-2 border-dashed border-ink`}
          style={placed(planned)}
        />
      )}
      {ranked.map((c) => (
        <span
          key={c.start}
          className={`${markLook} grid h-4.25 min-w-4.25 place-items-center rounded-[50%] bg-ink text-2xs leading-none font-bold text-ground`}
          style={placed(c.start)}
        >
          {answer.best.indexOf(c) + 1}
        </span>
      ))}
      {chosen === null || !inside(chosen) ? null : (
        <span
          className={`${markLook} h-[calc(var(--day)+2px)] w-6 rounded-sm border-2 border-focus`}
          style={placed(chosen)}
        />
      )}
    </>
  )
}

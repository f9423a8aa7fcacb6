'use client'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react'
import type { Span } from '../../domain/availability/spans.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import { limitsOf } from '../../domain/plan/limits.ts'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { START_GRAIN } from '../../domain/schedule/best-start.ts'
import {
  aheadBy,
  LEVELS,
  levelsOf,
  type MapRow,
  mapRows,
  placeInDay,
} from '../../domain/schedule/start-map.ts'
import { bestStartWords } from '../../domain/schedule/words/best-start.ts'
import { DAY, HOUR, MINUTE, parseClock } from '../../domain/time/civil.ts'
import { bothClocksText } from '../../domain/time/format.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { DayMark, HourMark } from '../time/hour-mark.tsx'
import { onKeys } from '../ui/keys.ts'

export interface StartMapProps {
  answer: BestStartAnswer
  head: PlanHead
  /** When somebody is on site in these days. */
  hands: readonly Span[]
  by: 'cost' | 'chance'
  /** Epoch ms. */
  chosen: number | null
  onChoose: (start: number) => void
}

const QUARTERS = DAY / START_GRAIN
const RANKED = 3

/** The days of the search, a row each, home's hours above and the site's below: the deeper, the better to start then. */
export function StartMap(props: StartMapProps) {
  const { answer, head, by, chosen, onChoose } = props
  const { lang, zones } = useDesk()
  const words = bestStartWords[lang].map
  const hint = useId()
  const { map } = answer
  const count = map.chances.length
  const zone = head.home.zone
  const rows = useMemo(() => mapRows(map.from, count, zone), [map, count, zone])
  const levels = useMemo(() => levelsOf(map, by), [map, by])
  const at = chosen === null ? null : Math.round((chosen - map.from) / START_GRAIN)
  const choose = (i: number) => onChoose(map.from + Math.min(count - 1, Math.max(0, i)) * START_GRAIN)
  const here = at ?? Math.max(0, levels.indexOf(Math.max(...levels)))
  const whole = rows.find((r) => r.cells.every((c) => c !== null)) ?? (rows[0] as MapRow)
  const low = limitsOf(head).low

  function press(e: KeyboardEvent) {
    const by = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -QUARTERS,
      ArrowDown: QUARTERS,
      PageUp: -16,
      PageDown: 16,
    }[e.key]
    const to = e.key === 'Home' ? 0 : e.key === 'End' ? count - 1 : by === undefined ? null : here + by
    if (to === null || e.altKey || e.ctrlKey || e.metaKey) return
    e.preventDefault()
    choose(to)
  }
  function point(e: PointerEvent<HTMLElement>) {
    if (e.type === 'pointermove' && e.buttons !== 1) return
    const field = e.currentTarget.getBoundingClientRect()
    const row = rows[Math.floor(((e.clientY - field.top) / field.height) * rows.length)]
    const cell = row?.cells[Math.floor(((e.clientX - field.left) / field.width) * QUARTERS)]
    if (cell !== undefined && cell !== null && cell !== at) choose(cell)
  }

  const percent = Math.round((map.chances[here] ?? 0) * 100)
  const spoken = `${bothClocksText(map.from + here * START_GRAIN, zones, lang)}, ${words.value(percent)}`
  return (
    <div className="start-map" style={{ '--rows': rows.length } as CSSProperties}>
      <Hours row={whole} from={map.from} zone={zone} side="home" />
      <div className="start-map-days">
        {rows.map((row) => (
          <span key={row.at} className="side-home">
            <DayMark instant={row.at} zone={zone} lang={lang} refInstant={row.at} />
          </span>
        ))}
      </div>
      {/* A slider over two weeks: its value is read out on both clocks. */}
      <div
        className="start-map-field"
        role="slider"
        tabIndex={0}
        aria-label={words.label}
        aria-describedby={hint}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={here}
        aria-valuetext={spoken}
        onKeyDown={onKeys(press)}
        onPointerDown={point}
        onPointerMove={point}
      >
        {rows.map((row, i) => (
          <span
            key={row.at}
            className="start-map-row"
            style={{ '--row': i, backgroundImage: paint(row, levels) } as CSSProperties}
          />
        ))}
        {bands(low).map(([from, to]) => (
          <span
            key={from}
            className="start-map-low"
            style={{ '--a': `${from * 100}%`, '--b': `${(to - from) * 100}%` } as CSSProperties}
          />
        ))}
        <Hands {...props} rows={rows} />
        <Marks {...props} rows={rows} />
      </div>
      <Hours row={whole} from={map.from} zone={head.site.zone} side="site" />
      <p id={hint} className="start-map-hint">
        {words.hint} <Apart answer={answer} head={head} />
      </p>
      <p className="start-map-legend" aria-hidden="true">
        <span>{words.worse}</span>
        <span className="start-map-scale">
          {Array.from({ length: LEVELS + 1 }, (_, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the level is what it is.
            <i key={level} style={{ background: `var(--heat-${level})` }} />
          ))}
        </span>
        <span>{words.better}</span>
        <span className="start-map-key start-map-key-hands">{words.hands}</span>
        <span className="start-map-key start-map-key-low">{words.low}</span>
        {head.start === null ? null : (
          <span className="start-map-key start-map-key-planned">{words.planned}</span>
        )}
      </p>
    </div>
  )
}

/** Every third hour as a side's clock reads beside the whole day `row`. */
function Hours({
  row,
  from,
  zone,
  side,
}: {
  row: MapRow
  from: number
  zone: string
  side: 'home' | 'site'
}) {
  const { lang, state } = useDesk()
  return (
    <div className={`start-map-hours start-map-hours-${side} side-${side}`} aria-hidden="true">
      <span className="start-map-side">{state.head[side].name}</span>
      {Array.from({ length: 8 }, (_, i) => row.cells[i * 12]).map((cell, i) =>
        cell == null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: eight places, always the same.
          <span key={i} className="start-map-hour" style={{ '--a': `${(i / 8) * 100}%` } as CSSProperties}>
            <HourMark
              instant={from + cell * START_GRAIN}
              zone={zone}
              lang={lang}
              {...(side === 'site' ? { refZone: state.head.home.zone } : {})}
            />
          </span>
        ),
      )}
    </div>
  )
}

/** A row's colours, as stretches of equal depth. */
function paint({ cells }: MapRow, levels: readonly number[]): string {
  const colour = (cell: number | null | undefined) =>
    cell == null ? 'transparent' : `var(--heat-${levels[cell] ?? 0})`
  const stops: string[] = []
  for (let i = 0; i < cells.length; ) {
    let end = i + 1
    while (end < cells.length && colour(cells[end]) === colour(cells[i])) end++
    const place = (q: number) => `${((q / cells.length) * 100).toFixed(3)}%`
    stops.push(`${colour(cells[i])} ${place(i)} ${place(end)}`)
    i = end
  }
  return `linear-gradient(to right, ${stops.join(', ')})`
}

/** Shares of the day between two readings of the clock; two where midnight lies between. */
function bands({ from, to }: { from: string; to: string }): [number, number][] {
  const share = (text: string) => ((parseClock(text) ?? 0) * MINUTE) / DAY
  const [a, b] = [share(from), share(to)]
  if (a === b) return []
  return a < b
    ? [[a, b]]
    : [
        [0, b],
        [a, 1],
      ]
}

/** When somebody is on site, along the foot of each row. */
function Hands({ answer, head, hands, rows }: StartMapProps & { rows: readonly MapRow[] }) {
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
          className="start-map-hands"
          style={{ '--row': row, '--a': `${a * 100}%`, '--b': `${(b - a) * 100}%` } as CSSProperties}
        />
      )
    })
  })
}

/** The planned start, the first ranked, and the one chosen. */
function Marks({ answer, head, rows, chosen }: StartMapProps & { rows: readonly MapRow[] }) {
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
        <span className="start-map-planned" style={placed(planned)} />
      )}
      {ranked.map((c) => (
        <span key={c.start} className="start-map-rank" style={placed(c.start)}>
          {answer.best.indexOf(c) + 1}
        </span>
      ))}
      {chosen === null || !inside(chosen) ? null : (
        <span className="start-map-chosen" style={placed(chosen)} />
      )}
    </>
  )
}

/** Where a clock changes within the days, the lower hours are right only until then. */
function Apart({ answer, head }: { answer: BestStartAnswer; head: PlanHead }) {
  const { lang, called, length } = useDesk()
  const { map } = answer
  const apart = (at: number) => aheadBy(at, head.site.zone, head.home.zone)
  const whole = apart(map.from)
  let at = map.from
  const end = map.from + map.chances.length * START_GRAIN
  while (at < end && apart(at) === whole) at += START_GRAIN
  if (at >= end) return null
  return (
    <strong>
      {called.time(at)}: {bestStartWords[lang].map.shifted(length(Math.abs(apart(at)) * MINUTE))}
    </strong>
  )
}

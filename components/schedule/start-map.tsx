'use client'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react'
import type { Span } from '../../domain/availability/spans.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import { limitsOf } from '../../domain/plan/limits.ts'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { START_GRAIN } from '../../domain/schedule/best-start.ts'
import { aheadBy, LEVELS, levelsOf, type MapRow, mapRows } from '../../domain/schedule/start-map.ts'
import { bestStartWords } from '../../domain/schedule/words/best-start.ts'
import { DAY, MINUTE, parseClock } from '../../domain/time/civil.ts'
import { bothClocksText } from '../../domain/time/format.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { DayMark, HourMark } from '../time/hour-mark.tsx'
import { onKeys } from '../ui/keys.ts'
import { Hands, Marks } from './start-map-marks.tsx'

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

/** How deep each level of the map is. */
const heats = Object.fromEntries(
  [0, 14, 28, 44, 60, 78, 100].map((share, level) => [
    `--heat-${level}`,
    `color-mix(in oklab, var(--good) ${share}%, var(--sunken))`,
  ]),
)
const key = 'before:me-1.5 before:inline-block'

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
    <div
      className="start-map grid grid-cols-1 gap-x-2 text-xs [--day:1.375rem] @[40rem]:grid-cols-[auto_minmax(0,1fr)]"
      style={{ ...heats, '--rows': rows.length } as CSSProperties}
    >
      <Hours row={whole} from={map.from} zone={zone} side="home" />
      <div className="grid auto-rows-(--day) items-center whitespace-nowrap tabular-nums @max-[40rem]:pointer-events-none @max-[40rem]:z-1 @max-[40rem]:col-1 @max-[40rem]:row-2 @max-[40rem]:justify-items-start @max-[40rem]:justify-self-start @max-[40rem]:ps-1 @max-[40rem]:text-2xs @max-[40rem]:text-ink @max-[40rem]:text-shadow-[0_0_3px_var(--ground)] @[40rem]:min-w-30 @[40rem]:justify-items-end">
        {rows.map((row) => (
          <span key={row.at} className="side-home">
            <DayMark instant={row.at} zone={zone} lang={lang} refInstant={row.at} />
          </span>
        ))}
      </div>
      {/* A slider over two weeks: its value is read out on both clocks. */}
      <div
        className="relative h-[calc(var(--day)*var(--rows))] cursor-crosshair touch-pan-y rounded-md bg-sunken shadow-[0_0_0_1px_var(--line)] *:pointer-events-none *:absolute @max-[40rem]:col-1 @max-[40rem]:row-2"
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
            className="inset-x-0 top-[calc(var(--day)*var(--row))] h-[calc(var(--day)-1px)]"
            style={{ '--row': i, backgroundImage: paint(row, levels) } as CSSProperties}
          />
        ))}
        {bands(low).map(([from, to]) => (
          <span
            key={from}
            className="inset-y-0 left-(--a) w-(--b) bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--home),transparent_55%)_0_1px,transparent_1px_6px)]"
            style={{ '--a': `${from * 100}%`, '--b': `${(to - from) * 100}%` } as CSSProperties}
          />
        ))}
        <Hands {...props} rows={rows} />
        <Marks {...props} rows={rows} />
      </div>
      <Hours row={whole} from={map.from} zone={head.site.zone} side="site" />
      <p id={hint} className="col-span-full mt-1.5 text-ink-soft">
        {words.hint} <Apart answer={answer} head={head} />
      </p>
      <p
        className="col-span-full mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-soft"
        aria-hidden="true"
      >
        <span>{words.worse}</span>
        <span className="flex overflow-clip rounded-sm border border-line-strong *:h-2.5 *:w-3.5">
          {Array.from({ length: LEVELS + 1 }, (_, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the level is what it is.
            <i key={level} style={{ background: `var(--heat-${level})` }} />
          ))}
        </span>
        <span>{words.better}</span>
        <span className={`${key} before:h-0.75 before:w-4 before:bg-site before:align-middle`}>
          {words.hands}
        </span>
        <span
          className={`${key} before:h-2.5 before:w-4 before:bg-[repeating-linear-gradient(135deg,var(--home)_0_1px,transparent_1px_5px)]`}
        >
          {words.low}
        </span>
        {head.start === null ? null : (
          <span
            className={`${key} before:h-2.5 before:w-2.5 before:rounded-[50%] before:border-2 before:border-dashed before:border-ink`}
          >
            {words.planned}
          </span>
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
    <div
      className={`relative h-10.5 text-side tabular-nums @max-[40rem]:col-1 @[40rem]:col-2 @[40rem]:h-6 side-${side}`}
      aria-hidden="true"
    >
      <span
        className={`absolute max-w-28 truncate font-heading @max-[40rem]:left-0 @[40rem]:right-[calc(100%+1rem)] ${side === 'home' ? '@max-[40rem]:top-0 @[40rem]:bottom-0.75' : '@max-[40rem]:bottom-0.5 @[40rem]:top-0.75'}`}
      >
        {state.head[side].name}
      </span>
      {Array.from({ length: 8 }, (_, i) => row.cells[i * 12]).map((cell, i) =>
        cell == null ? null : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: eight places, always the same.
            key={i}
            className={`absolute left-(--a) -translate-x-1/2 ${side === 'home' ? 'bottom-0.75' : 'top-0.75'}`}
            style={{ '--a': `${(i / 8) * 100}%` } as CSSProperties}
          >
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

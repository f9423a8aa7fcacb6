'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { type ClockFace, formatClock, formatDate } from '../../domain/time/format.ts'
import { timeWords } from '../../domain/time/words/time.ts'
import { useHour12 } from './clock-format.tsx'

export type Side = 'site' | 'home'
export type ClockSize = 'sm' | 'md' | 'lg'

export interface SideClockProps {
  /** Epoch ms */
  instant: number
  zone: string
  side: Side
  lang: Lang
  /** The other side's zone: the mark (+1) counts calendar days from there. */
  refZone?: string | undefined
  /** The mark counts from the day of this instant instead. */
  refInstant?: number | undefined
  size?: ClockSize | undefined
  /** Whether to show the date as well, and with its year. */
  date?: boolean | 'year' | undefined
  hour12?: boolean | undefined
  seconds?: boolean | undefined
  /** What the side is called, for screen readers ("Taipei office"); "On site" or "At home" if not given. */
  name?: string | undefined
}

/** One side's clock: weekday, time, day-shift mark and offset; in full sentences for a screen reader. */
export function SideClock(props: SideClockProps) {
  const { instant, zone, lang, date } = props
  const hour12 = useHour12(props.hour12)
  const face = formatClock(instant, zone, { ...props, hour12 })
  const day = date ? formatDate(instant, zone, lang, { year: date === 'year' }) : null
  return (
    <Face face={face} day={day} side={props.side} size={props.size} lang={lang} name={props.name} marked />
  )
}

/** The look of a clock already read. Only the two clocks of this folder use it. */
export function Face(props: {
  face: ClockFace
  day: string | null
  side: Side
  size: ClockSize | undefined
  lang: Lang
  name: string | undefined
  marked: boolean
}) {
  const { face, day, side, size = 'md', lang, name, marked } = props
  const spoken = `${name ?? timeWords[lang][side]}${timeWords[lang].colon}${marked ? face.spoken : face.spokenPlain}`
  return (
    <time dateTime={face.iso} className={`side-clock side-clock-${size} side-${side}`}>
      <span aria-hidden="true">
        <span className="side-clock-time">{face.text}</span>
        {marked && face.shiftMark !== '' ? <sup className="side-clock-shift">{face.shiftMark}</sup> : null}
        {day === null ? null : <span className="side-clock-date"> {day}</span>}{' '}
        <span className="side-clock-offset">{face.offset}</span>
      </span>
      <span className="sr-only">{spoken}</span>
    </time>
  )
}

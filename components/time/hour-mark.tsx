import type { Lang } from '../../domain/messages/lang.ts'
import { clockParts, formatClock, formatDate, formatIso } from '../../domain/time/format.ts'

/** An hour on an axis, as that zone's clock reads: "08"; with how many days it is from the day in `refZone`: "08+1". */
export function HourMark(props: { instant: number; zone: string; lang: Lang; refZone?: string }) {
  const { instant, zone, lang, refZone } = props
  const shift = refZone === undefined ? '' : formatClock(instant, zone, { lang, refZone }).shiftMark
  return (
    <time dateTime={formatIso(instant, zone)}>
      {String(clockParts(instant, zone, lang).hour).padStart(2, '0')}
      {shift === '' ? null : <sup className="side-clock-shift">{shift}</sup>}
    </time>
  )
}

/** A calendar day on an axis, with how many days it is from the day of `refInstant`: "Sat 12 Sep +1". */
export function DayMark(props: { instant: number; zone: string; lang: Lang; refInstant: number }) {
  const { instant, zone, lang, refInstant } = props
  const face = formatClock(instant, zone, { lang, refInstant })
  return (
    <time dateTime={face.iso.slice(0, 10)}>
      {face.weekday} {formatDate(instant, zone, lang)}
      {face.shiftMark === '' ? null : <sup className="side-clock-shift">{face.shiftMark}</sup>}
    </time>
  )
}

import type { Lang } from '../../domain/messages/lang.ts'
import { clockParts, formatClock, formatDate, formatIso } from '../../domain/time/format.ts'

/** An hour on an axis, as that zone's clock reads: "08". */
export function HourMark({ instant, zone, lang }: { instant: number; zone: string; lang: Lang }) {
  return (
    <time dateTime={formatIso(instant, zone)}>
      {String(clockParts(instant, zone, lang).hour).padStart(2, '0')}
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

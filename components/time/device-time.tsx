'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { formatClock, formatDate, formatIso } from '../../domain/time/format.ts'
import { deviceZone } from '../../domain/time/zone.ts'
import { useHour12 } from './clock-format.tsx'

/**
 * When something was done on this device, by its own clock and in its own zone, whose offset it says: for where no upgrade's
 * two sides may be known any more. In the browser only, since a server has another zone; where a server draws it first, in a `zone` given.
 */
export function DeviceTime(props: { instant: number; lang: Lang; zone?: string | undefined }) {
  const { instant, lang } = props
  const hour12 = useHour12(undefined)
  const zone = props.zone ?? deviceZone() ?? 'UTC'
  const { time, offset, spokenPlain } = formatClock(instant, zone, { lang, hour12 })
  return (
    <time dateTime={formatIso(instant, zone)} className="whitespace-nowrap text-ink-soft">
      <span aria-hidden="true">
        {formatDate(instant, zone, lang)} {time} <span className="side-clock-offset">{offset}</span>
      </span>
      <span className="sr-only">{spokenPlain}</span>
    </time>
  )
}

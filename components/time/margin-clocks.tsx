'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { bothClocks, clockParts, formatIso, formatOffset } from '../../domain/time/format.ts'
import { DayMark } from './hour-mark.tsx'

export interface Zones {
  siteZone: string
  homeZone: string
}

/**
 * An instant in the margin of a list: hours and minutes of both sides, the home side's first. Days and offsets stand in the
 * `DayHead` above it; a screen reader hears all of it here.
 */
export function MarginClocks({ instant, zones, lang }: { instant: number; zones: Zones; lang: Lang }) {
  const faces = bothClocks(instant, zones, lang)
  const said = `${faces.home.spoken} / ${faces.site.spoken}`
  return (
    <time
      dateTime={formatIso(instant, zones.homeZone)}
      className="font-figures whitespace-nowrap text-xs tabular-nums"
      title={`${faces.home.text} ${faces.home.offset} · ${faces.site.text} ${faces.site.offset}`}
    >
      <span aria-hidden="true">
        <span className="side-home text-side">{faces.home.time}</span>{' '}
        <span className="side-site text-side">{faces.site.time}</span>
      </span>
      <span className="sr-only">{said}</span>
    </time>
  )
}

/** What must be said anew in a list: either side's day, and how far its clock is from UTC. */
export function dayKey(instant: number, { homeZone, siteZone }: Zones): string {
  return [homeZone, siteZone]
    .map((zone) => {
      const { year, month, day, offset } = clockParts(instant, zone, 'en')
      return `${year}-${month}-${day} ${offset}`
    })
    .join(' ')
}

/** The days that the lines below it belong to, on both sides, with both offsets. */
export function DayHead({ instant, zones, lang }: { instant: number; zones: Zones; lang: Lang }) {
  return (
    <span className="text-xs font-semibold whitespace-nowrap">
      {([zones.homeZone, zones.siteZone] as const).map((zone, i) => (
        <span key={i === 0 ? 'home' : 'site'}>
          {i === 0 ? null : <span className="text-ink-faint"> · </span>}
          <span className={`${i === 0 ? 'side-home' : 'side-site'} text-side`}>
            <DayMark instant={instant} zone={zone} lang={lang} refInstant={instant} />{' '}
            <span className="font-normal">{formatOffset(clockParts(instant, zone, lang).offset)}</span>
          </span>
        </span>
      ))}
    </span>
  )
}

'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { bothClocks, formatDate } from '../../domain/time/format.ts'
import { useHour12 } from './clock-format.tsx'
import { type ClockSize, Face, type Side } from './side-clock.tsx'

export interface BothClocksProps {
  /** Epoch ms */
  instant: number
  siteZone: string
  homeZone: string
  lang: Lang
  size?: ClockSize | undefined
  /** The side that the reader is on comes first; the site's if not given. */
  order?: 'site-first' | 'home-first' | undefined
  /** Whether to show both dates as well, and with their years. */
  date?: boolean | 'year' | undefined
  hour12?: boolean | undefined
  seconds?: boolean | undefined
  /** What the sides are called, for screen readers. */
  siteName?: string | undefined
  homeName?: string | undefined
}

/**
 * An instant on both sides' clocks, the only way a time is shown. The second clock carries the mark: how many calendar
 * days it is ahead of or behind the first.
 */
export function BothClocks(props: BothClocksProps) {
  const { instant, siteZone, homeZone, lang, size = 'md', order = 'site-first', date } = props
  const hour12 = useHour12(props.hour12)
  const faces = bothClocks(instant, { siteZone, homeZone }, lang, { ...props, hour12 })
  const sides: Side[] = order === 'home-first' ? ['home', 'site'] : ['site', 'home']
  const zones = { site: siteZone, home: homeZone }
  const names = { site: props.siteName, home: props.homeName }
  return (
    <span className={`both-clocks both-clocks-${size}`}>
      {sides.map((side, i) => (
        <span key={side}>
          {i === 0 ? null : <span className="both-clocks-between"> · </span>}
          <Face
            face={faces[side]}
            day={date ? formatDate(instant, zones[side], lang, { year: date === 'year' }) : null}
            side={side}
            size={size}
            lang={lang}
            name={names[side]}
            marked={i > 0}
          />
        </span>
      ))}
    </span>
  )
}

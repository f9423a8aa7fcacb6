import { type ClockChange, clockChanges, offsetAt, parseZone, tzVersion } from './zone.ts'

/** What one engine's tz data says of a zone over a stretch: small enough to go along with a page. */
export interface ZoneFacts {
  zone: string
  /** Epoch ms */
  from: number
  to: number
  /** Minutes east of UTC at `from`. */
  offset: number
  changes: { at: number; after: number }[]
  /** The release of the tz data, '' where the engine doesn't say. */
  tz: string
}

/** The first instant from which the reader's engine shows another clock than the server's. Offsets in minutes. */
export interface ZoneDifference {
  zone: string
  at: number
  theirs: number
  /** Null: this engine does not know the zone. */
  ours: number | null
  tz: string
}

const DAY = 86_400_000

/** What this engine says of the zones, from 60 days before an instant to 400 days after it. */
export function zoneFacts(zones: string[], around: number): ZoneFacts[] {
  const [from, to] = [around - 60 * DAY, around + 400 * DAY]
  return [...new Set(zones)].map((zone) => ({
    zone,
    from,
    to,
    offset: offsetAt(zone, from),
    changes: clockChanges(zone, from, to).map(({ at, after }) => ({ at, after })),
    tz: tzVersion(),
  }))
}

/** Holds another engine's facts against this one's; one difference a zone, the earliest. */
export function zoneDifferences(facts: ZoneFacts[]): ZoneDifference[] {
  return facts.flatMap((theirs): ZoneDifference[] => {
    const { zone, from, to, tz } = theirs
    if (!parseZone(zone).ok) return [{ zone, at: from, theirs: theirs.offset, ours: null, tz }]
    const ours = { offset: offsetAt(zone, from), changes: clockChanges(zone, from, to) }
    const moments = [from, ...theirs.changes.map((c) => c.at), ...ours.changes.map((c) => c.at)]
    for (const at of moments.sort((a, b) => a - b)) {
      const [t, o] = [offsetOf(theirs, at), offsetOf(ours, at)]
      if (t !== o) return [{ zone, at, theirs: t, ours: o, tz }]
    }
    return []
  })
}

function offsetOf(
  said: { offset: number; changes: Pick<ClockChange, 'at' | 'after'>[] },
  at: number,
): number {
  return said.changes.findLast((c) => c.at <= at)?.after ?? said.offset
}

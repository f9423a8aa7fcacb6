import { resolveWallTime, type WallTime } from './wall-time.ts'

/** A stored wall time whose clock, by today's tz data, reads it at another instant. */
export interface MovedWall {
  which: 'start' | 'window-from' | 'window-to' | 'step' | 'shift-from' | 'shift-to'
  /** The step that has the fixed start, if it is a step's. */
  step: string | null
  /** The hours that are that shift by date, if it is the edge of one. */
  hands: string | null
  wall: WallTime
  /** What its clock and zone come to today; null where that clock now skips it, or the zone is no longer known. */
  now: WallTime | null
}

/** The wall times of a plan, as they are stored. */
export interface StoredWalls {
  start: { at: WallTime } | null
  window: { from: WallTime; to: WallTime } | null
  steps: readonly { id: string; startAt?: WallTime | null | undefined }[]
  hands?: readonly { id: string; once?: { from: WallTime; to: WallTime } | null | undefined }[]
}

/**
 * Wall times that new tz data has moved. Nothing is changed: the stored instant stands until somebody says which of the
 * two was meant, the moment or the reading of the clock.
 */
export function movedWalls({ start, window, steps, hands = [] }: StoredWalls): MovedWall[] {
  const head = { step: null, hands: null }
  const stored: (Omit<MovedWall, 'wall' | 'now'> & { wall: WallTime | null | undefined })[] = [
    { ...head, which: 'start', wall: start?.at },
    { ...head, which: 'window-from', wall: window?.from },
    { ...head, which: 'window-to', wall: window?.to },
    ...steps.map((s) => ({ ...head, which: 'step' as const, step: s.id, wall: s.startAt })),
    ...hands.flatMap(({ id, once }) => [
      { ...head, which: 'shift-from' as const, hands: id, wall: once?.from },
      { ...head, which: 'shift-to' as const, hands: id, wall: once?.to },
    ]),
  ]
  return stored.flatMap(({ wall, ...of }) => {
    if (wall == null) return []
    const now = today(wall)
    return now?.instant === wall.instant ? [] : [{ ...of, wall, now }]
  })
}

function today({ local, zone, instant }: WallTime): WallTime | null {
  const read = ([undefined, 'earlier', 'later'] as const).flatMap((choice) => {
    const result = resolveWallTime(local, zone, choice)
    return result.ok ? [result.wall] : []
  })
  // Where it comes twice, the one that was chosen has not moved.
  return read.find((w) => w.instant === instant) ?? read[0] ?? null
}

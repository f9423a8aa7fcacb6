import { resolveWallTime, type WallTime } from './wall-time.ts'

/** A stored wall time whose clock, by today's tz data, reads it at another instant. */
export interface MovedWall {
  which: 'start' | 'window-from' | 'window-to' | 'step'
  /** The step that has the fixed start, if it is a step's. */
  step: string | null
  wall: WallTime
  /** What its clock and zone come to today; null where that clock now skips it, or the zone is no longer known. */
  now: WallTime | null
}

/** The wall times of a plan, as they are stored. */
export interface StoredWalls {
  start: { at: WallTime } | null
  window: { from: WallTime; to: WallTime } | null
  steps: readonly { id: string; startAt?: WallTime | null | undefined }[]
}

/**
 * Wall times that new tz data has moved. Nothing is changed: the stored instant stands until somebody says which of the
 * two was meant, the moment or the reading of the clock.
 */
export function movedWalls({ start, window, steps }: StoredWalls): MovedWall[] {
  const stored: [MovedWall['which'], string | null, WallTime | null | undefined][] = [
    ['start', null, start?.at],
    ['window-from', null, window?.from],
    ['window-to', null, window?.to],
    ...steps.map((s): (typeof stored)[number] => ['step', s.id, s.startAt]),
  ]
  return stored.flatMap(([which, step, wall]) => {
    if (wall == null) return []
    const now = today(wall)
    return now?.instant === wall.instant ? [] : [{ which, step, wall, now }]
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

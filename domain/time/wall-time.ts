import { DAY, MINUTE, parseLocal, writeLocal } from './civil.ts'
import { offsetMs, offsetSpans, parseZone, tzVersion } from './zone.ts'

/** A reading of the clock on somebody's wall, and the instant it was resolved to. */
export interface WallTime {
  /** `YYYY-MM-DDTHH:mm` */
  local: string
  /** IANA zone */
  zone: string
  /** Epoch ms */
  instant: number
  /** Version of the tz data that resolved it, '' if the engine doesn't say. */
  tz: string
}

/** One of two things that somebody may have meant. Offset in minutes east of UTC. */
export interface Reading {
  instant: number
  local: string
  offset: number
}

export type WallTimeResult =
  | { ok: true; wall: WallTime }
  | { ok: false; code: 'unknown-zone'; zone: string }
  | { ok: false; code: 'bad-local'; local: string }
  | {
      ok: false
      code: 'gap'
      local: string
      zone: string
      /** The instant of the jump, and what the wall clock would have read and does read at it. */
      at: number
      jumpsFrom: string
      jumpsTo: string
      /** The real times as far before and after the jump as the one asked for is inside it. */
      earlier: Reading
      later: Reading
    }
  | { ok: false; code: 'overlap'; local: string; zone: string; earlier: Reading; later: Reading }

/**
 * Instants at which a zone's wall clock reads `local` (a local number, see civil.ts), in order: one as a rule, two in
 * an overlap, none in a gap. `jump` is the change of clock that skipped it, in a gap only.
 */
export function readingsOf(
  local: number,
  zone: string,
): { instants: number[]; jump: { at: number; before: number; after: number } | null } {
  // No offset has ever been a whole day, so every candidate lies within a day of the local number.
  const spans = offsetSpans(zone, local - DAY, local + DAY)
  const instants: number[] = []
  for (const span of spans) {
    const instant = local - span.offset
    if (instant >= span.from && instant < span.to) instants.push(instant)
  }
  if (instants.length > 0) return { instants, jump: null }
  for (const [i, span] of spans.entries()) {
    const before = spans[i - 1]
    if (before !== undefined && local >= span.from + before.offset && local < span.from + span.offset)
      return { instants, jump: { at: span.from, before: before.offset, after: span.offset } }
  }
  throw new Error(`No reading and no gap at ${writeLocal(local)} in ${zone}`)
}

/**
 * The instant of a wall time. Never silent at a change of clock: a time that was skipped is refused with its two
 * neighbours, and a time that comes twice is refused with both instants unless `choice` says which.
 * Seconds don't exist here; years are 1970 to 2199.
 */
export function resolveWallTime(local: string, zone: string, choice?: 'earlier' | 'later'): WallTimeResult {
  const parsed = parseZone(zone)
  if (!parsed.ok) return { ok: false, code: 'unknown-zone', zone }
  const number = parseLocal(local)
  if (number === null) return { ok: false, code: 'bad-local', local }
  const name = parsed.zone
  const { instants, jump } = readingsOf(number, name)
  if (jump !== null) {
    return {
      ok: false,
      code: 'gap',
      local,
      zone: name,
      at: jump.at,
      jumpsFrom: writeLocal(jump.at + jump.before),
      jumpsTo: writeLocal(jump.at + jump.after),
      earlier: readingAt(number - jump.after, name),
      later: readingAt(number - jump.before, name),
    }
  }
  const first = instants[0] as number
  const last = instants.at(-1) as number
  if (first !== last && choice === undefined) {
    return {
      ok: false,
      code: 'overlap',
      local,
      zone: name,
      earlier: readingAt(first, name),
      later: readingAt(last, name),
    }
  }
  return {
    ok: true,
    wall: { local, zone: name, instant: choice === 'later' ? last : first, tz: tzVersion() },
  }
}

/** What a zone's clock reads at an instant, as a local number (see civil.ts). Throws on an unknown zone. */
export function localNumber(instant: number, zone: string): number {
  return instant + offsetMs(zone, instant)
}

/** What a zone's clock reads at an instant: `YYYY-MM-DDTHH:mm`, seconds dropped. Throws on an unknown zone. */
export function localAt(instant: number, zone: string): string {
  return writeLocal(localNumber(instant, zone))
}

/** The wall time of an instant, taken back to the start of its minute on that clock. Throws on an unknown zone. */
export function wallTimeAt(instant: number, zone: string): WallTime {
  const parsed = parseZone(zone)
  if (!parsed.ok) throw new RangeError(`Not an IANA zone: ${JSON.stringify(zone)}`)
  const local = localNumber(instant, parsed.zone)
  const seconds = local - Math.floor(local / MINUTE) * MINUTE
  return { local: writeLocal(local), zone: parsed.zone, instant: instant - seconds, tz: tzVersion() }
}

function readingAt(instant: number, zone: string): Reading {
  const offset = offsetMs(zone, instant)
  return { instant, local: writeLocal(instant + offset), offset: offset / MINUTE }
}

import { readZone } from '../plan/fresh.ts'
import type { HandsWindow } from '../plan/plan.ts'
import { type Once, shiftOf } from '../plan/shift.ts'
import { parseDate, writeDate } from '../time/civil.ts'
import { localAt, type Reading, resolveWallTime, type WallTime } from '../time/wall-time.ts'
import { addThing, type Edit, setField } from './edit.ts'
import { readClock } from './text.ts'

export type Which = 'earlier' | 'later'
export type ShiftEnd = 'from' | 'to'

/** A shift by date as it is typed: a day, two clock readings, and the zone of those clocks. */
export interface ShiftText {
  /** `YYYY-MM-DD`: the day on which it begins. */
  date: string
  /** As `readClock` takes them. A `to` at or before `from` is on the next day. */
  from: string
  to: string
  /** A zone, or a place that has one. */
  zone: string
  /** Of a reading that comes twice, the one that is meant. */
  which: Partial<Record<ShiftEnd, Which>>
}

/** What is wrong with one field of it; the words are in `domain/plan/words/shifts.ts`. */
export type ShiftFault =
  | { fault: 'date' | 'clock' | 'zone' }
  /** Clocks skip that reading. Local date-times, `YYYY-MM-DDTHH:mm`. */
  | { fault: 'gap'; local: string; zone: string; jumpsFrom: string; jumpsTo: string }
  /** It comes twice: to be asked which is meant. */
  | { fault: 'twice'; local: string; earlier: Reading; later: Reading }
  /** Of two readings of one doubled hour the later was taken to begin with, and the earlier to end with. */
  | { fault: 'order' }

export type ShiftFaults = Partial<Record<'date' | ShiftEnd | 'zone', ShiftFault>>

export type ReadShift =
  | { ok: true; once: Once; nextDay: boolean }
  | { ok: false; faults: ShiftFaults; nextDay: boolean }

/** What was typed as a shift, or what is wrong with each field. `nextDay`: the end is taken to be on the day after. */
export function readShift(text: ShiftText): ReadShift {
  const faults: ShiftFaults = {}
  const day = parseDate(text.date.trim())
  if (day === null) faults.date = { fault: 'date' }
  const zone = readZone(text.zone)
  if (!zone.ok) faults.zone = { fault: 'zone' }
  const clocks = { from: readClock(text.from), to: readClock(text.to) }
  for (const end of ['from', 'to'] as const) if (clocks[end] === null) faults[end] = { fault: 'clock' }
  const nextDay = clocks.from !== null && clocks.to !== null && clocks.to <= clocks.from
  if (day === null || !zone.ok || clocks.from === null || clocks.to === null)
    return { ok: false, faults, nextDay }

  const wall = (end: ShiftEnd): WallTime | null => {
    const local = `${writeDate(end === 'to' && nextDay ? day + 1 : day)}T${clocks[end]}`
    const read = resolveWallTime(local, zone.zone, text.which[end])
    if (read.ok) return read.wall
    if (read.code === 'gap') {
      const { jumpsFrom, jumpsTo } = read
      faults[end] = { fault: 'gap', local, zone: zone.zone, jumpsFrom, jumpsTo }
    } else if (read.code === 'overlap')
      faults[end] = { fault: 'twice', local, earlier: read.earlier, later: read.later }
    // The day after the last day that there is.
    else faults.date = { fault: 'date' }
    return null
  }
  const [from, to] = [wall('from'), wall('to')]
  if (from === null || to === null) return { ok: false, faults, nextDay }
  if (to.instant <= from.instant) return { ok: false, faults: { to: { fault: 'order' } }, nextDay }
  return { ok: true, once: { from, to }, nextDay }
}

/** A shift as it would be typed, on the clock that it begins on. */
export function writeShift({ from, to }: Once): ShiftText {
  const end = localAt(to.instant, from.zone)
  const which = (local: string, instant: number): Which | undefined => {
    const read = resolveWallTime(local, from.zone)
    if (read.ok || read.code !== 'overlap') return undefined
    return read.later.instant === instant ? 'later' : 'earlier'
  }
  const [first, last] = [which(from.local, from.instant), which(end, to.instant)]
  return {
    date: from.local.slice(0, 10),
    from: from.local.slice(11),
    to: end.slice(11),
    zone: from.zone,
    which: { ...(first && { from: first }), ...(last && { to: last }) },
  }
}

/** A new shift of a person. */
export function newShift(made: { id: string; person: string; once: Once }): Edit[] {
  return [addThing('hands', shiftOf(made))]
}

/** Another person, another time, or both; only what differs. */
export function changeShift(
  was: HandsWindow,
  next: { person: string; once: Once },
  saw: { person: string; once: Once },
): Edit[] {
  const same = (a: Once, b: Once) => a.from.instant === b.from.instant && a.to.instant === b.to.instant
  return [
    ...(next.person === saw.person ? [] : [setField('hands', was.id, 'person', next.person, saw.person)]),
    ...(same(next.once, saw.once) && next.once.from.zone === saw.once.from.zone
      ? []
      : [setField('hands', was.id, 'once', next.once, saw.once)]),
  ]
}

/**
 * What to say of a shift that helps nobody: it is over, or it lies outside the window altogether. It is kept all the
 * same: the window may yet move, and what was is what was.
 */
export function shiftHint(
  { from, to }: Once,
  window: { from: WallTime; to: WallTime } | null,
  now: number,
): 'past' | 'outside' | null {
  if (to.instant <= now) return 'past'
  if (window === null) return null
  return to.instant <= window.from.instant || from.instant >= window.to.instant ? 'outside' : null
}

/** Shifts by date in the order in which they begin. */
export function shiftsIn(hands: Readonly<Record<string, HandsWindow>>): (HandsWindow & { once: Once })[] {
  return Object.values(hands)
    .flatMap((h) => (h.once ? [{ ...h, once: h.once }] : []))
    .sort((a, b) => a.once.from.instant - b.once.from.instant)
}

/** The day on which a new shift would most likely begin: that of the start, else of the window, else today. */
export function likelyDay(
  head: { start: { at: WallTime } | null; window: { from: WallTime } | null },
  zone: string,
  now: number,
): string {
  const at = head.start?.at.instant ?? head.window?.from.instant ?? now
  return localAt(at, zone).slice(0, 10)
}

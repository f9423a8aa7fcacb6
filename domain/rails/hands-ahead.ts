import { handsIntervals, LOOK_AHEAD } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { DAY } from '../time/civil.ts'
import { localNumber, readingsOf } from '../time/wall-time.ts'

/** A stretch of time, half-open (epoch ms). */
export interface Span {
  start: number
  end: number
}

/** The instant at which a side's wall clock reads a local number (see civil.ts); one that is skipped is the jump's. */
export function instantOf(local: number, zone: string, which: 'earlier' | 'later' = 'earlier'): number {
  const { instants, jump } = readingsOf(local, zone)
  if (jump !== null) return jump.at
  return (which === 'earlier' ? instants[0] : instants.at(-1)) as number
}

/** When somebody is on site by the windows of those who still have a seat: sorted, disjoint. */
export function handsByWindows(state: Hands, from: number, to: number): Span[] {
  const windows = Object.values(state.hands).filter((w) => state.people[w.person]?.revoked !== true)
  return merge(handsIntervals(windows, state.head.site.zone, from, to))
}

export type Hands = Pick<UpgradeState, 'hands' | 'head' | 'people' | 'presence'>

/**
 * When somebody will be on site, from `from` on for as far as the windows are looked ahead, as known at `now`. What people said overrules
 * their windows: away cuts until they are back, left cuts the stretch they left, and on site without an end counts to
 * the end of that day on the site.
 */
export function handsAhead(state: Hands, now: number, from = now): Span[] {
  const zone = state.head.site.zone
  const spans: Span[] = []
  const seats = new Set([...Object.values(state.hands).map((w) => w.person), ...Object.keys(state.presence)])
  for (const person of seats) {
    if (state.people[person]?.revoked === true) continue
    const own = Object.values(state.hands).filter((w) => w.person === person)
    const windows = handsIntervals(own, zone, from, from + LOOK_AHEAD)
    const said = state.presence[person]
    const until = said?.until ?? null
    if (said === undefined || said.state === 'unknown' || (until !== null && until <= now)) {
      spans.push(...windows)
    } else if (said.state === 'on-site') {
      const day = Math.floor(localNumber(Math.max(said.since, now), zone) / DAY)
      spans.push({ start: now, end: until ?? instantOf((day + 1) * DAY, zone) }, ...windows)
    } else if (said.state === 'away') {
      const back = until ?? Number.POSITIVE_INFINITY
      for (const w of windows) if (w.end > back) spans.push({ start: Math.max(w.start, back), end: w.end })
    } else {
      const left = handsIntervals(own, zone, said.since, said.since + LOOK_AHEAD).find(
        (w) => w.start <= said.since,
      )
      const gone = left?.end ?? now
      for (const w of windows) if (w.end > gone) spans.push({ start: Math.max(w.start, gone), end: w.end })
    }
  }
  return merge(spans)
}

/** Spans as the least number of sorted, disjoint ones. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const s of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (s.end <= s.start) continue
    if (last !== undefined && s.start <= last.end) last.end = Math.max(last.end, s.end)
    else merged.push({ start: s.start, end: s.end })
  }
  return merged
}

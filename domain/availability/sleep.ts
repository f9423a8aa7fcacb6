import { DAY, MINUTE, parseClock } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { clip, dailySpans, hasDay, instantOf, merge, type Span } from './spans.ts'

/** When somebody ordinarily wakes up and goes to sleep: `HH:mm` on the clock of their own zone. */
export interface SleepHours {
  wake: string
  sleep: string
}

/** What somebody says of their sleep; private. `shared`: the others of their upgrades may know it too. */
export interface OwnHours extends SleepHours {
  shared: boolean
}

/**
 * When somebody ordinarily sleeps within [from, to): sorted, disjoint, half-open: asleep at `start`, awake at `end`.
 * Changes of the clock as for hands windows: an edge that is skipped is the first instant after the gap; where an hour
 * comes twice, sleep begins at the earlier reading and ends at the later. So a night is an hour shorter or longer.
 */
export function sleepSpans({ wake, sleep }: SleepHours, zone: string, from: number, to: number): Span[] {
  return merge(clip(dailySpans(zone, msOf(sleep), msOf(wake), from, to), from, to))
}

/** When somebody who wakes at `wake` by `zone` ordinarily wakes up, from the last time at or before `from` on. */
export function wakings(zone: string, wake: string, from: number, to: number): number[] {
  const all: number[] = []
  const lastDay = Math.floor(localNumber(to, zone) / DAY)
  // Two days before: the day before may be one that the zone skipped.
  for (let day = Math.floor(localNumber(from, zone) / DAY) - 2; day <= lastDay; day++) {
    const at = instantOf(day * DAY + msOf(wake), zone, 'later')
    if (at < to && hasDay(day, zone)) all.push(at)
  }
  return all.slice(
    Math.max(
      0,
      all.findLastIndex((w) => w <= from),
    ),
  )
}

/**
 * Since when somebody is awake at `t`, who has been at work since `startOfWork`: the last ordinary waking before it. A
 * person who works through their night has not slept, so it goes on counting past the hour at which they usually
 * get up. Before the work has begun: the last ordinary waking before `t`.
 */
export function awakeSince(
  hours: Pick<SleepHours, 'wake'>,
  zone: string,
  t: number,
  startOfWork: number,
): number {
  const before = Math.min(t, startOfWork)
  return lastWaking(wakings(zone, hours.wake, before, before + 1), before)
}

/** For how many minutes somebody is awake at `t`; none when they are not at work yet and ordinarily asleep. */
export function awakeMinutesAt(hours: SleepHours, zone: string, t: number, startOfWork: number): number {
  if (t < startOfWork && sleepSpans(hours, zone, t, t + 1).length > 0) return 0
  return (t - awakeSince(hours, zone, t, startOfWork)) / MINUTE
}

/** The last of some wakings (sorted) at or before `t`; the first of them if there is none, and `t` if they are none. */
export function lastWaking(wakes: readonly number[], t: number): number {
  let last = wakes[0] ?? t
  for (const w of wakes) {
    if (w > t) break
    last = w
  }
  return last
}

/**
 * When a body that lives by `zone` is at its lowest, within [from, to): sorted, disjoint, half-open, so that 02:00 to
 * 06:00 (`HH:mm`) is 02:00 to 05:59. Equal clock readings are no time at all. Changes of the clock as in `sleepSpans`.
 */
export function lowWindowSpans(
  zone: string,
  low: { from: string; to: string },
  from: number,
  to: number,
): Span[] {
  if (low.from === low.to) return []
  return merge(clip(dailySpans(zone, msOf(low.from), msOf(low.to), from, to), from, to))
}

function msOf(text: string): number {
  const minutes = parseClock(text)
  if (minutes === null) throw new RangeError(`Not a clock reading: ${JSON.stringify(text)}`)
  return minutes * MINUTE
}

import { MINUTE } from '../time/civil.ts'
import { SENTINEL, UPGRADER, type Work } from './work.ts'

/** `Work` as plain numbers, made once and walked through many times. */
export interface Track {
  size: number
  base: number
  busy: Uint8Array
  hands: Uint8Array
  notBefore: Float64Array
  /** What job i waits for is `after[afterFrom[i]]` up to before `after[afterFrom[i + 1]]`. */
  afterFrom: Int32Array
  after: Int32Array
  /** 0 nothing has happened, 1 it runs, 2 it is over. */
  stage: Uint8Array
  /** Of what runs or is over. */
  begun: Float64Array
  /** Of what is over. */
  ended: Float64Array
  handsFrom: Float64Array
  handsTo: Float64Array
}

/** Where the jobs stand after one walk (epoch ms), and from when on each could have started but for the hands. */
export interface Walk {
  could: Float64Array
  start: Float64Array
  end: Float64Array
}

export function trackOf(work: Work): Track {
  const size = work.jobs.length
  const afterFrom = new Int32Array(size + 1)
  for (const [i, job] of work.jobs.entries()) afterFrom[i + 1] = (afterFrom[i] as number) + job.after.length
  return {
    size,
    base: work.base,
    busy: Uint8Array.from(work.jobs, (j) => j.busy),
    hands: Uint8Array.from(work.jobs, (j) => (j.hands ? 1 : 0)),
    notBefore: Float64Array.from(work.jobs, (j) => j.notBefore),
    afterFrom,
    after: Int32Array.from(work.jobs.flatMap((j) => j.after)),
    stage: Uint8Array.from(work.jobs, (j) => (j.past === null ? 0 : j.past.end === null ? 1 : 2)),
    begun: Float64Array.from(work.jobs, (j) => j.past?.start ?? 0),
    ended: Float64Array.from(work.jobs, (j) => j.past?.end ?? 0),
    handsFrom: Float64Array.from(work.hands, (h) => h.start),
    handsTo: Float64Array.from(work.hands, (h) => h.end),
  }
}

export function emptyWalk(size: number): Walk {
  return { could: new Float64Array(size), start: new Float64Array(size), end: new Float64Array(size) }
}

/**
 * Gives every job its place, given how long each takes (`took`, ms; for one that runs, in all). A job starts once what
 * it waits for is over, its people are free, its fixed start has come and, if it needs hands, somebody is on site; it
 * is not broken off when they leave. Where nobody comes any more within the look-ahead it starts as if they were there:
 * see `stuck`. The end of everything is returned (epoch ms), `-Infinity` for no jobs.
 *
 * Ends never become earlier when a job takes longer, starts later, or hands are there less.
 */
export function walk(track: Track, took: ArrayLike<number>, { could, start, end }: Walk): number {
  const { size, base, busy, hands, notBefore, afterFrom, after, stage, begun, ended, handsFrom, handsTo } =
    track
  let upgrader = base
  let sentinel = base
  let span = 0
  let last = Number.NEGATIVE_INFINITY
  for (let i = 0; i < size; i++) {
    const who = busy[i] as number
    let to: number
    if (stage[i] !== 0) {
      const from = begun[i] as number
      could[i] = from
      start[i] = from
      if (stage[i] === 2) {
        const over = ended[i] as number
        end[i] = over
        if (over > last) last = over
        continue
      }
      to = from + (took[i] as number)
      if (to < base) to = base
    } else {
      let at = notBefore[i] as number
      if (at < base) at = base
      for (let k = afterFrom[i] as number; k < (afterFrom[i + 1] as number); k++) {
        const w = end[after[k] as number] as number
        if (w > at) at = w
      }
      if ((who & UPGRADER) !== 0 && upgrader > at) at = upgrader
      if ((who & SENTINEL) !== 0 && sentinel > at) at = sentinel
      could[i] = at
      if (hands[i] === 1) {
        // Whoever needs hands needs the sentinel, whose free time only moves on: so does the place among the spans.
        while (span < handsTo.length && (handsTo[span] as number) <= at) span++
        if (span < handsTo.length && (handsFrom[span] as number) > at) at = handsFrom[span] as number
      }
      start[i] = at
      to = at + (took[i] as number)
    }
    end[i] = to
    if ((who & UPGRADER) !== 0 && to > upgrader) upgrader = to
    if ((who & SENTINEL) !== 0 && to > sentinel) sentinel = to
    if (to > last) last = to
  }
  return last
}

/** Whether job i stands where nobody is expected on site any more. */
export function stuck(track: Track, walked: Walk, i: number): boolean {
  if (track.hands[i] !== 1 || track.stage[i] !== 0) return false
  const lastTo = track.handsTo.at(-1)
  return lastTo === undefined || (walked.start[i] as number) >= lastTo
}

/** How long each job takes at its likely minutes, in ms. */
export function likely(work: Work): Float64Array {
  return Float64Array.from(work.jobs, (j) => j.step.minutes.likely * MINUTE)
}

import { lastWaking } from '../availability/sleep.ts'
import { MINUTE } from '../time/civil.ts'
import { modeOf, pertShare, pertTable, readTable } from './pert.ts'
import { emptyWalk, type Track, trackOf, type Walk, walk } from './place.ts'
import { randomFrom } from './random.ts'
import { UPGRADER, type Work } from './work.ts'

/** The moments before which half, four in five and nineteen in twenty of the trials ended (epoch ms). */
export interface Spread {
  p50: number
  p80: number
  p95: number
}

export interface StepForecast {
  start: Spread
  end: Spread
  /** Share of trials in which nobody was on site when it could have started. 0 for what needs no hands. */
  nobody: number
  /** Share of trials in which those on site left before it was over. */
  leftAlone: number
}

/** When the upgrader ordinarily wakes up, and how long is too long. */
export interface Awake {
  /** Ordinary wakings, epoch ms, in order, from the last one before the work on. */
  wakes: readonly number[]
  /** Ms awake that should not be passed. */
  limit: number
  /** A pause of the upgrader's at least this long (ms) counts as a night's sleep. */
  rest: number
}

export interface Question {
  work: Work
  samples: number
  seed: number
  /** The end of the window, epoch ms. */
  windowEnd: number | null
  awake: Awake | null
}

export interface Forecast {
  samples: number
  seed: number
  finish: Spread
  /** Mean end, epoch ms. */
  mean: number
  /** Share of trials that ended inside the window; null without one. */
  inWindow: number | null
  /** Share of trials in which the upgrader worked on past the limit; null where their wake time isn't known. */
  overAwake: number | null
  /** Share of trials in which hands were needed when nobody is expected any more. Those end in no window. */
  stuck: number
  steps: Record<string, StepForecast>
}

/**
 * Many seeded trials of what is left to do: each draws how long every step takes (PERT-beta over best, likely, worst)
 * and walks it through people, hands and fixed starts. A step that runs already is drawn from what can still be; one
 * past its worst is given up to a quarter of the time it has taken so far on top. Same question, same answer.
 * Null when there is nothing left to forecast.
 */
export function forecast(question: Question): Forecast | null {
  const { work, samples, seed, windowEnd, awake } = question
  const track = trackOf(work)
  const size = track.size
  if (size === 0 || work.jobs.every((j) => j.past?.end != null)) return null
  const draw = drawer(work, seed)
  const took = new Float64Array(size)
  const walked = emptyWalk(size)
  const starts = columns(size, samples)
  const ends = columns(size, samples)
  const finishes = new Float64Array(samples)
  const nobody = new Int32Array(size)
  const leftAlone = new Int32Array(size)
  const lastHands = track.handsTo.at(-1) ?? Number.NEGATIVE_INFINITY
  const awakeCheck = awake === null ? null : overAwake(track, awake)
  let sum = 0
  let inWindow = 0
  let over = 0
  let stuckTrials = 0
  for (let n = 0; n < samples; n++) {
    draw(took)
    const finish = walk(track, took, walked)
    let isStuck = false
    let span = 0
    for (let i = 0; i < size; i++) {
      const start = walked.start[i] as number
      const end = walked.end[i] as number
      ;(starts[i] as Float64Array)[n] = start
      ;(ends[i] as Float64Array)[n] = end
      if (track.hands[i] === 0 || track.stage[i] === 2) continue
      if (start >= lastHands) {
        isStuck = true
        nobody[i] = (nobody[i] as number) + 1
        continue
      }
      if (start > (walked.could[i] as number)) nobody[i] = (nobody[i] as number) + 1
      while ((track.handsTo[span] as number) <= start) span++
      if ((track.handsTo[span] as number) < end) leftAlone[i] = (leftAlone[i] as number) + 1
    }
    finishes[n] = finish
    sum += finish - work.base
    if (isStuck) stuckTrials++
    else if (windowEnd !== null && finish <= windowEnd) inWindow++
    if (awakeCheck?.(walked) === true) over++
  }
  const steps: Record<string, StepForecast> = {}
  for (const [i, job] of work.jobs.entries()) {
    if (job.past?.end != null) continue
    steps[job.step.id] = {
      start: spreadOf(starts[i] as Float64Array),
      end: spreadOf(ends[i] as Float64Array),
      nobody: (nobody[i] as number) / samples,
      leftAlone: (leftAlone[i] as number) / samples,
    }
  }
  return {
    samples,
    seed,
    finish: spreadOf(finishes),
    mean: work.base + sum / samples,
    inWindow: windowEnd === null ? null : inWindow / samples,
    overAwake: awakeCheck === null ? null : over / samples,
    stuck: stuckTrials / samples,
    steps,
  }
}

/** Fills how long each job takes (ms) in one trial after another. */
export function drawer(work: Work, seed: number): (took: Float64Array) => void {
  const random = randomFrom(seed)
  const draws = work.jobs.flatMap((job, i) => {
    if (job.past?.end != null) return []
    const { best, worst } = job.step.minutes
    const sofar = job.past === null ? 0 : (work.base - job.past.start) / MINUTE
    const passed = job.past === null ? 0 : pertShare(job.step.minutes, sofar)
    return [
      passed >= 1
        ? { i, best: sofar * MINUTE, span: (sofar / 4) * MINUTE, passed: 0, table: null }
        : {
            i,
            best: best * MINUTE,
            span: (worst - best) * MINUTE,
            passed,
            table: pertTable(modeOf(job.step.minutes)),
          },
    ]
  })
  return (took) => {
    for (const { i, best, span, passed, table } of draws) {
      const u = passed + (1 - passed) * random()
      took[i] = best + span * (table === null ? u : readTable(table, u))
    }
  }
}

/** Whether the upgrader works on past the limit in a walk; they are taken to sleep where a pause is long enough. */
function overAwake(track: Track, { wakes, limit, rest }: Awake): (walked: Walk) => boolean {
  return ({ start, end }) => {
    let since = lastWaking(wakes, track.base)
    let free = track.base
    for (let i = 0; i < track.size; i++) {
      if (((track.busy[i] as number) & UPGRADER) === 0 || track.stage[i] === 2) continue
      const from = start[i] as number
      if (from - free >= rest) since = Math.max(lastWaking(wakes, from), free + rest)
      const to = end[i] as number
      if (to - since > limit) return true
      if (to > free) free = to
    }
    return false
  }
}

function columns(count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length))
}

/** Finer than anybody reads, so that the values need not be sorted: they are counted. */
const BINS = 4096

/** Quantiles of `values`, within 1/4096 of their range. */
export function spreadOf(values: Float64Array): Spread {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number
    if (v < min) min = v
    if (v > max) max = v
  }
  if (max === min) return { p50: min, p80: min, p95: min }
  const counts = new Uint32Array(BINS)
  const width = (max - min) / BINS
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(BINS - 1, Math.floor(((values[i] as number) - min) / width))
    counts[bin] = (counts[bin] as number) + 1
  }
  const at = (share: number) => {
    const wanted = share * values.length
    let sum = 0
    for (let bin = 0; bin < BINS; bin++) {
      const here = counts[bin] as number
      if (sum + here >= wanted) return min + (bin + (wanted - sum) / here) * width
      sum += here
    }
    return max
  }
  return { p50: at(0.5), p80: at(0.8), p95: at(0.95) }
}

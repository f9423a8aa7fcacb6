import { lastWaking } from '../availability/sleep.ts'
import { MINUTE } from '../time/civil.ts'
import { CELLS, modeOf, pertShare, pertTable } from './pert.ts'
import { emptyWalk, type Track, trackOf, type Walk, walk } from './place.ts'
import { randomFrom } from './random.ts'
import { type Job, UPGRADER, type Work } from './work.ts'

/** The moments before which half, four in five and nineteen in twenty of the trials ended (epoch ms). */
export interface Spread {
  p50: number
  p80: number
  p95: number
}

export interface StepForecast {
  end: Spread
  /** Share of trials in which nobody was on site when it could have started. 0 for what needs no hands. */
  nobody: number
  /** Share of trials in which those on site left before it was over. */
  leftAlone: number
}

/** Each step's own end is read from the first so many trials: to the minute, that is enough. */
const STEP_SAMPLES = 2000

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
  const sampled = Math.min(samples, STEP_SAMPLES)
  const ends = Array.from({ length: size }, () => new Float64Array(sampled))
  const finishes = new Float64Array(samples)
  const tally = tallyHands(track)
  const tooLong = awake === null ? null : overAwake(track, awake)
  let sum = 0
  let inWindow = 0
  let over = 0
  for (let n = 0; n < samples; n++) {
    draw(took)
    const finish = walk(track, took, walked)
    finishes[n] = finish
    sum += finish - work.base
    if (n < sampled) for (let i = 0; i < size; i++) (ends[i] as Float64Array)[n] = walked.end[i] as number
    const isStuck = tally.add(walked)
    if (!isStuck && windowEnd !== null && finish <= windowEnd) inWindow++
    if (tooLong?.(walked) === true) over++
  }
  const steps: Record<string, StepForecast> = {}
  for (const [i, job] of work.jobs.entries()) {
    if (job.past?.end != null) continue
    steps[job.step.id] = {
      end: spreadOf(ends[i] as Float64Array),
      nobody: (tally.nobody[i] as number) / samples,
      leftAlone: (tally.leftAlone[i] as number) / samples,
    }
  }
  return {
    samples,
    seed,
    finish: spreadOf(finishes),
    mean: work.base + sum / samples,
    inWindow: windowEnd === null ? null : inWindow / samples,
    overAwake: tooLong === null ? null : over / samples,
    stuck: tally.stuck() / samples,
    steps,
  }
}

/** Counts the trials in which hands were not there, or not for long enough. */
function tallyHands(track: Track) {
  const { hands, stage, handsTo } = track
  const asking = Int32Array.from(Array.from(hands.keys()).filter((i) => hands[i] === 1 && stage[i] !== 2))
  const lastHands = handsTo.at(-1) ?? Number.NEGATIVE_INFINITY
  const nobody = new Int32Array(track.size)
  const leftAlone = new Int32Array(track.size)
  let stuckTrials = 0
  return {
    nobody,
    leftAlone,
    stuck: () => stuckTrials,
    /** Whether nobody was expected any more in this one. */
    add({ could, start, end }: Walk): boolean {
      let isStuck = false
      let span = 0
      for (let k = 0; k < asking.length; k++) {
        const i = asking[k] as number
        const from = start[i] as number
        if (from >= lastHands) {
          isStuck = true
          nobody[i] = (nobody[i] as number) + 1
          continue
        }
        if (from > (could[i] as number)) nobody[i] = (nobody[i] as number) + 1
        while ((handsTo[span] as number) <= from) span++
        if ((handsTo[span] as number) < (end[i] as number)) leftAlone[i] = (leftAlone[i] as number) + 1
      }
      if (isStuck) stuckTrials++
      return isStuck
    },
  }
}

/** Fills how long each job takes (ms) in one trial after another. */
export function drawer(work: Work, seed: number): (took: Float64Array) => void {
  const random = randomFrom(seed)
  const open = work.jobs.flatMap((job, i) => (job.past?.end == null ? [i] : []))
  const place = Int32Array.from(open)
  const passed = new Float64Array(open.length)
  // All tables in one, in ms already: a draw is two reads beside each other.
  const lengths = new Float64Array(open.length * STRIDE)
  for (const [k, i] of open.entries()) {
    const { past, step } = work.jobs[i] as Job
    const sofar = past === null ? 0 : (work.base - past.start) / MINUTE
    const share = past === null ? 0 : pertShare(step.minutes, sofar)
    const over = share >= 1
    const best = over ? sofar : step.minutes.best
    const span = over ? sofar / 4 : step.minutes.worst - step.minutes.best
    const table = pertTable(modeOf(step.minutes))
    passed[k] = over ? 0 : share
    // What is past its worst: any length up to a quarter more is as likely.
    for (let c = 0; c < STRIDE; c++)
      lengths[k * STRIDE + c] = (best + span * (over ? c / CELLS : (table[c] as number))) * MINUTE
  }
  return (took) => {
    for (let k = 0; k < place.length; k++) {
      const p = passed[k] as number
      const at = (p + (1 - p) * random()) * CELLS
      const cell = at | 0
      const from = lengths[k * STRIDE + cell] as number
      took[place[k] as number] = from + ((lengths[k * STRIDE + cell + 1] as number) - from) * (at - cell)
    }
  }
}
const STRIDE = CELLS + 1

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

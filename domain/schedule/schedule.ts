import type { Doer } from '../plan/plan.ts'
import { MINUTE } from '../time/civil.ts'
import { emptyWalk, likely, stuck, type Track, trackOf, type Walk, walk } from './place.ts'
import { type Job, SENTINEL, UPGRADER, type Work } from './work.ts'

/** What a step could not start before. */
export type Bound =
  | { by: 'base' }
  | { by: 'fixed' }
  | { by: 'step'; step: string }
  /** That person was busy with that step. */
  | { by: 'doer'; doer: Doer; step: string }

/** Where a step stands at the likely minutes (epoch ms), and why there. */
export interface Place {
  step: string
  start: number
  end: number
  how: 'past' | 'running' | 'ahead'
  bound: Bound
  /** From when on it could have started but for the hands; null when it did not wait for them. */
  waitsFrom: number | null
  /** It needs hands, and nobody is expected within the time looked ahead. */
  noHands: boolean
  /** The moment within it at which the last of those on site leave; null when they stay, or it needs none. */
  leftAt: number | null
}

/** One link of the critical path, in time: a step, or the wait for hands before it. */
export type Link = { step: string; start: number; end: number; what: 'work' | 'wait' }

export interface Schedule {
  /** In the order in which they are given out. */
  places: Place[]
  /** Epoch ms; null without a step. */
  finish: number | null
  /**
   * What the finish hangs on, from its first cause on: through people and their lunch, not through tasks alone. A wait
   * for hands is a first cause: what came before it could have ended later.
   */
  critical: Link[]
  /** How much longer each step may take without the whole ending later: ms, in whole minutes. Not of what is over. */
  slack: Record<string, number>
}

/** The schedule at the likely minutes. */
export function scheduleOf(work: Work): Schedule {
  const track = trackOf(work)
  const took = likely(work)
  const walked = emptyWalk(track.size)
  const finish = walk(track, took, walked)
  const before = boundsOf(work, track, walked)
  return {
    places: placesOf(work, track, walked, before),
    finish: track.size === 0 ? null : finish,
    critical: criticalPath(work, walked, before),
    slack: slacks(work, track, took, walked, finish),
  }
}

/** The places and the critical path alone, which is all that a picture needs. */
export function pictureOf(work: Work): Pick<Schedule, 'places' | 'critical'> {
  const track = trackOf(work)
  const walked = emptyWalk(track.size)
  walk(track, likely(work), walked)
  const before = boundsOf(work, track, walked)
  return { places: placesOf(work, track, walked, before), critical: criticalPath(work, walked, before) }
}

export function placesAt(work: Work): Place[] {
  return pictureOf(work).places
}

function placesOf(work: Work, track: Track, walked: Walk, before: readonly Before[]): Place[] {
  return work.jobs.map((job, i): Place => {
    const start = walked.start[i] as number
    const end = walked.end[i] as number
    const could = walked.could[i] as number
    const noHands = stuck(track, walked, i)
    return {
      step: job.step.id,
      start,
      end,
      how: job.past === null ? 'ahead' : job.past.end === null ? 'running' : 'past',
      bound: (before[i] as Before).bound,
      waitsFrom: start > could ? could : null,
      noHands,
      leftAt: job.hands && job.past?.end == null && !noHands ? leftAt(work, start, end) : null,
    }
  })
}

function leftAt(work: Work, start: number, end: number): number | null {
  const span = work.hands.find((h) => h.end > start)
  return span !== undefined && span.start <= start && span.end < end ? span.end : null
}

interface Before {
  bound: Bound
  /** The job that set it, or -1. */
  job: number
}

function boundsOf(work: Work, track: Track, walked: Walk): Before[] {
  const last: Record<Doer, number> = { upgrader: -1, sentinel: -1 }
  return work.jobs.map((job, i) => {
    let found: Before = { bound: { by: 'base' }, job: -1 }
    let at = track.base
    if (job.notBefore > at) {
      at = job.notBefore
      found = { bound: { by: 'fixed' }, job: -1 }
    }
    const consider = (j: number, bound: Bound) => {
      const end = walked.end[j] as number
      if (end <= at) return
      at = end
      found = { bound, job: j }
    }
    for (const j of job.after) consider(j, { by: 'step', step: (work.jobs[j] as Job).step.id })
    for (const [doer, bit] of [
      ['upgrader', UPGRADER],
      ['sentinel', SENTINEL],
    ] as const) {
      if ((job.busy & bit) === 0) continue
      const j = last[doer]
      if (job.past === null && j >= 0) consider(j, { by: 'doer', doer, step: (work.jobs[j] as Job).step.id })
      // What is over keeps nobody busy any more.
      if (job.past?.end == null && (j < 0 || (walked.end[i] as number) >= (walked.end[j] as number)))
        last[doer] = i
    }
    return found
  })
}

function criticalPath(work: Work, walked: Walk, before: readonly Before[]): Link[] {
  let i = -1
  for (let j = 0; j < work.jobs.length; j++)
    if (i < 0 || (walked.end[j] as number) > (walked.end[i] as number)) i = j
  const path: Link[] = []
  while (i >= 0) {
    const job = work.jobs[i] as Job
    const start = walked.start[i] as number
    const could = walked.could[i] as number
    path.unshift({ step: job.step.id, start, end: walked.end[i] as number, what: 'work' })
    if (start > could) {
      path.unshift({ step: job.step.id, start: could, end: start, what: 'wait' })
      break
    }
    i = job.past === null ? (before[i] as Before).job : -1
  }
  return path
}

/** No delay is asked for beyond this: more than two weeks of slack is said as two weeks. */
const MOST_SLACK = 14 * 24 * 60

/** By trying: the most that each job may take longer without the whole ending later. */
function slacks(work: Work, track: Track, took: Float64Array, walked: Walk, finish: number) {
  const trial = took.slice()
  const tried = emptyWalk(track.size)
  const slack: Record<string, number> = {}
  for (const [i, job] of work.jobs.entries()) {
    if (job.past?.end != null) continue
    const end = walked.end[i] as number
    const lasts = end - (walked.start[i] as number)
    const holds = (minutes: number) => {
      trial[i] = lasts + minutes * MINUTE
      return walk(track, trial, tried) <= finish
    }
    let low = 0
    let high = Math.min(MOST_SLACK, Math.ceil((finish - end) / MINUTE)) + 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (holds(middle)) low = middle
      else high = middle
    }
    trial[i] = took[i] as number
    slack[job.step.id] = low * MINUTE
  }
  return slack
}

import type { Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import type { PlanStep, Undo } from '../plan/plan.ts'
import { HOUR, MINUTE } from '../time/civil.ts'
import { pertAt } from './pert.ts'
import { randomFrom } from './random.ts'
import { placesAt } from './schedule.ts'
import { type Work, workLeft } from './work.ts'

/** What makes a later roll-back unsafe: the window ends, the hands are gone, or the line is cut. */
export type Binds = 'window' | 'hands' | 'link'

/** What makes it unwise: advisory, and known only where the upgrader's wake time is. */
export interface Advice {
  /** When the upgrader will have been awake for too long (epoch ms); null where it isn't known. */
  awakeUntil: number | null
  /** When their body is at its lowest: sorted, disjoint. */
  low: readonly Span[]
}

export interface TurnBack {
  /** The last moment to begin a roll-back (epoch ms, a whole minute from now); null when no moment is safe any more. */
  at: number | null
  /** What makes the minute after it unsafe; null when nothing does as far as one can look. */
  binds: Binds | null
  /** How far it would go if that did not bind, and what would bind then. */
  next: { at: number; binds: Binds | null } | null
  /** The stretches in which beginning is safe, half-open to the minute: more than one where a break lies between. */
  islands: Span[]
  /** How long a roll-back begun at `at` (or now) takes in four of five trials, waiting included (ms). */
  lasts: number
  /**
   * By when it should begin so that four of five trials end before the upgrader is too tired; `at` is null when it is
   * too late for that. Null when it asks for nothing sooner than `at`.
   */
  advised: { at: number | null; binds: 'awake' | 'low' } | null
}

export interface TurnBackQuestion {
  state: UpgradeState
  now: number
  samples: number
  seed: number
  advice: Advice | null
}

/** Share of the trials that must go well. */
const SAFE = 0.8
const GRAIN = 5 * MINUTE
/** A roll-back may wait out a break of the hands; what waits longer waits for another day, and is not going back. */
const LONGEST_WAIT = 2 * HOUR
/** Without a window's end, how far ahead is looked. */
const FAR = 36 * HOUR

/**
 * The turn-back clock: the last moment at which a roll-back that begins then still goes well in four of five trials.
 * It undoes what will have been done by then, newest first, each step by its own doer and with its own need of hands;
 * going well is to end inside the window, with somebody on site from the beginning to the end of each step that needs
 * hands, and to begin before the next step that cuts the link. It may wait out a break, not a night. The trials use the same
 * numbers for every moment, so that a limit that moves by half an hour moves the answer by as much.
 * Null when nothing is or will be done that a roll-back could undo, or no roll-back could begin.
 */
export function turnBack({ state, now, samples, seed, advice }: TurnBackQuestion): TurnBack | null {
  const work = workLeft(state, now)
  if (work === null || state.status === 'rolling-back' || state.suspension?.from === 'rolling-back')
    return null
  const undoing = undosOf(state, work)
  if (undoing.length === 0) return null
  const trials = trialsOf(undoing, work.hands, samples, seed)
  const windowEnd = state.head.window?.to.instant ?? Number.POSITIVE_INFINITY
  const linkAt = linkCutAt(work)
  const safe: Safe = (t, limits) =>
    (t <= linkAt || !limits.includes('link')) &&
    trials.share(
      t,
      limits.includes('window') ? windowEnd : Number.POSITIVE_INFINITY,
      limits.includes('hands'),
    ) >= SAFE
  const islands = stretches((t) => safe(t, all), now, Math.min(windowEnd, now + FAR))
  const at = islands.at(-1)?.end ?? null
  const binds = bindsAt(at === null ? now : at + MINUTE, all, safe)
  return {
    at,
    binds,
    next: at === null || binds === null ? null : without(binds, at, now + FAR, safe),
    islands,
    lasts: trials.endBefore(at ?? now, SAFE) - (at ?? now),
    advised:
      advice === null || at === null ? null : advised(now, at, advice, (t) => trials.endBefore(t, SAFE)),
  }
}

interface Undoing {
  step: PlanStep
  undo: Undo
  /** From when on it has to be undone (epoch ms). */
  since: number
}

/** What would have to be undone, newest first; `since` says from when on. */
function undosOf(state: UpgradeState, work: Work): Undoing[] {
  const past = Object.values(state.steps)
    .map((step) => ({ step, run: state.runs[step.id] }))
    .filter(({ step, run }) => {
      if (run === undefined) return false
      return run.state === 'running' || run.state === 'failed' || (run.state === 'done' && !step.irreversible)
    })
    .sort((a, b) => (b.run?.endedSeq ?? Number.MAX_VALUE) - (a.run?.endedSeq ?? Number.MAX_VALUE))
    .map(({ step }) => ({ step, since: Number.NEGATIVE_INFINITY }))
  const known = new Set(past.map((p) => p.step.id))
  const ahead = placesAt(work)
    .filter((p) => p.how === 'ahead' && !p.noHands && !known.has(p.step))
    .sort((a, b) => b.start - a.start)
    .flatMap((p) => {
      const step = state.steps[p.step]
      return step === undefined || step.irreversible ? [] : [{ step, since: p.start }]
    })
  return [...ahead, ...past].flatMap(({ step, since }) =>
    step.undo === null ? [] : [{ step, undo: step.undo, since }],
  )
}

/** When the next step that cuts the link begins, by the likely minutes; one that runs has begun. */
function linkCutAt(work: Work): number {
  let first = Number.POSITIVE_INFINITY
  for (const [i, place] of placesAt(work).entries())
    if (place.how !== 'past' && work.jobs[i]?.step.cutsLink === true) first = Math.min(first, place.start)
  return first
}

function trialsOf(undoing: readonly Undoing[], hands: readonly Span[], samples: number, seed: number) {
  const random = randomFrom(seed)
  const took = undoing.map(({ undo }) =>
    Float64Array.from({ length: samples }, () => pertAt(undo.minutes, random()) * MINUTE),
  )
  // Between two steps that need hands nothing can happen: so each trial is summed up once, and only those are stopped at.
  const sums = Array.from({ length: samples }, (_, n) => {
    const upTo = new Float64Array(undoing.length + 1)
    for (let i = 0; i < undoing.length; i++)
      upTo[i + 1] = (upTo[i] as number) + ((took[i] as Float64Array)[n] as number)
    return upTo
  })
  const asking = Int32Array.from(
    undoing.flatMap(({ undo }, i) => (undo.by === 'sentinel' || undo.needs.includes('hands') ? [i] : [])),
  )
  const from = Float64Array.from(hands, (h) => h.start)
  const to = Float64Array.from(hands, (h) => h.end)
  const since = Float64Array.from(undoing, (u) => u.since)
  /** Of a roll-back begun at `t`, the first that is to be undone. */
  const firstAt = (t: number) => {
    let i = 0
    while (i < since.length && (since[i] as number) >= t) i++
    return i
  }
  /** The end of a trial begun at `t` with the step `first`; NaN when it lacked hands. */
  const endOf = (t: number, first: number, n: number, withHands: boolean): number => {
    const upTo = sums[n] as Float64Array
    let at = t
    let done = first
    if (withHands) {
      let span = 0
      for (let k = 0; k < asking.length; k++) {
        const i = asking[k] as number
        if (i < first) continue
        at += (upTo[i] as number) - (upTo[done] as number)
        done = i + 1
        while (span < to.length && (to[span] as number) <= at) span++
        if (span >= to.length || (from[span] as number) - at > LONGEST_WAIT) return Number.NaN
        if ((from[span] as number) > at) at = from[span] as number
        at += (upTo[done] as number) - (upTo[i] as number)
        if (at > (to[span] as number)) return Number.NaN
      }
    }
    return at + (upTo[undoing.length] as number) - (upTo[done] as number)
  }
  return {
    share(t: number, windowEnd: number, withHands: boolean): number {
      const first = firstAt(t)
      let good = 0
      for (let n = 0; n < samples; n++) if (endOf(t, first, n, withHands) <= windowEnd) good++
      return good / samples
    },
    /** Before when a share of the trials begun at `t` end; those that lack hands count as if they had them. */
    endBefore(t: number, share: number): number {
      const first = firstAt(t)
      const ends = Float64Array.from({ length: samples }, (_, n) => {
        const end = endOf(t, first, n, true)
        return Number.isNaN(end) ? endOf(t, first, n, false) : end
      }).sort()
      return ends[Math.ceil(share * samples) - 1] as number
    },
  }
}

const all: readonly Binds[] = ['link', 'window', 'hands']

/** Whether a roll-back begun at `t` goes well as far as some of the limits go. */
type Safe = (t: number, limits: readonly Binds[]) => boolean

/** Which of the limits alone makes `t` unsafe; where two do, the first that would by itself. Null when none does. */
function bindsAt(t: number, limits: readonly Binds[], safe: Safe): Binds | null {
  if (safe(t, limits)) return null
  return (
    limits.find((b) => safe(t, others(b, limits))) ??
    limits.find((b) => !safe(t, [b])) ??
    (limits[0] as Binds)
  )
}

function others(one: Binds, limits: readonly Binds[]): Binds[] {
  return limits.filter((b) => b !== one)
}

function without(binds: Binds, at: number, until: number, safe: Safe): TurnBack['next'] {
  const rest = others(binds, all)
  const end = lastFrom(at, until, (t) => safe(t, rest))
  return { at: end, binds: end + MINUTE > until ? null : bindsAt(end + MINUTE, rest, safe) }
}

/** The last minute from `from` on up to which `safe` holds without a break. */
function lastFrom(from: number, until: number, safe: (t: number) => boolean): number {
  let t = from
  while (t + GRAIN <= until && safe(t + GRAIN)) t += GRAIN
  while (t + MINUTE <= until && safe(t + MINUTE)) t += MINUTE
  return t
}

/** Where `safe` holds between `from` and `until`, both ends to the minute; what is shorter than the grain may be missed. */
function stretches(safe: (t: number) => boolean, from: number, until: number): Span[] {
  const found: Span[] = []
  let t = from
  while (t <= until) {
    if (!safe(t)) {
      t += GRAIN
      continue
    }
    let start = t
    while (start - MINUTE > t - GRAIN && start - MINUTE >= from && safe(start - MINUTE)) start -= MINUTE
    const end = lastFrom(t, until, safe)
    found.push({ start, end })
    t = end + GRAIN
  }
  return found
}

function advised(
  now: number,
  at: number,
  { awakeUntil, low }: Advice,
  endOf: (t: number) => number,
): TurnBack['advised'] {
  const lowest = low.find((l) => l.end > now)?.start ?? Number.POSITIVE_INFINITY
  const limits = [
    { binds: 'awake' as const, limit: awakeUntil ?? Number.POSITIVE_INFINITY },
    { binds: 'low' as const, limit: lowest },
  ].sort((a, b) => a.limit - b.limit)
  const { binds, limit } = limits[0] as (typeof limits)[0]
  if (endOf(at) <= limit) return null
  if (endOf(now) > limit) return { at: null, binds }
  let early = now
  let late = at
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE) * MINUTE
    if (endOf(middle) <= limit) early = middle
    else late = middle
  }
  return { at: early, binds }
}

import type { Waking } from '../availability/known-hours.ts'
import { lowWindowSpans, wakings } from '../availability/sleep.ts'
import { merge, type Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { drawer } from './forecast.ts'
import { laterParts } from './later-parts.ts'
import { emptyWalk, walk } from './place.ts'
import { type AskedHands, type CostParts, costParts, sumOf } from './start-cost.ts'
import { figuresOf, type Ground, type StartFigures, type Trial } from './start-figures.ts'
import { groundOf, handsFor, type Range } from './start-ground.ts'
import { seedOf } from './told.ts'
import { plannedWork, type Work } from './work.ts'

export interface Candidate {
  /** Epoch ms. */
  start: number
  /** The step that another morning begins with, and when; null when it is done in one go. */
  split: { step: string; at: number } | null
  /** What the sentinel would have to agree to. */
  asks: AskedHands[]
  figures: StartFigures
  /** Minutes: see `costParts`. The less, the better. */
  cost: number
  parts: CostParts
}

export interface BestStart {
  /** The best, ranked, each tried with all the samples. */
  best: Candidate[]
  /** The start as it is planned now, tried the same way; null without one. */
  planned: Candidate | null
  /** Every quarter of an hour from `from` on, done in one go, by few trials: for the map of the days. */
  map: { from: number; chances: number[]; costs: number[] }
}

export interface BestStartQuestion extends Pick<Range, 'wakes' | 'awakeLimit' | 'low'> {
  state: UpgradeState
  /** Starts before it are not looked at (epoch ms). */
  from: number
  days: number
  samples: number
  seed: number
}

/** Starts are a quarter of an hour apart (ms). */
export const START_GRAIN = 15 * MINUTE
/** With how many samples each start is tried at first: fewer for a long plan, so that a search takes seconds. */
const COARSE = { most: 48, least: 12, steps: 1000 }
const BEST = 20
/** Places at which the work may be parted, at most. */
const PARTS = 8
/** How much earlier the sentinel might come. */
const EARLIER = 2 * HOUR

/**
 * The best moments to start, of all quarters of an hour in the days ahead: in one go, or parted over two mornings, and
 * with a break covered or an earlier morning of the sentinel's, which need a yes. All are tried with the same draws, a
 * few at first, the best with all of the samples. The window is taken as its hours on every day, and every day's work
 * has to begin and end in it. Where the plan is parted already, its parts may move; other fixed starts are held to. For
 * a plan that has not started.
 */
export function bestStart(question: BestStartQuestion): BestStart {
  const { state, from, days } = question
  const { work, draws, ways, withAsked, tried, planned } = search(question)
  const few = draws.slice(0, coarse(work.jobs.length))
  const first = Math.ceil(from / START_GRAIN) * START_GRAIN
  const starts = Array.from({ length: (days * DAY) / START_GRAIN }, (_, i) => first + i * START_GRAIN)
  const all = starts.map((start) => ways(start, few))
  const zone = state.head.site.zone
  const soFar = unlike(ranked(all.flat()), zone)
  const asked = soFar.slice(0, BEST).flatMap(({ trial }) => withAsked(trial, few))
  const finalists = unlike(ranked([...soFar.slice(0, 2 * BEST), ...asked]), zone).slice(0, BEST)
  const best = ranked(finalists.map((t) => tried(t.ground, t.trial, t.asks, draws)))
  const cells = all.map((one) => ranked(one)[0] as Tried)
  return {
    best: best.map((t) => candidate(work, t, from)),
    planned: planned(),
    map: {
      from: first,
      chances: cells.map((t) => Math.round(t.figures.chance * 1000) / 1000),
      costs: cells.map((t) => Math.round(t.cost)),
    },
  }
}

/** The best way that begins at `start` without asking anything more of anybody, tried with all the samples. */
export function tryStart(question: BestStartQuestion, start: number): Candidate {
  const { work, draws, ways, tried } = search(question)
  const [best] = ranked(ways(start, draws.slice(0, coarse(work.jobs.length)))) as [Tried]
  return candidate(work, tried(best.ground, best.trial, [], draws), question.from)
}

function search({ state, from, days, samples, seed, ...body }: BestStartQuestion) {
  const range: Range = { from, to: from + (days + 3) * DAY, ...body }
  const rest = limitsOf(state.head).rest * MINUTE
  const parts = laterParts(state)
  const fixed = plannedWork(state, from)
  const freed = new Set(parts.map((p) => p.step))
  const work: Work = {
    ...fixed,
    jobs: fixed.jobs.map((j) => (freed.has(j.step.id) ? { ...j, notBefore: Number.NEGATIVE_INFINITY } : j)),
  }
  const plain = handsFor(state, range.from, range.to)
  const ground = groundOf(state, work, plain, range)
  const room = emptyWalk(ground.track.size)
  const draws = drawsOf(work, samples, seed)
  const tried = (g: Ground, trial: Trial, asks: AskedHands[], with_: readonly Float64Array[]): Tried => {
    const figures = figuresOf(g, trial, with_, room)
    return { ground: g, trial, asks, figures, cost: sumOf(costParts(figures, trial, asks, from)) }
  }
  return {
    work,
    draws,
    tried,
    /** The ways that begin at `start`: in one go, or parted where a window is open then. */
    ways(start: number, few: readonly Float64Array[]): Tried[] {
      const open = ground.windows === null || ground.windows.some((w) => w.start <= start && start < w.end)
      const splits = open ? splitsOf(work, ground, { start, rest }, few) : []
      return [null, ...splits].map((split) => tried(ground, { start, split }, [], few))
    },
    /** The same way with what the sentinel might be asked for on top. */
    withAsked: (trial: Trial, few: readonly Float64Array[]) =>
      askedFor(state, plain, trial).map((asks) =>
        tried(groundOf(state, work, merge([...plain, ...asks]), range), trial, asks, few),
      ),
    /** The start as planned, in its own window and parts. */
    planned(): Candidate | null {
      const start = state.head.start?.at.instant
      if (start === undefined) return null
      const { window } = state.head
      const asPlanned: Ground = {
        ...groundOf(state, fixed, plain, range),
        windows: window === null ? null : [{ start: window.from.instant, end: window.to.instant }],
      }
      const [part] = parts
      const job = fixed.jobs.findIndex((j) => j.step.id === part?.step)
      const split = part === undefined ? null : { job, at: part.at }
      return candidate(fixed, tried(asPlanned, { start, split }, [], draws), from)
    },
  }
}

function coarse(steps: number): number {
  return Math.round(Math.min(COARSE.most, Math.max(COARSE.least, COARSE.steps / Math.max(1, steps))))
}

interface Tried {
  ground: Ground
  trial: Trial
  asks: AskedHands[]
  figures: StartFigures
  cost: number
}

/** How many samples the best are tried with. */
const SAMPLES = 10_000

/** The question as an upgrade puts it. `waking`: when the upgrader ordinarily wakes up, where the reader may know it. */
export function startQuestion(
  state: UpgradeState,
  from: number,
  days: number,
  waking: Waking | null,
): BestStartQuestion {
  const limits = limitsOf(state.head)
  const to = from + (days + 3) * DAY
  return {
    state,
    from,
    days,
    samples: SAMPLES,
    seed: seedOf(state.id),
    wakes: waking === null ? null : wakings(waking.zone, waking.wake, from - DAY, to),
    awakeLimit: limits.awakeRed,
    low: lowWindowSpans(state.head.home.zone, limits.low, from - DAY, to),
  }
}

function ranked(all: readonly Tried[]): Tried[] {
  return [...all].sort((a, b) => a.cost - b.cost || a.trial.start - b.trial.start)
}

/** Of ways that differ by no more than a quarter of an hour here and there only the two best are worth reading. */
function unlike(all: readonly Tried[], zone: string): Tried[] {
  const seen = new Map<string, number>()
  return all.filter(({ trial: { start, split }, asks }) => {
    const day = Math.floor(localNumber(start, zone) / DAY)
    const kind = `${day} ${split?.job} ${split?.at} ${asks.map((a) => a.why).join()}`
    const before = seen.get(kind) ?? 0
    seen.set(kind, before + 1)
    return before < 2
  })
}

function candidate(work: Work, { trial, asks, figures, cost }: Tried, from: number): Candidate {
  const { split } = trial
  const step = split === null ? undefined : work.jobs[split.job]?.step.id
  return {
    start: trial.start,
    split: split === null || step === undefined ? null : { step, at: split.at },
    asks,
    figures,
    cost,
    parts: costParts(figures, trial, asks, from),
  }
}

function drawsOf(work: Work, samples: number, seed: number): Float64Array[] {
  const draw = drawer(work, seed)
  return Array.from({ length: samples }, () => {
    const took = new Float64Array(work.jobs.length)
    draw(took)
    return took
  })
}

/** Where the work may be parted, and from when on the second part could go: when hands come back after a night's rest. */
function splitsOf(
  work: Work,
  ground: Ground,
  { start, rest }: { start: number; rest: number },
  few: readonly Float64Array[],
) {
  const room = emptyWalk(ground.track.size)
  walk({ ...ground.track, base: start }, few[0] as Float64Array, room)
  const joints = work.jobs.flatMap((job, i) => {
    const before = work.jobs[i - 1]
    if (before === undefined || job.past !== null) return []
    return job.hands || job.step.phase !== before.step.phase ? [i] : []
  })
  const every = Math.max(1, Math.ceil(joints.length / PARTS))
  return joints
    .filter((_, k) => k % every === 0)
    .flatMap((job) => {
      const over = room.end[job - 1] as number
      const at = ground.track.handsFrom.find((t) => t >= over + rest)
      return at === undefined ? [] : [{ job, at }]
    })
}

/** What the sentinel might be asked for around a way to do it: to cover the breaks of its days, or to come earlier. */
function askedFor(state: UpgradeState, hands: readonly Span[], trial: Trial): AskedHands[][] {
  const zone = state.head.site.zone
  const days = [trial.start, ...(trial.split === null ? [] : [trial.split.at])].map((t) =>
    Math.floor(localNumber(t, zone) / DAY),
  )
  const ofDay = hands.filter((h) => days.includes(Math.floor(localNumber(h.start, zone) / DAY)))
  const breaks = ofDay.slice(1).flatMap((h, i): AskedHands[] => {
    const before = ofDay[i] as Span
    return h.start - before.end <= 2 * HOUR ? [{ start: before.end, end: h.start, why: 'break' }] : []
  })
  const mornings = days.flatMap((day): AskedHands[] => {
    const first = ofDay.find((h) => Math.floor(localNumber(h.start, zone) / DAY) === day)
    return first === undefined ? [] : [{ start: first.start - EARLIER, end: first.start, why: 'earlier' }]
  })
  return [breaks, mornings].filter((asks) => asks.length > 0)
}

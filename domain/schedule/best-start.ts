import type { Waking } from '../availability/known-hours.ts'
import { lowWindowSpans, wakings } from '../availability/sleep.ts'
import { merge, type Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { drawer } from './forecast.ts'
import { emptyWalk, walk } from './place.ts'
import { figuresOf, type Ground, type StartFigures, type Trial } from './start-figures.ts'
import { groundOf, handsFor, type Range } from './start-ground.ts'
import { seedOf } from './told.ts'
import { plannedWork, type Work } from './work.ts'

/** A stretch on site that nobody has agreed to yet. */
export interface AskedHands extends Span {
  why: 'break' | 'earlier'
}

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
const COARSE = 48
const BEST = 20
/** Places at which the work may be parted, at most. */
const PARTS = 8
/** Between the end of one part and the beginning of the next. */
const REST = 10 * HOUR
/** How much earlier the sentinel might come. */
const EARLIER = 2 * HOUR

/**
 * The best moments to start, of all quarters of an hour in the days ahead: in one go, or parted over two mornings, and
 * with a break covered or an earlier morning of the sentinel's, which need a yes. All are tried with the same draws, a
 * few at first, the best with all of the samples. The window is taken as its hours on every day, and every day's work
 * has to begin and end in it. For a plan that has not started.
 */
export function bestStart(question: BestStartQuestion): BestStart {
  const { state, from, days } = question
  const { work, draws, ground, tried, withAsked } = search(question)
  const few = draws.slice(0, COARSE)
  const first = Math.ceil(from / START_GRAIN) * START_GRAIN
  const starts = Array.from({ length: (days * DAY) / START_GRAIN }, (_, i) => first + i * START_GRAIN)
  const whole = starts.map((start) => tried(ground, { start, split: null }, [], few))
  const parted = starts
    .filter((t) => ground.windows === null || ground.windows.some((w) => w.start <= t && t < w.end))
    .flatMap((start) =>
      splitsOf(work, ground, start, few).map((split) => tried(ground, { start, split }, [], few)),
    )
  const zone = state.head.site.zone
  const soFar = unlike(ranked([...whole, ...parted]), zone)
  const asked = soFar.slice(0, BEST).flatMap(({ trial }) => withAsked(trial, few))
  const finalists = unlike(ranked([...soFar.slice(0, 2 * BEST), ...asked]), zone).slice(0, BEST)
  const best = ranked(finalists.map((t) => tried(t.ground, t.trial, t.asks, draws)))
  const start = state.head.start?.at.instant ?? null
  return {
    best: best.map((t) => candidate(work, t, from)),
    planned: start === null ? null : candidate(work, tried(ground, { start, split: null }, [], draws), from),
    map: {
      from: first,
      chances: whole.map((t) => Math.round(t.figures.chance * 1000) / 1000),
      costs: whole.map((t) => Math.round(t.cost)),
    },
  }
}

/** One start, done in one go, tried with all the samples as `bestStart` tries its best. */
export function tryStart(question: BestStartQuestion, start: number): Candidate {
  const { work, draws, ground, tried } = search(question)
  return candidate(work, tried(ground, { start, split: null }, [], draws), question.from)
}

function search({ state, from, days, samples, seed, ...body }: BestStartQuestion) {
  const range: Range = { from, to: from + (days + 3) * DAY, ...body }
  const work = plannedWork(state, from)
  const plain = handsFor(state, range.from, range.to)
  const ground = groundOf(state, work, plain, range)
  const room = emptyWalk(ground.track.size)
  const tried = (g: Ground, trial: Trial, asks: AskedHands[], draws: readonly Float64Array[]): Tried => {
    const figures = figuresOf(g, trial, draws, room)
    return { ground: g, trial, asks, figures, cost: costOf(figures, trial, asks, from) }
  }
  return {
    work,
    ground,
    draws: drawsOf(work, samples, seed),
    tried,
    /** The same way with what the sentinel might be asked for on top. */
    withAsked: (trial: Trial, draws: readonly Float64Array[]) =>
      askedFor(state, plain, trial).map((asks) =>
        tried(groundOf(state, work, merge([...plain, ...asks]), range), trial, asks, draws),
      ),
  }
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

/** What a way to do it costs, part by part; all in minutes of somebody's night. */
export interface CostParts {
  failing: number
  nightHome: number
  nightSite: number
  low: number
  over: number
  business: number
  mornings: number
  asks: number
  waiting: number
}

/**
 * What a way to do it costs, in minutes of somebody's night: a certain failure weighs ten hours; a minute at the body's
 * lowest or past the limit counts double; a minute of the site's working day half; a second morning an hour, each day
 * more between the two half an hour, and each stretch asked of the sentinel half an hour. Of two that are alike, the
 * sooner is better: a day of waiting from `from` on counts a minute.
 */
export function costParts(
  f: StartFigures,
  trial: { start: number; split: { at: number } | null },
  asks: number,
  from: number,
): CostParts {
  const between = trial.split === null ? 0 : Math.round((trial.split.at - trial.start) / DAY)
  return {
    failing: 600 * (1 - f.chance),
    nightHome: f.nightHome,
    nightSite: f.nightSite,
    low: 2 * f.low,
    over: 2 * f.over,
    business: f.business / 2,
    mornings: between === 0 ? 0 : 60 + 30 * (between - 1),
    asks: 30 * asks,
    waiting: (trial.start - from) / DAY,
  }
}

/** The sum of `costParts`. */
export function costOf(f: StartFigures, trial: Trial, asks: readonly AskedHands[], from: number): number {
  return Object.values(costParts(f, trial, asks.length, from)).reduce((sum, part) => sum + part, 0)
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
    parts: costParts(figures, trial, asks.length, from),
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
function splitsOf(work: Work, ground: Ground, start: number, few: readonly Float64Array[]) {
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
      const at = ground.track.handsFrom.find((t) => t >= over + REST)
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

import { dailySpans, merge, type Span } from '../availability/spans.ts'
import { handsIntervals } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { bandOf } from './bands.ts'
import { drawer } from './forecast.ts'
import { emptyWalk, trackOf, walk } from './place.ts'
import { type Bands, figuresOf, type Ground, type StartFigures, type Trial } from './start-figures.ts'
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
  /** Minutes: see `costOf`. The less, the better. */
  cost: number
}

export interface BestStart {
  /** The best, ranked, each tried with all the samples. */
  best: Candidate[]
  /** The start as it is planned now, tried the same way; null without one. */
  planned: Candidate | null
  /** Every start looked at, done in one go, by few trials: for the map of the days. */
  map: { start: number; chance: number; cost: number }[]
}

export interface BestStartQuestion {
  state: UpgradeState
  /** Starts before it are not looked at (epoch ms). */
  from: number
  days: number
  samples: number
  seed: number
  /** The upgrader's ordinary wakings from a day before `from` on, sorted; null where not known. */
  wakes: readonly number[] | null
  /** Minutes awake that should not be passed. */
  awakeLimit: number
  /** When their body is at its lowest, over all the days. */
  low: readonly Span[]
}

const GRAIN = 15 * MINUTE
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
  const { state, from, days, samples, seed, wakes, awakeLimit, low } = question
  const to = from + (days + 3) * DAY
  const work = plannedWork(state, from)
  const plain = handsFor(state, from, to)
  const ground = groundOf(state, work, plain, { from, to, wakes, awakeLimit, low })
  const draws = drawsOf(work, samples, seed)
  const few = draws.slice(0, COARSE)
  const room = emptyWalk(ground.track.size)
  const tried = (g: Ground, trial: Trial, asks: AskedHands[], with_: readonly Float64Array[]): Tried => {
    const figures = figuresOf(g, trial, with_, room)
    return { ground: g, trial, asks, figures, cost: costOf(figures, trial, asks, from) }
  }
  const starts = Array.from(
    { length: (days * DAY) / GRAIN },
    (_, i) => Math.ceil(from / GRAIN) * GRAIN + i * GRAIN,
  )
  const whole = starts.map((start) => tried(ground, { start, split: null }, [], few))
  const parted = starts
    .filter((t) => ground.windows === null || ground.windows.some((w) => w.start <= t && t < w.end))
    .flatMap((start) =>
      splitsOf(work, ground, start, few).map((split) => tried(ground, { start, split }, [], few)),
    )
  const zone = state.head.site.zone
  const soFar = unlike(ranked([...whole, ...parted]), zone)
  const asked = soFar.slice(0, BEST).flatMap(({ trial }) =>
    askedFor(state, plain, trial).map((asks) => {
      const more = groundOf(state, work, merge([...plain, ...asks]), { from, to, wakes, awakeLimit, low })
      return tried(more, trial, asks, few)
    }),
  )
  const finalists = unlike(ranked([...soFar.slice(0, 2 * BEST), ...asked]), zone).slice(0, BEST)
  const best = ranked(finalists.map((t) => tried(t.ground, t.trial, t.asks, draws)))
  const start = state.head.start?.at.instant ?? null
  return {
    best: best.map((t) => candidate(work, t)),
    planned: start === null ? null : candidate(work, tried(ground, { start, split: null }, [], draws)),
    map: whole.map(({ trial, figures, cost }) => ({ start: trial.start, chance: figures.chance, cost })),
  }
}

interface Tried {
  ground: Ground
  trial: Trial
  asks: AskedHands[]
  figures: StartFigures
  cost: number
}

/**
 * What a way to do it costs, in minutes of somebody's night: a certain failure weighs ten hours; a minute at the body's
 * lowest or past the limit counts double; a minute of the site's working day half; a second morning an hour, each day
 * more between the two half an hour, and each stretch asked of the sentinel half an hour. Of two that are alike, the
 * sooner is better: a day of waiting from `from` on counts a minute.
 */
export function costOf(f: StartFigures, trial: Trial, asks: readonly AskedHands[], from: number): number {
  const between = trial.split === null ? 0 : Math.round((trial.split.at - trial.start) / DAY)
  return (
    600 * (1 - f.chance) +
    f.nightHome +
    f.nightSite +
    2 * (f.low + f.over) +
    f.business / 2 +
    (between === 0 ? 0 : 60 + 30 * (between - 1)) +
    30 * asks.length +
    (trial.start - from) / DAY
  )
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

function candidate(work: Work, { trial, asks, figures, cost }: Tried): Candidate {
  const { split } = trial
  const step = split === null ? undefined : work.jobs[split.job]?.step.id
  return {
    start: trial.start,
    split: split === null || step === undefined ? null : { step, at: split.at },
    asks,
    figures,
    cost,
  }
}

function handsFor(state: UpgradeState, from: number, to: number): Span[] {
  const windows = Object.values(state.hands).filter((w) => state.people[w.person]?.revoked !== true)
  return merge(handsIntervals(windows, state.head.site.zone, from, to))
}

interface Range {
  from: number
  to: number
  wakes: readonly number[] | null
  awakeLimit: number
  low: readonly Span[]
}

function groundOf(state: UpgradeState, work: Work, hands: Span[], range: Range): Ground {
  const { from, to, wakes, awakeLimit, low } = range
  const { home, site, window } = state.head
  const night = (zone: string) => bandOf(dailySpans(zone, 22 * HOUR, 7 * HOUR, from, to), from, to)
  const office = dailySpans(site.zone, 9 * HOUR, 18 * HOUR, from, to, [1, 2, 3, 4, 5])
  const both = hands.flatMap((h) =>
    low.flatMap((l) =>
      l.start < h.end && h.start < l.end
        ? [{ start: Math.max(l.start, h.start), end: Math.min(l.end, h.end) }]
        : [],
    ),
  )
  const bands: Bands = {
    nightHome: night(home.zone),
    nightSite: night(site.zone),
    low: bandOf(low, from, to),
    business: bandOf(office, from, to),
    hands: bandOf(hands, from, to),
    handsLow: bandOf(both, from, to),
  }
  return {
    track: trackOf({ ...work, hands }),
    bands,
    windows: window === null ? null : daily(window, from, to),
    wakes,
    limit: awakeLimit * MINUTE,
  }
}

/** The window's hours on every day: as long as it is, from the same reading of the same wall on. */
function daily(window: NonNullable<UpgradeState['head']['window']>, from: number, to: number): Span[] {
  const lasts = window.to.instant - window.from.instant
  const clock = localNumber(window.from.instant, window.from.zone)
  const starts = dailySpans(
    window.from.zone,
    clock - Math.floor(clock / DAY) * DAY,
    DAY - 1,
    from - lasts,
    to,
  )
  return starts.map(({ start }) => ({ start, end: start + lasts }))
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

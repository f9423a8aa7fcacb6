import type { Waking } from '../availability/known-hours.ts'
import { lastWaking, lowWindowSpans, wakings } from '../availability/sleep.ts'
import type { Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import type { Limits } from '../plan/plan.ts'
import { DAY, MINUTE } from '../time/civil.ts'
import { type Forecast, forecast, type Spread } from './forecast.ts'
import { type TurnBack, turnBack } from './turn-back.ts'
import { workLeft } from './work.ts'

/** The chances of what is ahead, as screens need them: what the forecast says, without every step's own spread. */
export interface Chances extends Pick<Forecast, 'samples' | 'finish' | 'inWindow' | 'stuck'> {
  /** Of the steps that need hands: see `StepForecast`. */
  hands: Record<string, { nobody: number; leftAlone: number }>
  /** Before when four of five trials have each step over (epoch ms). */
  ends: Record<string, number>
}

/** What the trials say of an upgrade at one point of its log. */
export interface Told {
  /** The point of the log that it follows from, and the moment it was reckoned for (epoch ms, the upgrade's clock). */
  seq: number
  now: number
  /** Null when there is nothing left to do. */
  chances: Chances | null
  turnBack: TurnBack | null
  /** What follows from when the upgrader sleeps: only for whom that may be known. Null where it isn't known. */
  own: OwnFigures | null
}

export interface OwnFigures {
  /** Share of the trials in which the upgrader works on past the awake limit. */
  overAwake: number | null
  /** As `TurnBack.advised`, their hours awake counted in. */
  advised: TurnBack['advised']
}

export interface TellQuestion {
  state: UpgradeState
  now: number
  samples: number
  /** When the upgrader ordinarily wakes up, if they have said so. */
  waking: Waking | null
}

/** How many trials answer within a second for two hundred steps. */
export const TRIALS = 10_000
/** Moments are tried by the hundred; each with fewer trials. */
const TURN_BACK_TRIALS = 1000

/** The seed follows from the upgrade alone, so that the same state gives everybody the same figures, twice over. */
export function tell({ state, now, samples, waking }: TellQuestion): Told {
  const seed = seedOf(state.id)
  const work = workLeft(state, now)
  const windowEnd = state.head.window?.to.instant ?? null
  const limits = limitsOf(state.head)
  const { low, wakes } = bodyAround(state, now, limits, waking)
  const limit = limits.awakeRed * MINUTE
  const awake = wakes === null ? null : { wakes, limit, rest: limits.rest * MINUTE }
  const told = work === null ? null : forecast({ work, samples, seed, windowEnd, awake })
  const back = (awakeUntil: number | null) =>
    turnBack({
      state,
      now,
      samples: Math.min(samples, TURN_BACK_TRIALS),
      seed,
      advice: { awakeUntil, low },
    })
  return {
    seq: state.seq,
    now,
    chances: told === null ? null : chancesOf(told),
    turnBack: back(null),
    own:
      wakes === null
        ? null
        : {
            overAwake: told?.overAwake ?? null,
            advised: back(lastWaking(wakes, now) + limit)?.advised ?? null,
          },
  }
}

export function chancesOf({ samples, finish, inWindow, stuck, steps }: Forecast): Chances {
  const hands: Chances['hands'] = {}
  const ends: Chances['ends'] = {}
  for (const [id, { nobody, leftAlone, end }] of Object.entries(steps)) {
    if (nobody > 0 || leftAlone > 0) hands[id] = { nobody, leftAlone }
    ends[id] = Math.round(end.p80)
  }
  return { samples, finish: rounded(finish), inWindow, stuck, hands, ends }
}

function rounded({ p50, p80, p95 }: Spread): Spread {
  return { p50: Math.round(p50), p80: Math.round(p80), p95: Math.round(p95) }
}

/** A number from the upgrade's name: any will do, as long as it stays. */
export function seedOf(id: string): number {
  let seed = 7
  for (let i = 0; i < id.length; i++) seed = (seed * 31 + id.charCodeAt(i)) >>> 0
  return seed
}

/** Where the upgrader's body is at its lowest, and their wakings, around what is ahead. `waking`: null where not known. */
export function bodyAround(
  state: UpgradeState,
  now: number,
  limits: Limits,
  waking: Waking | null,
): { low: Span[]; wakes: number[] | null } {
  const since = workedSince(state, now, limits.rest * MINUTE)
  const zone = state.head.home.zone
  const wakes = waking === null ? null : wakings(waking.zone, waking.wake, since, now + 15 * DAY)
  return {
    low: lowWindowSpans(zone, limits.low, since - DAY, now + 15 * DAY),
    // Who has worked through the hour at which they usually get up has not got up then.
    wakes: wakes?.filter((w) => w <= since || w > now) ?? null,
  }
}

/** Since when the work goes on without a pause as long as `rest` (ms); `now` if it has not begun, or they have rested. */
function workedSince(state: UpgradeState, now: number, rest: number): number {
  if (state.startedAt === null) return now
  const spans = Object.values(state.runs)
    .flatMap((run) => {
      const start = run.startedAt ?? run.endedAt
      return start === null ? [] : [{ start, end: run.state === 'running' ? now : (run.endedAt ?? start) }]
    })
    .sort((a, b) => a.start - b.start)
  let since = Math.min(now, state.startedAt)
  let free = since
  for (const { start, end } of [...spans, { start: now, end: now }]) {
    if (start - free >= rest) since = start
    free = Math.max(free, end)
  }
  return since
}

import type { Span } from '../availability/spans.ts'
import { DAY, MINUTE } from '../time/civil.ts'
import type { StartFigures } from './start-figures.ts'

/** A stretch on site that nobody has agreed to yet. */
export interface AskedHands extends Span {
  why: 'break' | 'earlier'
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
 * What a way to do it costs, in minutes of somebody's night, so that it can be argued with: a certain failure weighs ten
 * hours; a minute at the body's lowest or past the limit two more; a minute of the site's working day half; a second
 * morning an hour, each day more between the two half an hour; each stretch asked of the sentinel half an hour, and each
 * of its minutes half. Of two that are alike, the sooner is better: a day of waiting from `from` on counts a minute.
 */
export function costParts(
  f: StartFigures,
  trial: { start: number; split: { at: number } | null },
  asks: readonly Span[],
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
    asks: asks.reduce((sum, a) => sum + 30 + (a.end - a.start) / MINUTE / 2, 0),
    waiting: Math.max(0, trial.start - from) / DAY,
  }
}

export function sumOf(parts: CostParts): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0)
}

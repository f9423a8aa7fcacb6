import { lastWaking } from '../availability/sleep.ts'
import type { Span } from '../availability/spans.ts'
import { MINUTE } from '../time/civil.ts'
import type { Band } from './bands.ts'
import { type Spread, spreadOf } from './forecast.ts'
import type { Track, Walk } from './place.ts'
import { walk } from './place.ts'
import { SENTINEL, UPGRADER } from './work.ts'

/** What a start costs and brings; minutes are means over the trials. */
export interface StartFigures {
  /** Share of the trials in which each day's work ends inside that day's window; without a window, all but the stuck. */
  chance: number
  finish: Spread
  /** Minutes of the upgrader's work between 22:00 and 07:00 at home, and of the sentinel's between those on site. */
  nightHome: number
  nightSite: number
  /** Minutes of the upgrader's work while their body is at its lowest. */
  low: number
  /** Minutes of the upgrader's work after more hours awake than they should; 0 where their wake time isn't known. */
  over: number
  /** Minutes in which somebody is on site and the upgrader is fit to work, from the start to the end. */
  usable: number
  /** Minutes of work while people at the site are at work. */
  business: number
}

/** The bands of all the days looked at. */
export interface Bands {
  nightHome: Band
  nightSite: Band
  low: Band
  business: Band
  /** Somebody on site. */
  hands: Band
  /** Somebody on site while the upgrader's body is at its lowest. */
  handsLow: Band
}

/** One way to do it: from when, and what is left for another morning. */
export interface Trial {
  start: number
  /** The first job of the second part, and from when on it may go. */
  split: { job: number; at: number } | null
}

export interface Ground {
  track: Track
  bands: Bands
  /** Each day's window, sorted; null when none is agreed on. */
  windows: readonly Span[] | null
  /** The upgrader's ordinary wakings, sorted; null where not known. */
  wakes: readonly number[] | null
  /** Ms awake that should not be passed. */
  limit: number
}

/** Tries one way with each of the draws (one array of ms per trial). */
export function figuresOf(
  ground: Ground,
  trial: Trial,
  draws: readonly Float64Array[],
  room: Walk,
): StartFigures {
  const { bands, windows, wakes, limit } = ground
  const { split, start } = trial
  const track: Track = split === null ? { ...ground.track, base: start } : later(ground.track, trial)
  const lastHands = track.handsTo.at(-1) ?? Number.NEGATIVE_INFINITY
  const ends = windows === null ? null : [windowEnd(windows, start), split && windowEnd(windows, split.at)]
  const since = wakes === null ? null : [lastWaking(wakes, start), split && lastWaking(wakes, split.at)]
  const finishes = new Float64Array(draws.length)
  let good = 0
  const sum = { nightHome: 0, nightSite: 0, low: 0, over: 0, usable: 0, business: 0 }
  for (const [n, took] of draws.entries()) {
    const finish = walk(track, took, room)
    finishes[n] = finish
    let inside = true
    let firstEnd = start
    for (let i = 0; i < track.size; i++) {
      if (track.stage[i] === 2) continue
      const from = room.start[i] as number
      const to = room.end[i] as number
      const part = split !== null && from >= split.at ? 1 : 0
      if (part === 0 && to > firstEnd) firstEnd = to
      if (ends !== null && to > (ends[part] as number)) inside = false
      if (track.hands[i] === 1 && from >= lastHands) inside = false
      const who = track.busy[i] as number
      if ((who & UPGRADER) !== 0) {
        sum.nightHome += bands.nightHome.within(from, to)
        sum.low += bands.low.within(from, to)
        if (since !== null) {
          const tired = (since[part] as number) + limit
          if (to > tired) sum.over += (to - Math.max(from, tired)) / MINUTE
        }
      }
      if ((who & SENTINEL) !== 0) sum.nightSite += bands.nightSite.within(from, to)
      sum.business += bands.business.within(from, to)
    }
    if (inside) good++
    sum.usable += usable(ground, start, firstEnd, since?.[0] ?? null)
    if (split !== null) sum.usable += usable(ground, split.at, finish, since?.[1] ?? null)
  }
  const mean = (total: number) => total / draws.length
  return {
    chance: mean(good),
    finish: spreadOf(finishes),
    nightHome: mean(sum.nightHome),
    nightSite: mean(sum.nightSite),
    low: mean(sum.low),
    over: mean(sum.over),
    usable: mean(sum.usable),
    business: mean(sum.business),
  }
}

function later(track: Track, { start, split }: Trial): Track {
  const notBefore = track.notBefore.slice()
  const { job, at } = split as NonNullable<Trial['split']>
  notBefore[job] = Math.max(notBefore[job] as number, at)
  return { ...track, base: start, notBefore }
}

function usable({ bands, limit }: Ground, from: number, to: number, since: number | null): number {
  const until = since === null ? to : Math.min(to, since + limit)
  return until <= from ? 0 : bands.hands.within(from, until) - bands.handsLow.within(from, until)
}

/** The end of the last window that `t` lies in; `-Infinity` outside of all. */
function windowEnd(windows: readonly Span[], t: number): number {
  return windows.findLast((w) => w.start <= t && t < w.end)?.end ?? Number.NEGATIVE_INFINITY
}

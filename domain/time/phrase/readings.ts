import { DAY, MINUTE, writeLocal } from '../civil.ts'
import { localNumber, resolveWallTime, type WallTime, type WallTimeResult, wallTimeAt } from '../wall-time.ts'
import { offsetAt } from '../zone.ts'
import { writtenName } from './abbreviations.ts'
import { clockOptions } from './clock-options.ts'
import { dayOptions } from './day-options.ts'
import { type Dial, dialsOf, sideOf, sidesOf } from './dials.ts'
import type { Mention } from './mentions.ts'
import type { How, Note, PhraseContext, Side, WhyNot } from './types.ts'

export interface Doubt {
  name: string
  said: number
  there: number
  zone: string
}

/** One instant that a time may mean. */
export interface Possible {
  wall: WallTime
  side: Side | null
  notes: Note[]
  /** The offset said is not what the clocks there say. */
  doubt: Doubt | null
  mismatch: boolean
}

export type Trouble = Extract<WallTimeResult, { code: 'gap' | 'overlap' }>

export interface Readings {
  possible: Possible[]
  trouble: Trouble | null
  how: How
  /** The abbreviation that means several places, if it does. */
  several: string | null
  fault: WhyNot | null
  /** What is over is still asked about: the day may be the one just past. */
  keepsPast: boolean
  /** "22:00 -06:00": an offset, or the end of a window. */
  maybeRange: boolean
}

const none = (fault: WhyNot): Readings => ({
  possible: [],
  trouble: null,
  how: 'place',
  several: null,
  fault,
  keepsPast: false,
  maybeRange: false,
})

/** Every instant that one time of a phrase may mean. `near`: see `DayFrame`. */
export function readingsFor(mention: Mention, context: PhraseContext, near: number | null): Readings {
  if (mention.elapsed !== undefined) return elapsedReading(mention, context)
  const clocks = clockOptions(mention)
  if (clocks.length === 0) return none(mention.clock === undefined ? 'no-clock' : 'contradiction')
  const dials = dialsOf(mention, context)
  if (dials.length === 0) return none('contradiction')
  const many = new Set(dials.map((d) => d.zone)).size > 1
  const name =
    mention.abbreviation !== undefined ? writtenName(mention.abbreviation) : (mention.several?.name ?? null)
  const { date, weekday, relativeDay } = mention
  const found: Readings = {
    possible: [],
    trouble: null,
    how: howOf(mention, context),
    several: many && dials.every((d) => !d.free) ? name : null,
    fault: null,
    keepsPast:
      (date !== undefined && (date.year === null || date.other !== null)) || weekday?.week === 'this',
    maybeRange: mention.offset?.maybeRange === true && dials.length > 1 && name === null,
  }
  // Nobody has said a place: whoever speaks has their own calendar and their own clock in mind.
  const todays =
    howOf(mention, context) === 'only-ahead'
      ? []
      : sidesOf(context).map((s) => Math.floor(localNumber(context.now, context[s].zone) / DAY))
  let days = 0
  const readAll = (by: number) => {
    for (const dial of dials) {
      for (const clock of clocks) {
        const localOf = (t: number) =>
          dial.free && dial.said !== null ? t + dial.said.offset * MINUTE : localNumber(t, dial.zone)
        for (const option of dayOptions(mention, clock, { context, localOf, todays, near })) {
          days++
          const local = (option.day + by + clock.later) * DAY + clock.minutes * MINUTE
          const notes = [dial.note, clock.note, option.note].filter((n): n is Note => n !== null)
          if (by > 0) notes.push({ note: 'day' })
          read(found, dial, local, notes, option.mismatch === true, context)
        }
      }
    }
  }
  readAll(0)
  // "Today at 9", said at ten: what is over, or the next morning. Never certain.
  if (relativeDay !== undefined && relativeDay >= 0 && context.date === undefined) {
    const past = found.possible
    if (past.length > 0 && past.every((p) => p.wall.instant < Math.floor(context.now / MINUTE) * MINUTE)) {
      found.possible = []
      readAll(1)
      found.possible.push(...past)
      found.keepsPast = true
    }
  }
  if (found.possible.length === 0) found.fault = days === 0 ? 'no-such-day' : (found.fault ?? 'no-such-day')
  return found
}

function read(
  found: Readings,
  dial: Dial,
  local: number,
  notes: Note[],
  mismatch: boolean,
  context: PhraseContext,
): void {
  const add = (wall: WallTime, more: Note[] = [], doubt: Doubt | null = null) =>
    found.possible.push({ wall, side: dial.side, notes: [...notes, ...more], doubt, mismatch })
  const { said, zone } = dial
  if (dial.free && said !== null) {
    const instant = local - said.offset * MINUTE
    const side = sidesOf(context).find((s) => offsetAt(context[s].zone, instant) === said.offset)
    const teller = side ?? (sidesOf(context)[0] as Side)
    if (!storable(instant)) return
    found.possible.push({
      wall: wallTimeAt(instant, context[teller].zone),
      side: teller,
      notes,
      doubt: null,
      mismatch,
    })
    return
  }
  const result = resolveWallTime(writeLocal(local), zone)
  if (!result.ok && result.code !== 'gap' && result.code !== 'overlap') return
  const readings = result.ok
    ? [{ instant: result.wall.instant, offset: offsetAt(zone, result.wall.instant) }]
    : [result.earlier, result.later]
  const fits = readings.filter((r) => said === null || r.offset === said.offset)
  // The offset says which of two it is; in a gap it can't, for neither reading is what was said.
  if ((result.ok || result.code === 'overlap') && fits.length === 1 && (result.ok || said !== null)) {
    add(wallTimeAt((fits[0] as { instant: number }).instant, zone))
    return
  }
  if (!result.ok && (said === null || result.code === 'gap')) {
    found.trouble ??= result
    for (const [i, r] of readings.entries())
      add(wallTimeAt(r.instant, zone), [{ note: i === 0 ? 'before-change' : 'after-change' }])
    return
  }
  if (said === null) return
  const there = readings[0] as { instant: number; offset: number }
  const doubt: Doubt = { name: said.name, said: said.offset, there: there.offset, zone }
  add(wallTimeAt(there.instant, zone), [{ note: 'clock-there', zone, offset: there.offset }], doubt)
  const strict = local - said.offset * MINUTE
  if (storable(strict))
    add(wallTimeAt(strict, zone), [{ note: 'offset-said', name: said.name, offset: said.offset }], doubt)
}

/** Instants that a wall time of the years 1970 to 2199 can have, on any clock. */
export function storable(instant: number): boolean {
  return instant >= DAY && instant < 7_258_118_400_000 - DAY
}

function elapsedReading(mention: Mention, context: PhraseContext): Readings {
  const instant = context.now + (mention.elapsed ?? 0)
  if (!storable(instant)) return none('no-such-day')
  if (mention.date !== undefined || mention.weekday !== undefined || mention.relativeDay !== undefined)
    return none('contradiction')
  const zone = mention.zone ?? context[sidesOf(context)[0] as Side].zone
  return {
    possible: [
      {
        wall: wallTimeAt(instant, zone),
        side: sideOf(zone, context),
        notes: [],
        doubt: null,
        mismatch: false,
      },
    ],
    trouble: null,
    how: 'elapsed',
    several: null,
    fault: null,
    keepsPast: true,
    maybeRange: false,
  }
}

function howOf(mention: Mention, context: PhraseContext): How {
  if (mention.zone !== undefined) return 'place'
  if (mention.abbreviation !== undefined) return 'abbreviation'
  if (mention.offset !== undefined) return 'offset'
  return context.site.zone === context.home.zone ? 'one-zone' : 'only-ahead'
}

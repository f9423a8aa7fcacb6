import { DAY, MINUTE, writeLocal } from '../civil.ts'
import { localNumber, resolveWallTime, type WallTime, type WallTimeResult, wallTimeAt } from '../wall-time.ts'
import { offsetAt } from '../zone.ts'
import { abbreviations, meansZone } from './abbreviations.ts'
import { clockOptions } from './clock-options.ts'
import { dayOptions } from './day-options.ts'
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
}

/** A clock that a time may be read on. */
interface Dial {
  zone: string
  side: Side | null
  /** What was said of the offset, in minutes. */
  said: { name: string; offset: number } | null
  /** Nobody has said a zone: the offset alone is the clock. */
  free: boolean
  note: Note | null
}

const none = (fault: WhyNot): Readings => ({
  possible: [],
  trouble: null,
  how: 'place',
  several: null,
  fault,
})

/** Sides in the order their choices are shown in. */
export function sidesOf(context: PhraseContext): Side[] {
  return context.prefer === 'site' ? ['site', 'home'] : ['home', 'site']
}

/** Every instant that one time of a phrase may mean. `near`: see `DayFrame`. */
export function readingsFor(mention: Mention, context: PhraseContext, near: number | null): Readings {
  if (mention.elapsed !== undefined) return elapsedReading(mention, context)
  const clocks = clockOptions(mention)
  if (clocks.length === 0) return none(mention.clock === undefined ? 'no-clock' : 'contradiction')
  const dials = dialsOf(mention, context)
  if (dials.length === 0) return none('contradiction')
  const several = mention.abbreviation !== undefined && new Set(dials.map((d) => d.zone)).size > 1
  const found: Readings = {
    possible: [],
    trouble: null,
    how: howOf(mention, context),
    several: several ? (mention.abbreviation ?? '').toUpperCase() : null,
    fault: null,
  }
  // Nobody has said a place: whoever speaks has their own calendar and their own clock in mind.
  const todays =
    howOf(mention, context) === 'only-ahead'
      ? []
      : sidesOf(context).map((s) => Math.floor(localNumber(context.now, context[s].zone) / DAY))
  let days = 0
  for (const dial of dials) {
    for (const clock of clocks) {
      const localOf = (t: number) =>
        dial.free && dial.said !== null ? t + dial.said.offset * MINUTE : localNumber(t, dial.zone)
      for (const option of dayOptions(mention, clock, { context, localOf, todays, near })) {
        days++
        const local = (option.day + clock.later) * DAY + clock.minutes * MINUTE
        const notes = [dial.note, clock.note, option.note].filter((n): n is Note => n !== null)
        read(found, dial, local, notes, option.mismatch === true, context)
      }
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
  }
}

function sideOf(zone: string, context: PhraseContext): Side | null {
  return sidesOf(context).find((s) => context[s].zone === zone) ?? null
}

function howOf(mention: Mention, context: PhraseContext): How {
  if (mention.zone !== undefined) return 'place'
  if (mention.abbreviation !== undefined) return 'abbreviation'
  if (mention.offset !== undefined) return 'offset'
  return context.site.zone === context.home.zone ? 'one-zone' : 'only-ahead'
}

function dialsOf(mention: Mention, context: PhraseContext): Dial[] {
  const { zone, offset, abbreviation } = mention
  const said = offset === undefined ? null : { name: offset.text, offset: offset.minutes }
  const around = context.date ?? context.now
  if (zone !== undefined) {
    const dial = { zone, side: sideOf(zone, context), free: false, note: null }
    if (abbreviation === undefined) return [{ ...dial, said }]
    const meanings = abbreviations[abbreviation] ?? []
    // "8 PM EST New York" is checked like "8 PM EST"; "8 PM EST Taipei" is two places at once.
    return meanings
      .filter((m) => meansZone(m, zone, around))
      .map((m) => ({ ...dial, said: { name: abbreviation.toUpperCase(), offset: m.offset } }))
  }
  if (abbreviation !== undefined) return byAbbreviation(abbreviation, context, around)
  if (said !== null) {
    return [{ zone: context.home.zone, side: null, said, free: true, note: null }]
  }
  if (context.site.zone === context.home.zone) {
    const side = sidesOf(context)[0] as Side
    return [{ zone: context[side].zone, side, said: null, free: false, note: null }]
  }
  return sidesOf(context).map((side) => ({
    zone: context[side].zone,
    side,
    said: null,
    free: false,
    note: { note: 'side', side },
  }))
}

function byAbbreviation(name: string, context: PhraseContext, around: number): Dial[] {
  const meanings = abbreviations[name] ?? []
  const dials = sidesOf(context).flatMap((side) =>
    meanings
      .filter((m) => meansZone(m, context[side].zone, around))
      .map((m) => ({ zone: context[side].zone, side: side as Side | null, offset: m.offset })),
  )
  const apart = dials.filter((d, i) => dials.findIndex((e) => e.zone === d.zone) === i)
  const meant =
    apart.length > 0
      ? apart
      : meanings.flatMap((m) =>
          m.example === null ? [] : [{ zone: m.example, side: null, offset: m.offset }],
        )
  return meant.map(({ zone, side, offset }) => ({
    zone,
    side,
    said: { name: name.toUpperCase(), offset },
    free: false,
    note:
      meant.length > 1
        ? side === null
          ? { note: 'clock-there', zone, offset }
          : { note: 'side', side }
        : null,
  }))
}

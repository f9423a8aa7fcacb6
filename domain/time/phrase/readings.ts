import { DAY, MINUTE, writeLocal } from '../civil.ts'
import { localNumber, resolveWallTime, type WallTime, type WallTimeResult, wallTimeAt } from '../wall-time.ts'
import { offsetAt } from '../zone.ts'
import { abbreviations, type Meaning, meansZone, writtenName } from './abbreviations.ts'
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
  /** What is over is still asked about: the day may be the one just past. */
  keepsPast: boolean
  /** "22:00 -06:00": an offset, or the end of a window. */
  maybeRange: boolean
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
  keepsPast: false,
  maybeRange: false,
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
  const { zone, offset, abbreviation, several } = mention
  const said = offset === undefined ? null : { name: offset.text, offset: offset.minutes }
  const around = context.date ?? context.now
  if (zone !== undefined) {
    const dial = { zone, side: sideOf(zone, context), free: false, note: null }
    if (abbreviation === undefined) {
      // A name that other places have too: the side's own, where most people mean that one anyway.
      if (several === undefined || dial.side !== null) return [{ ...dial, said }]
      return several.zones.map((z) => ({
        zone: z,
        side: sideOf(z, context),
        said,
        free: false,
        note: { note: 'clock-there', zone: z, offset: offsetAt(z, around) },
      }))
    }
    const meanings = abbreviations[abbreviation] ?? []
    const doubled =
      said !== null && !meanings.some((m) => m.offset === said.offset) ? [{ ...dial, said }] : []
    // "8 PM EST New York" is checked like "8 PM EST"; "8 PM EST Taipei" is two places at once.
    const fits = meanings.filter((m) => meansZone(m, zone, around))
    if (fits.length === 0) return []
    return [
      ...fits.map((m) => ({ ...dial, said: { name: writtenName(abbreviation), offset: m.offset } })),
      ...doubled,
    ]
  }
  if (abbreviation !== undefined) {
    const meanings = abbreviations[abbreviation] ?? []
    const fits = said === null ? [] : meanings.filter((m) => m.offset === said.offset)
    if (said === null) return byAbbreviation(abbreviation, meanings, context, around)
    // An offset beside it says which of its meanings it has; where it has no such meaning, one of the two is wrong.
    if (fits.length > 0) return byAbbreviation(abbreviation, fits, context, around).slice(0, 1)
    return [
      ...byAbbreviation(abbreviation, meanings, context, around),
      freeDial(said, context, { note: 'offset-said', ...said }),
    ]
  }
  const sides = sidesOf(context).map(
    (side): Dial => ({
      zone: context[side].zone,
      side,
      said: null,
      free: false,
      note: { note: 'side', side },
    }),
  )
  if (said !== null) {
    // With its year and an offset of one of the sides, it is written as machines write it.
    const known =
      mention.date?.year != null && sides.some((d) => Math.abs(offsetAt(d.zone, around) - said.offset) <= 60)
    if (offset?.maybeRange !== true || known) return [freeDial(said, context, null)]
    return [freeDial(said, context, { note: 'offset-said', ...said }), ...sides]
  }
  return context.site.zone === context.home.zone
    ? sides.slice(0, 1).map((d) => ({ ...d, note: null }))
    : sides
}

const freeDial = (
  said: { name: string; offset: number },
  context: PhraseContext,
  note: Note | null,
): Dial => ({
  zone: context.home.zone,
  side: null,
  said,
  free: true,
  note,
})

function byAbbreviation(
  name: string,
  meanings: readonly Meaning[],
  context: PhraseContext,
  around: number,
): Dial[] {
  const dials = sidesOf(context).flatMap((side) =>
    meanings
      .filter((m) => meansZone(m, context[side].zone, around))
      .map((m) => ({ zone: context[side].zone, side: side as Side | null, offset: m.offset })),
  )
  const apart = dials.filter((d, i) => dials.findIndex((e) => e.zone === d.zone) === i)
  const others = meanings.flatMap((m) =>
    m.example === null ? [] : [{ zone: m.example, side: null, offset: m.offset }],
  )
  // What a side writes it for outweighs the rest of the world, unless half the world writes it.
  const common = others.filter(
    (o) =>
      meanings.some((m) => m.common && m.example === o.zone) && apart.every((d) => d.offset !== o.offset),
  )
  const meant = apart.length > 0 ? [...apart, ...common] : others
  return meant.map(({ zone, side, offset }) => ({
    zone,
    side,
    said: { name: writtenName(name), offset },
    free: false,
    note:
      meant.length > 1
        ? side === null
          ? { note: 'clock-there', zone, offset }
          : { note: 'side', side }
        : null,
  }))
}

import { DAY } from '../civil.ts'
import { offsetAt } from '../zone.ts'
import { abbreviations, type Meaning, meansZone, writtenName } from './abbreviations.ts'
import type { Mention } from './mentions.ts'
import type { Note, PhraseContext, Side } from './types.ts'

/** A clock that a time may be read on. */
export interface Dial {
  zone: string
  side: Side | null
  /** What was said of the offset, in minutes. */
  said: { name: string; offset: number } | null
  /** Nobody has said a zone: the offset alone is the clock. */
  free: boolean
  note: Note | null
}

/** Sides in the order their choices are shown in. */
export function sidesOf(context: PhraseContext): Side[] {
  return context.prefer === 'site' ? ['site', 'home'] : ['home', 'site']
}

/** The side whose clock a zone is; null: neither's. */
export function sideOf(zone: string, context: PhraseContext): Side | null {
  return sidesOf(context).find((s) => context[s].zone === zone) ?? null
}

const HALF_YEAR = 182 * DAY

/** The clocks that a time may be read on, the likelier first; none where what was said contradicts itself. */
export function dialsOf(mention: Mention, context: PhraseContext): Dial[] {
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
      mention.date?.year != null &&
      sides.some(({ zone: z }) => [around, around + HALF_YEAR].some((t) => offsetAt(z, t) === said.offset))
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

import { type CivilDate, civilDate, DAY, isoWeekday, MINUTE } from '../civil.ts'
import { localNumber } from '../wall-time.ts'
import { offsetAt } from '../zone.ts'
import { abbreviations, meansZone, writtenName } from './abbreviations.ts'
import { type ClockOption, clockOptions } from './clock-options.ts'
import { sidesOf } from './dials.ts'
import { type Mention, mentionsOf } from './mentions.ts'
import { stretchOf } from './ranges.ts'
import { check, PHRASE_AT_MOST } from './read-phrase.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { ClaimCheck, PhraseContext, PhrasePlace } from './types.ts'

/** What the words of a plan say that is not so at the instant it now starts at. */
export type PhraseDoubt =
  | ({ doubt: 'claim' } & ClaimCheck)
  /** Offsets in minutes: what the abbreviation or the words say, and what the clocks there say. */
  | { doubt: 'offset'; name: string; said: number; there: number; zone: string }
  /** Minutes since midnight: what the words say the clock there reads, and what it does read. */
  | { doubt: 'clock'; zone: string; said: number[]; reads: number }
  /** ISO weekdays: what the words say it is there, and what it is. */
  | { doubt: 'weekday'; zone: string; said: number; is: number }
  /** The date that the words say it is there; `is` as it is. */
  | { doubt: 'date'; zone: string; said: CivilDate; is: CivilDate }

/**
 * Holds the words a time was given in against the instant that it is now: for when the date moves, and for plans that
 * came with both. Of a range, one end has to hold. "Tomorrow" and the like are not held against it, for nobody knows
 * when they were said. Words nobody understands say nothing. Throws on zones that are not IANA's.
 */
export function recheck(
  said: string,
  wall: { instant: number },
  sides: { site: PhrasePlace; home: PhrasePlace },
): PhraseDoubt[] {
  if (said.length > PHRASE_AT_MOST) return []
  const at = wall.instant
  const context = { ...sides, now: at, date: at }
  const pieces = tokensOf(said, context)
  if (!pieces.ok) return []
  const { tokens } = pieces
  const stretch = stretchOf(tokens)
  if (stretch === null) return doubtsOf(tokens, context, false)
  // "Before six" holds at any time before it.
  if (stretch.why === 'bound') return []
  const ends = [tokens.slice(0, stretch.index), tokens.slice(stretch.index + 1)] as const
  const first = doubtsOf(asOneEnd(ends[0], ends[1]), context, false)
  if (first.length === 0) return []
  const lasts = tokens[stretch.index]?.kind === 'lasting'
  return !lasts && doubtsOf(asOneEnd(ends[1], ends[0]), context, true).length === 0 ? [] : first
}

/** One end of a range, with what only the other says: "Friday 22:00 to 04:00 Taipei" is in Taipei at both. */
function asOneEnd(end: Token[], other: Token[]): Token[] {
  const shared = (kinds: Token['kind'][]) =>
    end.some((t) => kinds.includes(t.kind)) ? [] : other.filter((t) => kinds.includes(t.kind))
  const days = shared(['date', 'weekday', 'relative-day'])
  const clocks = shared(['place', 'abbreviation', 'offset'])
  const parts = end.some((t) => t.kind === 'clock' && t.half !== null) ? [] : shared(['part'])
  return [...end, ...days, ...clocks, ...parts]
}

/** `dayMayBeNext`: the day was said of the evening before. */
function doubtsOf(
  tokens: Token[],
  context: PhraseContext & { date: number },
  dayMayBeNext: boolean,
): PhraseDoubt[] {
  const at = context.date
  const { mentions, claims } = mentionsOf(tokens)
  const doubts: PhraseDoubt[] = check(claims, at, context)
    .filter((c) => !c.holds)
    .map((c) => ({ doubt: 'claim', ...c }))
  for (const m of mentions) {
    if (m.elapsed !== undefined) continue
    const clocks = clockOptions(m)
    const several = m.several?.zones
    const zone = several !== undefined ? null : (m.zone ?? zoneOfAbbreviation(m.abbreviation, context, at))
    const there = zone === null ? null : offsetAt(zone, at)
    const offset = m.offset?.minutes ?? offsetOf(m.abbreviation, zone, at)
    if (zone !== null && there !== null && offset !== null && offset !== there) {
      const name = m.offset?.text ?? writtenName(m.abbreviation ?? '')
      doubts.push({ doubt: 'offset', name, said: offset, there, zone })
    }
    if (clocks.length === 0) continue
    const zones =
      several ??
      (zone !== null ? [zone] : m.offset === undefined ? sidesOf(context).map((s) => context[s].zone) : [])
    doubts.push(...clockDoubts(m, clocks, zones, at, dayMayBeNext))
  }
  return doubts
}

/** What of a time is so on none of the clocks that it may be of: the clock itself, or else its day. */
function clockDoubts(
  m: Mention,
  clocks: ClockOption[],
  zones: string[],
  at: number,
  dayMayBeNext: boolean,
): PhraseDoubt[] {
  const [zone] = zones
  if (zone === undefined) return []
  const reads = zones.map((z) => clockMinutes(at, z))
  const said = [...new Set(clocks.map((c) => c.minutes))]
  if (!reads.some((r) => said.includes(r))) return [{ doubt: 'clock', zone, said, reads: reads[0] as number }]
  let found: PhraseDoubt | null = null
  for (const [i, z] of zones.entries()) {
    for (const clock of clocks.filter((c) => c.minutes === reads[i])) {
      const today = Math.floor(localNumber(at, z) / DAY) - clock.later
      const doubt = dayDoubt(m, z, today)
      if (doubt === null || (dayMayBeNext && dayDoubt(m, z, today - 1) === null)) return []
      found ??= doubt
    }
  }
  return found === null ? [] : [found]
}

function dayDoubt({ weekday, date }: Mention, zone: string, today: number): PhraseDoubt | null {
  const is = civilDate(today)
  const same = (d: { year: number | null; month: number | null; day: number }) =>
    d.day === is.day && (d.month === null || d.month === is.month) && (d.year === null || d.year === is.year)
  if (date !== undefined && !same(date) && (date.other === null || !same(date.other))) {
    const said = { year: date.year ?? is.year, month: date.month ?? is.month, day: date.day }
    return { doubt: 'date', zone, said, is }
  }
  if (weekday === undefined || weekday.weekday === isoWeekday(today)) return null
  return { doubt: 'weekday', zone, said: weekday.weekday, is: isoWeekday(today) }
}

function zoneOfAbbreviation(
  name: string | undefined,
  sides: { site: PhrasePlace; home: PhrasePlace },
  at: number,
): string | null {
  if (name === undefined) return null
  const meanings = abbreviations[name] ?? []
  for (const side of [sides.home, sides.site])
    if (meanings.some((m) => meansZone(m, side.zone, at))) return side.zone
  return meanings.find((m) => m.example !== null)?.example ?? null
}

function offsetOf(name: string | undefined, zone: string | null, at: number): number | null {
  if (name === undefined || zone === null) return null
  const meanings = abbreviations[name] ?? []
  return (
    (meanings.find((m) => meansZone(m, zone, at)) ?? meanings.find((m) => m.example === zone))?.offset ?? null
  )
}

function clockMinutes(instant: number, zone: string): number {
  const local = localNumber(instant, zone)
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
}

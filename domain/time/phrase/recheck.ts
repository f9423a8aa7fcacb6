import { DAY, MINUTE } from '../civil.ts'
import { localNumber } from '../wall-time.ts'
import { offsetAt } from '../zone.ts'
import { abbreviations, meansZone } from './abbreviations.ts'
import { clockOptions } from './clock-options.ts'
import { mentionsOf } from './mentions.ts'
import { check, PHRASE_AT_MOST } from './read-phrase.ts'
import { sidesOf } from './readings.ts'
import { tokensOf } from './tokens.ts'
import type { ClaimCheck, PhrasePlace } from './types.ts'

/** What the words of a plan say that is not so at the instant it now starts at. */
export type PhraseDoubt =
  | ({ doubt: 'claim' } & ClaimCheck)
  /** Offsets in minutes: what the abbreviation or the words say, and what the clocks there say. */
  | { doubt: 'offset'; name: string; said: number; there: number; zone: string }
  /** Minutes since midnight: what the words say the clock there reads, and what it does read. */
  | { doubt: 'clock'; zone: string; said: number[]; reads: number }

/**
 * Holds the words a time was given in against the instant that it is now: for when the date moves, and for plans that
 * came with both. Days are not held against them, for a date that was moved was meant to. Words nobody understands say
 * nothing. Throws on zones that are not IANA's.
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
  const { mentions, claims } = mentionsOf(pieces.tokens)
  const doubts: PhraseDoubt[] = check(claims, at, context)
    .filter((c) => !c.holds)
    .map((c) => ({ doubt: 'claim', ...c }))
  for (const m of mentions) {
    if (m.elapsed !== undefined) continue
    const clocks = clockOptions(m).map((c) => c.minutes)
    const zone = m.zone ?? zoneOfAbbreviation(m.abbreviation, sides, at)
    const there = zone === null ? null : offsetAt(zone, at)
    const offset = m.offset?.minutes ?? offsetOf(m.abbreviation, zone, at)
    if (zone !== null && there !== null && offset !== null && offset !== there) {
      const name = m.offset?.text ?? (m.abbreviation ?? '').toUpperCase()
      doubts.push({ doubt: 'offset', name, said: offset, there, zone })
    }
    if (clocks.length === 0) continue
    const zones =
      zone !== null ? [zone] : m.offset === undefined ? sidesOf(context).map((s) => sides[s].zone) : []
    const reads = zones.map((z) => clockMinutes(at, z))
    const [read] = reads
    if (read !== undefined && !reads.some((r) => clocks.includes(r)))
      doubts.push({ doubt: 'clock', zone: zones[0] as string, said: clocks, reads: read })
  }
  return doubts
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

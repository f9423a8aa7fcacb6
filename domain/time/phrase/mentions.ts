import type { Sense, Several } from './senses.ts'
import type { Token } from './tokens.ts'
import type { Part } from './words.ts'

type Of<K extends Sense['kind']> = Extract<Sense, { kind: K }>

/** One time of a phrase, as far as it is said. */
export interface Mention {
  at: number
  end: number
  clock?: Of<'clock'> | Of<'midnight'>
  part?: Part
  date?: Of<'date'>
  weekday?: Of<'weekday'>
  relativeDay?: number
  elapsed?: number
  zone?: string
  /** Every zone with a place of that name, where there are more. */
  several?: Several
  offset?: Of<'offset'>
  abbreviation?: string
}

export interface Claim {
  /** Minutes apart; signed where the phrase says who is ahead of whom. */
  minutes: number
  /** The zone that is said to be ahead (or behind, where `minutes` is negative); null: nobody said. */
  zone: string | null
  directed: boolean
}

type Slot = keyof Omit<Mention, 'at' | 'end' | 'several'>

const slotOf: Partial<Record<Sense['kind'], Slot>> = {
  clock: 'clock',
  midnight: 'clock',
  part: 'part',
  date: 'date',
  weekday: 'weekday',
  'relative-day': 'relativeDay',
  elapsed: 'elapsed',
  place: 'zone',
  offset: 'offset',
  abbreviation: 'abbreviation',
}

function put(mention: Mention, token: Token): void {
  mention.end = token.end
  if (token.kind === 'clock' || token.kind === 'midnight') mention.clock = token
  else if (token.kind === 'part') mention.part = bothParts(mention.part, token.part) ?? token.part
  else if (token.kind === 'date') mention.date = token
  else if (token.kind === 'weekday') mention.weekday = token
  else if (token.kind === 'relative-day') mention.relativeDay = token.days
  else if (token.kind === 'elapsed') mention.elapsed = token.ms
  else if (token.kind === 'place') {
    mention.zone = token.zone
    if (token.several === undefined) delete mention.several
    else mention.several = token.several
  } else if (token.kind === 'offset') mention.offset = token
  else if (token.kind === 'abbreviation') mention.abbreviation = token.name
}

const nights: Part[] = ['night', 'evening', 'late-night', 'after-midnight']
const earlies: Part[] = ['small-hours', 'morning', 'late-night', 'after-midnight']

/** Two parts of the day that are one: "tomorrow night at 2 in the morning", 明晚凌晨兩點. Null: they aren't. */
function bothParts(a: Part | undefined, b: Part): Part | null {
  if (a === undefined || a === b) return b
  if (nights.includes(a) && nights.includes(b)) return a === 'evening' ? b : a
  if ((nights.includes(a) && earlies.includes(b)) || (nights.includes(b) && earlies.includes(a)))
    return 'after-midnight'
  return earlies.includes(a) && earlies.includes(b) ? 'small-hours' : null
}

const timed = (m: Mention) => m.clock !== undefined || m.elapsed !== undefined
/** Whether a time says whose clock it is on. */
export const placed = (m: Mention) =>
  m.zone !== undefined || m.offset !== undefined || m.abbreviation !== undefined

/** Whether a time that is already whole ends here: at "or", at a comma, or where a second clock is being led up to. */
function ends(current: Mention, token: Token, next: Token | undefined): boolean {
  if (token.kind === 'join') return timed(current)
  if (token.kind === 'comma') return timed(current) && placed(current)
  const slot = slotOf[token.kind]
  if (slot === undefined) return false
  // "三點 台北，早上三點": a part of the day that stands before a clock belongs to that clock.
  if (slot === 'part' && timed(current) && (next?.kind === 'clock' || next?.kind === 'midnight')) return true
  const sides = slot === 'clock' || slot === 'elapsed' ? timed(current) : current[slot] !== undefined
  return sides && !same(current, token)
}

function same(current: Mention, token: Token): boolean {
  return (
    (token.kind === 'part' && bothParts(current.part, token.part) !== null) ||
    (token.kind === 'place' && current.zone === token.zone) ||
    // "12:00 noon", "12 midnight"
    (token.kind === 'midnight' && current.clock?.kind === 'clock' && current.clock.hour === 12) ||
    (token.kind === 'clock' &&
      token.hour === 12 &&
      token.minute === 0 &&
      current.clock?.kind === 'clock' &&
      current.clock.hour === 12 &&
      current.clock.minute === 0)
  )
}

/** The pieces of a phrase as the times and the claims of difference that it holds. */
export function mentionsOf(tokens: Token[]): { mentions: Mention[]; claims: Claim[] } {
  const mentions: Mention[] = []
  const claims: Claim[] = []
  let current: Mention | null = null
  const close = () => {
    if (current === null) return
    const before = mentions.at(-1)
    // "Taipei, in Taiwan": said twice
    if (before !== undefined && onlyPlace(current) && current.zone === before.zone) before.end = current.end
    else if (!timed(current) && before !== undefined && takes(before, current)) {
      Object.assign(before, { ...current, at: before.at })
    } else mentions.push(current)
    current = null
  }
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'claim') {
      const zone: string | null = claimant(mentions, current)
      claims.push({
        minutes: token.direction === 'behind' ? -token.minutes : token.minutes,
        zone,
        directed: token.direction !== null,
      })
      // The places of a claim are no time's clock.
      if (current !== null && !timed(current)) current = null
      else close()
      continue
    }
    if (current !== null && ends(current, token, tokens[i + 1])) close()
    if (slotOf[token.kind] === undefined) continue
    current ??= { at: token.at, end: token.end }
    put(current, token)
  }
  close()
  // "12 hours ahead of New York": a place alone, after a claim, is whom it is compared with.
  // "Friday night, Saturday morning at 1": the night says only which it is.
  for (let i = mentions.length - 1; i > 0; i--) {
    const [night, small] = [mentions[i - 1], mentions[i]] as [Mention, Mention]
    const next = (night.weekday?.weekday ?? 0) % 7 === (small.weekday?.weekday ?? 0) - 1
    if (
      night.part === 'night' &&
      !timed(night) &&
      !placed(night) &&
      timed(small) &&
      small.part === 'morning' &&
      next
    )
      mentions.splice(i - 1, 1)
  }
  const times = claims.length > 0 ? mentions.filter((m) => timed(m) || !onlyPlace(m)) : mentions
  return { mentions: times, claims }
}

/** Who is ahead: the place before the claim, and in "台北比紐約快" the first of the two. */
function claimant(mentions: Mention[], current: Mention | null): string | null {
  const before = mentions.at(-1)
  if (before !== undefined && current !== null && onlyPlace(before)) return before.zone ?? null
  return current === null || timed(current) ? null : (current.zone ?? null)
}

function onlyPlace(m: Mention): boolean {
  return Object.keys(m).every((k) => k === 'at' || k === 'end' || k === 'zone' || k === 'several')
}

/** Whether what was said without a clock can belong to the time before it: "8 PM (EST)", "8 PM EST, Friday". */
function takes(before: Mention, after: Mention): boolean {
  const free = (slot: Slot) => before[slot] === undefined || after[slot] === undefined
  return (Object.values(slotOf) as Slot[]).every(free)
}

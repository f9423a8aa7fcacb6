import { offsetAt } from '../zone.ts'
import { type Claim, type Mention, mentionsOf, placed } from './mentions.ts'
import { stretchOf } from './ranges.ts'
import { type Possible, type Readings, readingsFor } from './readings.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { Choice, ClaimCheck, Note, PhraseAnswer, PhraseContext, Question, WhyNot } from './types.ts'

/** No plan and no field holds a longer one. */
export const PHRASE_AT_MOST = 200

/**
 * What time a phrase says, in English or Chinese: an instant with its zone, or a question with its choices. Never a
 * guess: an abbreviation is checked against the date, a time without a place is asked about unless only one side makes
 * sense, and so are times that the clocks skip or show twice, and nights whose small hours are two. "08:30" is a
 * 24-hour clock; "8" and "8:30" may be either half of the day. Windows are refused, for one moment is wanted. Never
 * throws on any text; throws on a context whose zones are not IANA's.
 */
export function readPhrase(text: string, context: PhraseContext): PhraseAnswer {
  if (text.length > PHRASE_AT_MOST) return refusal(text, 'too-long', 0, text.length)
  const { answer, cuts } = readOnce(text, context)
  if (answer.ok || answer.code !== 'not-understood') return answer
  return { ...answer, nearest: nearestOf(text, cuts, context) }
}

// Each is held against all others; nobody says one time in more ways.
const MENTIONS = 6

type Cut = [from: number, to: number]

function refusal(text: string, why: WhyNot, at: number, end: number): PhraseAnswer {
  return { ok: false, code: 'not-understood', why, at, text: text.slice(at, end), nearest: null }
}

/** An answer, and what to leave out of the phrase if it is none. */
function readOnce(text: string, context: PhraseContext): { answer: PhraseAnswer; cuts: Cut[] } {
  const not = (why: WhyNot, at = 0, end = text.length, cuts: Cut[] = []) => ({
    answer: refusal(text, why, at, end),
    cuts,
  })
  if (text.trim() === '') return not('empty')
  const pieces = tokensOf(text, context)
  if (!pieces.ok) {
    const end = wordEnd(text, pieces.at)
    return not(pieces.why, pieces.at, end, [[pieces.at, end]])
  }
  const stretch = stretchOf(pieces.tokens)
  if (stretch !== null) {
    const { at } = pieces.tokens[stretch.index] as Token
    return not(stretch.why, at, wordEnd(text, at), stretch.cuts)
  }
  const after = pieces.tokens.find((t) => t.kind === 'day-after')
  if (after !== undefined) return not('word', after.at, after.end, [[after.at, after.end]])
  const { mentions: said, claims } = mentionsOf(pieces.tokens)
  const mentions = said.map((m) => completed(m, said))
  const first = mentions[0]
  if (first === undefined) {
    if (claims.length === 0) return not('no-clock')
    const checked = check(claims, context.date ?? context.now, context)
    return { answer: { ok: false, code: 'claim', claims: checked }, cuts: [] }
  }
  if (mentions.length > MENTIONS) return not('too-long')
  // "In an hour or two"
  if (
    mentions.length > 1 &&
    mentions.some((m) => m.elapsed !== undefined) &&
    !mentions.every((m) => m.elapsed !== undefined || placed(m))
  )
    return not('contradiction')
  const read = readAll(mentions, context)
  for (const [i, r] of read.entries()) {
    const m = mentions[i] as Mention
    if (r.fault !== null) return not(r.fault, m.at, m.end)
  }
  return { answer: answerOf(read, mentions, claims, context), cuts: [] }
}

/** The phrase without what was not understood, if that is a time or a question; at most three pieces are left out. */
function nearestOf(text: string, first: Cut[], context: PhraseContext): string | null {
  let [left, cuts] = [text, first]
  for (let i = 0; i < 3 && cuts.length > 0; i++) {
    for (const [from, to] of cuts.toReversed()) left = `${left.slice(0, from)} ${left.slice(to)}`
    left = left
      .replace(/\(\s*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/\s+([,，])/g, '$1')
      .replace(/^[\s,，]+|[\s,，]+$/g, '')
    const again = readOnce(left, context)
    if (again.answer.ok || 'choices' in again.answer) return left
    cuts = again.cuts
  }
  return null
}

function wordEnd(text: string, at: number): number {
  const rest = /^[^\s,，。;；()（）]+/.exec(text.slice(at))
  return at + Math.min(rest === null ? 1 : rest[0].length, 40)
}

const hasDay = (m: Mention) =>
  m.date !== undefined || m.weekday !== undefined || m.relativeDay !== undefined || m.elapsed !== undefined

/**
 * "9 or 10 pm Friday Taipei": both are of Friday in Taipei. Nine in Boston would agree with ten in Taipei on some days,
 * and nobody means it.
 */
function completed(m: Mention, all: Mention[]): Mention {
  const whole = all.find((o) => o !== m && placed(o))
  if (whole === undefined || placed(m) || hasDay(m) || m.clock === undefined) return m
  const { clock, part, at, end, elapsed, ...rest } = whole
  return { ...rest, ...m }
}

/** A day of its own; a weekday alone is one of the days around the other time. */
const hasDate = (m: Mention) =>
  hasDay(m) && (m.weekday === undefined || m.date !== undefined || m.relativeDay !== undefined)

/** The readings of each time; those without a date stand beside the first that has one. */
function readAll(mentions: Mention[], context: PhraseContext): Readings[] {
  const dated = mentions.findIndex(hasDate)
  const lead = Math.max(0, dated >= 0 ? dated : mentions.findIndex(hasDay))
  const leader = readingsFor(mentions[lead] as Mention, context, null)
  const starts = [...new Set(leader.possible.map((p) => p.wall.instant))].slice(0, 8)
  return mentions.map((m, i) => {
    if (i === lead) return leader
    if (hasDate(m) || starts.length === 0) return readingsFor(m, context, null)
    const all = starts.map((near) => readingsFor(m, context, near))
    const [one] = all as [Readings]
    return { ...one, possible: all.flatMap((r) => r.possible) }
  })
}

// More than these nobody reads.
const CHOICES = 4

function answerOf(
  read: Readings[],
  mentions: Mention[],
  claims: Claim[],
  context: PhraseContext,
): PhraseAnswer {
  const [first, ...others] = read as [Readings, ...Readings[]]
  const agrees = (p: Possible) =>
    others.every((r) => r.possible.some((q) => q.wall.instant === p.wall.instant))
  const doubted = read.some((r) => r.possible.some((p) => p.doubt !== null || p.mismatch))
  const agreed = first.possible.filter(agrees)
  // Where nobody names a place, two times may agree by chance.
  const chance = others.length > 0 && !mentions.some(placed) && context.site.zone !== context.home.zone
  const nobody = agreed.length === 0
  const shown: Possible[] = nobody
    ? read.flatMap((r) => r.possible)
    : (doubted || chance) && others.length > 0
      ? read
          .flatMap((r) => r.possible)
          .map((p) => (agreed.some((a) => a.wall.instant === p.wall.instant) ? marked(p) : p))
      : agreed
  const ahead = doubted || nobody || chance ? shown : onlyAhead(shown, first, context)
  const choices = fewest(choicesOf(ahead))
  const claimsAt = (at: number) => check(claims, at, context)
  const [only] = choices
  if (only === undefined) throw new Error('A reading without an instant')
  if (choices.length === 1 && !doubted) {
    const { wall, side } = only
    const alone = first.how === 'only-ahead' && first.possible.every((p) => p.wall.instant === wall.instant)
    const how = others.length > 0 ? 'agreed' : alone ? 'one-zone' : first.how
    return { ok: true, wall, side, how, claims: claimsAt(wall.instant) }
  }
  const { trouble } = first
  const claimed = claimsAt(only.wall.instant)
  if (trouble !== null && others.length === 0 && choices.length === 2 && choices.every(atChange)) {
    const { local, zone } = trouble
    return trouble.code === 'overlap'
      ? { ok: false, code: 'overlap', local, zone, choices, claims: claimed }
      : {
          ok: false,
          code: 'gap',
          local,
          zone,
          jumpsFrom: trouble.jumpsFrom,
          jumpsTo: trouble.jumpsTo,
          choices,
          claims: claimed,
        }
  }
  // A doubt that leaves one instant is still said: whoever wrote it meant something else.
  return {
    ok: false,
    code: 'ask',
    question: questionOf(read, mentions, choices, nobody),
    choices,
    claims: claimed,
  }
}

const atChange = (c: Choice) => c.notes.some((n) => n.note === 'before-change' || n.note === 'after-change')
const marked = (p: Possible): Possible => ({ ...p, notes: [...p.notes, { note: 'agrees' }] })

/** What is over is not meant where something ahead may be, unless the phrase says a date. */
function onlyAhead(all: Possible[], first: Readings, context: PhraseContext): Possible[] {
  if (context.date !== undefined || first.trouble !== null || first.keepsPast) return all
  const ahead = all.filter((p) => p.wall.instant >= context.now)
  return ahead.length > 0 ? ahead : all
}

/** No more choices than can be read, and of each side some, in their order. */
function fewest(choices: Choice[]): Choice[] {
  if (choices.length <= CHOICES) return choices
  const sides = [...new Set(choices.map((c) => c.side))]
  const ranked = choices.map((choice) => ({
    choice,
    rank:
      choices.filter((c) => c.side === choice.side).indexOf(choice) * sides.length +
      sides.indexOf(choice.side),
  }))
  const kept = new Set(
    [...ranked]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, CHOICES)
      .map((r) => r.choice),
  )
  return choices.filter((c) => kept.has(c))
}

function choicesOf(possible: Possible[]): Choice[] {
  const choices: Choice[] = []
  for (const p of possible) {
    const same = choices.find((c) => c.wall.instant === p.wall.instant)
    if (same === undefined) choices.push({ wall: p.wall, side: p.side, notes: p.notes })
    else {
      // Two ways to the same instant: only what both say tells it from the others.
      const fixed = ['agrees', 'clock-there', 'offset-said']
      const keep = [...same.notes, ...p.notes].filter(
        (n, i, all) => all.findIndex((m) => key(m) === key(n)) === i,
      )
      same.notes = keep.filter((n) => fixed.includes(n.note) || (has(same.notes, n) && has(p.notes, n)))
    }
  }
  const [first, ...rest] = choices
  if (first === undefined || rest.length === 0) return choices
  // A mark that only some of them have, because others are two things at once, tells nobody anything.
  const telling = (n: Note) => {
    const family = families[n.note]
    if (family === undefined) return true
    const all = choices.every((c) => c.notes.some((m) => families[m.note] === family))
    return all && !choices.every((c) => has(c.notes, n))
  }
  return choices.map((c) => ({ ...c, notes: c.notes.filter(telling) }))
}

const families: Partial<Record<Note['note'], string>> = {
  side: 'side',
  am: 'half',
  pm: 'half',
  'day-begins': 'edge',
  'day-ends': 'edge',
}

const key = (n: Note) => JSON.stringify(n)
const has = (notes: Note[], n: Note) => notes.some((m) => key(m) === key(n))

function questionOf(read: Readings[], mentions: Mention[], choices: Choice[], nobody: boolean): Question {
  const range = read.findIndex((r) => r.maybeRange)
  if (range >= 0) return { kind: 'offset-or-range', text: mentions[range]?.offset?.text ?? '' }
  const all = read.flatMap((r) => r.possible)
  const several = read.find((r) => r.several !== null)?.several
  if (several) return { kind: 'abbreviation', name: several }
  const doubt = all.find((p) => p.doubt !== null)?.doubt
  if (doubt) return { kind: 'offset', ...doubt }
  if (all.some((p) => p.mismatch)) return { kind: 'weekday' }
  if (nobody) return { kind: 'disagree' }
  const kinds = new Set(choices.flatMap((c) => c.notes.map((n) => questionKinds[n.note])))
  kinds.delete(undefined)
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? { kind } : { kind: 'several' }
}

const questionKinds: Partial<Record<Note['note'], 'whose-clock' | 'half-day' | 'midnight' | 'which-day'>> = {
  side: 'whose-clock',
  am: 'half-day',
  pm: 'half-day',
  'day-begins': 'midnight',
  'day-ends': 'midnight',
  day: 'which-day',
}

/** Claims of how far apart the two clocks are, held against what they are at an instant. */
export function check(claims: Claim[], at: number, context: PhraseContext): ClaimCheck[] {
  const ahead = offsetAt(context.site.zone, at) - offsetAt(context.home.zone, at)
  return claims.map((claim) => {
    const asSaid = claim.zone === context.home.zone ? -claim.minutes : claim.minutes
    const holds =
      claim.directed && claim.zone !== null ? asSaid === ahead : Math.abs(claim.minutes) === Math.abs(ahead)
    return { said: claim.minutes, ahead, holds, at }
  })
}

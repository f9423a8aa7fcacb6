import { civilDate, DAY } from '../civil.ts'
import { abbreviations } from './abbreviations.ts'
import { cityOf, knownPlaces, sharedPlaces, zoneOfState } from './places.ts'
import type { Rule, Writing } from './rules/rule.ts'
import { last, rules } from './rules/signs.ts'
import type { Sense } from './senses.ts'
import { settle } from './settle.ts'
import type { PhraseContext } from './types.ts'
import { type Literal, vocabulary } from './words.ts'

export type Token = Sense & { at: number; end: number }

export type TokensResult = { ok: true; tokens: Token[] } | { ok: false; at: number; why: 'word' }

const halfWidth: Record<string, string> = {
  '\u3000': ' ',
  '\u2013': '-',
  '\u2014': '-',
  '\u301c': '~',
  '\u223c': '~',
  '\u2019': "'",
}
const traditional: Record<string, string> = Object.fromEntries(
  [
    ...'周週点點时時礼禮湾灣后後臺台纽紐约約间間两兩钟鐘鍾鐘号日號日国國东東么麼个個刚剛过過这這从從现現点點钟鐘东東个個',
  ].flatMap((c, i, all) => (i % 2 === 0 ? [[c, all[i + 1] as string]] : [])),
)

/** Lower case, half width, traditional characters: always exactly as long as the text, so that places in it stay. */
export function plain(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    const code = text.charCodeAt(i)
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (halfWidth[c] ?? c)
    const small = narrow.toLowerCase()
    out += traditional[narrow] ?? (small.length === 1 ? small : narrow)
  }
  return out
}

let standing: Map<string, Literal[]> | null = null

/** All words that mean the same everywhere, by their first letter, the longest first. */
function literals(): Map<string, Literal[]> {
  if (standing !== null) return standing
  standing = new Map()
  const all: Literal[] = [
    ...vocabulary,
    ...Object.keys(abbreviations).map(
      (name): Literal => ({ text: name, senses: [{ kind: 'abbreviation', name }] }),
    ),
    ...sharedPlaces().map(([text, zones]): Literal => {
      const name = text.replace(/(^|[ .])[a-z]/g, (c) => c.toUpperCase())
      return { text, senses: [{ kind: 'place', zone: zones[0] as string, several: { name, zones } }] }
    }),
    ...[...knownPlaces()].map(([text, zone]): Literal => ({ text, senses: [{ kind: 'place', zone }] })),
  ]
  for (const literal of all.sort((a, b) => b.text.length - a.text.length)) {
    const first = literal.text.charAt(0)
    const list = standing.get(first)
    if (list === undefined) standing.set(first, [literal])
    else list.push(literal)
  }
  return standing
}

/** The two sides' own names, before everything else: they are what these people call their places. */
function ownNames({ site, home }: PhraseContext): Literal[] {
  if (plain(site.name.trim()) === plain(home.name.trim()) && site.zone !== home.zone) return []
  const here = ['on site', 'on-site', 'site time', 'site clock', 'site', '現場', '機房']
  const there = ['at home', 'home time', 'home clock', '遠端']
  return [site, home]
    .flatMap(({ name, zone }, i) =>
      [plain(name.trim()), cityOf(zone), ...(i === 0 ? here : there)].map((text) => ({ text, zone })),
    )
    .filter(({ text }) => text.length > 1 && !/^[\d\s:.+-]+$/.test(text))
    .map(({ text, zone }): Literal => ({ text, senses: [{ kind: 'place', zone }] }))
    .sort((a, b) => b.text.length - a.text.length)
}

// "Taipei Standard Time" is more than the name of a side.
const inFull = ({ text, senses }: Literal) => senses[0]?.kind === 'abbreviation' && text.length > 5

const latin = /[a-z]/
const state = /(\s*,\s*|\s+)([a-z]{2})(?![a-z])/y
const country = /\s*,?\s*(?:usa|u\.s\.a?\.?|united states|canada|australia|美國|加拿大|澳洲)(?![a-z])/y

/** A phrase in pieces, or the first that nobody understands. */
export function tokensOf(phrase: string, context: PhraseContext): TokensResult {
  const text = plain(phrase)
  const own = ownNames(context)
  const words = literals()
  const writing: Writing = {
    ...civilDate(Math.floor((context.date ?? context.now) / DAY)),
    chinese: /[\u4e00-\u9fff]/.test(text),
  }
  const tokens: Token[] = []
  let at = 0
  const add = (senses: Sense[], end: number) => {
    for (const sense of senses) tokens.push({ ...sense, at, end })
    at = end
  }
  const byRule = (set: Rule[]): boolean => {
    for (const [pattern, read] of set) {
      pattern.lastIndex = at
      const m = pattern.exec(text)
      const said = m === null ? null : read(m, writing)
      if (m === null || said === null) continue
      add(Array.isArray(said) ? said : [said], at + m[0].length)
      return true
    }
    return false
  }
  const inWord = (i: number) => latin.test(text.charAt(i - 1)) && latin.test(text.charAt(i))
  const byWord = (set: Literal[] | undefined): boolean => {
    const found = set?.find((w) => text.startsWith(w.text, at) && !inWord(at + w.text.length))
    if (found === undefined) return false
    add(found.senses, at + found.text.length)
    return true
  }
  while (at < text.length) {
    // Letters may stand behind figures ("05DEC", "0200Z") but not in the middle of a word.
    if (inWord(at)) return unread()
    const before = lastSaid(tokens)
    if (before?.kind === 'place' && before.end === at && behindPlace(before)) continue
    if (/^-(?!-*>)/.test(text.slice(at, at + 4)) && before !== undefined && !minus(before)) {
      add([{ kind: 'to', strict: false }], at + 1)
      continue
    }
    const from = at
    const named = words.get(text.charAt(at))
    if (!byWord(named?.filter(inFull)) && !byWord(own) && !byRule(rules) && !byWord(named) && !byRule(last))
      return unread()
    const token = tokens.at(-1)
    const iso = tokens.some((t) => t.kind === 'date' && t.iso)
    if (token?.kind === 'offset' && text.charAt(from) === '-' && !iso && text.slice(from, at).includes(':'))
      token.maybeRange = before?.kind === 'clock' && !written(before)
  }
  return settle(tokens, writing.year)

  /** What stands here is unknown; of "after lunch" that is "after", for lunch alone is no time either. */
  function unread(): TokensResult {
    const before = lastSaid(tokens)
    return { ok: false, at: before?.kind === 'bound' ? before.at : at, why: 'word' }
  }

  /** Whether a clock is the second half of "1998-09-11T20:00", after which "-04:00" is an offset and no second time. */
  function written(token: Token): boolean {
    return text.charAt(token.at - 1) === 't'
  }

  /** Whether a hyphen is the sign of an offset; else it stands between two things. */
  function minus(before: Token): boolean {
    const rest = text.slice(at, at + 9)
    const colon = /^-\d{1,2}:\d{2}(?![\d:])(?!\s*[ap]\.?m)/.test(rest)
    const apart = before.end < at
    // "EST (-0500)"
    if (text.charAt(at - 1) === '(') return /^-\d{1,2}:?(\d{2})?\)/.test(rest)
    if (before.kind !== 'clock') return apart && colon && before.kind !== 'offset'
    if (written(before)) return true
    const clock = text.slice(before.at, before.end)
    const seconds = /^\d+:\d+:\d+$/.test(clock)
    if (!apart) return seconds && (colon || /^-\d{4}(?!\d)/.test(rest))
    return colon || (clock.includes(':') && /^-\d{4}(?!\d)/.test(rest))
  }

  /** "Boston, MA", "Boston, USA": what only says again where a city is, or which of two it is. */
  function behindPlace(place: Token & { kind: 'place' }): boolean {
    country.lastIndex = at
    state.lastIndex = at
    const said = country.exec(text)
    const m = said === null ? state.exec(text) : null
    const zone = m === null ? null : zoneOfState(m[2] as string, (m[1] as string).includes(','))
    const end = at + (said ?? m ?? [''])[0].length
    if (said === null && zone === null) return false
    if (zone !== null && (place.several !== undefined || !place.zone.startsWith('America/'))) {
      place.zone = zone
      delete place.several
    }
    place.end = end
    at = end
    return true
  }
}

function lastSaid(tokens: Token[]): Token | undefined {
  return tokens.findLast((t) => t.kind !== 'noise')
}

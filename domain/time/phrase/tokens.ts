import { abbreviations } from './abbreviations.ts'
import { cityOf, knownPlaces } from './places.ts'
import { last, type Rule, rules } from './rules.ts'
import type { Sense } from './senses.ts'
import type { PhraseContext } from './types.ts'
import { vocabulary } from './words.ts'

export type Token = Sense & { at: number; end: number }

export type TokensResult = { ok: true; tokens: Token[] } | { ok: false; at: number; why: 'word' | 'range' }

const halfWidth: Record<string, string> = {
  '\u3000': ' ',
  '\u2212': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2019': "'",
}
const traditional: Record<string, string> = Object.fromEntries(
  [...'周週点點时時礼禮湾灣后後臺台纽紐约約间間两兩钟鐘鍾鐘号日號日国國东東么麼个個刚剛'].flatMap(
    (c, i, all) => (i % 2 === 0 ? [[c, all[i + 1] as string]] : []),
  ),
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

interface Literal {
  text: string
  senses: Sense[]
}

let standing: Literal[] | null = null

function literals(): Literal[] {
  standing ??= [
    ...vocabulary,
    ...Object.keys(abbreviations).map(
      (name): Literal => ({ text: name, senses: [{ kind: 'abbreviation', name }] }),
    ),
    ...[...knownPlaces()].map(([text, zone]): Literal => ({ text, senses: [{ kind: 'place', zone }] })),
  ].sort((a, b) => b.text.length - a.text.length)
  return standing
}

/** The two sides' own names, before everything else: they are what these people call their places. */
function ownNames({ site, home }: PhraseContext): Literal[] {
  if (plain(site.name.trim()) === plain(home.name.trim()) && site.zone !== home.zone) return []
  return [site, home]
    .flatMap(({ name, zone }, i) =>
      [plain(name.trim()), cityOf(zone), ...(i === 0 ? ['on site', '現場'] : ['at home', '遠端'])].map(
        (text) => ({
          text,
          zone,
        }),
      ),
    )
    .filter(({ text }) => text.length > 1 && !/^[\d\s:.+-]+$/.test(text))
    .map(({ text, zone }): Literal => ({ text, senses: [{ kind: 'place', zone }] }))
    .sort((a, b) => b.text.length - a.text.length)
}

const latin = /[a-z]/

/** A phrase in pieces, or the first that nobody understands. */
export function tokensOf(phrase: string, context: PhraseContext): TokensResult {
  const text = plain(phrase)
  const words = [...ownNames(context), ...literals()]
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
      const sense = m === null ? null : read(m)
      if (m === null || sense === null) continue
      add([sense], at + m[0].length)
      return true
    }
    return false
  }
  const inWord = (i: number) => latin.test(text.charAt(i - 1)) && latin.test(text.charAt(i))
  const byWord = (set: Literal[]): boolean => {
    const found = set.find((w) => text.startsWith(w.text, at) && !inWord(at + w.text.length))
    if (found === undefined) return false
    add(found.senses, at + found.text.length)
    return true
  }
  const own = words.slice(0, words.length - literals().length)
  while (at < text.length) {
    if (inWord(at)) return { ok: false, at, why: 'word' }
    const before = tokens.at(-1)
    if (text.charAt(at) === '-' && before?.kind === 'clock' && before.end === at && !written(text, before)) {
      return { ok: false, at, why: 'range' }
    }
    if (!byWord(own) && !byRule(rules) && !byWord(words) && !byRule(last))
      return { ok: false, at, why: 'word' }
  }
  return { ok: true, tokens: tokens.filter((t) => t.kind !== 'noise') }
}

/** Whether a clock is the second half of "1998-09-11T20:00", after which "-04:00" is an offset and no second time. */
function written(text: string, clockToken: Token): boolean {
  return text.charAt(clockToken.at - 1) === 't'
}

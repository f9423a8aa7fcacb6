import { abbreviations } from './abbreviations.ts'
import type { Token, TokensResult } from './tokens.ts'

type Of<K extends Token['kind']> = Extract<Token, { kind: K }>

const isTime = (t: Token) => t.kind === 'clock' || t.kind === 'midnight'

/** What single pieces can't know, from the others: which four figures are a year, and which places are one. */
export function settle(all: Token[], year: number): TokensResult {
  const tokens = all.filter((t) => t.kind !== 'noise')
  for (;;) {
    const at = nextFour(tokens)
    const token = tokens[at]
    if (token?.kind !== 'four') break
    if (!settleFour(tokens, at, token, year)) return { ok: false, at: token.at, why: 'word' }
  }
  for (let i = 1; i < tokens.length; i++) {
    const place = tokens[i] as Token
    const comma = tokens[i - 1]
    const gap = comma?.kind === 'comma' && !comma.and ? 2 : 1
    const before = tokens[i - gap]
    if (place.kind !== 'place' || before?.kind !== 'place') continue
    // "Taipei, Taiwan", "Portland, Maine"
    const zones = zonesOf(before).filter((z) => zonesOf(place).includes(z))
    if (zones.length === 0) continue
    before.zone = zones[0] as string
    before.end = place.end
    if (zones.length === 1) delete before.several
    tokens.splice(i - gap + 1, gap)
    i -= gap
  }
  // "CST (China Standard Time)": the one that says more.
  for (let i = 2; i < tokens.length; i++) {
    const [short, join, full] = [tokens[i - 2], tokens[i - 1], tokens[i]]
    if (short?.kind !== 'abbreviation' || full?.kind !== 'abbreviation' || join?.kind !== 'join') continue
    const [one, other] = [short, full].map((t) => abbreviations[t.name] ?? [])
    if (!other?.some((m) => one?.some((o) => o.offset === m.offset))) continue
    if (other.length < (one?.length ?? 0)) short.name = full.name
    tokens.splice(i - 1, 2)
  }
  return { ok: true, tokens }
}

/** Years that stand behind their day first: they say what is left for the others to be. */
function nextFour(tokens: Token[]): number {
  const behind = tokens.findIndex(
    (t, i) =>
      t.kind === 'four' &&
      (tokens[i - 1]?.kind === 'date' || (tokens[i - 1]?.kind === 'comma' && tokens[i - 2]?.kind === 'date')),
  )
  return behind >= 0 ? behind : tokens.findIndex((t) => t.kind === 'four')
}

const zonesOf = (place: Of<'place'>) => place.several?.zones ?? [place.zone]

/** "2026" beside "5 Dec" is its year, "1000" and "2200" are clocks; false: neither. */
function settleFour(tokens: Token[], at: number, token: Of<'four'>, now: number): boolean {
  const { value } = token
  const [hour, minute] = [Math.floor(value / 100), value % 100]
  const couldBeClock = (hour < 24 && minute < 60) || value === 2400
  const dated = tokens.findIndex((t) => t.kind === 'date' && t.year === null && t.month !== null)
  const date = tokens[dated]
  if (date?.kind === 'date' && value >= 1970 && value <= 2199) {
    const [from, to] = dated < at ? [dated, at] : [at, dated]
    const beside = tokens.slice(from + 1, to).every((t) => t.kind === 'comma')
    const timed = tokens.some((t, i) => isTime(t) || (t.kind === 'four' && i !== at))
    const near = (years: number) => Math.abs(value - now) <= years
    // "5 Dec 2030 Taipei" may be half past eight in the evening.
    if (couldBeClock && beside && timed && !near(5) && near(20)) return false
    if (!couldBeClock || (beside ? near(3) || (timed && near(5)) : timed && near(5))) {
      date.year = value
      if (date.other !== null) date.other = { ...date.other, year: value }
      if (beside) {
        date.at = Math.min(date.at, token.at)
        date.end = Math.max(date.end, token.end)
        tokens.splice(from, to - from + 1, date)
      } else tokens.splice(at, 1)
      return true
    }
  }
  if (!couldBeClock) return false
  tokens[at] = { kind: 'clock', hour, minute, half: null, bare: false, at: token.at, end: token.end }
  return true
}

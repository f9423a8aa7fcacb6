import type { Token } from './tokens.ts'

/** A stretch of time, or one side of a moment, where one moment is wanted. */
export interface Stretch {
  why: 'range' | 'bound'
  /** The token that says so. */
  index: number
  /** What to leave out of the phrase for its nearest moment, as indices into it. */
  cuts: [from: number, to: number][]
}

export const isTime = (t: Token | undefined) =>
  t?.kind === 'clock' || t?.kind === 'midnight' || t?.kind === 'elapsed'
const isDay = (t: Token | undefined) =>
  t?.kind === 'date' || t?.kind === 'weekday' || t?.kind === 'relative-day'

/** The first stretch that a phrase speaks of; null: it speaks of moments only. */
export function stretchOf(tokens: Token[]): Stretch | null {
  const between = tokens.findIndex((t) => t.kind === 'between')
  for (const [i, token] of tokens.entries()) {
    const cut: [number, number] = [token.at, token.end]
    if (token.kind === 'lasting') return { why: 'range', index: i, cuts: [cut] }
    const and = token.kind === 'comma' && token.and === true && between >= 0 && between < i
    if (token.kind !== 'to' && !and) continue
    const before = tokens.slice(0, i)
    const after = tokens.slice(i + 1)
    const [from, to] = [tokens[i - 1], tokens[i + 1]]
    if (before.some(isTime) && after.some(isTime)) {
      const cuts: [number, number][] =
        between >= 0 ? [[(tokens[between] as Token).at, (tokens[between] as Token).end]] : []
      return { why: 'range', index: i, cuts: [...cuts, [token.at, endOf(tokens, i, before.some(isDay))]] }
    }
    if (token.kind !== 'to') continue
    // "Begins at two, at six it ends"
    const second = before.filter(isTime)[1]
    if (token.strict && second !== undefined)
      return { why: 'range', index: i, cuts: [[second.at, token.end]] }
    const days = isDay(from) && isDay(to) && (token.strict || from?.kind === to?.kind)
    // "Dec 5-6"
    const figures =
      from?.kind === 'date' && to?.kind === 'clock' && from.end === token.at && to.at === token.end
    if (days || figures) return { why: 'range', index: i, cuts: [[token.at, (to as Token).end]] }
    if (token.strict) return { why: 'bound', index: i, cuts: [cut] }
  }
  const bound = tokens.findIndex((t) => t.kind === 'bound' || (t.kind === 'between' && tokens.some(isTime)))
  if (bound < 0) return null
  const { at, end } = tokens[bound] as Token
  return { why: 'bound', index: bound, cuts: [[at, end]] }
}

/** Where the second time of a range ends, with the day behind it if the first has its own. */
function endOf(tokens: Token[], from: number, dayBefore: boolean): number {
  const time = tokens.findIndex((t, i) => i > from && isTime(t))
  const day = tokens[time + 1]
  return (dayBefore && isDay(day) ? (day as Token) : (tokens[time] as Token)).end
}

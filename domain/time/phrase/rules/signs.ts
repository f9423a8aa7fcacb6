import { parseZone } from '../../zone.ts'
import { wordNumber } from '../numbers.ts'
import { clockRules, lengthRules } from './clocks.ts'
import { dateRules } from './dates.ts'
import { clock, n, type Rule, rule } from './rule.ts'

const offset = (sign: string | undefined, h: string | undefined, m: string | undefined, text: string) => {
  const minutes = n(h) * 60 + n(m)
  if (minutes > 14 * 60 || n(m) > 59) return null
  return {
    kind: 'offset' as const,
    minutes: sign === '+' ? minutes : -minutes,
    text: text.trim().replace(/[()]/g, ''),
  }
}

/** In order: the first that fits at a place wins, so longer readings stand before shorter ones. */
export const rules: Rule[] = [
  rule('\\s+', () => ({ kind: 'noise' })),
  ...dateRules,
  ...lengthRules,
  ...clockRules,
  // "00:00 UTC - 06:00 UTC" is a range.
  rule(
    '(?:utc|gmt)(?:\\s*([+−])\\s*|\\s?(-)(?=\\d))(\\d{1,2})(?::?(\\d{2}))?(?![\\d:]|\\s*(?:utc|gmt|z)(?![a-z]))',
    (m) => offset(m[1] ?? m[2], m[3], m[4], m[0]),
  ),
  // Whether a hyphen is a minus at all is seen to before this: see `tokensOf`.
  rule('([+\\-−])(\\d{1,2})(?::?(\\d{2}))?(?![\\d:])', (m) => offset(m[1], m[2], m[3], m[0])),
  rule('z(?![a-z0-9])', () => ({ kind: 'offset', minutes: 0, text: 'Z' })),
  // "EST/EDT": whichever it is then.
  rule('([ecmp])[sd]t\\s*/\\s*\\1[sd]t(?![a-z])', (m) => {
    const city = { e: 'New_York', c: 'Chicago', m: 'Denver', p: 'Los_Angeles' }[m[1] as 'e' | 'c' | 'm' | 'p']
    return { kind: 'place', zone: `America/${city}` }
  }),
  rule('[a-z]+/[a-z]+ [a-z]+(?![a-z])', (m) => {
    const zone = parseZone(m[0])
    return zone.ok ? { kind: 'place', zone: zone.zone } : null
  }),
  rule('[a-z][a-z_]*/[a-z][a-z0-9_+-]*(?:/[a-z][a-z_]*)?', (m) => {
    const zone = parseZone(m[0])
    return zone.ok ? { kind: 'place', zone: zone.zone } : null
  }),
  // "…/2026-12-05T06:00Z", as ISO writes a stretch
  rule('-+>|[~→]+|\\.{2,}|…+|/(?=\\d{4}-?\\d{2}-?\\d{2}t)', () => ({ kind: 'to', strict: true })),
  rule('-+', () => ({ kind: 'to', strict: false })),
  rule("'s(?![a-z])", () => ({ kind: 'noise' })),
  rule('[,，、;；]', () => ({ kind: 'comma' })),
  rule('[()\\[\\]（）「」=/|&]', () => ({ kind: 'join' })),
  rule('[.。!！?？:："“”\'@*•]', () => ({ kind: 'noise' })),
]

/** After the words: a bare number is a clock only when nothing else could be. */
export const last: Rule[] = [
  rule(
    `(${wordNumber})(?![a-z0-9:/月日年.個小天]|\\s*[點時]|\\s*(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|h)(?![a-z]))`,
    (m) => clock(n(m[1]), 0, null, true),
  ),
]

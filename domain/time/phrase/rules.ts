import { HOUR, MINUTE } from '../civil.ts'
import { parseZone } from '../zone.ts'
import { hanNumber, readNumber, wordNumber } from './numbers.ts'
import type { Sense } from './senses.ts'

/** A pattern at a place of a phrase in lower case, and what it says; null: not this after all. */
export type Rule = [pattern: RegExp, read: (m: RegExpExecArray) => Sense | null]
const rule = (source: string, read: Rule[1]): Rule => [new RegExp(source, 'y'), read]
const n = (text: string | undefined) => (text === undefined ? 0 : (readNumber(text) ?? Number.NaN))

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const monthOf = (text: string | undefined) =>
  'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((text ?? '?').slice(0, 3)) / 3 + 1
const half = '\\s*(am|pm|a\\.m\\.?|p\\.m\\.?|[ap])(?![a-z0-9])'
const exactly = '(?:(?:exactly|precisely|just|always)\\s+)?'
const hours =
  '(\\d{1,2}(?:\\.\\d)?|' +
  wordNumber +
  ")(?:\\s*-\\s*|\\s*)(?:hours?|hrs?|h)(?![a-z])(?:\\s*(?:and\\s+)?(\\d{1,2})\\s*(?:minutes?|mins?|m)(?![a-z]))?'?"
const hanHours = `(${hanNumber}|半)個?(半)?(?:小時|鐘頭)(半)?(?:又?(${hanNumber})分鐘?)?`
const hanExactly = '(?:剛好|正好|恰好|整整)?'

const halfOf = (text: string | undefined) =>
  text === undefined ? null : text.startsWith('a') ? ('am' as const) : ('pm' as const)
const hoursOf = (h: string | undefined, m: string | undefined) =>
  Math.round((/^\d+\.\d$/.test(h ?? '') ? Number(h) : n(h)) * 60) + n(m)
const hanHoursOf = (m: RegExpExecArray) =>
  (m[1] === '半' ? 30 : n(m[1]) * 60) + (m[2] !== undefined || m[3] !== undefined ? 30 : 0) + n(m[4])
const claim = (minutes: number, word: string | undefined): Sense => ({
  kind: 'claim',
  minutes,
  direction:
    word === 'ahead' || word === '快' || word === '早'
      ? 'ahead'
      : word === 'behind' || word === '慢' || word === '晚'
        ? 'behind'
        : null,
})
const date = (year: string | undefined, month: number | null, day: number): Sense => ({
  kind: 'date',
  year: year === undefined ? null : Number(year),
  month,
  day,
  other: null,
})
const clock = (hour: number, minute: number, h: 'am' | 'pm' | null, bare: boolean): Sense | null =>
  hour > 24 || minute > 59 || (hour === 24 && minute > 0) || (h !== null && (hour < 1 || hour > 12))
    ? null
    : { kind: 'clock', hour, minute, half: h, bare: bare && h === null && hour >= 1 && hour <= 12 }
const elapsed = (ms: number): Sense => ({ kind: 'elapsed', ms })
const offset = (sign: string | undefined, h: string | undefined, m: string | undefined, text: string) => {
  const minutes = n(h) * 60 + n(m)
  if (minutes > 14 * 60 || n(m) > 59) return null
  return { kind: 'offset' as const, minutes: sign === '-' ? -minutes : minutes, text: text.trim() }
}

// In order: the first that fits at a place wins, so longer readings stand before shorter ones.
export const rules: Rule[] = [
  rule('\\s+', () => ({ kind: 'noise' })),
  // Dates
  rule('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)t?', (m) => date(m[1], n(m[2]), n(m[3]))),
  rule(`(?:(\\d{4})年)?(${hanNumber})月(${hanNumber})日?`, (m) => date(m[1], n(m[2]), n(m[3]))),
  rule(
    `(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${months})(?![a-z])\\.?(?:,?\\s+(\\d{4})(?![\\d:]))?`,
    (m) => date(m[3], monthOf(m[2]), n(m[1])),
  ),
  rule(
    `(${months})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\s*(?:am|pm|a\\.m|p\\.m))(?:,?\\s+(\\d{4})(?![\\d:]))?`,
    (m) => date(m[3], monthOf(m[1]), n(m[2])),
  ),
  rule('(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?(?![\\d:/])', (m) => {
    const [a, b] = [n(m[1]), n(m[2])]
    const both = a <= 12 && b <= 12 && a !== b
    if (a > 12 && b > 12) return null
    const year = m[3] === undefined ? null : Number(m[3])
    const [month, day] = a > 12 ? [b, a] : [a, b]
    return { kind: 'date', year, month, day, other: both ? { month: b, day: a } : null }
  }),
  rule('(\\d{1,2})(?:st|nd|rd|th)(?![a-z0-9])', (m) => date(undefined, null, n(m[1]))),
  rule(`(${hanNumber})日`, (m) => date(undefined, null, n(m[1]))),
  // "9/12（六）", as calendars in Taiwan print it
  rule('\\(([一二三四五六日])\\)', (m) => ({
    kind: 'weekday',
    weekday: '一二三四五六日'.indexOf(m[1] as string) + 1,
    week: 'coming',
  })),
  // Claims of difference, before the lengths that they hold
  rule(`(?:the\\s+)?(?:time\\s+)?difference\\s+(?:is|of|was)\\s+${exactly}${hours}`, (m) =>
    claim(hoursOf(m[1], m[2]), undefined),
  ),
  rule(
    `${exactly}${hours}\\s*(?:time\\s+)?(apart|ahead|behind|difference|of\\s+difference|different|off)(?![a-z])`,
    (m) => claim(hoursOf(m[1], m[2]), m[3]),
  ),
  rule(`(?:exactly|precisely)\\s+${hours}`, (m) => claim(hoursOf(m[1], m[2]), undefined)),
  rule(`${hanExactly}(?:時差|相差|差距|差)(?:是|為|有|了)?${hanExactly}${hanHours}`, (m) =>
    claim(hanHoursOf(m), undefined),
  ),
  rule(`(快|慢|早|晚)(?:了)?${hanExactly}${hanHours}`, (m) => {
    const [, word, ...rest] = m
    return claim(hanHoursOf(['', ...rest] as unknown as RegExpExecArray), word)
  }),
  // From now
  rule(`in\\s+(?:about\\s+)?half\\s+an?\\s+hour(?![a-z])`, () => elapsed(30 * MINUTE)),
  rule(`in\\s+(?:about\\s+)?an?\\s+hour(\\s+and\\s+a\\s+half)?(?![a-z])`, (m) =>
    elapsed(m[1] === undefined ? HOUR : 90 * MINUTE),
  ),
  rule(`in\\s+(?:about\\s+)?${hours}`, (m) => elapsed(hoursOf(m[1], m[2]) * MINUTE)),
  rule(`in\\s+(?:about\\s+)?(\\d{1,4}|${wordNumber})\\s*(?:minutes?|mins?|m)(?![a-z])`, (m) =>
    elapsed(n(m[1]) * MINUTE),
  ),
  rule(`${hours}\\s+from\\s+now`, (m) => elapsed(hoursOf(m[1], m[2]) * MINUTE)),
  rule(`(\\d{1,4}|${wordNumber})\\s*(?:minutes?|mins?)\\s+from\\s+now`, (m) => elapsed(n(m[1]) * MINUTE)),
  rule(`${hanHours}(?:之|以)?後`, (m) => elapsed(hanHoursOf(m) * MINUTE)),
  rule(`(\\d{1,4}|${hanNumber})分鐘?(?:之|以)?後`, (m) => elapsed(n(m[1]) * MINUTE)),
  // Clocks
  rule(`(\\d{1,2})[:.](\\d{2})(?::\\d{2})?${half}`, (m) => clock(n(m[1]), n(m[2]), halfOf(m[3]), false)),
  rule('(am|pm)\\s*(\\d{1,2}):(\\d{2})(?![\\d:])', (m) => clock(n(m[2]), n(m[3]), halfOf(m[1]), false)),
  rule('(\\d{1,2})[:h](\\d{2})(?::00(?:\\.0+)?)?(?![\\d:])', (m) => clock(n(m[1]), n(m[2]), null, false)),
  rule('(0\\d)([0-5]\\d)(?![a-z0-9:])', (m) => clock(n(m[1]), n(m[2]), null, false)),
  rule('([0-2]\\d)([0-5]\\d)\\s*(?:hours|hrs|h)(?![a-z])', (m) => clock(n(m[1]), n(m[2]), null, false)),
  rule(`(${wordNumber})${half}`, (m) => clock(n(m[1]), 0, halfOf(m[2]), false)),
  rule(`half\\s+past\\s+(${wordNumber})(?:${half})?(?![\\d:])`, (m) =>
    clock(n(m[1]), 30, halfOf(m[2]), true),
  ),
  rule(`quarter\\s+past\\s+(${wordNumber})(?:${half})?(?![\\d:])`, (m) =>
    clock(n(m[1]), 15, halfOf(m[2]), true),
  ),
  rule(`quarter\\s+to\\s+(${wordNumber})(?:${half})?(?![\\d:])`, (m) =>
    clock((n(m[1]) + 11) % 12 || 12, 45, toHalf(m), true),
  ),
  rule(`(${wordNumber})\\s+o'?clock(?![a-z])(?:${half})?`, (m) => clock(n(m[1]), 0, halfOf(m[2]), true)),
  rule(
    `(${hanNumber})\\s*[點時](?:鐘|整)?(?:(半)|(一刻)|(三刻)|(${hanNumber})(?![點時月日年個小])分?)?`,
    (m) => {
      const minute = m[2] ? 30 : m[3] ? 15 : m[4] ? 45 : n(m[5])
      return clock(n(m[1]), minute, null, true)
    },
  ),
  // Offsets; "-04:00" straight after a clock is one only in a written-out instant (see `tokensOf`).
  rule('(?:utc|gmt)\\s*([+-])\\s*(\\d{1,2})(?::?(\\d{2}))?(?![\\d:])', (m) => offset(m[1], m[2], m[3], m[0])),
  rule('([+-])(\\d{1,2})(?::?(\\d{2}))?(?![\\d:])', (m) => offset(m[1], m[2], m[3], m[0])),
  rule('z(?![a-z0-9])', () => ({ kind: 'offset', minutes: 0, text: 'Z' })),
  rule('[a-z][a-z_]*/[a-z][a-z0-9_+-]*(?:/[a-z][a-z_]*)?', (m) => {
    const zone = parseZone(m[0])
    return zone.ok ? { kind: 'place', zone: zone.zone } : null
  }),
  rule('[,，、;；]', () => ({ kind: 'comma' })),
  rule('[()\\[\\]（）「」=/|&]', () => ({ kind: 'join' })),
  rule('[.。!！?？:："“”\']', () => ({ kind: 'noise' })),
]
// After the words: a bare number is a clock only when nothing else could be.
export const last: Rule[] = [
  rule(`(${wordNumber})(?![a-z0-9:/月日年.個小]|\\s*[點時])`, (m) => clock(n(m[1]), 0, null, true)),
]

function toHalf(m: RegExpExecArray): 'am' | 'pm' | null {
  const said = halfOf(m[2])
  // A quarter to twelve at night is 11:45 PM, but a quarter to 12 AM is too: before the hour, the half is the other.
  return said !== null && n(m[1]) === 12 ? (said === 'am' ? 'pm' : 'am') : said
}

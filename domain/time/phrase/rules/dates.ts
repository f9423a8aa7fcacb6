import { hanNumber, readNumber, wordNumber } from '../numbers.ts'
import type { Figures, Sense } from '../senses.ts'
import { clock, n, type Rule, rule, type Writing } from './rule.ts'

const months =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])'
const monthOf = (text: string | undefined) =>
  'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((text ?? '?').slice(0, 3)) / 3 + 1
const weekdays =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])'
const weekdayOf = (text: string | undefined) =>
  'montuewedthufrisatsun'.indexOf((text ?? '?').slice(0, 3)) / 3 + 1

const date = (year: number | null, month: number | null, day: number, iso = false): Sense => ({
  kind: 'date',
  year,
  month,
  day,
  other: null,
  iso,
})
const yearIn = (text: string | undefined) => (text === undefined ? null : Number(text))
const real = ({ month, day }: Figures) => month !== null && month >= 1 && month <= 12 && day >= 1 && day <= 31

/** Years are written short only of days near now. */
const nearby = (year: number, writing: Writing) => year >= writing.year - 2 && year <= writing.year + 8

/** "26" and "'26", of the hundred years around. */
function shortYear(text: string, writing: Writing): number {
  const year = Math.floor(writing.year / 100) * 100 + Number(text)
  return nearby(year + 100, writing) ? year + 100 : nearby(year - 100, writing) ? year - 100 : year
}

/** "26", "'26" or "2026". */
const anyYear = (text: string | undefined, writing: Writing) =>
  text === undefined ? null : text.length === 4 ? Number(text) : shortYear(text.slice(-2), writing)

/** Figures in an order that nobody has said: those readings that are days, at most two. */
function figures(readings: Figures[]): Sense | null {
  const days = readings.filter(real)
  const [first, other] = days.filter(
    (d, i) => days.findIndex((e) => e.day === d.day && e.month === d.month && e.year === d.year) === i,
  )
  return first === undefined ? null : { kind: 'date', ...first, other: other ?? null }
}

/** A year of the Republic: with its name always, without it where it is near now and no other year is. */
function republic(text: string, named: boolean, writing: Writing): number | null {
  const year = readNumber(text)
  if (year === null) return null
  if (named || year >= 100) return year > 300 ? null : year + 1911
  const near = [year + 1911, shortYear(String(year).padStart(2, '0'), writing)].filter((y) =>
    nearby(y, writing),
  )
  return near.length === 1 ? (near[0] as number) : null
}

const roc = '((?:中華)?民國)?\\s*'
const hanYear = '([〇零一二三四五六七八九]{4})'
const fromHan = (text: string) => Number([...text].map((c) => n(c)).join(''))
const weeks = (text: string | undefined) => (text === undefined || /^an?$/.test(text) ? 1 : n(text))

/** Days by their date, their weekday or their distance. */
export const dateRules: Rule[] = [
  // "050200Z DEC 26", as the military writes it
  rule(
    `([0-3]\\d)([0-2]\\d)([0-5]\\d)z\\s*${months.replace('(?![a-z])', '')}\\s*(\\d{2}|\\d{4})(?!\\d)`,
    (m, w) => {
      const at = clock(n(m[2]), n(m[3]), null, false)
      if (at === null) return null
      return [date(anyYear(m[5], w), monthOf(m[4]), n(m[1])), at, { kind: 'offset', minutes: 0, text: 'Z' }]
    },
  ),
  rule('(\\d{4})-?w(\\d{2})-?([1-7])(?!\\d)t?', (m) => {
    // The 4th of January is always in the first week.
    const start = Date.UTC(Number(m[1]), 0, 4)
    const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * 86_400_000
    const day = new Date(monday + ((n(m[2]) - 1) * 7 + n(m[3]) - 1) * 86_400_000)
    return n(m[2]) < 1 || n(m[2]) > 53
      ? null
      : date(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), true)
  }),
  rule('(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)t?', (m) =>
    date(yearIn(m[1]), n(m[3]), n(m[4]), m[2] === '-'),
  ),
  rule('((?:19|20|21)\\d{2})([01]\\d)([0-3]\\d)(?!\\d)t?', (m) => date(yearIn(m[1]), n(m[2]), n(m[3]), true)),
  rule(
    `(?:西元|公元)?\\s*(?:(\\d{4})|${hanYear})\\s*年\\s*(${hanNumber})\\s*月\\s*(${hanNumber})\\s*日?`,
    (m) => date(m[1] === undefined ? fromHan(m[2] as string) : Number(m[1]), n(m[3]), n(m[4])),
  ),
  rule(
    `${roc}(\\d{2,3}|[一二三四五六七八九十百〇零]{2,6})\\s*年\\s*(${hanNumber})\\s*月\\s*(${hanNumber})\\s*日?`,
    (m, w) => {
      const year = republic(m[2] as string, m[1] !== undefined, w)
      return year === null ? null : date(year, n(m[3]), n(m[4]))
    },
  ),
  rule(`${roc}(1\\d{2})[./-](\\d{1,2})[./-](\\d{1,2})(?![\\d.])`, (m) =>
    date(n(m[2]) + 1911, n(m[3]), n(m[4])),
  ),
  rule(`((?:中華)?民國)\\s*(\\d{2,3})[./-](\\d{1,2})[./-](\\d{1,2})(?![\\d.])`, (m) =>
    date(n(m[2]) + 1911, n(m[3]), n(m[4])),
  ),
  rule(`(?:今年)?(${hanNumber})\\s*月\\s*(${hanNumber})\\s*(?:日|(?![\\d天]))`, (m) =>
    date(null, n(m[1]), n(m[2])),
  ),
  rule(`下個?月(${hanNumber})日?`, (m, w) =>
    date(w.month === 12 ? w.year + 1 : w.year, (w.month % 12) + 1, n(m[1])),
  ),
  rule(`明\\s*年\\s*(${hanNumber})\\s*月\\s*(${hanNumber})\\s*日?`, (m, w) =>
    date(w.year + 1, n(m[1]), n(m[2])),
  ),
  // "05DEC2026"
  rule(`(\\d{1,2})${months.replace('(?![a-z])', '')}(\\d{4}|\\d{2})(?![\\d:])`, (m, w) =>
    date(anyYear(m[3], w), monthOf(m[2]), n(m[1])),
  ),
  rule(
    `(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of\\s+|\\s*-\\s*|\\s*)${months}\\.?(?:-(\\d{4}|\\d{2})(?![\\d:])|\\s?(['’]\\d{2})(?!\\d))?`,
    (m, w) => date(anyYear(m[3] ?? m[4], w), monthOf(m[2]), n(m[1])),
  ),
  rule(
    `${months}\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\s*(?:am|pm|a\\.m|p\\.m))(?:-(\\d{4})(?![\\d:])|,?\\s?(['’]\\d{2})(?!\\d))?`,
    (m, w) => date(anyYear(m[3] ?? m[4], w), monthOf(m[1]), n(m[2])),
  ),
  rule('(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?(?![\\d:/])', (m, { chinese }) => {
    const [a, b, year] = [n(m[1]), n(m[2]), yearIn(m[3])]
    const american: Figures = { year, month: a, day: b }
    // In Chinese a month never stands behind its day, but where it can't be one.
    if (chinese && year === null && real(american)) return date(null, a, b)
    return figures([american, { year, month: b, day: a }])
  }),
  rule('(\\d{1,2})([-.])(\\d{1,2})\\2(\\d{4})(?!\\d)', (m) => {
    const [a, b, year] = [n(m[1]), n(m[3]), Number(m[4])]
    return figures([
      { year, month: b, day: a },
      { year, month: a, day: b },
    ])
  }),
  rule('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2})(?![\\d:])', (m, w) => {
    const [a, b, c] = [n(m[1]), n(m[3]), n(m[4])]
    const year = (text: string | undefined) => shortYear((text ?? '').padStart(2, '0'), w)
    const american = { year: year(m[4]), month: a, day: b }
    const european = { year: year(m[4]), month: b, day: a }
    const both = m[2] === '/' ? [american, european] : [european, american]
    const all = [...both, { year: year(m[1]), month: b, day: c }]
    return figures(all.filter((d) => nearby(d.year, w)))
  }),
  // "5.12. 02:00" and, only before a clock, "5.12 02:00" or "12-05 02:00"
  rule('(\\d{1,2})\\.(\\d{1,2})\\.(?=\\s)', (m) =>
    figures([
      { year: null, month: n(m[2]), day: n(m[1]) },
      { year: null, month: n(m[1]), day: n(m[2]) },
    ]),
  ),
  rule('(\\d{1,2})[-.](\\d{1,2})(?=,?\\s+(?:at\\s+)?\\d{1,2}:\\d{2})', (m, { chinese }) => {
    const [a, b] = [n(m[1]), n(m[2])]
    const american = { year: null, month: a, day: b }
    return chinese && real(american)
      ? date(null, a, b)
      : figures([american, { year: null, month: b, day: a }])
  }),
  rule('(\\d{1,2})(?:st|nd|rd|th)(?![a-z0-9])', (m) => date(null, null, n(m[1]))),
  rule(`(?:本月|這個月)?(${hanNumber})日(?![後內前])`, (m) => date(null, null, n(m[1]))),
  // "9/12（六）", as calendars in Taiwan print it
  rule('\\(([一二三四五六日])\\)', (m) => ({
    kind: 'weekday',
    weekday: '一二三四五六日'.indexOf(m[1] as string) + 1,
    week: 'coming',
  })),
  // Weekdays
  rule(
    `(?:the\\s+|on\\s+)*(?:(this)\\s+week|(next)\\s+week|(the\\s+)?week\\s+after\\s+next)(?:'s)?,?\\s+(?:on\\s+)?${weekdays}`,
    (m) => ({
      kind: 'weekday',
      weekday: weekdayOf(m[4]),
      week: m[1] !== undefined ? 0 : m[2] !== undefined ? 1 : 2,
    }),
  ),
  rule(`(an?|${wordNumber})\\s+weeks?\\s+(?:from|on|after)\\s+(?:this\\s+)?${weekdays}`, (m) => ({
    kind: 'weekday',
    weekday: weekdayOf(m[2]),
    week: 'coming',
    plus: 7 * weeks(m[1]),
  })),
  rule(
    `(?:the\\s+|on\\s+)*(?:(this\\s+coming|coming|upcoming)\\s+|(this)\\s+|(next)\\s+)?${weekdays}(?:,?\\s+(?:of\\s+|in\\s+)?(?:(this\\s+week)|(next\\s+week)|((?:the\\s+)?week\\s+after\\s+next)|(week))(?![a-z]))?`,
    (m) => {
      const [, coming, the, next, name, thisWeek, nextWeek, after, week] = m
      const weekday = weekdayOf(name)
      const said = thisWeek ? 0 : nextWeek ? 1 : after ? 2 : null
      if (said !== null) return next || coming ? null : { kind: 'weekday', weekday, week: said }
      if (week !== undefined) return next ? null : { kind: 'weekday', weekday, week: 'coming', plus: 7 }
      return { kind: 'weekday', weekday, week: next ? 'next' : the && !coming ? 'this' : 'coming' }
    },
  ),
  rule(
    '(下下個?|下個?|這個?|本)?(?:週|星期|禮拜)(?:的?\\s?(?:週|星期|禮拜))?([一二三四五六日天]|[1-7](?![\\d點時:]))',
    (m) => {
      const at = '一二三四五六日'.indexOf(m[2] as string) + 1
      const weekday = at > 0 ? at : m[2] === '天' ? 7 : Number(m[2])
      const week = m[1]?.startsWith('下下')
        ? 2
        : m[1]?.startsWith('下')
          ? 1
          : m[1] === undefined
            ? 'coming'
            : 'this'
      return { kind: 'weekday', weekday, week }
    },
  ),
  // Days from now
  rule(
    `in\\s+(an?|\\d{1,2}|${wordNumber})\\s+(day|week)s?(?:['’]\\s*time)?(?![a-z])(?!\\s+(?:and\\s+)?\\d+\\s*(?:h|m))`,
    (m) => ({
      kind: 'relative-day',
      days: weeks(m[1]) * (m[2] === 'week' ? 7 : 1),
    }),
  ),
  rule(`(an?|\\d{1,2}|${wordNumber})\\s+(day|week)s?\\s+from\\s+(now|today|tomorrow)(?![a-z])`, (m) => ({
    kind: 'relative-day',
    days: weeks(m[1]) * (m[2] === 'week' ? 7 : 1) + (m[3] === 'tomorrow' ? 1 : 0),
  })),
  rule('(?:a\\s+week\\s+tomorrow|tomorrow\\s+week)(?![a-z])', () => ({ kind: 'relative-day', days: 8 })),
  rule('(?:in\\s+a\\s+fortnight|a\\s+fortnight\\s+from\\s+(?:now|today))(?![a-z])', () => ({
    kind: 'relative-day',
    days: 14,
  })),
  rule(
    `(?:再過(${hanNumber})(天|個?(?:週|星期|禮拜))(?![內前])(?:(?:之|以)?後)?|(?:再|過)?(${hanNumber})(天|個?(?:週|星期|禮拜))(?:之|以)?後)的?`,
    (m) => ({
      kind: 'relative-day',
      days: n(m[1] ?? m[3]) * ((m[2] ?? m[4]) === '天' ? 1 : 7),
    }),
  ),
]

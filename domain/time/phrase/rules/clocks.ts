import { MINUTE } from '../../civil.ts'
import { hanNumber, minuteNumber, wordNumber } from '../numbers.ts'
import type { Sense } from '../senses.ts'
import { clock, half, halfOf, n, type Rule, rule } from './rule.ts'

const exactly = '(?:(?:exactly|precisely|just|always)\\s+)?'
const unit = '(?:hours?|hrs?|h)(?![a-z])'
const minutes = '(?:minutes?|mins?|m)(?![a-z])'
const hours = `(\\d{1,2}(?:\\.\\d)?|${wordNumber})(?:\\s*-\\s*|\\s*)${unit}(?:\\s*(?:and\\s+)?(\\d{1,2})\\s*${minutes})?`
// "half an hour", "an hour and a half", "two and a half hours", "1h30", "45 min"
const length = `(?:(half\\s+an?\\s+hour)(?![a-z])|(an?|\\d{1,2}(?:\\.\\d)?|${wordNumber})(\\s+and\\s+a\\s+half)?(?:\\s*-\\s*|\\s*)${unit.replace('h)', 'h(?=\\d|[^a-z]|$))')}(\\s+and\\s+a\\s+half)?(?:,?\\s*(?:and\\s+)?(${minuteNumber})\\s*${minutes}|(\\d{2})(?![\\d:]))?|(${minuteNumber})\\s*${minutes})`
const hanHours = `(${hanNumber}|\\d\\.\\d|半)個?(半)?(?:小時|鐘頭)(半)?(?:又?(${hanNumber})分鐘?)?`
const hanExactly = '(?:剛好|正好|恰好|整整)?'

const hoursOf = (h: string | undefined, m: string | undefined) =>
  Math.round((/^\d+\.\d$/.test(h ?? '') ? Number(h) : /^an?$/.test(h ?? '') ? 1 : n(h)) * 60) + n(m)
const hanHoursOf = (m: RegExpExecArray) =>
  (m[1] === '半' ? 30 : hoursOf(m[1], undefined)) +
  (m[2] !== undefined || m[3] !== undefined ? 30 : 0) +
  n(m[4])
const elapsed = (inMinutes: number): Sense => ({ kind: 'elapsed', ms: inMinutes * MINUTE })
const lengthOf = (m: RegExpExecArray) => {
  if (m[1] !== undefined) return 30
  if (m[7] !== undefined) return hoursOf(m[7], undefined) / 60
  return hoursOf(m[2], m[5] ?? m[6]) + (m[3] !== undefined || m[4] !== undefined ? 30 : 0)
}
const claim = (apart: number, word: string | undefined): Sense => ({
  kind: 'claim',
  minutes: apart,
  direction:
    word === 'ahead' || word === '快' || word === '早'
      ? 'ahead'
      : word === 'behind' || word === '慢' || word === '晚'
        ? 'behind'
        : null,
})

/** Claims of difference, before the lengths that they hold, and times from now. */
export const lengthRules: Rule[] = [
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
  rule(`in\\s+(?:about\\s+)?${length}(?:['’]?\\s*time)?(?![a-z])`, (m) => elapsed(lengthOf(m))),
  rule(`${length}\\s+from\\s+(?:now|right\\s+now)(?![a-z])`, (m) => elapsed(lengthOf(m))),
  rule(`(?:再過|再|過)?${hanHours}(?:之|以)?後`, (m) => elapsed(hanHoursOf(m))),
  rule(`(?:再過|再|過)${hanHours}(?![內前])`, (m) => elapsed(hanHoursOf(m))),
  rule(`(?:再過|再|過)?(\\d{1,4}|${hanNumber})分鐘?(?:之|以)?後`, (m) => elapsed(n(m[1]))),
  rule(`(?:再過|再|過)(\\d{1,4}|${hanNumber})分鐘(?![內前])`, (m) => elapsed(n(m[1]))),
  rule('(?:再過|再|過)?(一|三)刻鐘(?:之|以)?後', (m) => elapsed(n(m[1]) * 15)),
  rule(`(?:\\(\\s*|\\+\\s*)${length}\\s*(?:\\)|$)`, () => ({ kind: 'lasting' })),
  rule(`[,，]\\s*(?:\\d{1,2}|${wordNumber})\\s+hours?\\s*$`, () => ({ kind: 'lasting' })),
  rule('/?\\s*pt\\d+[hm]\\w*', () => ({ kind: 'lasting' })),
  rule(`(?:for|lasting|lasts|duration:?)\\s+(?:about\\s+)?${length}`, () => ({ kind: 'lasting' })),
  rule(`(?:共|為期|歷時|持續|起)\\s*(?:約)?${hanHours}`, () => ({ kind: 'lasting' })),
]

const pastWords = 'quarter|five|ten|twenty[\\s-]five|twenty'
const pastOf = (text: string) =>
  text === 'half'
    ? 30
    : text === 'quarter'
      ? 15
      : /^twenty./.test(text)
        ? 25
        : text === 'twenty'
          ? 20
          : n(text)
const fullHour = `(${wordNumber}|midnight|noon)(?![\\d:.])(?:${half})?`

/** "ten past nine", "half past midnight". */
function past(by: number, hour: string, h: string | undefined): Sense | Sense[] | null {
  if (hour === 'noon') return clock(12, by, null, false)
  const at = hour === 'midnight' ? clock(0, by, null, false) : clock(n(hour), by, halfOf(h), true)
  // Which night's midnight is as open as where it is named alone.
  return hour === 'midnight' && at !== null ? [at, { kind: 'part', part: 'night' }] : at
}

/** "ten to nine", "quarter to midnight". */
function before(by: number, hour: string, h: string | undefined): Sense | null {
  if (hour === 'midnight') return clock(23, 60 - by, null, false)
  if (hour === 'noon') return clock(11, 60 - by, 'am', false)
  const full = n(hour)
  // A quarter to twelve at night is 11:45 PM, but a quarter to 12 AM is too: before the hour, the half is the other.
  const said = halfOf(h)
  const part = said !== null && full === 12 ? (said === 'am' ? 'pm' : 'am') : said
  return clock(full > 12 ? full - 1 : (full + 11) % 12 || 12, 60 - by, part, true)
}

const spoken: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 }
const figure = (hour: string | undefined, minute: string | undefined, sure: boolean): Sense | null => {
  const at = clock(n(hour), n(minute), null, false)
  return at?.kind === 'clock' && !sure && hour?.length === 1 && at.hour > 0 ? { ...at, loose: true } : at
}

/** Readings of a clock. */
export const clockRules: Rule[] = [
  rule(`(\\d{1,2})[:.](\\d{2})(?::\\d{2})?${half}`, (m) => clock(n(m[1]), n(m[2]), halfOf(m[3]), false)),
  rule('(am|pm|a\\.m\\.|p\\.m\\.)\\s*(\\d{1,2})(?:[:.點](\\d{2}))?點?(?![\\d:])', (m) =>
    clock(n(m[2]), n(m[3]), halfOf(m[1]), false),
  ),
  rule(`(\\d{1,2})(\\d{2})${half}`, (m) => clock(n(m[1]), n(m[2]), halfOf(m[3]), false)),
  rule('(\\d{1,2})([:h])(\\d{2})(:[0-5]\\d(?:\\.\\d+)?)?(?![\\d:])(?:\\s*(hours|hrs|h)(?![a-z]))?', (m) =>
    figure(m[1], m[3], m[4] !== undefined || m[5] !== undefined || m[2] === 'h'),
  ),
  rule('(\\d{1,2})\\.([0-5]\\d)(?!\\d|\\.\\d)', (m) => figure(m[1], m[2], false)),
  // "T020000Z" and "T0200" of an instant written without hyphens
  rule('([0-2]\\d)([0-5]\\d)([0-5]\\d)(?=z|[+-]\\d|\\s|$)', (m) => clock(n(m[1]), n(m[2]), null, false)),
  rule('([0-2]\\d)([0-5]\\d)(?:\\s*(?:hours|hrs|h)(?![a-z])|(?=z(?![a-z0-9])))', (m) =>
    clock(n(m[1]), n(m[2]), null, false),
  ),
  rule('(\\d{4})(?![a-z0-9:年/])', (m) => ({ kind: 'four', value: Number(m[1]) })),
  rule('(\\d{1,2})h(?![a-z0-9])', (m) => clock(n(m[1]), 0, null, true)),
  rule(`(${wordNumber})${half}`, (m) => clock(n(m[1]), 0, halfOf(m[2]), false)),
  rule(`(?:a\\s+)?(half|${pastWords})\\s+(?:past|after)\\s+${fullHour}`, (m) =>
    past(pastOf(m[1] as string), m[2] as string, m[3]),
  ),
  rule(`(?:a\\s+)?(${pastWords})\\s+(?:to|till|of|before)\\s+${fullHour}`, (m) =>
    before(pastOf(m[1] as string), m[2] as string, m[3]),
  ),
  rule(`(\\d{1,2}|${wordNumber})\\s+(?:(?:minutes?|mins?)\\s+)?(?:past|after)\\s+${fullHour}`, (m) =>
    n(m[1]) < 60 ? past(n(m[1]), m[2] as string, m[3]) : null,
  ),
  rule(`(\\d{1,2}|${wordNumber})\\s+(?:minutes?|mins?)\\s+(?:to|before)\\s+${fullHour}`, (m) =>
    n(m[1]) > 0 && n(m[1]) < 60 ? before(n(m[1]), m[2] as string, m[3]) : null,
  ),
  rule(
    `(${wordNumber})[\\s-](fifteen|twenty|thirty|forty|fifty)(?:[\\s-](five))?(?![a-z])(?:${half})?`,
    (m) =>
      /\d/.test(m[1] as string)
        ? null
        : clock(n(m[1]), (spoken[m[2] as string] as number) + n(m[3]), halfOf(m[4]), true),
  ),
  rule(`(${wordNumber})\\s+o['\\s]?\\s?clock(?![a-z])(?:${half})?`, (m) =>
    clock(n(m[1]), 0, halfOf(m[2]), true),
  ),
  rule(`差(${hanNumber})分鐘?(?:到)?(${hanNumber})點`, (m) => before(n(m[1]), m[2] as string, undefined)),
  rule(`(${hanNumber})點差(${hanNumber})分`, (m) => before(n(m[2]), m[1] as string, undefined)),
  rule(
    `(${hanNumber})\\s*[點時](?:鐘|整)?(?:(半)|(一刻)|(三刻)|過?\\s*(${hanNumber})(?![點時月日年個小天週])(?:分(?!鐘後)(?:\\d{1,2}秒)?)?)?整?`,
    (m) => {
      const minute = m[2] ? 30 : m[3] ? 15 : m[4] ? 45 : n(m[5])
      // "02時30分" is written with its nought only by those who count to 24.
      return clock(n(m[1]), minute, null, !/^[0零〇]/.test(m[1] as string))
    },
  ),
]

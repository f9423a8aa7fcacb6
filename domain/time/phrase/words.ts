import type { Sense } from './senses.ts'

/**
 * A stretch of the day that tells morning from evening. `late-night`: 半夜, whose twelve is that of either side of the
 * day. `after-midnight`: the small hours of a night that is named by the evening before ("tomorrow night at 2 in the
 * morning").
 */
export type Part =
  | 'small-hours'
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'late-night'
  | 'after-midnight'

export interface Literal {
  text: string
  senses: Sense[]
}

const say = (texts: string, ...senses: Sense[]): Literal[] =>
  texts.split('|').map((text) => ({ text, senses }))
const part = (p: Part): Sense => ({ kind: 'part', part: p })
const day = (days: number): Sense => ({ kind: 'relative-day', days })
const noon: Sense = { kind: 'clock', hour: 12, minute: 0, half: null, bare: false }

/** Words with one sense wherever they stand, in both languages. Lower case, traditional characters. */
export const vocabulary: Literal[] = [
  ...say('noon|midday|正午', noon),
  ...say('midnight|午夜|子夜', { kind: 'midnight' }),
  ...say('morning|early morning|早上|上午|早晨|清晨|清早|一早|大清早|早', part('morning')),
  ...say('afternoon|下午|午後', part('afternoon')),
  ...say('evening|傍晚|黃昏', part('evening')),
  ...say('night|晚上|晚間|夜裡|夜間|夜晚|晚', part('night')),
  ...say('半夜|深夜|夜半|三更半夜|middle of the night', part('late-night')),
  ...say('凌晨|small hours|early hours|wee hours', part('small-hours')),
  ...say('中午|午間', part('noon')),
  ...say('today|今天|今日|本日', day(0)),
  ...say('tomorrow|tmrw|tomorow|明天|明日|明兒', day(1)),
  ...say('the day after tomorrow|day after tomorrow|後天|後日', day(2)),
  ...say('大後天', day(3)),
  ...say('yesterday|昨天|昨日', day(-1)),
  ...say('last night|昨晚|昨夜', day(-1), part('night')),
  ...say('tonight|今晚|今夜', day(0), part('night')),
  ...say('this morning|今早|今晨', day(0), part('morning')),
  ...say('this afternoon', day(0), part('afternoon')),
  ...say('this evening', day(0), part('evening')),
  ...say('明早|明晨', day(1), part('morning')),
  ...say('明晚|明夜', day(1), part('night')),
  ...say('now|right now|現在|此刻', { kind: 'elapsed', ms: 0 }),
  ...say('or|i.e.|ie|equals|which is|that is|aka|also|或|或者|也就是|就是|即|等於', { kind: 'join' }),
  ...say('and|及|和|與', { kind: 'comma', and: true }),
  ...say('next day|following day|隔日|隔天|次日|翌日', { kind: 'day-after' }),
  ...say('between|介於', { kind: 'between' }),
  ...say('to', { kind: 'to', strict: false }),
  ...say('until|till|til|through|thru|end|ends|ending|至|到|迄|結束', { kind: 'to', strict: true }),
  ...say(
    'as early as|as late as|at the latest|at the earliest|or later|or earlier|onward|onwards|by|before|after|no later than|not later than|no earlier than|not before|以前|之前|以後|之後|後|前',
    {
      kind: 'bound',
    },
  ),
  ...say(
    "maintenance|window|outage|upgrade|time zone|timezone|zone|維護|升級|停機|please|let's|let us|let's say|how about|what about|ok|okay|works|early|late|at|on|the|in|of|from|a|is|it|we|us|start|starts|starting|start at|begin|begins|beginning|because|since|as|so|there|here|sharp|about|around|local|time|than|are|clock|my|our|your|their|us & canada|us and canada|my time|our time|your time|their time|的|在|於|是|比|時間|開始|約|大約|整|那天|當地|因為|我們|兩地|兩邊|之間|左右|從|自|起|止|我|你|您|我們|你們|他們|對方|這邊|那邊|這裡|那裡|這兒|那兒|西元|公元|準時|準",
    { kind: 'noise' },
  ),
]

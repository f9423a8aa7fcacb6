import type { Sense } from './senses.ts'

/** A stretch of the day that tells morning from evening. */
export type Part = 'small-hours' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

interface Literal {
  text: string
  senses: Sense[]
}

const say = (texts: string, ...senses: Sense[]): Literal[] =>
  texts.split('|').map((text) => ({ text, senses }))
const part = (p: Part): Sense => ({ kind: 'part', part: p })
const day = (days: number): Sense => ({ kind: 'relative-day', days })
const noon: Sense = { kind: 'clock', hour: 12, minute: 0, half: null, bare: false }

const weekdays = [
  'monday|mon|mondays',
  'tuesday|tue|tues',
  'wednesday|wed|weds',
  'thursday|thu|thur|thurs',
  'friday|fri',
  'saturday|sat',
  'sunday|sun',
]
const han = ['一', '二', '三', '四', '五', '六', '日', '天']

/** Words with one sense wherever they stand, in both languages. Lower case, traditional characters. */
export const vocabulary: Literal[] = [
  ...say('noon|midday|正午', noon),
  ...say('midnight|午夜|子夜', { kind: 'midnight' }),
  ...say('morning|早上|上午|早晨|清晨|清早', part('morning')),
  ...say('afternoon|下午|午後', part('afternoon')),
  ...say('evening|傍晚', part('evening')),
  ...say('night|晚上|晚間|夜裡|夜間|半夜|深夜', part('night')),
  ...say('凌晨', part('small-hours')),
  ...say('中午', part('noon')),
  ...say('today|今天|今日|本日', day(0)),
  ...say('tomorrow|tmrw|明天|明日', day(1)),
  ...say('the day after tomorrow|day after tomorrow|後天', day(2)),
  ...say('大後天', day(3)),
  ...say('yesterday|昨天|昨日', day(-1)),
  ...say('tonight|今晚|今夜', day(0), part('night')),
  ...say('this morning|今早', day(0), part('morning')),
  ...say('this afternoon', day(0), part('afternoon')),
  ...say('this evening', day(0), part('evening')),
  ...say('明早', day(1), part('morning')),
  ...say('明晚', day(1), part('night')),
  ...say('now|right now|現在|此刻', { kind: 'elapsed', ms: 0 }),
  ...weekdays.flatMap((names, i) =>
    names
      .split('|')
      .flatMap((name) => [
        ...say(`${name}|this ${name}|on ${name}`, { kind: 'weekday', weekday: i + 1, week: 'coming' }),
        ...say(`next ${name}`, { kind: 'weekday', weekday: i + 1, week: 'next' }),
      ]),
  ),
  ...han.flatMap((name, i) => {
    const weekday = Math.min(i + 1, 7)
    return ['週', '星期', '禮拜'].flatMap((week) => [
      ...say(`${week}${name}|這${week}${name}|本${week}${name}|這個${week}${name}`, {
        kind: 'weekday',
        weekday,
        week: 'coming',
      }),
      ...say(`下${week}${name}|下個${week}${name}`, { kind: 'weekday', weekday, week: 'following' }),
    ])
  }),
  ...say('or|i.e.|ie|equals|which is|that is|aka|also|或|或者|也就是|就是|即|等於', { kind: 'join' }),
  ...say('and|及|和|與', { kind: 'comma' }),
  ...say(
    'at|on|the|in|of|from|by|a|to|is|it|we|start|starts|starting|start at|begin|because|since|as|so|there|sharp|about|around|local|time|hours|hrs|between|than|us|are|的|在|於|是|比|時間|開始|約|大約|整|那天|當地|因為|我們|兩地|兩邊|之間|左右',
    { kind: 'noise' },
  ),
]

import { bilingual, type Lang } from '../../messages/lang.ts'
import type { Effect } from '../findings/effect.ts'
import type { Finding, FindingCode } from '../findings/finding.ts'
import type { Cause, FindingGroup, Way } from '../findings/groups.ts'
import { type FindingNames, findings } from './findings.ts'

type Alike = Exclude<Cause, { code: 'alike' }>
type Say = { [C in Alike['code']]: (cause: Extract<Cause, { code: C }>, n: FindingNames) => string }

/** Words for several findings of one cause. */
export const groupWords = bilingual(
  {
    count: (n: number) => `${n} findings`,
    each: 'Each of them',
    name: {
      'no-sentinel': 'No seat with hands',
      'no-hours': 'Nobody is expected',
      absence: 'Nobody on site',
    } satisfies Record<Alike['code'], string>,
    say: {
      'no-sentinel': () => 'Hands are needed, and nobody in the plan is a sentinel.',
      'no-hours': ({ at }, n) =>
        `Hands are needed from ${n.time(at)} on, and nobody’s hours come after that.`,
      absence: ({ from, until, label }, n) => {
        const called = label === '' ? '' : ` (${label})`
        return until === null
          ? `From ${n.time(from)} on nobody is on site any more${called}.`
          : `Nobody is on site from ${n.time(from)} to ${n.time(until)}${called}.`
      },
    } satisfies Say,
    alike: {
      irreversible: () => 'Once done, they can’t be undone. Ask go / no-go before each.',
      'irreversible-tired': () =>
        'They can’t be undone from the keyboard, and fall in hours in which the upgrader should be asleep.',
      'cut-without-card': () =>
        'They cut the link. Plan a card for each, so that the sentinel knows what to do if you can’t talk.',
      'misses-start': () => 'They can’t start at their fixed times.',
      'undo-needs-hands': (until: number | null, n: FindingNames) =>
        until === null
          ? 'Undoing them needs hands.'
          : `Undoing them needs hands. They are on site until ${n.time(until)}.`,
    },
    way: {
      people: 'Add a sentinel',
      hours: 'Say when hands are on site',
      when: 'Say when',
    } satisfies Record<Way, string>,
    effect: (fixed: number, of: number, sooner: string, later: string) => {
      const what = fixed === of ? `This fixes all ${of}.` : `This fixes ${fixed} of ${of}.`
      if (sooner !== '') return `${what} All is done ${sooner} sooner.`
      return later === '' ? what : `${what} All is done ${later} later.`
    },
  },
  {
    count: (n) => `${n} 項`,
    each: '逐項列出',
    name: {
      'no-sentinel': '沒有現場人員的席位',
      'no-hours': '沒有人會到場',
      absence: '現場沒人',
    },
    say: {
      'no-sentinel': () => '需要人手，但計畫裡沒有現場人員。',
      'no-hours': ({ at }, n) => `從 ${n.time(at)} 起需要人手，但之後沒有任何人的到場時段。`,
      absence: ({ from, until, label }, n) => {
        const called = label === '' ? '' : `（${label}）`
        return until === null
          ? `從 ${n.time(from)} 起，現場就沒人了${called}。`
          : `${n.time(from)} 到 ${n.time(until)}，現場沒人${called}。`
      },
    },
    alike: {
      irreversible: () => '做了就無法復原。每一步之前請先詢問 Go／No-go。',
      'irreversible-tired': () => '無法從鍵盤復原，又落在遠端工程師應該睡覺的時候。',
      'cut-without-card': () =>
        '這些步驟會切斷連線。請各設定一張應變卡，萬一無法通話，現場的人才知道該怎麼做。',
      'misses-start': () => '這些步驟趕不上各自的固定開始時間。',
      'undo-needs-hands': (until, n) =>
        until === null ? '復原這些步驟需要人手。' : `復原這些步驟需要人手。現場有人到 ${n.time(until)}。`,
    },
    way: { people: '新增現場人員', hours: '填寫到場時段', when: '填寫時間' },
    effect: (fixed, of, sooner, later) => {
      const what = fixed === of ? `這樣 ${of} 項都會解決。` : `這樣會解決 ${of} 項中的 ${fixed} 項。`
      if (sooner !== '') return `${what}會提早 ${sooner} 結束。`
      return later === '' ? what : `${what}會晚 ${later} 結束。`
    },
  },
)

/** What a cause is called. */
export function nameOfCause(cause: Cause, lang: Lang): string {
  return cause.code === 'alike' ? findings[lang].name[cause.of] : groupWords[lang].name[cause.code]
}

/** What is so, in one sentence for all the findings of a cause. */
export function sayCause(cause: Cause, [first]: readonly Finding[], n: FindingNames, lang: Lang): string {
  const words = groupWords[lang]
  if (cause.code !== 'alike')
    return (words.say[cause.code] as (c: Cause, n: FindingNames) => string)(cause, n)
  const until = first?.code === 'undo-needs-hands' ? first.figures.leaveAt : null
  const say = (
    words.alike as Partial<Record<FindingCode, (until: number | null, n: FindingNames) => string>>
  )[cause.of]
  return say?.(until, n) ?? ''
}

/** What the one repair comes to, said before it is made. */
export function sayEffect(
  { mends, sooner }: Effect,
  { findings: all }: FindingGroup,
  n: FindingNames,
  lang: Lang,
): string {
  const length = (ms: number) => (ms >= 60_000 ? n.length(ms) : '')
  return groupWords[lang].effect(mends, all.length, length(sooner), length(-sooner))
}

import { expect, test } from 'vitest'
import { sayDoubt } from '../words/phrase.ts'
import { recheck } from './recheck.ts'

const sides = {
  site: { name: 'Taipei office', zone: 'Asia/Taipei' },
  home: { name: 'Massachusetts', zone: 'America/New_York' },
}
const words = 'Friday 8 PM EST, or 8 AM Saturday in Taiwan, exactly 12 hours apart'
const doubts = (said: string, at: string) =>
  recheck(said, { instant: Date.parse(at) }, sides).map((d) => sayDoubt(d, Date.parse(at), sides, 'en'))

test('the story’s words, on its date: EST is not what New York’s clocks say', () => {
  expect(doubts(words, '1998-09-12T00:00Z')).toEqual([
    'The words say EST (−05:00), but the clocks in Massachusetts are at −04:00 on that day.',
  ])
})

test('moved into November, EST holds, and the twelve hours and the clock in Taiwan don’t', () => {
  expect(doubts(words, '1998-11-07T01:00Z')).toEqual([
    'Not 12 h apart on that day, but 13 h.',
    'The words say 08:00 in Taipei office, but it is 09:00 there.',
  ])
})

test('what is so is not mentioned, and neither is what nobody understands', () => {
  expect(doubts('Friday 8 PM in Boston', '1998-11-07T01:00Z')).toEqual([])
  expect(doubts('20:00', '1998-11-07T01:00Z')).toEqual([])
  expect(doubts('when the coffee is ready', '1998-11-07T01:00Z')).toEqual([])
  expect(doubts('x'.repeat(500), '1998-11-07T01:00Z')).toEqual([])
  expect(doubts('7 PM', '1998-11-07T01:00Z')).toEqual([
    'The words say 19:00 in Massachusetts, but it is 20:00 there.',
  ])
})

test('a day that is another there', () => {
  expect(doubts('Friday 8 PM Boston', '1998-09-13T00:00Z')).toEqual([
    'The words say Friday in Massachusetts, but it is Saturday there.',
  ])
  expect(doubts('Sat 12 Sept 8 AM Taipei', '1998-09-13T00:00Z')).toEqual([
    'The words say 12 September in Taipei office, but it is 13 September there.',
  ])
  expect(doubts('8 AM Saturday 12 Sept 1998 Taipei', '1998-09-12T00:00Z')).toEqual([])
  // On one of the two clocks it is so.
  expect(doubts('Saturday 8:00', '1998-09-12T00:00Z')).toEqual([])
  expect(doubts('Friday 8 PM', '1998-09-12T00:00Z')).toEqual([])
  // Friday night at one is Saturday to most who say so.
  expect(doubts('Friday night 1 AM Taipei', '1998-09-11T17:00Z')).toEqual([])
  expect(doubts('週五晚上12點 台北', '1998-09-11T16:00Z')).toEqual([])
  expect(doubts('tomorrow 8 PM Boston', '1998-09-13T00:00Z')).toEqual([])
})

test('a range holds where the instant is one of its ends', () => {
  const from = '1998-09-11T18:00Z'
  const to = '1998-09-11T22:00Z'
  for (const at of [from, to]) {
    expect(doubts('Saturday 2 am to 6 am Taipei', at)).toEqual([])
    expect(doubts('from 2am to 6am Saturday Taipei', at)).toEqual([])
    expect(doubts('週六凌晨2點到6點 台北', at)).toEqual([])
  }
  expect(doubts('Friday 22:00–04:00 Taipei', '1998-09-11T14:00Z')).toEqual([])
  expect(doubts('Friday 22:00–04:00 Taipei', '1998-09-11T20:00Z')).toEqual([])
  expect(doubts('Saturday 2 am to 6 am Taipei', '1998-09-11T19:00Z')).toEqual([
    'The words say 02:00 in Taipei office, but it is 03:00 there.',
  ])
  expect(doubts('Saturday 2 am to 6 am Taipei', '1998-09-12T18:00Z')).toEqual([
    'The words say Saturday in Taipei office, but it is Sunday there.',
  ])
  expect(doubts('before 6am Saturday Taipei', from)).toEqual([])
})

test('in Chinese', () => {
  const at = Date.parse('1998-11-07T01:00Z')
  const [claim] = recheck('時差正好十二小時', { instant: at }, sides)
  expect(claim && sayDoubt(claim, at, sides, 'zh-TW')).toBe('那一天不是相差 12 小時，而是 13 小時。')
})

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

test('in Chinese', () => {
  const at = Date.parse('1998-11-07T01:00Z')
  const [claim] = recheck('時差正好十二小時', { instant: at }, sides)
  expect(claim && sayDoubt(claim, at, sides, 'zh-TW')).toBe('那一天不是相差 12 小時，而是 13 小時。')
})

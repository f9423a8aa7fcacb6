import { describe, expect, test } from 'vitest'
import { readPhrase } from './read-phrase.ts'
import type { PhraseAnswer, PhraseContext } from './types.ts'

const utc = (iso: string) => Date.parse(iso)
const taipei = { name: 'Taipei office', zone: 'Asia/Taipei' }
const boston = { name: 'Massachusetts', zone: 'America/New_York' }
/** Wednesday 9 September 1998: 10:00 in Massachusetts, 22:00 in Taipei, the same day on both. */
const story: PhraseContext = { now: utc('1998-09-09T14:00Z'), site: taipei, home: boston }

/** An answer in one line: what is taken, or what is asked with its choices. */
function said(answer: PhraseAnswer): string {
  const wall = (w: { local: string; zone: string; instant: number }) =>
    `${w.local} ${w.zone.split('/').at(-1)} ${new Date(w.instant).toISOString().slice(8, 16)}Z`
  if (answer.ok) return wall(answer.wall)
  if (answer.code === 'not-understood') return `? ${answer.why}: ${answer.text}`
  if (answer.code === 'claim')
    return answer.claims.map((c) => `${c.said / 60}: ${c.holds ? 'so' : c.ahead / 60}`).join()
  const what = answer.code === 'ask' ? answer.question.kind : answer.code
  return `${what}: ${answer.choices.map((c) => wall(c.wall)).join(' | ')}`
}

describe('phrases that say one instant', () => {
  test.each([
    ['8 AM Taipei', '1998-09-10T08:00 Taipei 10T00:00Z'],
    ['Fri 8 PM EDT', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['Friday 8 PM EDT, or 8 AM Saturday in Taiwan', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['Friday 8 PM, or 8 AM Saturday in Taiwan', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['Fri 20 Nov 1998 8 PM EST, or 9 AM Saturday in Taiwan', '1998-11-20T20:00 New_York 21T01:00Z'],
    ['9 AM Saturday in Taiwan = 20 Nov 1998 8 PM EST', '1998-11-21T09:00 Taipei 21T01:00Z'],
    ['20:00 −04:00', '1998-09-09T20:00 New_York 10T00:00Z'],
    ['20:00 UTC+8', '1998-09-10T20:00 Taipei 10T12:00Z'],
    ['1998-09-11 20:00 America/New_York', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['1998-09-11T20:00-04:00', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['1998-09-12T00:00Z', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['Sept 11, 1998 at 8:00 p.m. Boston time', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['the 11th of September', '? no-clock: 11th of September'],
    ['11 Sep 20:00 New York', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['tomorrow 09:00 Taipei', '1998-09-10T09:00 Taipei 10T01:00Z'],
    ['noon tomorrow in Boston', '1998-09-10T12:00 New_York 10T16:00Z'],
    ['midnight Taipei', '1998-09-10T00:00 Taipei 09T16:00Z'],
    ['in 2 hours', '1998-09-09T12:00 New_York 09T16:00Z'],
    ['in two hours', '1998-09-09T12:00 New_York 09T16:00Z'],
    ['in 1 h 30 min', '1998-09-09T11:30 New_York 09T15:30Z'],
    ['in half an hour', '1998-09-09T10:30 New_York 09T14:30Z'],
    ['45 minutes from now', '1998-09-09T10:45 New_York 09T14:45Z'],
    ['now', '1998-09-09T10:00 New_York 09T14:00Z'],
    ['tonight at 8 in Boston', '1998-09-09T20:00 New_York 10T00:00Z'],
    ['half past 8 Friday evening, Boston', '1998-09-11T20:30 New_York 12T00:30Z'],
    ["8 o'clock Saturday morning, Taipei", '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['quarter to nine Friday night in Boston', '1998-09-11T20:45 New_York 12T00:45Z'],
    ['2000h Friday Boston', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['Sunday the 13th, 9 AM Taipei', '1998-09-13T09:00 Taipei 13T01:00Z'],
    ['8 AM on the 2nd, Taipei', '1998-10-02T08:00 Taipei 02T00:00Z'],
    ['13號上午八點 台北', '1998-09-13T08:00 Taipei 13T00:00Z'],
    ['9/12（六）早上 8 點半 台北', '1998-09-12T08:30 Taipei 12T00:30Z'],
    ['PM 8:00 台北', '1998-09-10T20:00 Taipei 10T12:00Z'],
    ['0800 Taipei', '1998-09-10T08:00 Taipei 10T00:00Z'],
    ['1998-09-12T00:00:00.000Z', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['8 PM GMT', '1998-09-09T20:00 UTC 09T20:00Z'],
    ['20:00 London', '1998-09-09T20:00 London 09T19:00Z'],
    ['20:00 BST', '1998-09-09T20:00 London 09T19:00Z'],
    ['8 PM at home on Friday', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['08:00 on site on Saturday', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['Saturday 8 AM, Taipei office', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['Sat 24:00 Taipei', '1998-09-13T00:00 Taipei 12T16:00Z'],
    ['12 AM Saturday Taipei', '1998-09-12T00:00 Taipei 11T16:00Z'],
    ['12 PM Saturday Taipei', '1998-09-12T12:00 Taipei 12T04:00Z'],
    ['Wednesday 09:00 Boston', '1998-09-16T09:00 New_York 16T13:00Z'],
    ['星期六上午8點 台北', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['周六上午８点　台湾', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['明天早上九點 台北', '1998-09-10T09:00 Taipei 10T01:00Z'],
    ['週五晚上八點（波士頓）', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['週五晚上八點，也就是台灣時間週六早上八點', '1998-09-11T20:00 New_York 12T00:00Z'],
    ['9月12日上午八點 台灣時間', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['1998年九月十二日 08:00 現場', '1998-09-12T08:00 Taipei 12T00:00Z'],
    ['下週五 20:00 紐約', '1998-09-18T20:00 New_York 19T00:00Z'],
    ['後天下午三點半 台北', '1998-09-11T15:30 Taipei 11T07:30Z'],
    ['今晚十一點一刻 台北', '1998-09-09T23:15 Taipei 09T15:15Z'],
    ['週六凌晨兩點 台北', '1998-09-12T02:00 Taipei 11T18:00Z'],
    ['週五晚上十二點 台北', '1998-09-12T00:00 Taipei 11T16:00Z'],
    ['中午 台北', '1998-09-10T12:00 Taipei 10T04:00Z'],
    ['兩小時後', '1998-09-09T12:00 New_York 09T16:00Z'],
    ['一個半小時後', '1998-09-09T11:30 New_York 09T15:30Z'],
    ['半小時後', '1998-09-09T10:30 New_York 09T14:30Z'],
    ['三十分鐘後', '1998-09-09T10:30 New_York 09T14:30Z'],
    ['二十點三十分 台北', '1998-09-10T20:30 Taipei 10T12:30Z'],
  ])('%s', (text, expected) => expect(said(readPhrase(text, story))).toBe(expected))
})

describe('phrases that are asked about', () => {
  test.each([
    ['Fri 8 PM EST', 'offset: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-11T21:00 New_York 12T01:00Z'],
    [
      'Friday 8 PM EST, or 8 AM Saturday in Taiwan',
      'offset: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-11T21:00 New_York 12T01:00Z',
    ],
    [
      'Friday 8 PM in Boston = 9 AM Saturday in Taiwan',
      'disagree: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-12T09:00 Taipei 12T01:00Z',
    ],
    ['Friday 20:00', 'whose-clock: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-11T20:00 Taipei 11T12:00Z'],
    ['noon', 'whose-clock: 1998-09-09T12:00 New_York 09T16:00Z | 1998-09-10T12:00 Taipei 10T04:00Z'],
    ['tomorrow 9 Taipei', 'half-day: 1998-09-10T09:00 Taipei 10T01:00Z | 1998-09-10T21:00 Taipei 10T13:00Z'],
    ['half past 8 Taipei', 'half-day: 1998-09-10T08:30 Taipei 10T00:30Z | 1998-09-10T20:30 Taipei 10T12:30Z'],
    // Twelve hours apart, so that nine in the morning here is nine in the evening there.
    [
      'tomorrow 9',
      'several: 1998-09-10T09:00 New_York 10T13:00Z | 1998-09-10T21:00 New_York 11T01:00Z | 1998-09-10T09:00 Taipei 10T01:00Z',
    ],
    ['下午三點', 'whose-clock: 1998-09-09T15:00 New_York 09T19:00Z | 1998-09-10T15:00 Taipei 10T07:00Z'],
    ['明天早上九點', 'whose-clock: 1998-09-10T09:00 New_York 10T13:00Z | 1998-09-10T09:00 Taipei 10T01:00Z'],
    ['週五晚上八點', 'whose-clock: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-11T20:00 Taipei 11T12:00Z'],
    [
      'Saturday midnight Taipei',
      'midnight: 1998-09-13T00:00 Taipei 12T16:00Z | 1998-09-12T00:00 Taipei 11T16:00Z',
    ],
    [
      'next Friday 20:00 Boston',
      'which-day: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-18T20:00 New_York 19T00:00Z',
    ],
    [
      '9/11 20:00 Boston',
      'which-day: 1998-09-11T20:00 New_York 12T00:00Z | 1998-11-09T20:00 New_York 10T01:00Z',
    ],
    [
      'Saturday 11 September 1998 20:00 Boston',
      'weekday: 1998-09-11T20:00 New_York 12T00:00Z | 1998-09-12T20:00 New_York 13T00:00Z',
    ],
    [
      '8 PM -05:00 Boston',
      'offset: 1998-09-09T20:00 New_York 10T00:00Z | 1998-09-09T21:00 New_York 10T01:00Z',
    ],
    ['20:00 PST', 'offset: 1998-09-09T20:00 Los_Angeles 10T03:00Z | 1998-09-09T21:00 Los_Angeles 10T04:00Z'],
    // Taipei writes CST for its own clocks, but an American of the other side writes it for Chicago's.
    [
      '8 PM CST',
      'abbreviation: 1998-09-10T20:00 Taipei 10T12:00Z | 1998-09-09T20:00 Chicago 10T01:00Z | 1998-09-09T21:00 Chicago 10T02:00Z',
    ],
    // A hyphen is as soon the end of a window as the sign of an offset; a true minus sign (above) is a sign.
    [
      '20:00 -04:00',
      'offset-or-range: 1998-09-09T20:00 New_York 10T00:00Z | 1998-09-10T20:00 Taipei 10T12:00Z',
    ],
    [
      '20:00 IST',
      'abbreviation: 1998-09-09T20:00 Kolkata 09T14:30Z | 1998-09-09T20:00 Dublin 09T19:00Z | 1998-09-09T20:00 Jerusalem 09T18:00Z',
    ],
  ])('%s', (text, expected) => {
    const answer = readPhrase(text, story)
    expect(said(answer)).toBe(expected)
  })

  test('whoever asks first sees their own side first', () => {
    const answer = readPhrase('Friday 20:00', { ...story, prefer: 'site' })
    expect(!answer.ok && answer.code === 'ask' && answer.choices.map((c) => c.side)).toEqual(['site', 'home'])
  })

  test('the choice that the other time agrees with is marked', () => {
    const answer = readPhrase('Friday 8 PM EST, or 8 AM Saturday in Taiwan', story)
    expect(!answer.ok && answer.code === 'ask' && answer.choices.map((c) => c.notes)).toEqual([
      [{ note: 'clock-there', zone: 'America/New_York', offset: -240 }, { note: 'agrees' }],
      [{ note: 'offset-said', name: 'EST', offset: -300 }],
    ])
  })

  test('GMT in summer, said in London', () => {
    const london = { ...story, home: { name: 'London', zone: 'Europe/London' } }
    expect(said(readPhrase('11 Sep 8 PM GMT', london))).toBe(
      'offset: 1998-09-11T20:00 London 11T19:00Z | 1998-09-11T21:00 London 11T20:00Z',
    )
  })

  test('CST, where both sides write it so', () => {
    const answer = readPhrase('8 PM CST', { ...story, home: { name: 'Chicago', zone: 'America/Chicago' } })
    expect(said(answer)).toBe(
      'abbreviation: 1998-09-09T20:00 Chicago 10T01:00Z | 1998-09-09T21:00 Chicago 10T02:00Z | 1998-09-10T20:00 Taipei 10T12:00Z',
    )
  })

  test('tonight in New York, said at a moment that is another day in Taipei', () => {
    const late = { ...story, now: utc('1998-09-09T16:30Z') }
    expect(said(readPhrase('tonight 20:00 New York', late))).toBe(
      'which-day: 1998-09-09T20:00 New_York 10T00:00Z | 1998-09-10T20:00 New_York 11T00:00Z',
    )
  })

  test('a date that is over on one side is the other side’s', () => {
    const eve = { ...story, now: utc('1998-09-11T23:55Z') }
    expect(readPhrase('11 Sep 1998 20:00', eve)).toMatchObject({ ok: true, how: 'only-ahead', side: 'home' })
  })

  test('a day to stand on', () => {
    const date = utc('1998-10-24T12:00Z')
    expect(said(readPhrase('8 PM EST', { ...story, date }))).toContain('offset: 1998-10-24T20:00')
    expect(said(readPhrase('8 PM EST', { ...story, date: date + 86_400_000 }))).toBe(
      '1998-10-25T20:00 New_York 26T01:00Z',
    )
  })
})

describe('the nights on which New York’s clocks changed in 1998', () => {
  test.each([
    ['5 April 1998 01:59 Boston', '1998-04-05T01:59 New_York 05T06:59Z'],
    ['5 April 1998 03:00 Boston', '1998-04-05T03:00 New_York 05T07:00Z'],
    [
      '5 April 1998 02:30 Boston',
      'gap: 1998-04-05T01:30 New_York 05T06:30Z | 1998-04-05T03:30 New_York 05T07:30Z',
    ],
    [
      '1998年4月5日凌晨兩點半 波士頓',
      'gap: 1998-04-05T01:30 New_York 05T06:30Z | 1998-04-05T03:30 New_York 05T07:30Z',
    ],
    [
      '2:30 AM EST 5 April 1998',
      'gap: 1998-04-05T01:30 New_York 05T06:30Z | 1998-04-05T03:30 New_York 05T07:30Z',
    ],
    ['1998-04-05 02:30 -05:00', '1998-04-05T03:30 New_York 05T07:30Z'],
    [
      '5 April 1998 8 PM EST',
      'offset: 1998-04-05T20:00 New_York 06T00:00Z | 1998-04-05T21:00 New_York 06T01:00Z',
    ],
    ['4 April 1998 8 PM EST', '1998-04-04T20:00 New_York 05T01:00Z'],
    ['25 Oct 1998 00:59 Boston', '1998-10-25T00:59 New_York 25T04:59Z'],
    ['25 Oct 1998 02:00 Boston', '1998-10-25T02:00 New_York 25T07:00Z'],
    [
      '25 Oct 1998 01:30 Boston',
      'overlap: 1998-10-25T01:30 New_York 25T05:30Z | 1998-10-25T01:30 New_York 25T06:30Z',
    ],
    [
      '1998年10月25日凌晨一點半 紐約',
      'overlap: 1998-10-25T01:30 New_York 25T05:30Z | 1998-10-25T01:30 New_York 25T06:30Z',
    ],
    ['25 Oct 1998 01:30 EDT', '1998-10-25T01:30 New_York 25T05:30Z'],
    ['25 Oct 1998 01:30 EST', '1998-10-25T01:30 New_York 25T06:30Z'],
    ['25 Oct 1998 01:30 -05:00', '1998-10-25T01:30 New_York 25T06:30Z'],
    ['25 Oct 1998 01:30 Boston, or 14:30 Taipei', '1998-10-25T01:30 New_York 25T06:30Z'],
    [
      '24 Oct 1998 8 PM EST',
      'offset: 1998-10-24T20:00 New_York 25T00:00Z | 1998-10-24T21:00 New_York 25T01:00Z',
    ],
    ['25 Oct 1998 8 PM EST', '1998-10-25T20:00 New_York 26T01:00Z'],
  ])('%s', (text, expected) =>
    expect(said(readPhrase(text, { ...story, now: utc('1998-03-01T00:00Z') }))).toBe(expected),
  )
})

describe('claims of difference', () => {
  const winter = { ...story, date: utc('1998-11-07T01:00Z') }
  test.each([
    ['exactly 12 hours apart', '12: so', '12: 13'],
    ['the difference is exactly 12 hours', '12: so', '12: 13'],
    ['12 hours difference', '12: so', '12: 13'],
    ['Taipei is 13 hours ahead of New York', '13: 12', '13: so'],
    ['New York is 12 hours behind Taipei', '-12: so', '-12: 13'],
    ['New York is 12 hours ahead of Taipei', '12: 12', '12: 13'],
    ['兩地時差12小時', '12: so', '12: 13'],
    ['時差正好十二小時', '12: so', '12: 13'],
    ['相差12個小時', '12: so', '12: 13'],
    ['台北比紐約快12小時', '12: so', '12: 13'],
    ['紐約比台北慢十三個小時', '-13: 12', '-13: so'],
  ])('%s, on 9 September and on 7 November', (text, summer, later) => {
    expect(said(readPhrase(text, story))).toBe(summer)
    expect(said(readPhrase(text, winter))).toBe(later)
  })

  test('beside a time, it is held against that time’s date', () => {
    const both = (date: string) => readPhrase(`${date} 20:00 Boston, exactly 12 hours apart`, story)
    expect(both('1998-10-24')).toMatchObject({ ok: true, claims: [{ said: 720, ahead: 720, holds: true }] })
    expect(both('1998-10-25')).toMatchObject({ ok: true, claims: [{ said: 720, ahead: 780, holds: false }] })
  })
})

describe('what is not understood is pointed at', () => {
  test.each([
    ['', '? empty: '],
    ['   ', '? empty:    '],
    ['blah 8 PM', '? word: blah'],
    ['8 PM Foolville', '? word: Foolville'],
    ['tonight', '? no-clock: tonight'],
    ['CST', '? no-clock: CST'],
    ['20:00-22:00', '? range: -22:00'],
    ['25:00 Taipei', '? word: 25:00'],
    ['8:75 PM', '? word: 8:75'],
    ['1998-02-30 20:00 Boston', '? no-such-day: 1998-02-30 20:00 Boston'],
    ['2200-01-01 20:00 Boston', '? no-such-day: 2200-01-01 20:00 Boston'],
    ['Fri 20:00 EST Taipei', '? contradiction: Fri 20:00 EST Taipei'],
    ['20:00 in the morning, Taipei', '? contradiction: 20:00 in the morning, Taipei'],
    ['明天一直到後天', '? word: 一直到後天'],
  ])('%j', (text, expected) => expect(said(readPhrase(text, story))).toBe(expected))
})

describe('strange clocks', () => {
  const at = (zone: string, now: string): PhraseContext => ({
    now: utc(now),
    site: { name: 'there', zone },
    home: { name: 'Boston', zone: 'America/New_York' },
  })
  test.each([
    [
      'Pacific/Apia',
      '2011-12-01T00:00Z',
      '30 Dec 2011 12:00 Apia',
      'gap: 2011-12-29T12:00 Apia 29T22:00Z | 2011-12-31T12:00 Apia 30T22:00Z',
    ],
    [
      'Asia/Kathmandu',
      '2026-01-01T00:00Z',
      '12 Sep 2026 08:00 +05:45',
      '2026-09-12T08:00 Kathmandu 12T02:15Z',
    ],
    ['Asia/Kathmandu', '2026-01-01T00:00Z', '12 Sep 2026 08:00 NPT', '2026-09-12T08:00 Kathmandu 12T02:15Z'],
    [
      'Australia/Lord_Howe',
      '2026-01-01T00:00Z',
      '4 Oct 2026 02:15 Lord Howe',
      'gap: 2026-10-04T01:45 Lord_Howe 03T15:15Z | 2026-10-04T02:45 Lord_Howe 03T15:45Z',
    ],
    [
      'Pacific/Chatham',
      '2026-01-01T00:00Z',
      '5 April 2026 03:00 Chatham',
      'overlap: 2026-04-05T03:00 Chatham 04T13:15Z | 2026-04-05T03:00 Chatham 04T14:15Z',
    ],
  ])('%s from %s: %s', (zone, now, text, expected) =>
    expect(said(readPhrase(text, at(zone, now)))).toBe(expected),
  )
})

import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { formatIso } from '../time/format.ts'
import {
  type HandsWindow,
  handsIntervals,
  handsLeaveAt,
  nextHands,
  onSiteByWindow,
  onSiteNow,
  type Presence,
} from './windows.ts'

const taipei = 'Asia/Taipei'
const newYork = 'America/New_York'
/** The hands of the story: Saturday and Sunday, 09:00-18:00, lunch from 12:00 to 13:00. */
const weekend: HandsWindow = {
  id: 'w',
  person: 'sentinel',
  days: [6, 7],
  from: '09:00',
  to: '18:00',
  breaks: [{ from: '12:00', to: '13:00', label: 'lunch' }],
  except: [],
}
const at = (local: string, zone = taipei) => DateTime.fromISO(local, { zone }).toMillis()

/** "09-12T09:00-12:00" on the zone's clock, with a * at an edge that is not the shift's. */
function read(windows: HandsWindow[], from: string, to: string, zone = taipei): string[] {
  return handsIntervals(windows, zone, at(from, zone), at(to, zone)).map(
    (i) =>
      `${i.truncatedStart ? '*' : ''}${formatIso(i.start, zone).slice(5, 16)}-${formatIso(i.end, zone).slice(11, 16)}${i.truncatedEnd ? '*' : ''}`,
  )
}

describe('the weekend of the story', () => {
  test('two days with lunch cut out', () => {
    expect(read([weekend], '1998-09-11T00:00', '1998-09-15T00:00')).toEqual([
      '09-12T09:00-12:00',
      '09-12T13:00-18:00',
      '09-13T09:00-12:00',
      '09-13T13:00-18:00',
    ])
  })

  test('an edge of the question is flagged, an edge of a shift is not', () => {
    expect(read([weekend], '1998-09-12T10:00', '1998-09-12T14:00')).toEqual([
      '*09-12T10:00-12:00',
      '09-12T13:00-14:00*',
    ])
    expect(read([weekend], '1998-09-12T09:00', '1998-09-12T12:00')).toEqual(['09-12T09:00-12:00'])
    expect(read([weekend], '1998-09-12T12:00', '1998-09-12T13:00')).toEqual([])
    expect(read([weekend], '1998-09-12T14:00', '1998-09-12T14:00')).toEqual([])
  })

  test.each([
    ['1998-09-12T08:59', []],
    ['1998-09-12T09:00', ['sentinel']],
    ['1998-09-12T11:59', ['sentinel']],
    ['1998-09-12T12:00', []],
    ['1998-09-12T13:00', ['sentinel']],
    ['1998-09-12T18:00', []],
    ['1998-09-14T10:00', []],
  ])('at %s: %j', (local, there) => {
    expect(onSiteByWindow([weekend], taipei, at(local))).toEqual(there)
  })

  test.each([
    ['1998-09-12T08:00', '1998-09-12T09:00'],
    ['1998-09-12T09:00', '1998-09-12T13:00'],
    ['1998-09-12T10:00', '1998-09-12T13:00'],
    ['1998-09-12T12:40', '1998-09-12T13:00'],
    ['1998-09-12T13:00', '1998-09-13T09:00'],
    ['1998-09-13T14:00', '1998-09-19T09:00'],
  ])('after %s hands come next at %s', (t, next) => {
    expect(nextHands([weekend], taipei, at(t))).toBe(at(next))
  })

  test.each([
    ['1998-09-12T08:00', null],
    ['1998-09-12T09:00', '1998-09-12T12:00'],
    ['1998-09-12T11:59', '1998-09-12T12:00'],
    ['1998-09-12T12:00', null],
    ['1998-09-12T15:00', '1998-09-12T18:00'],
  ])('at %s hands leave at %s', (t, leave) => {
    expect(handsLeaveAt([weekend], taipei, at(t))).toBe(leave === null ? null : at(leave))
  })
})

describe('exceptions replace the pattern of their date', () => {
  const week = ['1998-09-12T00:00', '1998-09-15T00:00'] as const
  test.each<[string, HandsWindow['except'], string[]]>([
    ['a day off', [{ date: '1998-09-12', off: true }], ['09-13T09:00-12:00', '09-13T13:00-18:00']],
    [
      'other hours, with the same lunch',
      [{ date: '1998-09-12', from: '06:00', to: '12:30' }],
      ['09-12T06:00-12:00', '09-13T09:00-12:00', '09-13T13:00-18:00'],
    ],
    [
      'a later end only',
      [{ date: '1998-09-12', to: '22:00' }],
      ['09-12T09:00-12:00', '09-12T13:00-22:00', '09-13T09:00-12:00', '09-13T13:00-18:00'],
    ],
    [
      'an extra day at the usual hours',
      [{ date: '1998-09-14' }],
      [
        '09-12T09:00-12:00',
        '09-12T13:00-18:00',
        '09-13T09:00-12:00',
        '09-13T13:00-18:00',
        '09-14T09:00-12:00',
        '09-14T13:00-18:00',
      ],
    ],
    [
      'two stretches on one date',
      [
        { date: '1998-09-12', from: '07:00', to: '08:00' },
        { date: '1998-09-12', from: '20:00', to: '21:00' },
        { date: '1998-09-13', off: true },
      ],
      ['09-12T07:00-08:00', '09-12T20:00-21:00'],
    ],
    [
      'some hours off',
      [
        { date: '1998-09-12', off: true, from: '15:00' },
        { date: '1998-09-13', off: true, from: '10:00', to: '11:00' },
      ],
      [
        '09-12T09:00-12:00',
        '09-12T13:00-15:00',
        '09-13T09:00-10:00',
        '09-13T11:00-12:00',
        '09-13T13:00-18:00',
      ],
    ],
    [
      'a day off wins',
      [
        { date: '1998-09-12', off: true },
        { date: '1998-09-12', from: '10:00' },
        { date: '1998-09-13', off: true },
      ],
      [],
    ],
    [
      'off on a day that has no shift',
      [{ date: '1998-09-14', off: true, from: '10:00', to: '11:00' }],
      ['09-12T09:00-12:00', '09-12T13:00-18:00', '09-13T09:00-12:00', '09-13T13:00-18:00'],
    ],
  ])('%s', (_what, except, expected) => {
    expect(read([{ ...weekend, except }], ...week)).toEqual(expected)
  })
})

describe('shifts across midnight', () => {
  const night: HandsWindow = {
    ...weekend,
    days: [6],
    from: '22:00',
    to: '06:00',
    breaks: [{ from: '02:00', to: '03:00' }],
  }

  test('belong to the day they begin on, and take their break on the next', () => {
    expect(read([night], '1998-09-10T00:00', '1998-09-15T00:00')).toEqual([
      '09-12T22:00-02:00',
      '09-13T03:00-06:00',
    ])
  })

  test('an exception of the next day leaves the rest of the night alone', () => {
    expect(
      read(
        [{ ...night, except: [{ date: '1998-09-13', off: true }] }],
        '1998-09-13T00:00',
        '1998-09-15T00:00',
      ),
    ).toEqual(['*09-13T00:00-02:00', '09-13T03:00-06:00'])
    expect(
      read(
        [{ ...night, except: [{ date: '1998-09-12', off: true }] }],
        '1998-09-10T00:00',
        '1998-09-15T00:00',
      ),
    ).toEqual([])
    expect(
      read(
        [{ ...night, except: [{ date: '1998-09-12', off: true, from: '04:00', to: '05:00' }] }],
        '1998-09-10T00:00',
        '1998-09-15T00:00',
      ),
    ).toEqual(['09-12T22:00-02:00', '09-13T03:00-04:00', '09-13T05:00-06:00'])
  })

  test('a break that crosses midnight', () => {
    const w = { ...night, breaks: [{ from: '23:30', to: '00:30' }] }
    expect(read([w], '1998-09-10T00:00', '1998-09-15T00:00')).toEqual([
      '09-12T22:00-23:30',
      '09-13T00:30-06:00',
    ])
    expect(read([{ ...w, from: '00:00' }], '1998-09-10T00:00', '1998-09-15T00:00')).toEqual([
      '09-12T00:30-06:00',
    ])
  })

  test('the clock round, every day, has no end in sight', () => {
    const always: HandsWindow = {
      ...weekend,
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '00:00',
      to: '00:00',
      breaks: [],
    }
    expect(read([always], '1998-09-11T10:00', '1998-09-15T00:00')).toEqual(['*09-11T10:00-00:00*'])
    expect(handsLeaveAt([always], taipei, at('1998-09-12T10:00'))).toBeNull()
    expect(nextHands([always], taipei, at('1998-09-12T10:00'))).toBeNull()
  })
})

describe('changes of the clock', () => {
  const w = (from: string, to: string, breaks: HandsWindow['breaks'] = []): HandsWindow => ({
    ...weekend,
    days: [1, 2, 3, 4, 5, 6, 7],
    from,
    to,
    breaks,
  })
  const utc = (windows: HandsWindow[], zone: string, date: string) =>
    handsIntervals(windows, zone, at(`${date}T00:00`, zone), at(`${date}T12:00`, zone)).map(
      (i) => `${formatIso(i.start, 'UTC').slice(11, 16)}-${formatIso(i.end, 'UTC').slice(11, 16)}`,
    )

  test.each<[string, HandsWindow, string, string, string[]]>([
    // 02:00 -> 03:00 at 07:00Z
    ['begins in the gap', w('02:30', '05:00'), newYork, '1998-04-05', ['07:00-09:00']],
    ['ends in the gap', w('01:00', '02:30'), newYork, '1998-04-05', ['06:00-07:00']],
    ['lies in the gap', w('02:15', '02:45'), newYork, '1998-04-05', []],
    ['spans the gap', w('01:00', '05:00'), newYork, '1998-04-05', ['06:00-09:00']],
    [
      'break in the gap',
      w('01:00', '05:00', [{ from: '02:15', to: '02:45' }]),
      newYork,
      '1998-04-05',
      ['06:00-09:00'],
    ],
    [
      'break out of the gap',
      w('01:00', '05:00', [{ from: '02:30', to: '03:30' }]),
      newYork,
      '1998-04-05',
      ['06:00-07:00', '07:30-09:00'],
    ],
    // 02:00 -> 01:00 at 06:00Z
    ['begins in the overlap: earlier', w('01:30', '05:00'), newYork, '1998-10-25', ['05:30-10:00']],
    ['ends in the overlap: later', w('00:30', '01:30'), newYork, '1998-10-25', ['04:30-06:30']],
    ['lies in the overlap: from first to last', w('01:15', '01:45'), newYork, '1998-10-25', ['05:15-06:45']],
    ['spans the overlap', w('00:00', '03:00'), newYork, '1998-10-25', ['04:00-08:00']],
    [
      'break in the overlap',
      w('00:30', '03:00', [{ from: '01:00', to: '01:30' }]),
      newYork,
      '1998-10-25',
      ['04:30-05:00', '06:30-08:00'],
    ],
    ['2026, gap', w('02:30', '05:00'), newYork, '2026-03-08', ['07:00-09:00']],
    ['2027, overlap', w('01:30', '05:00'), newYork, '2027-11-07', ['05:30-10:00']],
    // Half an hour: 02:00 -> 02:30 at 15:30Z
    ['Lord Howe, gap', w('02:15', '04:00'), 'Australia/Lord_Howe', '2026-10-04', ['15:30-17:00']],
    ['Lord Howe, overlap', w('01:45', '04:00'), 'Australia/Lord_Howe', '2026-04-05', ['14:45-17:30']],
    ['Chatham, gap', w('03:00', '05:00'), 'Pacific/Chatham', '2026-09-27', ['14:00-15:15']],
    ['Kathmandu, plain', w('09:00', '11:00'), 'Asia/Kathmandu', '2026-09-12', ['03:15-05:15']],
  ])('%s', (_what, window, zone, date, expected) => {
    expect(utc([window], zone, date)).toEqual(expected)
  })

  test('the day that Apia lost has no shift', () => {
    expect(read([w('09:00', '17:00')], '2011-12-29T00:00', '2012-01-01T00:00', 'Pacific/Apia')).toEqual([
      '12-29T09:00-17:00',
      '12-31T09:00-17:00',
    ])
    expect(read([w('22:00', '06:00')], '2011-12-29T12:00', '2011-12-31T12:00', 'Pacific/Apia')).toEqual([
      '12-29T22:00-00:00',
    ])
  })
})

describe('several people and windows', () => {
  const early: HandsWindow = { ...weekend, id: 'a', person: 'ann', from: '08:00', to: '12:00', breaks: [] }
  const late: HandsWindow = { ...weekend, id: 'b', person: 'bob', from: '12:00', to: '16:00', breaks: [] }

  test('one relieves the other', () => {
    const t = at('1998-09-12T10:00')
    expect(handsLeaveAt([early, late], taipei, t)).toBe(at('1998-09-12T16:00'))
    expect(handsLeaveAt([early, late], taipei, t, 'ann')).toBe(at('1998-09-12T12:00'))
    expect(handsLeaveAt([early, late], taipei, t, 'bob')).toBeNull()
    expect(nextHands([early, late], taipei, t)).toBe(at('1998-09-12T12:00'))
  })

  test('two windows of one person that touch are one interval', () => {
    expect(read([early, { ...late, person: 'ann' }], '1998-09-12T00:00', '1998-09-13T00:00')).toEqual([
      '09-12T08:00-16:00',
    ])
  })

  test('nobody', () => {
    expect(onSiteByWindow([], taipei, 0)).toEqual([])
    expect(nextHands([], taipei, at('1998-09-12T10:00'))).toBeNull()
    expect(handsLeaveAt([], taipei, at('1998-09-12T10:00'))).toBeNull()
    const once = { ...weekend, days: [], except: [{ date: '1998-09-30' }] }
    expect(nextHands([once], taipei, at('1998-09-12T10:00'))).toBeNull()
    expect(nextHands([once], taipei, at('1998-09-16T10:00'))).toBe(at('1998-09-30T09:00'))
  })
})

describe('what is said overrules the windows', () => {
  const inside = at('1998-09-12T10:00')
  const outside = at('1998-09-12T20:00')
  const said = (state: Presence['state'], until: number | null = null): Record<string, Presence> => ({
    sentinel: { state, until, since: inside - 1000 },
  })
  test.each<[string, Record<string, Presence>, number, string[]]>([
    ['nothing said, inside', {}, inside, ['sentinel']],
    ['nothing said, outside', {}, outside, []],
    ['unknown, inside', said('unknown'), inside, ['sentinel']],
    ['on site, at the next break', said('on-site'), at('1998-09-12T12:00'), []],
    ['on site, after the last hour', said('on-site'), outside, []],
    [
      'on site, said outside',
      { sentinel: { ...said('on-site')['sentinel'], since: outside } as Presence },
      outside + 1,
      ['sentinel'],
    ],
    ['away, inside', said('away'), inside, []],
    ['left, inside', said('left'), inside, []],
    ['away until later', said('away', inside + 1), inside, []],
    ['away until now', said('away', inside), inside, ['sentinel']],
    ['away until earlier, outside', said('away', inside), outside, []],
    [
      'somebody without a window',
      { zoe: { state: 'on-site', until: null, since: 0 } },
      inside,
      ['sentinel', 'zoe'],
    ],
  ])('%s', (_what, presences, t, there) => {
    expect(onSiteNow([weekend], presences, taipei, t)).toEqual(there)
  })
})

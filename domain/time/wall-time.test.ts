import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate, dayNumber, isoWeekday } from './civil.ts'
import { localAt, resolveWallTime, wallTimeAt } from './wall-time.ts'
import { tzVersion } from './zone.ts'

const utc = (iso: string) => Date.parse(iso)

describe('a time that comes once', () => {
  test.each([
    ['1998-09-11T20:00', 'America/New_York', '1998-09-12T00:00Z'],
    ['1998-09-12T08:00', 'Asia/Taipei', '1998-09-12T00:00Z'],
    ['1998-04-05T01:59', 'America/New_York', '1998-04-05T06:59Z'],
    ['1998-04-05T03:00', 'America/New_York', '1998-04-05T07:00Z'],
    ['1998-10-25T00:59', 'America/New_York', '1998-10-25T04:59Z'],
    ['1998-10-25T02:00', 'America/New_York', '1998-10-25T07:00Z'],
    ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59Z'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00Z'],
    ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00Z'],
    ['2026-06-01T12:00', 'Australia/Lord_Howe', '2026-06-01T01:30Z'],
    ['2026-12-01T12:00', 'Australia/Lord_Howe', '2026-12-01T01:00Z'],
    ['2026-09-12T08:00', 'Asia/Kathmandu', '2026-09-12T02:15Z'],
    ['1985-12-31T23:59', 'Asia/Kathmandu', '1985-12-31T18:29Z'],
    ['2026-07-01T12:00', 'Pacific/Chatham', '2026-06-30T23:15Z'],
    ['2026-12-01T12:00', 'Pacific/Chatham', '2026-11-30T22:15Z'],
    ['2011-12-29T23:59', 'Pacific/Apia', '2011-12-30T09:59Z'],
    ['2011-12-31T00:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['2024-02-29T00:00', 'UTC', '2024-02-29T00:00Z'],
  ])('%s %s', (local, zone, iso) => {
    expect(resolveWallTime(local, zone)).toEqual({
      ok: true,
      wall: { local, zone, instant: utc(iso), tz: tzVersion() },
    })
    expect(localAt(utc(iso), zone)).toBe(local)
  })
})

describe('a time that was skipped is refused, whatever is chosen', () => {
  test.each([
    // local, zone, the jump, from, to, earlier, later
    [
      '1998-04-05T02:30',
      'America/New_York',
      '1998-04-05T07:00Z',
      '02:00',
      '03:00',
      '1998-04-05T01:30',
      '1998-04-05T03:30',
    ],
    [
      '1998-04-05T02:00',
      'America/New_York',
      '1998-04-05T07:00Z',
      '02:00',
      '03:00',
      '1998-04-05T01:00',
      '1998-04-05T03:00',
    ],
    [
      '2026-03-08T02:59',
      'America/New_York',
      '2026-03-08T07:00Z',
      '02:00',
      '03:00',
      '2026-03-08T01:59',
      '2026-03-08T03:59',
    ],
    [
      '2027-03-14T02:15',
      'America/New_York',
      '2027-03-14T07:00Z',
      '02:00',
      '03:00',
      '2027-03-14T01:15',
      '2027-03-14T03:15',
    ],
    [
      '2026-10-04T02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:30Z',
      '02:00',
      '02:30',
      '2026-10-04T01:45',
      '2026-10-04T02:45',
    ],
    [
      '1986-01-01T00:10',
      'Asia/Kathmandu',
      '1985-12-31T18:30Z',
      '00:00',
      '00:15',
      '1985-12-31T23:55',
      '1986-01-01T00:25',
    ],
    [
      '2026-09-27T03:00',
      'Pacific/Chatham',
      '2026-09-26T14:00Z',
      '02:45',
      '03:45',
      '2026-09-27T02:00',
      '2026-09-27T04:00',
    ],
    [
      '2011-12-30T00:00',
      'Pacific/Apia',
      '2011-12-30T10:00Z',
      '00:00',
      '00:00',
      '2011-12-29T00:00',
      '2011-12-31T00:00',
    ],
    [
      '2011-12-30T12:00',
      'Pacific/Apia',
      '2011-12-30T10:00Z',
      '00:00',
      '00:00',
      '2011-12-29T12:00',
      '2011-12-31T12:00',
    ],
    [
      '2011-12-30T23:59',
      'Pacific/Apia',
      '2011-12-30T10:00Z',
      '00:00',
      '00:00',
      '2011-12-29T23:59',
      '2011-12-31T23:59',
    ],
  ])('%s %s', (local, zone, at, from, to, earlier, later) => {
    for (const choice of [undefined, 'earlier', 'later'] as const) {
      const r = resolveWallTime(local, zone, choice)
      if (r.ok || r.code !== 'gap') throw new Error(`expected a gap: ${JSON.stringify(r)}`)
      expect(r.at).toBe(utc(at))
      expect([r.jumpsFrom.slice(11), r.jumpsTo.slice(11)]).toEqual([from, to])
      expect([r.earlier.local, r.later.local]).toEqual([earlier, later])
      expect(r.earlier.instant).toBeLessThan(r.at)
      expect(r.later.instant).toBeGreaterThanOrEqual(r.at)
      for (const side of [r.earlier, r.later])
        expect(resolveWallTime(side.local, zone)).toMatchObject({ ok: true, wall: { instant: side.instant } })
    }
  })

  test('the lost day of Apia jumps over a whole date', () => {
    expect(resolveWallTime('2011-12-30T12:00', 'Pacific/Apia')).toMatchObject({
      jumpsFrom: '2011-12-30T00:00',
      jumpsTo: '2011-12-31T00:00',
      earlier: { offset: -600 },
      later: { offset: 840 },
    })
  })
})

describe('a time that comes twice needs a choice', () => {
  test.each([
    ['1998-10-25T01:00', 'America/New_York', '1998-10-25T05:00Z', -240, '1998-10-25T06:00Z', -300],
    ['1998-10-25T01:59', 'America/New_York', '1998-10-25T05:59Z', -240, '1998-10-25T06:59Z', -300],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30Z', -240, '2026-11-01T06:30Z', -300],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30Z', -240, '2027-11-07T06:30Z', -300],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', 660, '2026-04-04T15:15Z', 630],
    ['2026-04-05T03:00', 'Pacific/Chatham', '2026-04-04T13:15Z', 825, '2026-04-04T14:15Z', 765],
  ])('%s %s', (local, zone, first, firstOffset, second, secondOffset) => {
    expect(resolveWallTime(local, zone)).toEqual({
      ok: false,
      code: 'overlap',
      local,
      zone,
      earlier: { instant: utc(first), local, offset: firstOffset },
      later: { instant: utc(second), local, offset: secondOffset },
    })
    expect(resolveWallTime(local, zone, 'earlier')).toMatchObject({ ok: true, wall: { instant: utc(first) } })
    expect(resolveWallTime(local, zone, 'later')).toMatchObject({ ok: true, wall: { instant: utc(second) } })
  })
})

describe('refusals', () => {
  test.each([
    '2026-02-29T10:00',
    '2026-13-01T10:00',
    '2026-00-01T10:00',
    '2026-01-32T10:00',
    '2026-01-01T24:00',
    '2026-01-01T10:60',
    '2026-01-01 10:00',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00Z',
    '1969-12-31T10:00',
    '2200-01-01T00:00',
    '',
  ])('bad local %j', (local) => {
    expect(resolveWallTime(local, 'Asia/Taipei')).toEqual({ ok: false, code: 'bad-local', local })
  })

  test.each(['EST', 'CST', '+08:00', 'Taipei', 'Asia/Nowhere', '', 'local', 'system'])(
    'unknown zone %j',
    (zone) => {
      expect(resolveWallTime('2026-01-01T10:00', zone)).toEqual({ ok: false, code: 'unknown-zone', zone })
    },
  )

  test('the zone comes back in its canonical spelling', () => {
    expect(resolveWallTime('2026-01-01T10:00', 'asia/taipei')).toMatchObject({
      wall: { zone: 'Asia/Taipei' },
    })
  })
})

describe('properties', () => {
  const zones = [
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  ]
  const minute = fc.integer({
    min: utc('1990-01-01T00:00Z') / 60_000,
    max: utc('2037-01-01T00:00Z') / 60_000,
  })

  test('an instant read from a wall resolves to itself, by itself or as one of the two offered', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (m, zone) => {
        const wall = wallTimeAt(m * 60_000, zone)
        const r = resolveWallTime(wall.local, zone)
        const offered = r.ok
          ? [r.wall.instant]
          : r.code === 'overlap'
            ? [r.earlier.instant, r.later.instant]
            : []
        expect(offered).toContain(m * 60_000)
      }),
      { numRuns: 500 },
    )
  })

  test('civil dates agree with the engine over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (days) => {
        const date = new Date(days * 86_400_000)
        expect(civilDate(days)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        })
        expect(dayNumber(civilDate(days))).toBe(days)
        expect(isoWeekday(days) % 7).toBe(date.getUTCDay())
      }),
    )
  })
})

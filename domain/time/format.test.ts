import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import {
  bothClocks,
  bothClocksText,
  clockParts,
  formatAge,
  formatClock,
  formatDate,
  formatDuration,
  formatIso,
} from './format.ts'
import { offsetAt } from './zone.ts'

const taipei = 'Asia/Taipei'
const newYork = 'America/New_York'
const zones = { siteZone: taipei, homeZone: newYork }
/** Friday 8 PM in Massachusetts, Saturday 8 AM in Taipei. */
const start = Date.parse('1998-09-12T00:00Z')

describe('both clocks', () => {
  test('the start of the story, in English', () => {
    expect(bothClocks(start, zones, 'en')).toEqual({
      site: {
        time: '08:00',
        weekday: 'Sat',
        date: '12 Sep',
        dayShift: 1,
        shiftMark: '+1',
        offset: '+08:00',
        text: 'Sat 08:00',
        spoken: 'Saturday, 12 September 1998, 08:00, UTC+08:00, one day later on the calendar',
        spokenPlain: 'Saturday, 12 September 1998, 08:00, UTC+08:00',
        iso: '1998-09-12T08:00+08:00',
      },
      home: {
        time: '20:00',
        weekday: 'Fri',
        date: '11 Sep',
        dayShift: -1,
        shiftMark: '−1',
        offset: '−04:00',
        text: 'Fri 20:00',
        spoken: 'Friday, 11 September 1998, 20:00, UTC−04:00, one day earlier on the calendar',
        spokenPlain: 'Friday, 11 September 1998, 20:00, UTC−04:00',
        iso: '1998-09-11T20:00-04:00',
      },
    })
  })

  test('and in Chinese', () => {
    const { site, home } = bothClocks(start, zones, 'zh-TW')
    expect([site.text, site.date, home.text, home.date]).toEqual([
      '週六 08:00',
      '9月12日',
      '週五 20:00',
      '9月11日',
    ])
    expect(site.spoken).toBe('星期六，1998年9月12日，08:00，UTC+08:00，日期晚 1 天')
  })

  test('the same day on both sides has no mark', () => {
    const noon = Date.parse('1998-09-12T04:00Z')
    expect(bothClocks(noon, zones, 'en')).toMatchObject({
      site: { text: 'Sat 12:00', dayShift: 0, shiftMark: '' },
      home: { text: 'Sat 00:00', dayShift: 0, shiftMark: '' },
    })
  })

  test('two calendar days apart exist', () => {
    const t = Date.parse('2026-09-15T11:00Z')
    expect(formatClock(t, 'Pacific/Kiritimati', { lang: 'en', refZone: 'Etc/GMT+12' })).toMatchObject({
      text: 'Wed 01:00',
      dayShift: 2,
      shiftMark: '+2',
    })
  })

  test('in plain text', () => {
    expect(bothClocksText(start, zones, 'en')).toBe('Sat 08:00 +08:00 / Fri 20:00 −04:00')
  })
})

describe('one clock', () => {
  test('the day shift may be counted from an instant', () => {
    const later = start + 20 * 3_600_000
    expect(formatClock(later, newYork, { lang: 'en', refInstant: start }).dayShift).toBe(1)
    expect(formatClock(later, newYork, { lang: 'en' }).dayShift).toBe(0)
  })

  test.each([
    ['1998-09-12T04:00:00Z', '12:00 AM', '上午 12:00'],
    ['1998-09-12T16:05:00Z', '12:05 PM', '下午 12:05'],
    ['1998-09-12T19:50:00Z', '3:50 PM', '下午 3:50'],
  ])('twelve hours at %s', (iso, en, zh) => {
    const t = Date.parse(iso)
    expect(formatClock(t, newYork, { lang: 'en', hour12: true }).time).toBe(en)
    expect(formatClock(t, newYork, { lang: 'zh-TW', hour12: true }).time).toBe(zh)
  })

  test('seconds are cut, not rounded, and shown when asked for', () => {
    const t = Date.parse('1998-09-12T00:59:59.999Z')
    expect(formatClock(t, taipei, { lang: 'en' }).time).toBe('08:59')
    expect(formatClock(t, taipei, { lang: 'en', seconds: true }).time).toBe('08:59:59')
    expect(formatIso(t, taipei)).toBe('1998-09-12T08:59:59+08:00')
  })

  test('both readings of an hour that comes twice differ in their offset', () => {
    const first = formatClock(Date.parse('1998-10-25T05:30Z'), newYork, { lang: 'en' })
    const second = formatClock(Date.parse('1998-10-25T06:30Z'), newYork, { lang: 'en' })
    expect(first.text).toBe(second.text)
    expect([first.offset, second.offset]).toEqual(['−04:00', '−05:00'])
  })

  test('the date says its year when asked', () => {
    expect(formatDate(start, taipei, 'en')).toBe('12 Sep')
    expect(formatDate(start, taipei, 'en', { year: true })).toBe('12 Sep 1998')
    expect(formatDate(start, taipei, 'zh-TW', { year: true })).toBe('1998年9月12日')
  })

  test('an offset with seconds still makes a date that HTML can read', () => {
    expect(formatIso(0, 'Africa/Monrovia')).toBe('1970-01-01T00:00Z')
  })
})

test.each([
  [0, '0 min', '0 分'],
  [5, '5 min', '5 分'],
  [59.4, '59 min', '59 分'],
  [59.6, '1 h', '1 小時'],
  [65, '1 h 5 min', '1 小時 5 分'],
  [1560, '26 h', '26 小時'],
  [-7, '−7 min', '−7 分'],
  [-0.2, '0 min', '0 分'],
])('a duration of %d minutes', (minutes, en, zh) => {
  expect(formatDuration(minutes, 'en')).toBe(en)
  expect(formatDuration(minutes, 'zh-TW')).toBe(zh)
})

test.each([
  [-5000, 'just now', '剛剛'],
  [4999, 'just now', '剛剛'],
  [12_900, '12 s ago', '12 秒前'],
  [59_999, '59 s ago', '59 秒前'],
  [60_000, '1 min ago', '1 分前'],
  [3_599_999, '59 min ago', '59 分前'],
  [3_900_000, '1 h 5 min ago', '1 小時 5 分前'],
  [172_799_999, '47 h 59 min ago', '47 小時 59 分前'],
  [259_200_000, '3 days ago', '3 天前'],
])('an age of %d ms', (ms, en, zh) => {
  expect(formatAge(ms, 'en')).toBe(en)
  expect(formatAge(ms, 'zh-TW')).toBe(zh)
})

describe('properties', () => {
  const instant = fc.integer({ min: Date.parse('1971-01-01T00:00Z'), max: Date.parse('2040-01-01T00:00Z') })
  const zone = fc.constantFrom(
    newYork,
    taipei,
    'Asia/Kathmandu',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'UTC',
  )

  test('the parts are those of Luxon', () => {
    fc.assert(
      fc.property(instant, zone, (t, z) => {
        const dt = DateTime.fromMillis(t, { zone: z })
        const { year, month, day, hour, minute, second, weekday, offset } = dt
        expect(clockParts(t, z, 'en')).toMatchObject({
          year,
          month,
          day,
          hour,
          minute,
          second,
          weekday,
          offset,
        })
        expect(Date.parse(formatIso(t, z))).toBe(Math.floor(t / 1000) * 1000)
      }),
    )
  })

  test('the day shift agrees with weekdays, offsets and the other side', () => {
    fc.assert(
      fc.property(instant, zone, zone, (t, a, b) => {
        const { site, home } = bothClocks(t, { siteZone: a, homeZone: b }, 'en')
        expect(site.dayShift + home.dayShift).toBe(0)
        const ahead = offsetAt(a, t) - offsetAt(b, t)
        const clock = (face: string) => Number(face.slice(0, 2)) * 60 + Number(face.slice(3))
        expect(clock(site.time) + site.dayShift * 1440 - clock(home.time)).toBe(ahead)
        const days = (clockParts(t, a, 'en').weekday - clockParts(t, b, 'en').weekday + 7) % 7
        expect(((site.dayShift % 7) + 7) % 7).toBe(days)
      }),
    )
  })
})

import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type BookLine, type CalendarBook, emptyBook } from '../../domain/calendar/book.ts'
import type { CalendarEntry } from '../../domain/calendar/entries.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { upgradeWith } from '../../tests/factories.ts'
import { writeCalendar } from './ics.ts'
import { readAsOutlook } from './testing/outlook.ts'

const state = upgradeWith().state as UpgradeState
const reader = { lang: 'zh-TW', person: 'sentinel', address: 'http://farhand.test' } as const
const utc = (iso: string) => Date.parse(iso)

function entry(more: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    id: 'phase.work',
    kind: 'phase',
    start: utc('1998-09-12T00:00Z'),
    end: utc('1998-09-12T02:00Z'),
    zone: 'America/New_York',
    status: 'confirmed',
    title: 'Work',
    person: null,
    steps: [],
    over: false,
    ...more,
  }
}

function bookOf(...entries: CalendarEntry[]): CalendarBook {
  const line = (e: CalendarEntry): BookLine => ({ entry: e, sequence: 7, createdAt: 0, changedAt: 60_000 })
  return { ...emptyBook, lines: Object.fromEntries(entries.map((e) => [e.id, line(e)])) }
}

/** What a calendar makes of it that knows of zones only what stands in the file. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((c) => [String(c.getFirstPropertyValue('tzid')), c]),
  )
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const at = (name: string) => {
      const property = event.getFirstProperty(name)
      if (property === null) return null
      const time = property.getFirstValue() as InstanceType<typeof ICAL.Time>
      const tzid = property.getParameter('tzid')
      if (tzid === undefined) return time.toUnixTime() * 1000
      const component = zones.get(String(tzid))
      if (component === undefined) throw new Error(`no VTIMEZONE for ${tzid}`)
      return time.convertToZone(ICAL.Timezone.utcTimezone).toUnixTime() * 1000
    }
    return {
      uid: event.getFirstPropertyValue('uid'),
      start: at('dtstart'),
      end: at('dtend'),
      status: event.getFirstPropertyValue('status'),
      summary: event.getFirstPropertyValue('summary'),
      sequence: event.getFirstPropertyValue('sequence'),
    }
  })
}

const linesOf = (text: string) => text.split('\r\n')
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

describe('an entry', () => {
  test('says its times on the wall clock of its zone, whose rules come with it', () => {
    const text = writeCalendar(bookOf(entry()), state, reader)
    expect(text).toContain('DTSTART;TZID=America/New_York:19980911T200000\r\n')
    expect(text).toContain('DTEND;TZID=America/New_York:19980911T220000\r\n')
    expect(text).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:19980405T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:UTC-04:00\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\r\nEND:DAYLIGHT',
    )
    expect(text).toContain(
      'BEGIN:STANDARD\r\nDTSTART:19971026T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:UTC-05:00\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD',
    )
    expect(text.match(/TZID:/g)).toHaveLength(1)
  })

  test('with an end in an hour that comes twice is said in UTC, both ends', () => {
    const twice = entry({ start: utc('1998-10-25T05:30Z'), end: utc('1998-10-25T06:30Z') })
    const text = writeCalendar(bookOf(twice), state, reader)
    expect(text).toContain('DTSTART:19981025T053000Z\r\n')
    expect(text).toContain('DTEND:19981025T063000Z\r\n')
    const across = entry({ start: utc('1998-10-25T04:59Z'), end: utc('1998-10-25T07:00Z') })
    const both = writeCalendar(bookOf(across), state, reader)
    expect(both).toContain('DTSTART;TZID=America/New_York:19981025T005900\r\n')
    expect(both).toContain('DTEND;TZID=America/New_York:19981025T020000\r\n')
  })

  test('of no length has no end', () => {
    const moment = entry({ end: utc('1998-09-12T00:00Z') })
    expect(writeCalendar(bookOf(moment), state, reader)).not.toContain('DTEND')
  })

  test('that is cancelled says so, and takes nobody’s time', () => {
    const hands = entry({ id: 'hands.sentinel.1', kind: 'hands', person: 'sentinel', zone: 'Asia/Taipei' })
    expect(writeCalendar(bookOf(hands), state, reader)).toContain('TRANSP:OPAQUE')
    const text = writeCalendar(bookOf({ ...hands, status: 'cancelled' }), state, reader)
    expect(text).toContain('STATUS:CANCELLED\r\n')
    expect(text).toContain('TRANSP:TRANSPARENT\r\n')
  })

  test('asks nobody else’s calendar for time', () => {
    const hands = entry({ kind: 'hands', person: 'sentinel' })
    const whole = entry({ id: 'upgrade', kind: 'upgrade' })
    const book = bookOf(hands, whole)
    const opaque = (person: string | null) =>
      writeCalendar(book, state, { ...reader, person })
        .split('BEGIN:VEVENT')
        .slice(1)
        .map((event) => event.includes('TRANSP:OPAQUE'))
    expect(opaque('sentinel')).toEqual([true, false])
    expect(opaque('upgrader')).toEqual([false, true])
    expect(opaque(null)).toEqual([false, false])
  })
})

describe('lines', () => {
  test('of Chinese are folded at 75 octets, between characters, and join to what was said', () => {
    const title = '把舊閘道器上的數據機線移到新的閘道器；再按一次重設, 然後\\看主控台'.repeat(4)
    const text = writeCalendar(bookOf(entry({ title })), state, reader)
    for (const line of linesOf(text)) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\ufffd')
    }
    expect(linesOf(text).some((line) => Buffer.byteLength(line) > 72)).toBe(true)
    const escaped = title.replaceAll('\\', '\\\\').replaceAll(',', '\\,')
    expect(unfolded(text)).toContain(`SUMMARY:${escaped}（A small upgrade）\r\n`)
  })

  test('hold no control character, whatever a title holds', () => {
    const text = writeCalendar(bookOf(entry({ title: 'a\r\nBEGIN:VEVENT\rb\u0000c\u0085d' })), state, reader)
    expect(text.match(/BEGIN:VEVENT\r\n/g)).toHaveLength(1)
    expect(unfolded(text)).toContain('SUMMARY:a\\nBEGIN:VEVENT\\nb c d（')
  })
})

const zones = [
  'America/New_York',
  'Asia/Taipei',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/St_Johns',
  'UTC',
]

test('what is written is read back: the same instants, words and order, whatever the zone and the night', () => {
  const seconds = fc.integer({ min: utc('1975-01-01T00:00Z') / 1000, max: utc('2037-01-01T00:00Z') / 1000 })
  const one = fc.record({
    start: seconds,
    length: fc.integer({ min: 1, max: 3 * 86_400 }),
    zone: fc.constantFrom(...zones),
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
    status: fc.constantFrom('tentative' as const, 'confirmed' as const, 'cancelled' as const),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), (list) => {
      const entries = list.map(({ start, length, zone, title, status }, i) =>
        entry({
          id: `upgrade.${i}`,
          kind: 'upgrade',
          start: start * 1000,
          end: (start + length) * 1000,
          zone,
          title,
          status,
        }),
      )
      const text = writeCalendar(bookOf(...entries), state, reader)
      for (const line of linesOf(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text).not.toMatch(/[^\r]\n|\r[^\n]/)
      expect(readBack(text)).toEqual(
        entries.map((e) => ({
          uid: `${e.id}.${state.id}@farhand`,
          start: e.start,
          end: e.end,
          status: e.status.toUpperCase(),
          // A break by another name is a break of a line in the calendar, as it is on a screen.
          summary: e.title.replace(/[\u2028\u2029]/g, '\n'),
          sequence: 7,
        })),
      )
      expect(readAsOutlook(text)).toEqual(entries.map(({ start, end }) => ({ start, end })))
    }),
    { numRuns: 200 },
  )
})

test('the hours before and after every change of New York’s clock in 1998 are found again', () => {
  for (const night of ['1998-04-05T04:00Z', '1998-10-25T03:00Z'])
    for (let m = 0; m < 6 * 60; m += 10) {
      const e = entry({ start: utc(night) + m * 60_000, end: utc(night) + (m + 45) * 60_000 })
      expect(readBack(writeCalendar(bookOf(e), state, reader))).toMatchObject([
        { start: e.start, end: e.end },
      ])
    }
})

describe('the rules of a zone', () => {
  const at = (zone: string, day: string) =>
    writeCalendar(
      bookOf(entry({ zone, start: utc(`${day}T12:00Z`), end: utc(`${day}T13:00Z`) })),
      state,
      reader,
    )
  const rules = (text: string) => [...text.matchAll(/^RRULE:(.*)\r$/gm)].map(([, rule]) => rule)

  test.each([
    ['Europe/London', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
    ['America/New_York', 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU', 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU'],
    ['Australia/Sydney', 'FREQ=YEARLY;BYMONTH=4;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=10;BYDAY=1SU'],
    ['Pacific/Auckland', 'FREQ=YEARLY;BYMONTH=4;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU'],
    ['Australia/Lord_Howe', 'FREQ=YEARLY;BYMONTH=4;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=10;BYDAY=1SU'],
  ])('%s: two, whatever the year', (zone, ...wanted) => {
    for (const year of [2024, 2025, 2026, 2027, 2028, 2029])
      expect(rules(at(zone, `${year}-06-10`)).sort()).toEqual(wanted.sort())
  })

  test('none where the clock does not change, or changes by the moon', () => {
    for (const zone of ['Asia/Taipei', 'Africa/Casablanca', 'Asia/Kathmandu'])
      expect(rules(at(zone, '2025-06-10')), zone).toEqual([])
  })

  test('begin before the first entry, at every day of a year', () => {
    for (let day = utc('2026-01-01T00:00Z'); day < utc('2027-01-01T00:00Z'); day += 5 * 86_400_000) {
      const text = at('Europe/Berlin', new Date(day).toISOString().slice(0, 10))
      const [zone = ''] = text.split('END:VTIMEZONE')
      for (const [, onset = ''] of zone.matchAll(/^DTSTART:(\d{8})/gm))
        expect(onset < new Date(day).toISOString().slice(0, 10).replaceAll('-', '')).toBe(true)
    }
  })

  test('that Outlook would take for other ones are not leant on: the entry is said in UTC', () => {
    // Morocco's clock is back after Ramadan: in 2024 on 14 April, and by the last of its changes alone on the 7th.
    const text = at('Africa/Casablanca', '2024-04-10')
    expect(text).not.toContain('TZID')
    expect(text).toContain('DTSTART:20240410T120000Z')
  })

  test('in every zone, on any day of four years, three readers find the same instants', () => {
    const day = fc.integer({ min: utc('2024-01-01T00:00Z') / 1000, max: utc('2028-01-01T00:00Z') / 1000 })
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), day, (zone, start) => {
        const e = entry({ zone, start: start * 1000, end: start * 1000 + 5_400_000 })
        const text = writeCalendar(bookOf(e), state, reader)
        expect(readBack(text)).toMatchObject([{ start: e.start, end: e.end }])
        expect(readAsOutlook(text)).toEqual([{ start: e.start, end: e.end }])
      }),
      { numRuns: 300 },
    )
  })
})

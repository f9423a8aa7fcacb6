import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { emptyBook } from '../../domain/calendar/book.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { upgradeWith } from '../../tests/factories.ts'
import { hostileText } from '../../tests/hostile-text.ts'
import { writeCalendar } from './ics.ts'

const state = upgradeWith().state as UpgradeState
const reader = { lang: 'en', person: null, address: 'http://farhand.test' } as const

/** A calendar of hostile words wherever a calendar shows any. */
function calendarOf(text: string): string {
  const head = { ...state.head, title: text, site: { ...state.head.site, name: text } }
  const entry = {
    id: 'hands.mei.1',
    kind: 'hands' as const,
    start: 0,
    end: 3_600_000,
    zone: 'Asia/Taipei',
    status: 'confirmed' as const,
    title: text,
    person: null,
    steps: [],
    over: false,
  }
  const line = { entry, sequence: 1, createdAt: 0, changedAt: 0 }
  return writeCalendar({ ...emptyBook, lines: { [entry.id]: line } }, { ...state, head }, reader)
}

/** RFC 5545 by itself: unfolds, then every line is a name, its parameters and a value. */
function linesOf(file: string): { name: string; value: string }[] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const parts = /^([A-Z-]+)(?:;[A-Z-]+=[^:\p{Cc}]*)?:([^\p{Cc}]*)$/u.exec(line)
      if (parts === null) throw new Error(`no line of a calendar: ${JSON.stringify(line)}`)
      return { name: parts[1] as string, value: parts[2] as string }
    })
}
const unescaped = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
const shown = (text: string) =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[^\P{Cc}\n]|\p{Cs}/gu, ' ')

test('no words write lines of their own into a calendar: each is read back as one text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const file = calendarOf(text)
      const lines = linesOf(file)
      expect(lines.filter((l) => l.name === 'BEGIN').map((l) => l.value)).toEqual([
        'VCALENDAR',
        'VTIMEZONE',
        'STANDARD',
        'VEVENT',
      ])
      for (const name of ['NAME', 'X-WR-CALNAME', 'LOCATION'])
        expect(lines.filter((l) => l.name === name).map((l) => unescaped(l.value))).toEqual([shown(text)])
      expect(file).not.toMatch(/[^\r]\n|\r[^\n]/)
      const calendar = new ICAL.Component(ICAL.parse(file))
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
      expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(shown(text))
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }),
    { numRuns: 300 },
  )
})

test('a title with an entry of its own in it makes none', () => {
  const file = calendarOf('T\nBEGIN:VEVENT\nUID:x\nDTSTART:19980912T000000Z\nSUMMARY:false\nEND:VEVENT')
  expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1)
  expect(file).toContain('X-WR-CALNAME:T\\nBEGIN:VEVENT\\nUID:x')
})

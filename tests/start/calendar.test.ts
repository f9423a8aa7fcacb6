import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarBook, emptyBook, turnPage } from '../../domain/calendar/book.ts'
import { entryText, entryTitle } from '../../domain/calendar/describe.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { writeCalendar } from '../../server/calendar/ics.ts'
import { createNight, owner, step } from '../factories.ts'
import { hostileParts, hostileText } from '../hostile-text.ts'
import { runWeekend, taipeiPlan } from '../weekend/run.ts'

const PYTHON = '/usr/bin/python3'
const READER = join(import.meta.dirname, 'read-calendar.py')
const utc = (iso: string) => Date.parse(iso)

interface Time {
  tzid: string | null
  /** Epoch ms by the tz data of this system, and by the VTIMEZONE in the file. */
  system: number
  file: number
}
interface ReadEvent {
  uid: string
  sequence: number
  status: string
  summary: string
  description: string
  modified: number
  DTSTART: Time
  DTEND?: Time
}

/** What Debian's python3-icalendar reads in a calendar. */
function readByDebian(text: string): ReadEvent[] {
  const folder = mkdtempSync(join(tmpdir(), 'farhand-calendar-'))
  try {
    const file = join(folder, 'upgrade.ics')
    writeFileSync(file, text)
    const { status, stdout, stderr } = spawnSync(PYTHON, [READER, file], { encoding: 'utf8' })
    if (/No module named 'icalendar'/.test(stderr))
      throw new Error('This test needs: apt-get install -y --no-install-recommends python3-icalendar')
    if (status !== 0) throw new Error(`${PYTHON}: ${stderr}`)
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ReadEvent)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function told(events: readonly LoggedEvent[]): { book: CalendarBook; state: UpgradeState } {
  let book = emptyBook
  let state: UpgradeState | null = null
  for (const event of events) {
    state = step(state, event)
    book = turnPage(book, state)
  }
  if (state === null) throw new Error('nothing told')
  return { book, state }
}

/** Every entry of the book is read as it stands there; gives what was read. */
function agrees({ book, state }: ReturnType<typeof told>, lang: Lang): ReadEvent[] {
  const text = writeCalendar(book, state, { lang, person: 'sentinel', address: 'https://farhand.test' })
  const read = readByDebian(text)
  expect(read).toEqual(
    Object.values(book.lines).map(({ entry, sequence, changedAt }) => ({
      uid: `${entry.id}.${state.id}@farhand`,
      sequence,
      status: entry.status.toUpperCase(),
      summary: entryTitle(entry, state, lang),
      description: entryText(entry, state, lang),
      modified: Math.floor(changedAt / 1000) * 1000,
      DTSTART: { tzid: expect.toBeOneOf([entry.zone, null]), system: entry.start, file: entry.start },
      ...(entry.end > entry.start
        ? { DTEND: { tzid: expect.toBeOneOf([entry.zone, null]), system: entry.end, file: entry.end } }
        : {}),
    })),
  )
  return read
}

test.each(['en', 'zh-TW'] as const)('Debian’s parser reads the weekend as it was told, %s', (lang) => {
  const read = agrees(told(runWeekend(taipeiPlan()).events), lang)
  const hands = read.filter((e) => e.uid.startsWith('hands.'))
  expect(hands.map((e) => [e.DTSTART.tzid, e.DTSTART.system, e.DTEND?.system])).toEqual([
    ['Asia/Taipei', utc('1998-09-12T09:00+08:00'), utc('1998-09-12T12:00+08:00')],
    ['Asia/Taipei', utc('1998-09-12T13:00+08:00'), utc('1998-09-12T18:00+08:00')],
  ])
})

test('a plan across the night New York’s clock goes back: every start of it, to the minute', () => {
  const plan = taipeiPlan()
  for (let minutes = 0; minutes <= 8 * 60; minutes += 30) {
    const start = utc('1998-10-24T20:00-04:00') + minutes * 60_000
    const night = createNight('autumn', utc('1998-10-20T00:00Z'))
    const at = { ...wallTimeAt(start, 'America/New_York') }
    night.must(owner, {
      type: 'plan.import',
      plan: { ...plan, head: { ...plan.head, window: null, start: { said: '', at } } },
    })
    const read = agrees(told(night.events), 'en')
    expect(read[0]?.DTSTART.system).toBe(start)
    const inTwice = (t: number) => t >= utc('1998-10-25T05:00Z') && t < utc('1998-10-25T07:00Z')
    for (const e of read.filter((one) => one.DTSTART.tzid === 'America/New_York'))
      expect([e.DTSTART.file, e.DTEND?.file ?? 0].some(inTwice)).toBe(false)
  }
})

test('what is moved, dropped and cancelled is read as such, under the same UID with a higher SEQUENCE', () => {
  const night = createNight('moved', utc('1998-09-01T00:00Z'))
  night.must(owner, { type: 'plan.import', plan: taipeiPlan() })
  const before = agrees(told(night.events), 'en')
  const { start } = night.state.head
  const later = { ...wallTimeAt(utc('1998-09-13T20:00-04:00'), 'America/New_York') }
  night.must(owner, {
    type: 'plan.set-head',
    field: 'start',
    saw: start,
    value: { said: 'Sunday 8 PM', at: later },
  })
  const moved = agrees(told(night.events), 'en')
  expect(moved.map((e) => e.uid).slice(0, before.length)).toEqual(before.map((e) => e.uid))
  for (const [i, e] of before.entries())
    if (e.DTSTART.system !== moved[i]?.DTSTART.system) expect(moved[i]?.sequence).toBeGreaterThan(e.sequence)
  expect(moved.find((e) => e.uid.startsWith('phase.'))?.DTSTART.system).toBe(later.instant)
  night.must(owner, { type: 'upgrade.cancel', reason: 'Another day' })
  const over = agrees(told(night.events), 'en')
  expect(new Set(over.map((e) => e.status))).toEqual(new Set(['CANCELLED']))
})

test('Debian’s parser finds no entry that the words of a plan wrote', () => {
  const { book, state } = told(runWeekend(taipeiPlan()).events)
  const uids = Object.values(book.lines).map(({ entry }) => `${entry.id}.${state.id}@farhand`)
  const texts = [hostileParts.join('\n'), ...fc.sample(hostileText, { numRuns: 8, seed: 1998 })]
  for (const text of texts) {
    const head = { ...state.head, title: text, site: { ...state.head.site, name: text } }
    const reader = { lang: 'en', person: null, address: 'https://farhand.test' } as const
    const read = readByDebian(writeCalendar(book, { ...state, head }, reader))
    expect(read.map((e) => e.uid)).toEqual(uids)
  }
})

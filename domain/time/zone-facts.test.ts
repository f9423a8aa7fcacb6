import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneDifferences, zoneFacts } from './zone-facts.ts'

const utc = (iso: string) => Date.parse(iso)
const zones = ['America/New_York', 'Asia/Taipei', 'Australia/Lord_Howe', 'Africa/Casablanca']
const around = utc('2026-09-11T00:00Z')

test('an engine agrees with itself, wherever it looks', () => {
  fc.assert(
    fc.property(fc.integer({ min: utc('1980-01-01T00:00Z'), max: utc('2036-01-01T00:00Z') }), (at) => {
      expect(zoneDifferences(JSON.parse(JSON.stringify(zoneFacts(zones, at))))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a change that only one of the two knows is told from the moment it comes', () => {
  const [newYork, taipei] = zoneFacts(['America/New_York', 'Asia/Taipei'], around) as [never, never]
  const facts = (over: object) => [{ ...(newYork as object), ...over } as never, taipei]
  const change = utc('2026-11-01T06:00Z')
  // The server has it that New York keeps summer time for good.
  expect(zoneDifferences(facts({ changes: [], tz: '2030a' }))).toEqual([
    { zone: 'America/New_York', at: change, theirs: -240, ours: -300, tz: '2030a' },
  ])
  // Or that it changes a week later.
  const later = [{ at: change + 7 * 86_400_000, after: -300 }]
  expect(zoneDifferences(facts({ changes: later }))).toMatchObject([{ at: change, theirs: -240, ours: -300 }])
  // Or that it never had summer time.
  expect(zoneDifferences(facts({ offset: -300 }))).toMatchObject([
    { at: around - 60 * 86_400_000, theirs: -300 },
  ])
})

test('a zone this engine has never heard of', () => {
  const facts = [{ zone: 'Mars/Olympus', from: 0, to: 1, offset: 90, changes: [], tz: '2099a' }]
  expect(zoneDifferences(facts)).toEqual([
    { zone: 'Mars/Olympus', at: 0, theirs: 90, ours: null, tz: '2099a' },
  ])
})

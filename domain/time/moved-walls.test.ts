import { expect, test } from 'vitest'
import { movedWalls } from './moved-walls.ts'
import { resolveWallTime, type WallTime } from './wall-time.ts'

const utc = (iso: string) => Date.parse(iso)
const read = (local: string, zone: string, choice?: 'earlier' | 'later'): WallTime => {
  const r = resolveWallTime(local, zone, choice)
  if (!r.ok) throw new Error(r.code)
  return r.wall
}

test('what today’s data reads as it was stored has not moved, also the chosen one of two', () => {
  const zone = 'America/New_York'
  const start = { at: read('1998-09-11T20:00', zone) }
  const window = {
    from: read('1998-10-25T01:30', zone, 'earlier'),
    to: read('1998-10-25T01:30', zone, 'later'),
  }
  expect(movedWalls({ start, window, steps: [] })).toEqual([])
  expect(movedWalls({ start: null, window: null, steps: [] })).toEqual([])
})

test('Samoa, planned before it was known that it would cross the date line in 2011', () => {
  // By the data of early 2011, noon of 2 January 2012 in Apia is at −10:00.
  const wall = {
    local: '2012-01-02T12:00',
    zone: 'Pacific/Apia',
    instant: utc('2012-01-02T22:00Z'),
    tz: '2011b',
  }
  expect(movedWalls({ start: { at: wall }, window: null, steps: [] })).toEqual([
    {
      which: 'start',
      step: null,
      hands: null,
      wall,
      now: expect.objectContaining({ local: wall.local, instant: utc('2012-01-01T22:00Z') }),
    },
  ])
  // And 30 December 2011 is a day that never was.
  const lost = { ...wall, local: '2011-12-30T12:00', instant: utc('2011-12-30T22:00Z') }
  expect(movedWalls({ start: { at: lost }, window: null, steps: [] })).toEqual([
    { which: 'start', step: null, hands: null, wall: lost, now: null },
  ])
})

test('a zone that is no longer known, and both ends of a window', () => {
  const from = { local: '2026-01-01T08:00', zone: 'Mars/Olympus', instant: 0, tz: '' }
  const to = { ...read('2026-01-01T16:00', 'Asia/Taipei'), instant: 1 }
  expect(
    movedWalls({ start: null, window: { from, to }, steps: [{ id: 'a' }, { id: 'b', startAt: to }] }).map(
      (m) => [m.step ?? m.which, m.now?.zone],
    ),
  ).toEqual([
    ['window-from', undefined],
    ['window-to', 'Asia/Taipei'],
    ['b', 'Asia/Taipei'],
  ])
})

test('an edge of a shift by date, of the hours that it is of', () => {
  const right = read('2026-12-05T22:00', 'Asia/Taipei')
  const to = { ...read('2026-12-06T04:00', 'Asia/Taipei'), instant: 1 }
  const hands = [{ id: 'weekly' }, { id: 'once', once: { from: right, to } }]
  expect(movedWalls({ start: null, window: null, steps: [], hands })).toMatchObject([
    { which: 'shift-to', step: null, hands: 'once', wall: to, now: { instant: utc('2026-12-05T20:00Z') } },
  ])
})

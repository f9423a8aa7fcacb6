import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { START_GRAIN } from './best-start.ts'
import { aheadBy, LEVELS, levelsOf, mapRows, placeInDay } from './start-map.ts'

const NEW_YORK = 'America/New_York'
const reading = (iso: string) => Date.parse(iso)

describe('the days of a map', () => {
  test('begin and end where the search does', () => {
    const rows = mapRows(reading('1998-09-11T20:00:00-04:00'), 2 * 96, NEW_YORK)
    expect(rows).toHaveLength(3)
    expect(rows[0]?.cells.findIndex((c) => c !== null)).toBe(80)
    expect(rows[0]?.cells[80]).toBe(0)
    expect(rows[1]?.cells.every((c) => c !== null)).toBe(true)
    expect(rows[2]?.cells.findLastIndex((c) => c !== null)).toBe(79)
  })

  test('lack the hour that does not exist, and have the double hour once', () => {
    const spring = mapRows(reading('1998-04-05T00:00:00-05:00'), 92, NEW_YORK)
    expect(spring).toHaveLength(1)
    expect(spring[0]?.cells.flatMap((c, i) => (c === null ? [i] : []))).toEqual([8, 9, 10, 11])
    const autumn = mapRows(reading('1998-10-25T00:00:00-04:00'), 100, NEW_YORK)
    expect(autumn).toHaveLength(1)
    expect(autumn[0]?.cells.slice(3, 10)).toEqual([3, 4, 5, 6, 7, 12, 13])
  })

  test('every cell is the start that its clock reads', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * 365 * 96 }),
        fc.constantFrom(NEW_YORK, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham'),
        (n, zone) => {
          const from = reading('2010-01-01T00:00:00Z') + n * START_GRAIN
          for (const row of mapRows(from, 200, zone))
            for (const [i, cell] of row.cells.entries())
              if (cell !== null) expect(placeInDay(from + cell * START_GRAIN, zone)).toBeCloseTo(i / 96, 9)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('how far one wall is ahead of the other', () => {
  expect(aheadBy(reading('1998-09-12T08:00:00+08:00'), 'Asia/Taipei', NEW_YORK)).toBe(720)
  expect(aheadBy(reading('1998-12-12T08:00:00+08:00'), 'Asia/Taipei', NEW_YORK)).toBe(780)
})

test('the best is the deepest by either measure, and nothing is below nought', () => {
  const map = { chances: [0, 0.5, 1], costs: [5000, 300, 60] }
  expect(levelsOf(map, 'chance')).toEqual([0, 3, LEVELS])
  expect(levelsOf(map, 'cost')).toEqual([0, 3, LEVELS])
})

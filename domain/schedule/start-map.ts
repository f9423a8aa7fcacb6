import { DAY, MINUTE } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { START_GRAIN } from './best-start.ts'

/** One day of a map of starts, on one wall's clock. */
export interface MapRow {
  /** An instant of the day: that of its first start. */
  at: number
  /** By quarter of an hour on the wall, which start it is; null where none is looked at, or the hour does not exist. */
  cells: (number | null)[]
}

const QUARTERS = DAY / START_GRAIN

/**
 * Starts a quarter of an hour apart from `from` on (`count` of them) as the days of a wall's clock. Of an hour that
 * comes twice, the first is in the row; the other can still be reached by its number.
 */
export function mapRows(from: number, count: number, zone: string): MapRow[] {
  const rows = new Map<number, MapRow>()
  for (let i = 0; i < count; i++) {
    const at = from + i * START_GRAIN
    const clock = localNumber(at, zone)
    const day = Math.floor(clock / DAY)
    let row = rows.get(day)
    if (row === undefined) {
      row = { at, cells: new Array<number | null>(QUARTERS).fill(null) }
      rows.set(day, row)
    }
    const cell = Math.floor((clock - day * DAY) / START_GRAIN)
    row.cells[cell] ??= i
  }
  return [...rows.values()]
}

/** Where an instant is on its day's row, 0 to 1. */
export function placeInDay(at: number, zone: string): number {
  const clock = localNumber(at, zone)
  return (clock - Math.floor(clock / DAY) * DAY) / DAY
}

/** Minutes by which one wall's clock is ahead of another's at an instant. */
export function aheadBy(at: number, zone: string, other: string): number {
  return (localNumber(at, zone) - localNumber(at, other)) / MINUTE
}

/** How good starts look, 0 (not worth a look) to `LEVELS`: by chance, or by all that counts. */
export const LEVELS = 6
/** So much dearer than the best (minutes of night) is not worth a look. */
const DEAREST = 480

export function levelsOf(
  map: { chances: readonly number[]; costs: readonly number[] },
  by: 'chance' | 'cost',
): number[] {
  if (by === 'chance') return map.chances.map((c) => Math.round(c * LEVELS))
  const best = Math.min(...map.costs)
  return map.costs.map((c) => Math.max(0, Math.round(LEVELS * (1 - (c - best) / DEAREST))))
}

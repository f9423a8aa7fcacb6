import type { Progress } from '../log/state.ts'

/** Whether two reports count the same: both in percent, or both in bytes of as many. */
export function sameMeasure(a: Progress, b: Progress): boolean {
  return a.unit === 'bytes' ? b.unit === 'bytes' && a.total === b.total : b.unit === 'percent'
}

import type { Limits } from './plan.ts'

/**
 * What a body should not be asked, unless an upgrade says otherwise. All of it is advice: the rules it is taken from
 * bind pilots and reactor staff, and nothing is ever refused because of it.
 */
export const DEFAULT_LIMITS: Limits = {
  awakeAmber: 16 * 60,
  awakeRed: 17 * 60,
  low: { from: '02:00', to: '06:00' },
  rest: 10 * 60,
  sleep: 8 * 60,
}

/** Where a number comes from; the references and what they say are in the messages. */
export type LimitSource =
  | 'faa-117-3'
  | 'faa-117-25'
  | 'dawson-reid-1997'
  | 'williamson-feyer-2000'
  | 'nrc-26-205'

/** The sources of each default, the one it follows first. */
export const LIMIT_SOURCES: Readonly<Record<keyof Limits, readonly LimitSource[]>> = {
  awakeAmber: ['nrc-26-205'],
  awakeRed: ['williamson-feyer-2000', 'dawson-reid-1997'],
  low: ['faa-117-3'],
  rest: ['faa-117-25', 'nrc-26-205'],
  sleep: ['faa-117-25'],
}

/** The limits that hold for an upgrade: its own, else the usual ones. */
export function limitsOf(head: { limits?: Limits | null | undefined }): Limits {
  return head.limits ?? DEFAULT_LIMITS
}

/** Whether two sets of limits say the same. */
export function sameLimits(a: Limits, b: Limits): boolean {
  return (
    a.awakeAmber === b.awakeAmber &&
    a.awakeRed === b.awakeRed &&
    a.low.from === b.low.from &&
    a.low.to === b.low.to &&
    a.rest === b.rest &&
    a.sleep === b.sleep
  )
}

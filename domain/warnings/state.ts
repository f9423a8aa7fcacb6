import type { WarningKind } from './kinds.ts'

/** Its part of what the log says so far. */
export interface WarningState {
  /** Of each kind, the moment both sides were warned of last, and how often they were. Lifted: it is warned of no longer. */
  warned: Partial<Record<WarningKind, { about: number; times: number; lifted?: true }>>
}

export const blankWarning = (): WarningState => ({
  warned: {},
})

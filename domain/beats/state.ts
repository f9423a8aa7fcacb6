import type { PlanMachine } from '../plan/plan.ts'

export interface Condition {
  state: 'up' | 'rebooting' | 'dark' | 'unknown'
  /** Account, `token:<id>` or '' when nobody said yet. */
  by: string
  at: number
  note: string
}

/** What is known of a machine from its going and coming back. Times on the upgrade's clock. */
export interface Pulse {
  /** The boot its last own report came from; null: it never named one. */
  boot: string | null
  /** Since when it is dark or rebooting; null while it is up or nobody knows. */
  goneSince: number | null
  /** When it was gone last, until it came back. */
  back: Gone | null
}

/** A time a machine was gone; `to` is never before `from`. */
export interface Gone {
  from: number
  to: number
}

export interface Machine extends PlanMachine {
  condition: Condition
  pulse: Pulse
  /** The name it wore before the last swap, until it is re-labelled; null when sticker and name agree. */
  formerName: string | null
  nameVersion: number
}

/** Its part of what the log says so far. */
export interface BeatState {
  machines: Record<string, Machine>
}

export const blankBeat = (): BeatState => ({
  machines: {},
})

import type { HandsWindow, PlanHead, PlanPhase, PlanStep } from './plan.ts'

/** Its part of what the log says so far. */
export interface PlanState {
  head: PlanHead
  /** Raised by every edit of the plan. */
  planVersion: number
  phases: Record<string, PlanPhase>
  steps: Record<string, PlanStep>
  hands: Record<string, HandsWindow>
}

export const blankPlan = (): PlanState => ({
  head: {
    title: '',
    note: '',
    site: { name: '', zone: '' },
    home: { name: '', zone: '' },
    start: null,
    window: null,
    observersTalk: false,
  },
  planVersion: 0,
  phases: {},
  steps: {},
  hands: {},
})

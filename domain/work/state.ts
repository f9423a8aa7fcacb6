import type { PlanStep } from '../plan/plan.ts'

export type Status = 'draft' | 'ready' | 'running' | 'suspended' | 'rolling-back' | 'closed' | 'cancelled'

export type StepState = 'todo' | 'running' | 'done' | 'failed' | 'skipped' | 'undone'

export type Progress =
  | { unit: 'percent'; done: number }
  | { unit: 'bytes'; done: number; total: number | null }

/** What became of a step in its present attempt. Earlier attempts are in the log. */
export interface StepRun {
  state: StepState
  attempt: number
  startedAt: number | null
  endedAt: number | null
  by: string
  /** Entered by the upgrader for the sentinel. */
  entered: boolean
  /** Who did it, by person id, where somebody else entered it and said who. */
  doer?: string
  reason: string
  /** The newest report, and the first of those that go with it: how fast it comes on. */
  progress: (Progress & { at: number; from?: { done: number; at: number } }) | null
  /** Order in which steps ended (seq), which a roll-back walks backwards. */
  endedSeq: number | null
  /** Begun although its go/no-go was closed: where it was begun, nobody knew. Absent: no. */
  deviation?: 'gate'
}

export interface RollBackStep extends PlanStep {
  undoes: string
}

export interface RollBack {
  id: string
  reason: string
  startedAt: number
  endedAt: number | null
  steps: string[]
  /** Done and irreversible: they stay as they are. */
  left: string[]
  /** It was over, and the upgrader said to go on. Absent: nobody has said so. */
  wentOn?: true
}

export interface Suspension {
  reason: string
  handOver: string
  resumeAt: number | null
  at: number
  from: 'running' | 'rolling-back'
}

/** Its part of what the log says so far. */
export interface WorkState {
  status: Status
  runs: Record<string, StepRun>
  rollBack: RollBack | null
  rollBackSteps: Record<string, RollBackStep>
  rollBacks: number
  suspension: Suspension | null
  startedAt: number | null
  endedAt: number | null
  endReason: string
  followUps: { id: string; text: string; done: boolean }[]
}

export const blankWork = (): WorkState => ({
  status: 'draft',
  runs: {},
  rollBack: null,
  rollBackSteps: {},
  rollBacks: 0,
  suspension: null,
  startedAt: null,
  endedAt: null,
  endReason: '',
  followUps: [],
})

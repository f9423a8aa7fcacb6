import type { Doer } from '../plan/plan.ts'

/** What a go/no-go stands before: a step, or all steps of a phase. */
export interface GateAbout {
  kind: 'step' | 'phase'
  id: string
}

export interface GoAnswer {
  answer: 'go' | 'no-go'
  by: string
  at: number
  note: string
}

/** Read it by domain/gates/gate.ts, which knows both ways of naming who signs. */
export interface GoNoGo {
  id: string
  question: string
  /** By role; where `people` are named, only their roles. */
  signers: Doer[]
  /** Who must say Go, by person id. Absent: asked by role, and whoever has it signs for it. */
  people?: string[]
  /** Absent: no single step or phase. */
  about?: GateAbout
  /** Seq of its asking, where people are named: of two about the same, the later one counts. */
  seq?: number
  askedAt: number
  expiresAt: number
  figures: Record<string, string | number>
  /** By person id; by role where it was asked so. */
  answers: Record<string, GoAnswer>
  /** Who was named and signs no more, by whom of those who lead, and why. Absent: nobody. */
  replaced?: readonly Replaced[]
  result: 'open' | 'go' | 'no-go' | 'expired'
  /** What followed from a No-go. Absent: nothing yet, so it stands. */
  decided?: NoGoEnd
}

export interface Replaced {
  person: string
  /** Null: it goes on without. */
  by: string | null
  reason: string
  at: number
  who: string
}

/** What ends a No-go that stands: all of these are decisions of the upgrader. */
export type NoGoEnd = 'rolled-back' | 'suspended' | 'asked-again' | 'skipped' | 'over'

/** Its part of what the log says so far. */
export interface GateState {
  goNoGo: Record<string, GoNoGo>
}

export const blankGate = (): GateState => ({
  goNoGo: {},
})

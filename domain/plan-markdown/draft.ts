/**
 * What a source line was understood as. `decoration`: blank lines, rules, fence marks, table heads; `ignored`: somebody
 * said that it is left out.
 */
export type LineKind =
  | 'title'
  | 'note'
  | 'phase'
  | 'step'
  | 'run'
  | 'expect'
  | 'undo'
  | 'minutes'
  | 'doer'
  | 'hands'
  | 'machine'
  | 'front-matter'
  | 'comment'
  | 'decoration'
  | 'ignored'
  | 'unread'

/** Why a line was not understood. */
export type Why = 'table' | 'code' | 'html' | 'too-deep' | 'other'

/** One line of the source, counted from 1. `step` is the id of the step it went to. */
export interface ReadLine {
  line: number
  text: string
  kind: LineKind
  why?: Why
  step?: string
}

/** Elapsed minutes. */
export interface DraftMinutes {
  best: number
  likely: number
  worst: number
}

export type Field = 'title' | 'run' | 'expect' | 'undo' | 'minutes' | 'by' | 'hands' | 'note'

export interface DraftStep {
  id: string
  title: string
  by: 'upgrader' | 'sentinel'
  hands: boolean
  /** Null: the source gives none. */
  minutes: DraftMinutes | null
  run: string
  expect: string
  undo: string
  note: string
  /** First and last source line of each field that has any. */
  from: Partial<Record<Field, [number, number]>>
}

export interface DraftPhase {
  id: string
  title: string
  kind: 'preparation' | 'work' | 'validation'
  line: number
  steps: DraftStep[]
}

export interface Draft {
  title: string
  note: string
  phases: DraftPhase[]
}

export type MarkdownRead =
  | { ok: true; draft: Draft; lines: ReadLine[] }
  | { ok: false; code: 'too-big' | 'too-many-lines'; max: number }
  | { ok: false; code: 'too-tangled'; max: number; line: number }

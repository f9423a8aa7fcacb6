import type { RequestKind } from '../hands/kinds.ts'
import { type Plan, type PlanStep, USUAL } from '../plan/plan.ts'
import type { Draft, DraftPhase, DraftStep } from './draft.ts'
import { stepsOf } from './mend.ts'

const MOST = { steps: 500, phases: 100, line: 200, text: 8000, undo: 2000 }

/** What a plan cannot hold. `at`: the id of a step or phase; null: the whole. */
export interface DraftFault {
  at: string | null
  field: 'title' | 'run' | 'expect' | 'undo' | 'note' | 'steps' | 'phases'
  fault: 'missing' | 'too-long' | 'too-many'
}

/** All that has to be mended before the draft can be a plan. */
export function draftFaults(draft: Draft): DraftFault[] {
  const faults: DraftFault[] = []
  const steps = stepsOf(draft)
  if (steps.length === 0) faults.push({ at: null, field: 'steps', fault: 'missing' })
  if (steps.length > MOST.steps) faults.push({ at: null, field: 'steps', fault: 'too-many' })
  if (draft.phases.length > MOST.phases) faults.push({ at: null, field: 'phases', fault: 'too-many' })
  for (const p of draft.phases)
    if (p.title.trim().length > MOST.line) faults.push({ at: p.id, field: 'title', fault: 'too-long' })
  for (const s of steps) {
    const long = (field: 'title' | 'run' | 'expect' | 'undo', most: number) => {
      if (s[field].trim().length > most) faults.push({ at: s.id, field, fault: 'too-long' })
    }
    if (s.title.trim() === '') faults.push({ at: s.id, field: 'title', fault: 'missing' })
    long('title', MOST.line)
    long('run', MOST.text)
    long('expect', MOST.text)
    long('undo', MOST.undo)
  }
  if (noteOf(draft).length > MOST.text) faults.push({ at: null, field: 'note', fault: 'too-long' })
  return faults
}

/**
 * The plan that a draft without faults makes. `frame` says who is where and when; `names` are for phases the source
 * gives none. Notes of steps go into the plan's note under the step's number, as a step has no note of its own.
 */
export function planOfDraft(draft: Draft, frame: Plan, names: Record<DraftPhase['kind'], string>): Plan {
  let order = 0
  return {
    ...frame,
    head: { ...frame.head, note: noteOf(draft) },
    phases: draft.phases.map((p, i) => ({ id: p.id, order: i + 1, title: p.title.trim() || names[p.kind] })),
    steps: draft.phases.flatMap((p) => p.steps.map((s) => stepOfDraft(s, p.id, ++order))),
  }
}

/** The note of the whole plan: what stands outside the steps, then each step's own. */
export function noteOf(draft: Draft): string {
  const own = stepsOf(draft).flatMap((s, i) =>
    s.note.trim() === '' ? [] : [`${i + 1}. ${s.title.trim()}\n${s.note.trim().replace(/^/gm, '   ')}`],
  )
  return [draft.note.trim(), ...own].filter((t) => t !== '').join('\n\n')
}

/** The step that one step of a draft makes, at this place. */
export function stepOfDraft(s: DraftStep, phase: string, order: number): PlanStep {
  const minutes = s.minutes ?? USUAL
  const needs: PlanStep['needs'] = s.hands ? ['hands'] : []
  return {
    id: s.id,
    phase,
    order,
    title: s.title.trim(),
    by: s.by,
    machine: null,
    minutes,
    needs,
    cutsLink: false,
    run: s.run,
    expect: s.expect,
    undo: s.undo.trim() === '' ? null : { what: s.undo.trim(), by: s.by, needs, minutes },
    irreversible: false,
    after: null,
    ask: s.hands ? { kind: askKind(s.title), text: s.title.trim(), allowance: 10 } : null,
  }
}

/** What is asked of the hands, by the words of the step. */
function askKind(title: string): RequestKind {
  if (/\bstand[- ]?by\b|待命/i.test(title)) return 'stand-by'
  if (/\b(?:photo|picture)|拍照|照片/i.test(title)) return 'take-photo'
  if (/power[- ]?cycl|斷電|重開電源|電源重置/i.test(title)) return 'power-cycle'
  if (/\breset\b|重置/i.test(title)) return 'reset'
  if (/\bpower[- ]?(?:off|down)|關閉電源|關機/i.test(title)) return 'power-off'
  if (/\bpower[- ]?(?:on|up)|開啟電源|(?<!重新)開機/i.test(title)) return 'power-on'
  if (/cable|plug|線|插|拔/i.test(title)) return 'move-cable'
  return /\bpress|按/i.test(title) ? 'press-key' : 'other'
}

import type { Draft, DraftMinutes, DraftPhase, DraftStep, ReadLine } from './draft.ts'
import { clean, fitLine, unnumbered } from './source-text.ts'
import { needsHands } from './vocabulary.ts'

/** A reading that is being mended: the draft, and what became of every source line. */
export interface Mending {
  draft: Draft
  lines: readonly ReadLine[]
}

export type StepChange = Partial<
  Pick<DraftStep, 'title' | 'by' | 'hands' | 'minutes' | 'run' | 'expect' | 'undo' | 'note'>
>
/** What a line that was not understood is said to be. `above`: more of the step above it. */
export type LineUse = 'step' | 'above' | 'note' | 'ignore'
export type Mend =
  | { do: 'step'; id: string; set: StepChange }
  | { do: 'remove' | 'join'; id: string }
  | { do: 'phase'; id: string; title: string }
  | { do: 'note'; text: string }
  | { do: 'line'; line: number; as: LineUse }
  | { do: 'ignore-rest' }

/** The reading after one change; the same reading where the change means nothing. */
export function mend(now: Mending, change: Mend): Mending {
  const { draft, lines } = now
  switch (change.do) {
    case 'step':
      return withSteps(now, (s) => (s.id === change.id ? { ...s, ...change.set } : s))
    case 'phase': {
      const phases = draft.phases.map((p) => (p.id === change.id ? { ...p, title: change.title } : p))
      return { lines, draft: { ...draft, phases } }
    }
    case 'note':
      return { lines, draft: { ...draft, note: change.text } }
    case 'remove':
      return {
        draft: without(draft, change.id),
        lines: lines.map((l) => (l.step === change.id ? used(l, 'ignored') : l)),
      }
    case 'join':
      return join(now, change.id)
    case 'ignore-rest':
      return { draft, lines: lines.map((l) => (l.kind === 'unread' ? used(l, 'ignored') : l)) }
    case 'line':
      return takeLine(now, change.line, change.as)
  }
}

/** The step that a line's words would be added to: the nearest one at or above it. */
export function stepAbove(now: Mending, line: number): string | null {
  const left = new Set(stepsOf(now.draft).map((s) => s.id))
  for (let n = line - 2; n >= 0; n--) {
    const id = now.lines[n]?.step
    if (id !== undefined && left.has(id)) return id
  }
  return null
}

/** All steps, in order. */
export const stepsOf = (draft: Draft): DraftStep[] => draft.phases.flatMap((p) => p.steps)

/** How much was understood. */
export function tally({ draft, lines }: Mending) {
  return {
    steps: stepsOf(draft).length,
    phases: draft.phases.length,
    unread: lines.filter((l) => l.kind === 'unread').length,
  }
}

function takeLine(now: Mending, line: number, as: LineUse): Mending {
  const read = now.lines[line - 1]
  if (read?.kind !== 'unread') return now
  const marked = (kind: ReadLine['kind'], step?: string) =>
    now.lines.map((l) => (l.line === line ? used(l, kind, step) : l))
  if (as === 'ignore') return { ...now, lines: marked('ignored') }
  if (as === 'note')
    return { draft: { ...now.draft, note: added(now.draft.note, read.text.trim()) }, lines: marked('note') }
  const above = stepAbove(now, line)
  if (as === 'above') {
    if (above === null) return now
    const field = read.why === 'code' ? 'run' : 'note'
    const text = field === 'run' ? read.text : read.text.trim()
    const next = withSteps(now, (s) => (s.id === above ? { ...s, [field]: added(s[field], text) } : s))
    return { ...next, lines: marked(field, above) }
  }
  const step = stepOfLine(read)
  return { draft: inserted(now.draft, step, above), lines: marked('step', step.id) }
}

function stepOfLine({ line, text, why }: ReadLine): DraftStep {
  const bare =
    why === 'code' ? text.trim() : clean(text.replace(/^[\s>]*(?:[-*+]\s+|\|)?/, '').replace(/\|\s*$/, ''))
  const { line: title, rest } = fitLine(unnumbered(bare), 200)
  return {
    id: `line-${line}`,
    title: title || '…',
    by: 'upgrader',
    hands: needsHands(bare),
    minutes: null,
    run: why === 'code' ? text : '',
    expect: '',
    undo: '',
    note: rest,
    from: { title: [line, line] },
  }
}

/** Behind the step `after`; first of all where that is null. */
function inserted(draft: Draft, step: DraftStep, after: string | null): Draft {
  const [first, ...rest] = draft.phases
  if (first === undefined) {
    const phase: DraftPhase = { id: 'phase-1', title: '', kind: 'work', line: 1, steps: [step] }
    return { ...draft, phases: [phase] }
  }
  if (after === null) return { ...draft, phases: [{ ...first, steps: [step, ...first.steps] }, ...rest] }
  const phases = draft.phases.map((p) => ({
    ...p,
    steps: p.steps.flatMap((s) => (s.id === after ? [s, step] : [s])),
  }))
  return { ...draft, phases }
}

function join(now: Mending, id: string): Mending {
  const steps = stepsOf(now.draft)
  const at = steps.findIndex((s) => s.id === id)
  const [above, step] = [steps[at - 1], steps[at]]
  if (above === undefined || step === undefined) return now
  const title = step.run.split('\n').includes(step.title) ? '' : step.title
  const joined: DraftStep = {
    ...above,
    hands: above.hands || step.hands,
    minutes: together(above.minutes, step.minutes),
    run: added(above.run, step.run),
    expect: added(above.expect, step.expect),
    undo: added(above.undo, step.undo),
    note: added(added(above.note, title), step.note),
  }
  const next = withSteps(now, (s) => (s.id === above.id ? joined : s))
  return {
    draft: without(next.draft, id),
    lines: now.lines.map((l) =>
      l.step === id ? { ...l, step: above.id, kind: l.kind === 'step' ? 'note' : l.kind } : l,
    ),
  }
}

function together(a: DraftMinutes | null, b: DraftMinutes | null): DraftMinutes | null {
  if (a === null || b === null) return a ?? b
  return { best: a.best + b.best, likely: a.likely + b.likely, worst: a.worst + b.worst }
}

function withSteps(now: Mending, change: (step: DraftStep) => DraftStep): Mending {
  const phases = now.draft.phases.map((p) => ({ ...p, steps: p.steps.map(change) }))
  return { lines: now.lines, draft: { ...now.draft, phases } }
}

function without(draft: Draft, id: string): Draft {
  const phases = draft.phases.map((p) => ({ ...p, steps: p.steps.filter((s) => s.id !== id) }))
  return { ...draft, phases: phases.filter((p) => p.steps.length > 0) }
}

function used({ line, text }: ReadLine, kind: ReadLine['kind'], step?: string): ReadLine {
  return { line, text, kind, ...(step === undefined ? {} : { step }) }
}

const added = (a: string, b: string) => (a === '' || b === '' ? a + b : `${a}\n${b}`)

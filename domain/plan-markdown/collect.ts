import type { Draft, DraftPhase, DraftStep, Field, LineKind, ReadLine, Why } from './draft.ts'
import { readMinutes, takeMinutes } from './minutes.ts'
import { fitLine, unnumbered } from './source-text.ts'
import { doerOf, type Label, needsHands, saysOnSite, sectionOf } from './vocabulary.ts'

const TITLE = 200

/** What has been understood so far: the lines with their marks, and the draft they make. */
export class Collected {
  readonly lines: ReadLine[]
  private readonly seen: boolean[]
  private readonly notes: { line: number; text: string }[] = []
  private readonly planUndo: { line: number; text: string }[] = []
  readonly phases: DraftPhase[] = []
  title = ''
  private count = 0

  constructor(source: readonly string[]) {
    this.lines = source.map((text, i) => ({ line: i + 1, text, kind: 'unread', why: 'other' }))
    this.seen = source.map(() => false)
  }

  /** Marks lines that have no mark yet. */
  mark(from: number, to: number, kind: LineKind, step?: DraftStep | null, why?: Why): undefined {
    for (let n = from; n <= to; n++) {
      const old = this.lines[n - 1]
      if (old === undefined || this.seen[n - 1]) continue
      if (old.text.trim() === '' && kind !== 'run') continue
      this.seen[n - 1] = true
      this.lines[n - 1] = {
        line: n,
        text: old.text,
        kind,
        ...(why === undefined ? {} : { why }),
        ...(step == null ? {} : { step: step.id }),
      }
    }
  }

  openPhase(title: string, line: number): DraftPhase {
    const section = sectionOf(title)
    const kind = section === 'preparation' || section === 'validation' ? section : 'work'
    const { line: head, rest } = fitLine(unnumbered(title), TITLE)
    if (rest !== '') this.note(line, rest)
    const phase: DraftPhase = { id: `phase-${this.phases.length + 1}`, title: head, kind, line, steps: [] }
    this.phases.push(phase)
    return phase
  }

  openStep(phase: DraftPhase, text: string, line: number, last = line): DraftStep {
    const { title, minutes } = takeMinutes(text)
    const { line: head, rest } = fitLine(unnumbered(title), TITLE)
    this.count++
    const step: DraftStep = {
      id: `step-${this.count}`,
      title: head,
      by: saysOnSite(title) ? 'sentinel' : 'upgrader',
      hands: needsHands(title) || saysOnSite(title),
      minutes,
      run: '',
      expect: '',
      undo: '',
      note: rest,
      from: { title: [line, last], ...(minutes === null ? {} : { minutes: [line, line] }) },
    }
    phase.steps.push(step)
    this.mark(line, last, 'step', step)
    return step
  }

  add(
    step: DraftStep,
    field: 'run' | 'expect' | 'undo' | 'note',
    text: string,
    from: number,
    to = from,
  ): undefined {
    if (text === '') return
    step[field] = step[field] === '' ? text : `${step[field]}\n${text}`
    this.span(step, field, from, to)
  }

  /** A labelled line of a step. */
  field(step: DraftStep, label: Label, text: string, raw: string, line: number): undefined {
    if (label === 'expect' || label === 'undo' || label === 'run') {
      this.add(step, label, text, line)
      this.mark(line, line, label, step)
      return
    }
    if (label === 'minutes') {
      const minutes = readMinutes(text, true)
      if (minutes !== null) {
        step.minutes = minutes
        this.span(step, 'minutes', line, line)
        return this.mark(line, line, 'minutes', step)
      }
    }
    if (label === 'doer') {
      step.by = doerOf(text) ?? step.by
      // Who is on site does it with their hands.
      if (step.by === 'sentinel') step.hands = true
      this.span(step, 'by', line, line)
      this.add(step, 'note', raw, line)
      return this.mark(line, line, 'doer', step)
    }
    if (label === 'hands') {
      step.hands = !/^(no|none|n\/a|not needed|無|否|不需要?)\b/i.test(text.trim())
      this.span(step, 'hands', line, line)
      this.add(step, 'note', raw, line)
      return this.mark(line, line, 'hands', step)
    }
    if (needsHands(text)) step.hands = true
    this.add(step, 'note', raw, line)
    this.mark(line, line, label === 'machine' ? 'machine' : 'note', step)
  }

  note(line: number, text: string): undefined {
    if (text.trim() !== '') this.notes.push({ line, text })
  }

  undoAll(line: number, text: string): undefined {
    if (text.trim() !== '') this.planUndo.push({ line, text })
  }

  /** The draft, once every node was seen. Phases without a step become notes. */
  draft(): Draft {
    for (const phase of this.phases)
      if (phase.steps.length === 0 && phase.title !== '') {
        this.note(phase.line, phase.title)
        const line = this.lines[phase.line - 1]
        if (line?.kind === 'phase') line.kind = 'note'
      }
    const phases = this.phases.filter((p) => p.steps.length > 0)
    this.giveUndo(phases)
    const notes = this.notes.sort((a, b) => a.line - b.line).map((n) => n.text)
    return { title: fitLine(this.title, TITLE).line, note: notes.join('\n'), phases }
  }

  /**
   * The way back of the whole plan goes to the first step that changes something: what is undone last, however far the
   * work came.
   */
  private giveUndo(phases: DraftPhase[]): undefined {
    const step = (phases.find((p) => p.kind === 'work') ?? phases[0])?.steps[0]
    for (const { line, text } of this.planUndo) {
      const read = this.lines[line - 1]
      if (step === undefined) {
        this.note(line, text)
        if (read !== undefined) read.kind = 'note'
      } else {
        this.add(step, 'undo', text, line)
        if (read?.kind === 'undo') read.step = step.id
      }
    }
  }

  private span(step: DraftStep, field: Field, from: number, to: number): undefined {
    const old = step.from[field]
    step.from[field] = old === undefined ? [from, to] : [Math.min(old[0], from), Math.max(old[1], to)]
  }
}

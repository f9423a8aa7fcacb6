import type { Code, Heading, List, Paragraph, RootContent, Table } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import type { Collected } from './collect.ts'
import type { DraftPhase, DraftStep } from './draft.ts'
import { readList } from './list.ts'
import type { Levels } from './read.ts'
import { clean, commandIn, first, inlineCodes, last } from './source-text.ts'
import { isStepTable, readTable, undoRows } from './table.ts'
import { type Label, labelOf, type Section, sectionOf, splitLabel } from './vocabulary.ts'

/** Goes through a document from top to bottom and says of each line what it is. */
export class Walk {
  mode: Section | 'head' = 'head'
  phase: DraftPhase | null = null
  step: DraftStep | null = null
  /** The step whose text all that follows is, until the next heading. */
  private headingStep: DraftStep | null = null
  private pending: Label | null = null
  /** The step a roll-back section within a phase is about; null: the whole plan. */
  private undoOf: DraftStep | null = null

  readonly into: Collected
  readonly lines: readonly string[]
  constructor(into: Collected, lines: readonly string[]) {
    this.into = into
    this.lines = lines
  }

  sections(nodes: RootContent[], levels: Levels): undefined {
    for (const [i, node] of nodes.entries()) {
      if (node.type === 'heading') this.heading(node, levels, nodes, i)
      else this.block(node, nodes[i + 1])
    }
  }

  /** The phase steps go to; one without a title where the source names none. */
  here(line: number): DraftPhase {
    this.phase ??= this.into.openPhase('', line)
    return this.phase
  }

  /** A line's own words: from where the node begins, without quote and list marks. */
  words(line: number, column = 1): string {
    const text = (this.lines[line - 1] ?? '').slice(column - 1)
    return text.replace(/^[\s>]*/, '')
  }

  private heading(node: Heading, levels: Levels, nodes: RootContent[], at: number): undefined {
    const text = clean(textIn(node))
    const [from, to] = [first(node), last(node)]
    this.pending = null
    if (node === levels.title) {
      this.into.title = text
      return this.into.mark(from, to, 'title')
    }
    const section = sectionOf(text)
    if (node.depth <= levels.phase) {
      this.step = null
      this.headingStep = null
      this.undoOf = null
      this.phase = null
      this.mode = section
      if (section === 'undo') return this.into.mark(from, to, 'undo')
      if (section === 'notes') return this.keep(node, text)
      this.phase = this.into.openPhase(text, from)
      return this.into.mark(from, to, 'phase')
    }
    if (this.mode === 'notes') return this.keep(node, text)
    const label = labelOf(text)
    if (section === 'undo' || (this.mode === 'undo' && this.undoOf === null)) {
      if (this.mode !== 'undo') this.undoOf = this.phase?.steps.at(-1) ?? null
      else this.addUndo(from, text)
      this.mode = 'undo'
      return this.into.mark(from, to, 'undo', this.undoOf)
    }
    if (this.mode === 'undo' || this.mode === 'head') this.mode = 'work'
    if (label !== null && label !== 'number' && label !== 'step' && this.step !== null) {
      this.pending = label
      return this.into.mark(from, to, 'decoration')
    }
    if (section === 'notes') {
      this.headingStep = null
      this.step = null
      this.mode = 'notes'
      return this.keep(node, text)
    }
    if (this.isGroup(nodes, at)) {
      this.step = null
      this.headingStep = null
      this.phase = this.into.openPhase(text, from)
      return this.into.mark(from, to, 'phase')
    }
    this.step = this.into.openStep(this.here(from), text, from, to)
    this.headingStep = this.step
  }

  /** Whether what stands below a heading are several steps rather than the text of one. */
  private isGroup(nodes: RootContent[], at: number): boolean {
    const depth = (nodes[at] as Heading).depth
    let codes = 0
    for (let i = at + 1; i < nodes.length; i++) {
      const node = nodes[i] as RootContent
      if (node.type === 'heading') {
        if (node.depth <= depth) break
        if (labelOf(clean(textIn(node))) === null && sectionOf(clean(textIn(node))) !== 'undo') return true
      }
      if (node.type === 'list' && (node.ordered || node.children.some((c) => c.checked != null))) return true
      if (node.type === 'table' && isStepTable(node)) return true
      const before = nodes[i - 1]
      if (node.type === 'code' && before?.type === 'paragraph' && splitLabel(clean(textIn(before))) === null)
        codes++
    }
    return codes > 1
  }

  block(node: RootContent, next?: RootContent): undefined {
    const { into } = this
    const [from, to] = [first(node), last(node)]
    switch (node.type) {
      case 'yaml':
        return this.front(node.value, from, to)
      case 'thematicBreak':
        return into.mark(from, to, 'decoration')
      case 'html':
        return this.html(node.value, from, to)
      case 'paragraph':
        return this.paragraph(node, next)
      case 'code':
        return this.code(node)
      case 'list':
        return this.list(node)
      case 'table':
        if (this.mode === 'notes') return this.keep(node)
        return this.mode === 'undo' ? this.undoTable(node) : readTable(this, node)
      case 'heading':
      case 'blockquote':
      case 'definition':
      case 'footnoteDefinition':
        return this.keep(node)
      default:
        return this.other(node, from, to)
    }
  }

  /** What the parser's types don't name: a header in TOML. */
  private other(node: { type: string; value?: string }, from: number, to: number): undefined {
    if (node.type === 'toml') return this.front(node.value ?? '', from, to)
    this.into.mark(from, to, 'unread')
  }

  /** Keeps all lines of a node as they stand: way back, note of the step, or note of the plan. */
  keep(node: RootContent | List['children'][number], text?: string): undefined {
    for (let n = first(node); n <= last(node); n++) {
      const said = text !== undefined && n === first(node) ? text : this.words(n).trimEnd()
      if (/^<!--.*-->$/.test(said)) this.into.mark(n, n, 'comment')
      else if (/^([-*_=|:\s]{3,}|[`~]{3,}.*)$/.test(said)) this.into.mark(n, n, 'decoration')
      else if (said.trim() !== '') this.keepLine(n, said)
    }
  }

  private keepLine(line: number, said: string): undefined {
    if (this.mode === 'undo') {
      const text = said.replace(/^[-*+]\s+(\[[ x]\]\s+)?/i, '')
      this.addUndo(line, commandIn(text) ?? text)
      return this.into.mark(line, line, 'undo', this.undoOf)
    }
    if (this.mode !== 'notes' && this.headingStep !== null)
      this.into.add(this.headingStep, 'note', said, line)
    else this.into.note(line, said)
    this.into.mark(line, line, 'note', this.mode === 'notes' ? null : this.headingStep)
  }

  private undoTable(table: Table): undefined {
    const rows = undoRows(this, table)
    if (rows === null) return this.into.mark(first(table), last(table), 'unread', null, 'table')
    this.into.mark(first(table), first(table) + 1, 'decoration')
    for (const { line, text } of rows) {
      this.addUndo(line, text)
      this.into.mark(line, line, text === '' ? 'decoration' : 'undo', text === '' ? null : this.undoOf)
    }
  }

  private addUndo(line: number, text: string): undefined {
    if (this.undoOf === null) this.into.undoAll(line, text)
    else this.into.add(this.undoOf, 'undo', text, line)
  }

  private front(value: string, from: number, to: number): undefined {
    const title = /^title[ \t]*[:=][ \t]*(\S.*)$/m
      .exec(value)?.[1]
      ?.trim()
      .replace(/^(['"])(.*)\1$/, '$2')
    if (title !== undefined && this.into.title === '') this.into.title = title
    for (const [i, line] of value.split('\n').entries())
      if (!/^title[ \t]*[:=]/.test(line)) this.into.note(from + 1 + i, line)
    this.into.mark(from, to, 'front-matter')
  }

  html(value: string, from: number, to: number): undefined {
    if (/^\s*<!--[\s\S]*-->\s*$/.test(value) || /^\s*<!--(?![\s\S]*-->)/.test(value))
      return this.into.mark(from, to, 'comment')
    for (let n = from; n <= to; n++) {
      const bare = this.words(n).trim()
      const summary = /^<summary>(.{1,400})<\/summary>$/i.exec(bare)?.[1]
      if (summary !== undefined) this.plain(this.step, clean(summary), n)
      else if (/^(<\/?(details|summary|br|hr|p|div|a|center)\b[^>]{0,200}>\s*)+$/i.test(bare))
        this.into.mark(n, n, 'decoration')
      else if (/^<!--.*-->$/.test(bare)) this.into.mark(n, n, 'comment')
      else this.into.mark(n, n, 'unread', null, 'html')
    }
  }

  private paragraph(node: Paragraph, next: RootContent | undefined): undefined {
    if (this.mode === 'notes' || this.mode === 'undo') return this.keep(node)
    const [from, to] = [first(node), last(node)]
    const leads = next?.type === 'code' && this.headingStep === null
    if (leads && splitLabel(clean(this.words(from))) === null) {
      const said: string[] = []
      for (let n = from; n <= to; n++) said.push(clean(this.words(n)))
      this.step = this.into.openStep(this.here(from), said.join(' ').replace(/[:：]$/, ''), from, to)
      return
    }
    this.texts(node, this.step)
  }

  /** The lines of a paragraph, each a field of the step or a note. */
  texts(node: Paragraph, step: DraftStep | null, skip = 0): undefined {
    for (let n = first(node) + skip; n <= last(node); n++) {
      const raw = this.words(n, n === first(node) ? node.position?.start.column : 1).trim()
      const found = step === null ? null : splitLabel(clean(raw))
      const command = step === null || this.pending !== null ? null : commandIn(raw)
      if (step !== null && command !== null) {
        this.into.add(step, 'run', command, n)
        this.into.mark(n, n, 'run', step)
      } else if (step === null || (found === null && this.pending === null)) this.plain(step, raw, n)
      else this.labelled(step, found, raw, n, node)
    }
  }

  private labelled(
    step: DraftStep,
    found: ReturnType<typeof splitLabel>,
    raw: string,
    n: number,
    node: Paragraph,
  ): undefined {
    const label = found?.label ?? this.pending ?? 'note'
    const rest = found?.rest ?? clean(raw)
    this.pending = found !== null && rest === '' ? label : found === null ? this.pending : null
    if (rest === '') return this.into.mark(n, n, 'decoration')
    const codes = inlineCodes(node).filter((c) => c.line === n)
    const text = label === 'run' && codes.length > 0 ? codes.map((c) => c.value).join('\n') : rest
    this.into.field(step, label, text, clean(raw), n)
  }

  private plain(step: DraftStep | null, raw: string, line: number): undefined {
    if (/^<!--.*-->$/.test(raw)) return this.into.mark(line, line, 'comment')
    const own = step !== null && (step === this.headingStep || step === this.itemStep) ? step : null
    if (own !== null) this.into.add(own, 'note', raw, line)
    else this.into.note(line, raw)
    this.into.mark(line, line, 'note', own)
  }
  /** The step whose list item is being read. */
  itemStep: DraftStep | null = null

  code(node: Code): undefined {
    if (this.mode === 'notes') return this.keep(node)
    const [from, to] = [first(node), last(node)]
    const fenced =
      (/[`~]{3,}/.test(this.words(from).slice(0, 400)) && !/^ {4}|^\t/.test(this.lines[from - 1] ?? '')) ||
      to - from + 1 > node.value.split('\n').length
    const closed = fenced && to > from && /^[\s>]*[`~]{3,}\s*$/.test(this.lines[to - 1] ?? '')
    const [top, end] = [fenced ? from + 1 : from, closed ? to - 1 : to]
    if (this.mode === 'undo') {
      this.addUndo(top, node.value)
      this.into.mark(top, end, 'undo', this.undoOf)
    } else if (this.step === null && this.phase === null) {
      this.into.mark(top, end, 'unread', null, 'code')
      return this.into.mark(from, to, 'decoration')
    } else {
      this.step ??= this.into.openStep(this.here(from), this.phase?.title || '…', this.phase?.line ?? from)
      const field = this.pending === 'expect' || this.pending === 'undo' ? this.pending : 'run'
      this.into.add(this.step, field, node.value, top, end)
      this.into.mark(top, end, field, this.step)
    }
    this.pending = null
    this.into.mark(from, to, 'decoration')
  }

  private list(node: List): undefined {
    if (this.mode === 'notes' || this.mode === 'undo') return this.keep(node)
    readList(this, node, this.headingStep)
  }
}

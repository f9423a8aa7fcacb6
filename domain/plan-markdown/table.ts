import type { Table, TableCell } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { clean, inlineCodes } from './source-text.ts'
import { first, last, type Walk } from './walk.ts'
import { type Label, labelOf } from './words.ts'

const heads = (table: Table) => (table.children[0]?.children ?? []).map((c) => clean(textIn(c)))

/** Whether a table's columns say that its rows are steps. */
export function isStepTable(table: Table): boolean {
  const labels = heads(table).map(labelOf)
  return labels.includes('step') || (labels.includes('run') && labels.length > 1)
}

/** Each row a step, its cells the fields that the heads name; what no head names is kept as a note. */
export function readTable(walk: Walk, table: Table): undefined {
  const { into } = walk
  const [head, ...rows] = table.children
  if (head === undefined) return
  if (!isStepTable(table)) return into.mark(first(table), last(table), 'unread', null, 'table')
  const names = heads(table)
  const labels = names
    .map(labelOf)
    .map((label, i) =>
      label === 'step' && rows.every((r) => isNumber(r.children[i])) && names.length > 1 ? 'number' : label,
    )
  into.mark(first(head), first(head) + 1, 'decoration')
  for (const row of rows) {
    const line = first(row)
    const cells = row.children.map((cell, i) => ({
      label: labels[i] ?? null,
      name: names[i] ?? '',
      cell,
      text: textOf(walk, cell),
    }))
    const title = cells
      .filter((c) => c.label === 'step' && c.text !== '')
      .map((c) => c.text)
      .join(': ')
    const run = cells.find((c) => c.label === 'run' && c.text !== '')
    if (title === '' && run === undefined) {
      if (cells.every((c) => c.text === '')) into.mark(line, line, 'decoration')
      else into.mark(line, line, 'unread', null, 'table')
      continue
    }
    const step = into.openStep(walk.here(line), title || run?.text || '…', line)
    walk.step = step
    const only = inlineCodes(row).map((c) => c.value)
    if (run === undefined && only.length > 0 && only.join(' ') === title)
      into.add(step, 'run', only.join('\n'), line)
    for (const { label, name, cell, text } of cells) {
      if (text === '' || /^([-–—]|n\/a|無)$/i.test(text) || label === 'step' || label === 'number') continue
      const codes = inlineCodes(cell).map((c) => c.value)
      const said = label === 'run' && codes.length > 0 ? codes.join('\n') : text
      into.field(step, (label ?? 'note') as Label, said, `${name}: ${text}`, line)
    }
  }
}

const isNumber = (cell: TableCell | undefined) =>
  cell !== undefined && /^\s*([A-Z]?\d+(\.\d+)*[a-z]?[.)]?)?\s*$/i.test(textIn(cell))

function textOf(walk: Walk, cell: TableCell): string {
  const { start, end } = cell.position ?? {}
  if (start === undefined || end === undefined) return clean(textIn(cell))
  // As it stands between its bars, so that breaks and addresses are not lost.
  const raw = (walk.lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1)
  return clean(
    raw
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|$/, '')
      .replaceAll('\\|', '|'),
  )
}

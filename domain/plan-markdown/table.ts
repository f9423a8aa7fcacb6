import type { Table, TableCell } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { clean, first, inlineCodes, last } from './source-text.ts'
import { type Label, labelOf } from './vocabulary.ts'
import type { Walk } from './walk.ts'

const heads = (table: Table) => (table.children[0]?.children ?? []).map((c) => clean(textIn(c)))

/** Heads of tables that tell facts: who, what kind, what a word means. */
const facts =
  /^(field|value|key|attribute|property|name|phone|role|symbol|meaning|欄位|屬性|值|姓名|電話|角色|代號|意義)$/i

/** Whether a table tells facts, to be kept as they stand. */
export function isFactTable(table: Table): boolean {
  return heads(table).some((head) => facts.test(head))
}

/** Whether a table's columns say that its rows are steps. */
export function isStepTable(table: Table): boolean {
  if (isFactTable(table)) return false
  const labels = heads(table).map(labelOf)
  return labels.includes('step') || (labels.includes('run') && labels.length > 1)
}

/** Each row a step, its cells the fields that the heads name; what no head names is kept as a note. */
export function readTable(walk: Walk, table: Table): undefined {
  const { into } = walk
  const [head, ...rows] = table.children
  if (head === undefined) return
  if (isFactTable(table)) return walk.keep(table)
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

/** What the rows of a way back say, each with its line; null when its columns don't tell. */
export function undoRows(walk: Walk, table: Table): { line: number; text: string }[] | null {
  if (!isStepTable(table)) return null
  const labels = heads(table).map(labelOf)
  return table.children.slice(1).map((row) => {
    const said = row.children.map((cell) => textOf(walk, cell))
    const text = said.filter((t, i) => t !== '' && labels[i] !== 'number' && !isNumber(row.children[i]))
    return { line: first(row), text: text.join(': ') }
  })
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

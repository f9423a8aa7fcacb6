import type { List, ListItem } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import type { DraftStep } from './draft.ts'
import { clean, commandIn, first, inlineCodes, last } from './source-text.ts'
import { readTable } from './table.ts'
import { splitLabel } from './vocabulary.ts'
import type { Walk } from './walk.ts'

const DEEPEST = 8

/** A list at the level of its section: steps, fields of the step above, or notes. */
export function readList(walk: Walk, list: List, heading: DraftStep | null): undefined {
  if (isSteps(walk, list, heading)) {
    for (const item of list.children) readStep(walk, item, '', 0)
    return
  }
  const step = heading ?? (list.children.every(isField) ? walk.step : null)
  if (step === null) return walk.keep(list)
  for (const item of list.children) readField(walk, item, step, 0)
}

function isSteps(walk: Walk, list: List, heading: DraftStep | null): boolean {
  if (list.ordered || list.children.some((i) => i.checked != null)) return true
  if (heading !== null || walk.mode === 'head') return false
  return !list.children.every(
    (i) => isField(i) || /^[^:：]{1,30}[:：]\s*\S/.test(clean(textIn(i).slice(0, 200))),
  )
}

function isField(item: ListItem): boolean {
  const head = item.children[0]
  return head?.type === 'paragraph' && splitLabel(clean(textIn(head).slice(0, 200))) !== null
}

/** The commands of an item that holds nothing else; null when it says more. */
function onlyCode(item: ListItem): string | null {
  if (item.children.length !== 1) return null
  const [head] = item.children
  if (head?.type === 'code') return head.value
  if (head?.type !== 'paragraph') return null
  const rest = head.children.filter((c) => !(c.type === 'text' && /^[\s,;、，]*$/.test(c.value)))
  if (rest.length === 0 || !rest.every((c) => c.type === 'inlineCode')) return null
  return inlineCodes(head)
    .map((c) => c.value)
    .join('\n')
}

function readStep(walk: Walk, item: ListItem, above: string, depth: number): undefined {
  const { into } = walk
  const head = item.children[0]
  if (head === undefined) return into.mark(first(item), last(item), 'decoration')
  if (depth > DEEPEST) return into.mark(first(item), last(item), 'unread', null, 'too-deep')
  const [from, to] = [first(head), last(head)]
  let rest = item.children
  let skip = 0
  let title: string
  if (head.type === 'paragraph') {
    const said: string[] = []
    for (let n = from; n <= to; n++) {
      const words = walk.words(n, n === from ? head.position?.start.column : 1)
      const line = clean(item.checked == null ? words : words.replace(/^\[[ x]\]\s+/i, ''))
      if (n > from && (splitLabel(line) !== null || commandIn(words) !== null)) break
      said.push(line)
      skip++
    }
    title = said.join(' ').trim()
    rest = rest.slice(1)
  } else
    title =
      head.type === 'code' ? (head.value.split('\n')[0] ?? '').trim() : clean(textIn(head).slice(0, 400))

  const inner = rest.find((c): c is List => c.type === 'list')
  const group = inner !== undefined && rest.length === 1 && isGroup(inner) && skip > 0
  const name = `${above}${title.replace(/[:：]$/, '')}` || '…'
  if (group) {
    const before = walk.here(from).steps.length
    for (const sub of inner.children) readStep(walk, sub, `${name}: `, depth + 1)
    return into.mark(from, to, 'step', walk.here(from).steps[before])
  }
  const step = into.openStep(walk.here(from), name, from, skip > 0 ? from + skip - 1 : from)
  walk.step = step
  walk.itemStep = step
  if (item.checked === true) into.add(step, 'note', '[x]', from)
  if (head.type === 'paragraph') {
    const codes = inlineCodes(head).filter((c) => c.line < from + skip)
    const runs =
      onlyCode({ ...item, children: [head] }) !== null ||
      /^(run|execute|type|enter|執行|輸入)(?=[\s:：]|$)/i.test(title)
    if (runs && codes.length > 0)
      into.add(step, 'run', codes.map((c) => c.value).join('\n'), from, from + skip - 1)
    const raw = walk.words(from, head.position?.start.column)
    if (/\]\(|<https?:/.test(raw)) into.add(step, 'note', raw, from)
    if (skip <= to - from) walk.texts(head, step, skip)
  }
  for (const child of rest) readChild(walk, child, step, depth)
  walk.itemStep = null
}

/** Sub-steps: numbered or to be ticked, and more than commands or fields. */
function isGroup(list: List): boolean {
  if (!list.ordered && !list.children.some((i) => i.checked != null)) return false
  return !list.children.every((i) => isField(i) || onlyCode(i) !== null)
}

function readChild(
  walk: Walk,
  child: ListItem['children'][number],
  step: DraftStep,
  depth: number,
): undefined {
  walk.step = step
  walk.itemStep = step
  if (child.type === 'code') return walk.code(child)
  if (child.type === 'paragraph') return walk.texts(child, step)
  if (child.type === 'html') return walk.html(child.value, first(child), last(child))
  if (child.type === 'table') return readTable(walk, child)
  if (child.type === 'list') {
    if (isGroup(child) && depth < DEEPEST)
      for (const sub of child.children) readStep(walk, sub, '', depth + 1)
    else for (const sub of child.children) readField(walk, sub, step, depth + 1)
    return
  }
  noteLines(walk, child, step)
}

/** An item below a step: a field, commands, or a note. */
function readField(walk: Walk, item: ListItem, step: DraftStep, depth: number): undefined {
  if (depth > DEEPEST) return walk.into.mark(first(item), last(item), 'unread', null, 'too-deep')
  const only = onlyCode(item)
  if (only !== null && item.children[0]?.type === 'paragraph') {
    walk.into.add(step, 'run', only, first(item), last(item))
    return walk.into.mark(first(item), last(item), 'run', step)
  }
  for (const child of item.children) readChild(walk, child, step, depth)
}

function noteLines(walk: Walk, node: ListItem['children'][number], step: DraftStep): undefined {
  for (let n = first(node); n <= last(node); n++) walk.into.add(step, 'note', walk.words(n).trimEnd(), n)
  walk.into.mark(first(node), last(node), 'note', step)
}

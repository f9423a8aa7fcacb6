import type { Nodes } from 'mdast'

/** The words of a source line without the marks around them. */
export function clean(raw: string): string {
  return raw
    .replace(/<!--.{0,2000}?-->/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!?\[([^\][]{0,300})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(^|[\s(（])[*_]([^*_]{1,200})[*_](?=$|[\s).,:;）。，：；])/g, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Without the number a heading or an item begins with. */
export function unnumbered(text: string): string {
  const rest = text.replace(
    /^(?:(?:step|phase|步驟|階段)\s*)?\d{1,4}(?:\.\d{1,4}){0,5}[.):：、]?\s+(?=\S)/i,
    '',
  )
  return rest === '' ? text : rest
}

/** The command of a line that is one piece of inline code and nothing else; null when it is not. */
export function commandIn(raw: string): string | null {
  const found = /^(`{1,3})(?!`)([^`]{1,2000})\1$/.exec(raw.trim())
  return found === null ? null : (found[2] as string).trim()
}

/** A line of text cut where a word ends; `rest` is what did not fit. */
export function fitLine(text: string, most: number): { line: string; rest: string } {
  if (text.length <= most) return { line: text, rest: '' }
  const at = text.lastIndexOf(' ', most)
  let cut = at > most / 2 ? at : most
  // Not between the halves of one character.
  if (/[\ud800-\udbff]/.test(text.charAt(cut - 1))) cut--
  return { line: text.slice(0, cut).trim(), rest: text.slice(cut).trim() }
}

/** Inline code under a node with the line it begins on, in order. */
export function inlineCodes(node: Nodes, found: { line: number; value: string }[] = []) {
  if (node.type === 'inlineCode') found.push({ line: node.position?.start.line ?? 0, value: node.value })
  else if ('children' in node) for (const child of node.children) inlineCodes(child, found)
  return found
}

/** Deepest quoting or listing a source asks for, by the marks its lines begin with. */
export function deepest(lines: readonly string[]): number {
  let most = 0
  for (const line of lines) {
    const lead = /^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line.slice(0, 4000))?.[0] ?? ''
    const marks = lead.replace(/\d+/g, '').replace(/\s/g, '').length
    most = Math.max(most, marks, Math.floor((lead.length - lead.trimStart().length) / 2))
  }
  return most
}

/** The line on which a paragraph gets more than `most` marks; null when none does. What is fenced has none. */
export function tangled(lines: readonly string[], most: number): number | null {
  let marks = 0
  let fence = ''
  for (const [i, line] of lines.entries()) {
    const mark = /^[\s>]{0,40}(`{3,}|~{3,})/.exec(line)?.[1]?.charAt(0) ?? ''
    if (mark !== '' && (fence === '' || fence === mark)) {
      fence = fence === '' ? mark : ''
      marks = 0
    }
    if (fence !== '') continue
    if (line.trim() === '') marks = 0
    marks += line.replace(/[^*_`[<!~|&\\]+/g, '').length
    if (marks > most) return i + 1
  }
  return null
}

/** The lines of the source that a node begins and ends on. */
export const first = (n: { position?: { start: { line: number } } | undefined }) =>
  n.position?.start.line ?? 1
export const last = (n: { position?: { end: { line: number } } | undefined }) => n.position?.end.line ?? 1

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

const MANY = 1000

/** The most emphasis and bracket marks in one run of lines; pairing them takes the square of their number. */
export function mostMarks(lines: readonly string[]): number {
  let most = 0
  let here = 0
  let fence = false
  for (const line of lines) {
    if (/^[\s>]{0,80}(```|~~~)/.test(line)) fence = !fence
    if (line.trim() === '') here = 0
    const marks = line.replace(/[^[*_~]/g, '').length
    if (marks > MANY) most = Math.max(most, marks * 4)
    if (!fence && !line.startsWith('|')) here += marks
    most = Math.max(most, here)
  }
  return most
}

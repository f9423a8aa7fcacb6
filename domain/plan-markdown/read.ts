import type { Heading, List, Paragraph, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { Collected } from './collect.ts'
import type { MarkdownRead } from './draft.ts'
import { deepest, tangled } from './source-text.ts'
import { Walk } from './walk.ts'

/** The longest source that is read, in UTF-16 units. */
export const LONGEST_SOURCE = 256 * 1024
export const MOST_LINES = 5000
const DEEPEST = 40
/** What the parser does with marks of emphasis, code and links grows with their square within one paragraph. */
const MOST_MARKS = 3000

/**
 * Reads a procedure written in Markdown as phases and steps. Every source line comes back with what it was understood
 * as, or as not understood; commands are kept as they stand. Never throws.
 */
export function readMarkdown(given: string): MarkdownRead {
  if (given.length > LONGEST_SOURCE) return { ok: false, code: 'too-big', max: LONGEST_SOURCE }
  const source = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const lines = source.split('\n')
  if (lines.length > MOST_LINES) return { ok: false, code: 'too-many-lines', max: MOST_LINES }
  const knot = tangled(lines, MOST_MARKS)
  if (knot !== null) return { ok: false, code: 'too-tangled', max: MOST_MARKS, line: knot }
  const into = new Collected(lines)
  const root = deepest(lines) > DEEPEST ? null : parse(source)
  if (root === null) into.mark(1, lines.length, 'unread', null, 'too-deep')
  else {
    const nodes = numberedHeadings(root.children, lines)
    new Walk(into, lines).sections(nodes, levelsOf(nodes))
  }
  for (const line of into.lines)
    if (line.kind === 'unread' && line.text.trim() === '') {
      line.kind = 'decoration'
      delete line.why
    }
  return { ok: true, draft: into.draft(), lines: into.lines }
}

/** Addresses are kept as they are written: finding them would cost the square of a line's length. */
const plainText = {
  disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink', 'strikethrough'] },
}

function parse(source: string): Root | null {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), plainText, frontmatter(['yaml', 'toml'])],
      mdastExtensions: [
        gfmFromMarkdown().filter((part) => part.transforms === undefined),
        frontmatterFromMarkdown(['yaml', 'toml']),
      ],
    })
  } catch {
    // Nested beyond what the parser's stack holds: shown as not understood, line by line.
    return null
  }
}

/**
 * "2. Installation" over a row of dashes is an item and a rule to a parser, and a heading to whoever wrote it. Further
 * down the parser has made it the last item of the list above; the blank line before it tells.
 */
function numberedHeadings(nodes: RootContent[], lines: readonly string[]): RootContent[] {
  const out: RootContent[] = []
  for (const node of nodes) {
    const above = out.at(-1)
    const head = node.type === 'thematicBreak' && above?.type === 'list' ? lastLine(above) : null
    const line = head?.position?.start.line ?? 0
    const end = node.position?.end
    if (
      head?.position === undefined ||
      above?.type !== 'list' ||
      end === undefined ||
      node.position?.start.line !== line + 1 ||
      (above.children.length > 1 && (lines[line - 2] ?? '').trim() !== '')
    ) {
      out.push(node)
      continue
    }
    out.pop()
    const items = above.children.slice(0, -1)
    const last = items.at(-1)?.position?.end
    if (above.position !== undefined && last !== undefined)
      out.push({ ...above, children: items, position: { start: above.position.start, end: last } })
    const position = { start: head.position.start, end }
    out.push({ type: 'heading', depth: 2, children: head.children, position })
  }
  return out
}

/** The last item of a numbered list, where it is one line; else null. */
function lastLine(list: List): Paragraph | null {
  const item = list.ordered ? list.children.at(-1) : undefined
  const head = item?.children.length === 1 ? item.children[0] : undefined
  const { start, end } = head?.position ?? {}
  return head?.type === 'paragraph' && start !== undefined && start.line === end?.line ? head : null
}

export interface Levels {
  title: Heading | null
  /** The depth of headings that are phases. */
  phase: number
}

/** The title is the first heading when no other stands as high; phases are the highest headings that remain. */
function levelsOf(nodes: RootContent[]): Levels {
  const headings = nodes.filter((n): n is Heading => n.type === 'heading')
  const [first, ...rest] = headings
  if (first === undefined) return { title: null, phase: 1 }
  const high = rest.reduce((least, h) => Math.min(least, h.depth), 7)
  if (first.depth < high) return { title: first, phase: high }
  return { title: null, phase: Math.min(high, first.depth) }
}

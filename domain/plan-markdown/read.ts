import type { Heading, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { Collected } from './collect.ts'
import type { MarkdownRead } from './draft.ts'
import { deepest, mostMarks } from './source-text.ts'
import { Walk } from './walk.ts'

/** The longest source that is read, in UTF-16 units. */
export const LONGEST_SOURCE = 256 * 1024
const DEEPEST = 40
const MOST_MARKS = 4000

/**
 * Reads a procedure written in Markdown as phases and steps. Every source line comes back with what it was understood
 * as, or as not understood; commands are kept as they stand. Never throws.
 */
export function readMarkdown(given: string): MarkdownRead {
  if (given.length > LONGEST_SOURCE) return { ok: false, code: 'too-big', max: LONGEST_SOURCE }
  const source = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const lines = source.split('\n')
  const into = new Collected(lines)
  const root = deepest(lines) > DEEPEST || mostMarks(lines) > MOST_MARKS ? null : parse(source)
  if (root === null) into.mark(1, lines.length, 'unread', null, 'too-deep')
  else {
    const nodes = underlined(root.children)
    new Walk(into, lines).sections(nodes, levelsOf(nodes))
  }
  for (const line of into.lines)
    if (line.kind === 'unread' && line.text.trim() === '') {
      line.kind = 'decoration'
      delete line.why
    }
  return { ok: true, draft: into.draft(), lines: into.lines }
}

function parse(source: string): Root | null {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), frontmatter(['yaml', 'toml'])],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
    })
  } catch {
    // Nested beyond what the parser's stack holds: shown as not understood, line by line.
    return null
  }
}

export interface Levels {
  title: Heading | null
  /** The depth of headings that are phases. */
  phase: number
}

/**
 * "1. Preparation" with a line of dashes under it is a list and a rule to the parser, and a heading to whoever wrote it.
 */
function underlined(nodes: RootContent[]): RootContent[] {
  const out: RootContent[] = []
  for (const [i, node] of nodes.entries()) {
    const [item, more] = node.type === 'list' && node.ordered === true ? node.children : []
    const [words, rest] = item?.children ?? []
    const rule = nodes[i + 1]
    if (
      more === undefined &&
      rest === undefined &&
      words?.type === 'paragraph' &&
      words.position?.start.line === words.position?.end.line &&
      rule?.type === 'thematicBreak' &&
      rule.position?.start.line === (words.position?.end.line ?? 0) + 1
    )
      out.push({ ...words, type: 'heading', depth: 2 })
    else out.push(node)
  }
  return out
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

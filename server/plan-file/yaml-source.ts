import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
} from 'yaml'
import type {
  PlanFileError,
  PlanFileErrorCode,
  PlanFileErrorParams,
} from '../../domain/plan/words/plan-file.ts'
import type { Fault } from './notation.ts'

export type Path = readonly (string | number)[]
export interface Place {
  line: number
  column: number
}

/** A file read as YAML: its value, and where each part of it stands. Keys without a value are left out. */
export interface Source {
  value: unknown
  /** Where a value stands; where it would stand, the nearest thing around it. */
  placeOf(path: Path): Place
  /** Where the key of a value stands, the same as `placeOf` in a list. */
  placeOfKey(path: Path): Place
  /** Faults that leave the rest readable. */
  faults: { path: Path; place: Place; fault: Fault }[]
}

export const MAX_BYTES = 1024 * 1024
const DEEPEST = 20
/** Words, signs, spaces and line ends, each counted: well above what a plan at all its limits is written with. */
const PIECES = 400_000
/**
 * More than anybody repairs in one go; the rest shows after these are gone. Each look for a place walks the file, so
 * the bound also keeps a hostile file from costing more than its length.
 */
export const ERRORS_AT_MOST = 100

export function errorAt<C extends PlanFileErrorCode>(
  { line, column }: Place,
  field: string,
  code: C,
  params: PlanFileErrorParams[C],
): PlanFileError {
  return { line, column, field, code, params } as PlanFileError
}

/**
 * Reads YAML from strangers: bounded in size and depth, no aliases (and so no bombs), no doubled keys, no tags.
 */
export function readYaml(
  text: string,
): { ok: true; source: Source } | { ok: false; errors: PlanFileError[] } {
  const top = { line: 1, column: 1 }
  const failed = (error: PlanFileError) => ({ ok: false as const, errors: [error] })
  if (text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES)
    return failed(errorAt(top, '', 'too-big', { max: MAX_BYTES }))
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const tokens = tokensOf(text, lines)
  if (!Array.isArray(tokens))
    return failed(
      tokens.why === 'deep'
        ? errorAt(at(tokens.offset), '', 'too-deep', { max: DEEPEST })
        : errorAt(at(tokens.offset), '', 'too-much', { max: PIECES }),
    )
  // Doubled keys are found below: the composer's own look compares each key with each other.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    logLevel: 'silent',
  })
  const [doc, second] = [...composer.compose(tokens, true, text.length)] as [
    Document.Parsed,
    Document.Parsed?,
  ]
  if (second !== undefined)
    return failed(
      errorAt(at(second.range[0]), '', 'not-yaml', { detail: 'more than one document (---) in the file' }),
    )
  const broken = [...doc.errors, ...doc.warnings]
  if (broken.length > 0)
    return {
      ok: false,
      errors: broken
        .slice(0, 20)
        .map((e) => errorAt(at(e.pos[0]), '', 'not-yaml', { detail: e.message.slice(0, 300) })),
    }

  const faults: Source['faults'] = []
  const start = (node: unknown): number | null => (node as Node | null)?.range?.[0] ?? null
  const note = (path: Path, offset: number | null, fault: Fault) => {
    if (faults.length < ERRORS_AT_MOST) faults.push({ path, place: at(offset ?? 0), fault })
  }
  const read = (node: unknown, path: Path): unknown => {
    if (isAlias(node)) {
      note(path, start(node), { code: 'alias', params: { name: node.source.slice(0, 64) } })
      return undefined
    }
    if (isScalar(node)) return node.value
    if (isSeq(node)) return node.items.map((item, i) => read(item, [...path, i]))
    if (!isMap(node)) return null
    const seen = new Map<string, { value: unknown; line: number }>()
    for (const pair of node.items) {
      const key = keyOf(pair)
      const first = seen.get(key)
      const under = [...path, key]
      const offset = start(pair.key)
      if (first === undefined) seen.set(key, { value: read(pair.value, under), line: at(offset ?? 0).line })
      else
        note(under, offset, { code: 'doubled-key', params: { key: key.slice(0, 64), firstLine: first.line } })
    }
    return Object.fromEntries([...seen].filter(([, v]) => v.value !== null).map(([k, v]) => [k, v.value]))
  }
  const value = read(doc.contents, [])

  const find = (path: Path): { key: unknown; value: unknown } => {
    let key: unknown = null
    let node: unknown = doc.contents
    for (const step of path) {
      let next: { key: unknown; value: unknown } | undefined
      if (isMap(node)) {
        const pair = node.items.find((p) => keyOf(p) === String(step))
        next = pair && { key: pair.key, value: start(pair.value) === null ? pair.key : pair.value }
      } else if (isSeq(node) && typeof step === 'number') {
        const item = node.items[step]
        next = item === undefined ? undefined : { key: item, value: item }
      }
      if (next === undefined) break
      key = next.key
      node = next.value
    }
    return { key: key ?? node, value: node }
  }
  const source: Source = {
    value,
    faults,
    placeOf: (path) => at(start(find(path).value) ?? 0),
    placeOfKey: (path) => at(start(find(path).key) ?? 0),
  }
  return { ok: true, source }
}

/**
 * The parser keeps its own stack, the composer recurses; and a stack that overflows inside a regular expression ends
 * the whole process. So depth is bounded here, before anything is composed.
 */
function tokensOf(text: string, lines: LineCounter): CST.Token[] | { why: 'deep' | 'much'; offset: number } {
  const tokens: CST.Token[] = []
  let pieces = 0
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > DEEPEST) return { why: 'deep', offset: parser.offset }
    if (++pieces > PIECES) return { why: 'much', offset: parser.offset }
  }
  tokens.push(...parser.end())
  return tokens
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

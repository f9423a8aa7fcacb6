import { labelOf } from '../plan-markdown/vocabulary.ts'

/** What a column of a pasted table says of a step. `none`: nothing that a plan has. */
export const columnKinds = [
  'title',
  'who',
  'minutes',
  'best',
  'likely',
  'worst',
  'hands',
  'machine',
  'phase',
  'run',
  'expect',
  'undo',
  'none',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** What the columns are taken for, from the left, where no row names them. */
export const unnamedOrder = [
  'title',
  'who',
  'minutes',
  'hands',
  'machine',
  'phase',
  'run',
  'expect',
  'undo',
] as const satisfies readonly ColumnKind[]

/** Names that a table has besides those of procedures in Markdown. */
const own: readonly [ColumnKind, RegExp][] = [
  ['title', /^(title|name|what|step title|標題|名稱|步驟名稱|要做什麼)$/],
  ['phase', /^(phase|stage|section|part|階段|段落|區段)$/],
  ['best', /^(best|best case|min(imum)?|optimistic|shortest|at least|最快|最短|最好|樂觀)$/],
  ['likely', /^(likely|most likely|typical|usual|expected minutes|最可能|一般|通常|預估值)$/],
  ['worst', /^(worst|worst case|max(imum)?|pessimistic|longest|at most|最慢|最長|最差|最壞|悲觀)$/],
  ['machine', /^(box|sticker|label|標籤|貼紙|機台)$/],
  ['hands', /^(hands needed|needs hands|需要人手|需人手|現場人手)$/],
  ['undo', /^(how (it is|to) und(one|o)( it)?|復原方法|如何復原)$/],
  ['expect', /^(what you should see|應該看到的結果)$/],
]

/** Which names a first row may have if it is the only cell of it: "Check" alone is a step. */
const alone = /^(steps?|what|title|tasks?|步驟|標題|內容|項目)$/

export interface Columns {
  /** The first row names the columns. */
  headed: boolean
  kinds: ColumnKind[]
}

/**
 * What each column is, by its name if the first row has names, else by its place. Whether it has is found out unless it
 * is said.
 */
export function columnsOf(rows: readonly (readonly string[])[], said?: boolean): Columns {
  const width = Math.max(0, ...rows.map((r) => r.length))
  const named = (rows[0] ?? []).map(kindOf)
  const known = named.filter((k) => k !== null)
  const found = width === 1 ? alone.test(plain(rows[0]?.[0] ?? '')) : known.length >= 2
  const headed = said ?? found
  const kinds = Array.from(
    { length: width },
    (_, i): ColumnKind => (headed ? kindOr(named[i]) : (unnamedOrder[i] ?? 'none')),
  )
  // Minutes beside their best or worst are the likely ones; and two columns never say the same.
  const ends = kinds.includes('best') || kinds.includes('worst')
  const told = kinds.map((k) => (ends && k === 'minutes' && !kinds.includes('likely') ? 'likely' : k))
  return { headed, kinds: told.map((k, i) => (told.indexOf(k) < i ? 'none' : k)) }
}

/** The kinds with one column being another; the column that was that kind before is none. */
export function withKind(kinds: readonly ColumnKind[], column: number, kind: ColumnKind): ColumnKind[] {
  return kinds.map((k, i) => (i === column ? kind : k === kind ? 'none' : k))
}

const kindOr = (kind: ColumnKind | 'number' | null | undefined): ColumnKind =>
  kind == null || kind === 'number' ? 'none' : kind

function kindOf(name: string): ColumnKind | 'number' | null {
  const word = plain(name)
  const mine = own.find(([, re]) => re.test(word))?.[0]
  if (mine !== undefined) return mine
  const label = labelOf(word)
  if (label === 'step') return 'title'
  if (label === 'doer') return 'who'
  return label === 'note' ? null : label
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[*_:]/g, ' ')
    // "Best (min)" is best.
    .replace(/\((min(ute)?s?|分鐘?)\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

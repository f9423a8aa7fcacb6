/**
 * A table as spreadsheets copy or save it: cells between tabs, semicolons or commas, records between line ends. A cell
 * that stands in quotation marks may hold any of them, with its own quotation marks doubled.
 */
export const separators = ['\t', ';', ','] as const
export type Separator = (typeof separators)[number]

export interface Cells {
  separator: Separator
  /** As written: spaces, line ends and empty cells stay; an empty line is a row of one empty cell. */
  rows: string[][]
}

/** The cells of a text; what parts them is found out unless it is given. */
export function readCells(text: string, separator?: Separator): Cells {
  const plain = text.replace(/^\uFEFF/, '')
  const chosen = separator ?? separatorOf(plain)
  return { separator: chosen, rows: rowsOf(plain, chosen) }
}

/** Rows as one text that `readCells` reads back to the same cells, whichever separator it is told or finds. */
export function writeCells(rows: readonly (readonly string[])[], separator: Separator): string {
  return rows.map((row) => row.map((cell) => written(cell, row.length)).join(separator)).join('\n')
}

function written(cell: string, of: number): string {
  // A lone empty cell would be no row at the end of a text.
  const bare = !/["\t;,\r\n\uFEFF]/.test(cell) && (cell !== '' || of > 1)
  return bare ? cell : `"${cell.replaceAll('"', '""')}"`
}

/**
 * A tab stands in no sentence, so one is enough. Commas and semicolons do: they part cells only where several records
 * have as many of them. What stands in quotation marks counts for nothing, whatever it is that parts the cells.
 */
function separatorOf(text: string): Separator {
  const records: Record<Separator, number>[] = []
  scan(text, separators, (cell, parted, first) => {
    if (first) records.push({ '\t': 0, ';': 0, ',': 0 })
    const record = records.at(-1)
    if (record !== undefined && parted !== null) record[parted] += 1
    else if (first && cell.trim() === '') records.pop()
  })
  if (records.some((r) => r['\t'] > 0)) return '\t'
  const times = (of: Separator) => {
    const most = records[0]?.[of] ?? 0
    return records.length > 1 && records.every((r) => r[of] === most) ? most : 0
  }
  if (times(';') === 0 && times(',') === 0) return '\t'
  return times(';') > times(',') ? ';' : ','
}

function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = []
  scan(text, [separator], (cell, _parted, first) => {
    if (first) rows.push([])
    rows.at(-1)?.push(cell)
  })
  return rows
}

/** Tells each cell in turn, what stands behind it (null: the end of its record), and whether it is the first of one. */
function scan(
  text: string,
  parting: readonly Separator[],
  tell: (cell: string, parted: Separator | null, first: boolean) => void,
): void {
  let at = 0
  let first = true
  while (at < text.length || !first) {
    const { cell, end } = quoted(text, at, parting) ?? bare(text, at, parting)
    const parted = parting.find((s) => s === text[end]) ?? null
    tell(cell, parted, first)
    first = parted === null
    at = end + (first && text.startsWith('\r\n', end) ? 2 : 1)
  }
}

/** `end`: where what ends the cell stands, or the text's end. */
interface Found {
  cell: string
  end: number
}

function bare(text: string, at: number, parting: readonly string[]): Found {
  let end = at
  while (!isEnd(text, end, parting)) end += 1
  return { cell: text.slice(at, end), end }
}

/** A cell in quotation marks. Null where it only begins with one: `"OK" appears` is copied as it stands. */
function quoted(text: string, at: number, parting: readonly string[]): Found | null {
  if (text[at] !== '"') return null
  let cell = ''
  let from = at + 1
  for (;;) {
    const mark = text.indexOf('"', from)
    if (mark < 0) return null
    cell += text.slice(from, mark)
    if (text[mark + 1] !== '"') return isEnd(text, mark + 1, parting) ? { cell, end: mark + 1 } : null
    cell += '"'
    from = mark + 2
  }
}

function isEnd(text: string, at: number, parting: readonly string[]): boolean {
  const sign = text[at]
  return sign === undefined || sign === '\n' || sign === '\r' || parting.includes(sign)
}

import { bilingual } from '../messages/lang.ts'
import type { ColumnKind } from './columns.ts'
import { type Finding, MOST_ROWS } from './read.ts'

interface TableWords {
  open: string
  title: string
  lead: string
  paste: string
  example: string
  order: (names: string) => string
  file: string
  unreadable: string
  tooLong: string
  headed: string
  column: (n: number) => string
  kinds: Record<ColumnKind, string>
  row: (n: number) => string
  preview: string
  read: (what: string) => string
  steps: (n: number) => string
  brings: (machines: readonly string[], phases: readonly string[]) => string
  findings: (n: number) => string
  fine: string
  make: (n: number) => string
  mend: string
  made: (n: number) => string
  cancel: string
  where: (row: number | null, column: string | null) => string
  finding: (f: Finding, who: readonly string[]) => string
}

/** Words for bringing in steps as a table from a spreadsheet. */
export const tableWords = bilingual<TableWords>(
  {
    open: 'Paste a table',
    title: 'Steps from a table',
    lead: 'Copy the cells in your spreadsheet and paste them here. Nothing is added until you confirm it.',
    paste: 'The table',
    example: 'What\tWho\tMinutes\nBack up\tUpgrader\t20/30/60\nMove the cable\tSentinel\t0:10',
    order: (names) => `No row names the columns, so they are taken in this order: ${names}.`,
    file: 'Or choose a file (CSV or TSV)',
    unreadable: 'This file is no text in UTF-8. Save it as CSV in UTF-8, or paste its cells.',
    tooLong: 'This is too long to be a table of steps: at most 400 000 characters.',
    headed: 'The first row names the columns',
    column: (n) => `Column ${n}`,
    kinds: {
      title: 'What',
      who: 'Who',
      minutes: 'Minutes',
      best: 'Minutes, best',
      likely: 'Minutes, likely',
      worst: 'Minutes, worst',
      hands: 'Hands',
      machine: 'Machine',
      phase: 'Phase',
      run: 'To run',
      expect: 'What you should see',
      undo: 'How it is undone',
      none: 'left out',
    },
    row: (n) => `Row ${n}`,
    preview: 'As it was read',
    read: (what) => `read as ${what}`,
    steps: (n) => (n === 1 ? '1 step' : `${n} steps`),
    brings: (machines, phases) =>
      [
        phases.length === 0 ? '' : `New phases: ${phases.join(', ')}.`,
        machines.length === 0 ? '' : `New machines: ${machines.join(', ')}.`,
      ]
        .filter((s) => s !== '')
        .join(' '),
    findings: (n) => (n === 1 ? '1 thing to fix' : `${n} things to fix`),
    fine: 'Every row understood',
    make: (n) => (n === 1 ? 'Add 1 step' : `Add ${n} steps`),
    mend: 'Fix what is listed first. Nothing is added until all of it can be.',
    made: (n) => (n === 1 ? '1 step is added.' : `${n} steps are added.`),
    cancel: 'Cancel',
    where: (row, column) =>
      [row === null ? '' : `Row ${row}`, column ?? ''].filter((s) => s !== '').join(', '),
    finding: ({ code, found }, who) =>
      ({
        'no-steps': 'There is no step in it yet. Each row below the names is a step.',
        'no-title-column': 'No column says what is to be done. Choose which one does, above the table.',
        'too-many': `At most ${MOST_ROWS} steps at once. Paste them in parts, or bring a plan file.`,
        'title-missing': 'It does not say what is to be done. Write it, or empty the row.',
        'too-long': `“${found}…” is too long. Shorten it.`,
        'who-unknown': `“${found}” is not in this plan. Write ${who.join(', ')}, or add the person first.`,
        'who-twice': `“${found}” may be one of several people. Write Upgrader or Sentinel, and choose who later.`,
        'minutes-bad': `“${found}” is not a length of time. Write 45, 20/30/60, 1:30 or 90 min.`,
        'minutes-order':
          'Best may not be longer than likely, nor likely than worst. Write them in that order.',
        'hands-bad': `“${found}” is neither yes nor no. Write yes, or leave it empty.`,
        'left-out':
          found === ''
            ? 'This column is left out. Choose what it says to keep it.'
            : `The column “${found}” is left out. Choose what it says to keep it.`,
      })[code],
  },
  {
    open: '貼上表格',
    title: '從表格新增步驟',
    lead: '在試算表裡複製儲存格，貼到這裡。確認之前不會建立任何東西。',
    paste: '表格內容',
    example: '步驟\t執行者\t分鐘\n備份\t遠端工程師\t20/30/60\n換接線路\t現場人員\t0:10',
    order: (names) => `沒有欄名列，因此依這個順序解讀：${names}。`,
    file: '或選擇檔案（CSV 或 TSV）',
    unreadable: '這個檔案不是 UTF-8 文字。請另存為 UTF-8 的 CSV，或直接貼上儲存格。',
    tooLong: '內容太長，不像步驟表格：最多 40 萬個字元。',
    headed: '第一列是欄名',
    column: (n) => `第 ${n} 欄`,
    kinds: {
      title: '內容',
      who: '執行者',
      minutes: '分鐘',
      best: '分鐘（最快）',
      likely: '分鐘（預估）',
      worst: '分鐘（最慢）',
      hands: '人手',
      machine: '機器',
      phase: '階段',
      run: '要執行的指令',
      expect: '應該看到的結果',
      undo: '如何復原',
      none: '略過',
    },
    row: (n) => `第 ${n} 列`,
    preview: '解讀結果',
    read: (what) => `解讀為${what}`,
    steps: (n) => `${n} 個步驟`,
    brings: (machines, phases) =>
      [
        phases.length === 0 ? '' : `新階段：${phases.join('、')}。`,
        machines.length === 0 ? '' : `新機器：${machines.join('、')}。`,
      ].join(''),
    findings: (n) => `${n} 處要修正`,
    fine: '每一列都看懂了',
    make: (n) => `新增 ${n} 個步驟`,
    mend: '請先修正列出的地方。全部都可以新增時，才會一次新增。',
    made: (n) => `已新增 ${n} 個步驟。`,
    cancel: '取消',
    where: (row, column) =>
      [row === null ? '' : `第 ${row} 列`, column ?? ''].filter((s) => s !== '').join('，'),
    finding: ({ code, found }, who) =>
      ({
        'no-steps': '裡面還沒有步驟。欄名以下每一列是一個步驟。',
        'no-title-column': '沒有一欄寫要做什麼。請在表格上方選出是哪一欄。',
        'too-many': `一次最多 ${MOST_ROWS} 個步驟。請分段貼上，或改用計畫檔。`,
        'title-missing': '沒有寫要做什麼。請補上，或把整列清空。',
        'too-long': `「${found}…」太長了，請縮短。`,
        'who-unknown': `計畫裡沒有「${found}」。請寫${who.join('、')}，或先新增這個人。`,
        'who-twice': `不確定「${found}」是哪一位。請寫遠端工程師或現場人員，之後再指定。`,
        'minutes-bad': `「${found}」不是時間長度。請寫 45、20/30/60、1:30 或 90 分。`,
        'minutes-order': '最快不能比預估長，預估也不能比最慢長。請依這個順序寫。',
        'hands-bad': `「${found}」看不出要不要人手。請寫「是」，或留空。`,
        'left-out':
          found === ''
            ? '這一欄會略過。要保留，請選它是什麼。'
            : `「${found}」這一欄會略過。要保留，請選它是什麼。`,
      })[code],
  },
)

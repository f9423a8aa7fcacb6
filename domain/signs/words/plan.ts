import { bilingual } from '../../messages/lang.ts'

/** Words for editing what can be seen of a box, and a step's symptom table. */
export const signPlan = bilingual(
  {
    signs: 'What can be seen',
    signsHint:
      'One per line, with its answers: “Power light: on / off”. Each answer is a button on the phone.',
    addTable: 'Add a symptom table',
    table: 'Symptom table',
    looks: 'Look at (1 to 3)',
    looksHint:
      'One per line, with 2 to 6 answers. [STICKER] after the name: what can be seen on that box. Empty: no table.',
    looksExample: 'Screen: login prompt / errors / nothing',
    any: 'anything',
    means: 'It means',
    then: 'Do this',
    freshMeans: 'Nobody thought of this.',
    freshThen: 'Say so in Talk, and touch nothing until the upgrader answers.',
    addRow: 'Add a row',
    removeRow: 'Remove the row',
    removeTable: 'Remove the table',
    up: 'Up',
    and: ', ',
    never: 'This row never applies: the rows above cover it.',
    missing: (seen: string, more: number) =>
      `No row for: ${seen}${more === 0 ? '' : ` (and ${more} more)`}. The first row that fits applies.`,
    tooMany: (most: number) => `No more than ${most} lines.`,
    faults: {
      'no-answers': (line: number) => `Line ${line}: write a colon and the answers, “LCD: on / off”.`,
      'too-few': (line: number) => `Line ${line}: two answers at least, “on / off”.`,
      'too-many-answers': (line: number) => `Line ${line}: six answers at most.`,
      'too-long': (line: number) => `Line ${line}: too long, or no name. At most 60 characters an answer.`,
      doubled: (line: number) => `Line ${line}: this is there twice.`,
      'no-machine': (line: number) => `Line ${line}: no machine has this sticker.`,
    },
  },
  {
    signs: '看得到的狀態',
    signsHint: '一行一項，後面寫可能的答案：「電源燈：亮 / 暗」。每個答案在手機上是一個按鈕。',
    addTable: '加上症狀表',
    table: '症狀表',
    looks: '要看什麼（1 到 3 項）',
    looksHint: '一行一項，各 2 到 6 個答案。名稱後面加 [標籤]，表示看的是那台機器。留空則沒有症狀表。',
    looksExample: '螢幕：登入提示 / 錯誤訊息 / 沒有畫面',
    any: '任何情況',
    means: '代表',
    then: '這樣做',
    freshMeans: '沒有人想到這種情況。',
    freshThen: '請在對話裡說明，遠端工程師回覆之前什麼都不要動。',
    addRow: '加一列',
    removeRow: '移除這一列',
    removeTable: '移除症狀表',
    up: '上移',
    and: '、',
    never: '這一列永遠用不到：上面各列已經涵蓋了。',
    missing: (seen: string, more: number) =>
      `還沒有這種情況：${seen}${more === 0 ? '' : `（另有 ${more} 種）`}。以第一個符合的列為準。`,
    tooMany: (most: number) => `最多 ${most} 行。`,
    faults: {
      'no-answers': (line: number) => `第 ${line} 行：請加上冒號和答案，例如「面板：亮 / 暗」。`,
      'too-few': (line: number) => `第 ${line} 行：至少要兩個答案，例如「亮 / 暗」。`,
      'too-many-answers': (line: number) => `第 ${line} 行：最多六個答案。`,
      'too-long': (line: number) => `第 ${line} 行：太長，或沒有名稱。每個答案最多 60 個字。`,
      doubled: (line: number) => `第 ${line} 行：重複了。`,
      'no-machine': (line: number) => `第 ${line} 行：沒有貼這個標籤的機器。`,
    },
  },
)

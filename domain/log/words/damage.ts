import { bilingual } from '../../messages/lang.ts'
import type { DamageKind } from '../damage.ts'

/** Words for an upgrade whose log breaks. */
export const damageWords = bilingual(
  {
    title: 'The log is damaged',
    /** Of the list, in a badge. */
    badge: 'Log damaged',
    hint: 'Log damaged: kept here, sent once it is whole',
    breaks: (line: number, what: DamageKind) =>
      `The chain breaks at line ${line}: ${
        {
          missing: 'this line is missing.',
          changed: 'this line is not what was stored.',
          unknown: 'this version of Farhand can’t read this line.',
          unreadable: 'this line can’t be read.',
          end: 'another end of the log is on record.',
        }[what]
      }`,
    still: (line: number) =>
      line === 1
        ? 'Nothing of this log is proven, so nothing of it is shown.'
        : line === 2
          ? 'Line 1 is proven. What came after it is not, and is not shown.'
          : `Lines 1 to ${line - 1} are proven. What came after them is not, and is not shown.`,
    here: 'The lines that this screen shows were whole when they arrived here. No more come.',
    until: 'Until it is fixed nothing is stored here, nobody is alerted, and nothing is forecast.',
    agree: 'Agree by phone on what is done next.',
    kept: 'What was pressed or written and not stored is kept on the device it was pressed on, and sent once the log is whole.',
    mend: 'Whoever runs the server: “npm run verify” shows what is damaged; then stop the server, restore a backup, and start it.',
    mendUnknown:
      'Whoever runs the server: start the newer version of Farhand that wrote it, or restore a backup.',
    read: (line: number) => (line === 2 ? 'Read line 1' : `Read lines 1 to ${line - 1}`),
  },
  {
    title: '紀錄損壞了',
    badge: '紀錄損壞',
    hint: '紀錄損壞，先保留在這裡，修復後送出',
    breaks: (line: number, what: DamageKind) =>
      `雜湊鏈在第 ${line} 行中斷：${
        {
          missing: '這一行不見了。',
          changed: '這一行與當初儲存的不同。',
          unknown: '這個版本的 Farhand 讀不懂這一行。',
          unreadable: '這一行無法讀取。',
          end: '與另外記下的結尾不符。',
        }[what]
      }`,
    still: (line: number) =>
      line === 1
        ? '這份紀錄沒有任何一行可以證實，所以都不顯示。'
        : line === 2
          ? '第 1 行可以證實，後面的無法證實，所以不顯示。'
          : `第 1 到第 ${line - 1} 行可以證實，後面的無法證實，所以不顯示。`,
    here: '這個畫面上的內容，收到時都是完整的；之後不會再更新。',
    until: '修復之前，這裡不儲存任何東西，不通知任何人，也不做預測。',
    agree: '下一步怎麼做，請用電話商量。',
    kept: '按過或寫過但還沒儲存的，會留在原來的裝置上，等紀錄修復後送出。',
    mend: '給管理伺服器的人：「npm run verify」會列出損壞的地方；接著停止伺服器，從備份還原，再啟動。',
    mendUnknown: '給管理伺服器的人：請啟動當初寫下這一行的較新版 Farhand，或從備份還原。',
    read: (line: number) => (line === 2 ? '看第 1 行' : `看第 1 到第 ${line - 1} 行`),
  },
)

type Words = (typeof damageWords)['en']

/**
 * All there is to say of a damage, a sentence each: what is so, what holds, what to do. `live`: on a screen that has seen
 * lines past it, each proven as it came.
 */
export function damageLines(
  words: Words,
  { line, what }: { line: number; what: DamageKind },
  on: 'page' | 'live' = 'page',
): string[] {
  const mend = what === 'unknown' ? words.mendUnknown : words.mend
  const still = on === 'live' ? words.here : words.still(line)
  return [words.breaks(line, what), still, words.until, words.agree, words.kept, mend]
}

import { bilingual } from '../../messages/lang.ts'

/** What the server answers to a script that reports. */
export const scriptAnswers = bilingual(
  {
    refused: (words: string) => `refused: ${words}`,
    progress: (seq: number, step: string, progress: string) => `ok ${seq}: ${step} ${progress}`,
    note: (seq: number, step: string) => `ok ${seq}: noted on ${step}`,
    same: 'ok: already known',
    empty: 'Send some text: a note, or a progress such as 50% or 1234/5678 bytes.',
    badProgress: 'A percentage goes from 0 to 100, and bytes are whole numbers.',
    tooLong: 'A note has at most 4000 characters.',
    badKey: 'Idempotency-Key must be 8 to 40 letters, digits, - or _.',
  },
  {
    refused: (words) => `拒絕：${words}`,
    progress: (seq, step, progress) => `ok ${seq}：${step} ${progress}`,
    note: (seq, step) => `ok ${seq}：已記在「${step}」`,
    same: 'ok：內容相同，無須更新',
    empty: '請送出一些文字：備註，或進度，例如 50% 或 1234/5678 bytes。',
    badProgress: '百分比須在 0 到 100 之間，位元組須為整數。',
    tooLong: '備註最多 4000 個字元。',
    badKey: 'Idempotency-Key 須為 8 到 40 個英文字母、數字、- 或 _。',
  },
)

/** What the server answers to a machine that says that it is up. */
export const upAnswers = bilingual(
  {
    up: (seq: number, machine: string, gone: string | null, steps: string[]) =>
      `ok ${seq}: ${machine} is up${gone === null ? '' : `, dark ${gone}`}${steps.map((s) => `; finished ${s}`).join('')}`,
    known: (machine: string) => `ok: ${machine} is known to be up`,
    oldBoot: (machine: string) => `ok: ${machine} is still on the previous boot; waiting for the next one`,
    which: 'Say which machine this is: add ?machine= with its id, or use its own boot line.',
  },
  {
    up: (seq, machine, gone, steps) =>
      `ok ${seq}：${machine} 運作中${gone === null ? '' : `，先前無回應 ${gone}`}${steps.map((s) => `；完成「${s}」`).join('')}`,
    known: (machine) => `ok：已知 ${machine} 運作中`,
    oldBoot: (machine) => `ok：${machine} 還在上次開機的狀態，正在等下一次開機`,
    which: '請指明是哪一台機器：加上 ?machine= 與它的代號，或改用它自己的開機回報。',
  },
)

import { bilingual } from '../../messages/lang.ts'
import type { SayingsOf } from './file-saying.ts'

export type Shape = 'text' | 'number' | 'list' | 'map' | 'yes-no' | 'nothing'

/** What can be wrong with the notation of a plan file: its YAML, its keys, and what kind of thing stands where. */
export interface FileNotationFaults {
  'too-big': { max: number }
  'not-yaml': { detail: string }
  'too-deep': { max: number }
  'too-much': { max: number }
  alias: { name: string }
  'doubled-key': { key: string; firstLine: number }
  'unknown-key': { key: string; nearest: string | null; known: string[] }
  missing: { key: string }
  'wrong-type': { found: Shape; needs: Shape }
  'not-one-of': { found: string; nearest: string | null; known: string[] }
  empty: Record<never, never>
  'too-long': { max: number }
  'too-many': { max: number }
}

const shapesEn: Record<Shape, string> = {
  text: 'text',
  number: 'a number',
  list: 'a list',
  map: 'keys with values',
  'yes-no': 'true or false',
  nothing: 'nothing',
}
const shapesZh: Record<Shape, string> = {
  text: '文字',
  number: '數字',
  list: '清單',
  map: '鍵與值',
  'yes-no': '「true」或「false」',
  nothing: '空白',
}
const orEn = (nearest: string | null, known: string[]) =>
  nearest === null ? `Use one of: ${known.join(', ')}.` : `Did you mean “${nearest}”?`
const orZh = (nearest: string | null, known: string[]) =>
  nearest === null ? `請用下列之一：${known.join('、')}。` : `是不是要寫「${nearest}」？`

export const notationSayings = bilingual<SayingsOf<FileNotationFaults>>(
  {
    'too-big': ({ max }) => ({
      reason: `The file is larger than ${max} bytes.`,
      repair: 'Split the work into several upgrades, or shorten the texts.',
    }),
    'not-yaml': ({ detail }) => ({
      reason: `This is not valid YAML: ${detail}`,
      repair: 'Check the indentation and the quotes on this line and on the line before it.',
    }),
    'too-much': ({ max }) => ({
      reason: `The file has more than ${max} words and signs, more than any plan needs.`,
      repair: 'Check whether this is the right file.',
    }),
    'too-deep': ({ max }) => ({
      reason: `Lists and keys are nested more than ${max} deep.`,
      repair: 'A plan needs no such depth: check the indentation.',
    }),
    alias: ({ name }) => ({
      reason: `“*${name}” points to another place of the file.`,
      repair: 'Write the value out here: plan files have no aliases, so that each line says all it means.',
    }),
    'doubled-key': ({ key, firstLine }) => ({
      reason: `“${key}” is already given on line ${firstLine}.`,
      repair: 'Keep one of the two.',
    }),
    'unknown-key': ({ key, nearest, known }) => ({
      reason: `“${key}” is not a known key here.`,
      repair: orEn(nearest, known),
    }),
    missing: ({ key }) => ({ reason: `“${key}” is missing.`, repair: `Add a line “${key}: …”.` }),
    'wrong-type': ({ found, needs }) => ({
      reason: `This must be ${shapesEn[needs]}, but it is ${shapesEn[found]}.`,
      repair:
        needs === 'text' ? 'Put it in quotes if it is meant as text.' : `Write ${shapesEn[needs]} here.`,
    }),
    'not-one-of': ({ found, nearest, known }) => ({
      reason: `“${found}” is not one of the words allowed here.`,
      repair: orEn(nearest, known),
    }),
    empty: () => ({
      reason: 'This is empty.',
      repair: 'Write something, or take the line out if it may be left out.',
    }),
    'too-long': ({ max }) => ({ reason: `This is longer than ${max} characters.`, repair: 'Shorten it.' }),
    'too-many': ({ max }) => ({ reason: `The list has more than ${max} entries.`, repair: 'Take some out.' }),
  },
  {
    'too-big': ({ max }) => ({
      reason: `檔案超過 ${max} 位元組。`,
      repair: '請把工作分成幾個升級，或縮短文字。',
    }),
    'not-yaml': ({ detail }) => ({
      reason: `這不是有效的 YAML：${detail}`,
      repair: '請檢查這一行與上一行的縮排和引號。',
    }),
    'too-much': ({ max }) => ({
      reason: `檔案有超過 ${max} 個字詞與符號，任何計畫都不需要這麼多。`,
      repair: '請確認是不是選錯了檔案。',
    }),
    'too-deep': ({ max }) => ({
      reason: `清單與鍵的層次超過 ${max} 層。`,
      repair: '計畫不需要這麼多層，請檢查縮排。',
    }),
    alias: ({ name }) => ({
      reason: `「*${name}」指向檔案的另一處。`,
      repair: '請直接寫出內容：計畫檔不用別名，每一行要自己說完整。',
    }),
    'doubled-key': ({ key, firstLine }) => ({
      reason: `「${key}」在第 ${firstLine} 行已經寫過。`,
      repair: '請只留一個。',
    }),
    'unknown-key': ({ key, nearest, known }) => ({
      reason: `這裡沒有「${key}」這個項目。`,
      repair: orZh(nearest, known),
    }),
    missing: ({ key }) => ({ reason: `缺少「${key}」。`, repair: `請加一行「${key}: …」。` }),
    'wrong-type': ({ found, needs }) => ({
      reason: `這裡應該是${shapesZh[needs]}，卻是${shapesZh[found]}。`,
      repair: needs === 'text' ? '如果是文字，請加上引號。' : `請在這裡寫${shapesZh[needs]}。`,
    }),
    'not-one-of': ({ found, nearest, known }) => ({
      reason: `這裡不能寫「${found}」。`,
      repair: orZh(nearest, known),
    }),
    empty: () => ({ reason: '這裡是空的。', repair: '請填寫內容；可省略的項目就整行刪除。' }),
    'too-long': ({ max }) => ({ reason: `超過 ${max} 個字元。`, repair: '請縮短。' }),
    'too-many': ({ max }) => ({ reason: `清單超過 ${max} 項。`, repair: '請刪減。' }),
  },
)

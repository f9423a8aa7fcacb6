import { bilingual, type Lang } from '../../messages/lang.ts'
import { formatOffset } from '../../time/zone.ts'

export type Shape = 'text' | 'number' | 'list' | 'map' | 'yes-no' | 'nothing'
export type NamedKind = 'person' | 'machine' | 'phase' | 'step' | 'hands'

/** What can be wrong in a plan file, and what the words for it need. Lines count from 1. */
export interface PlanFileErrorParams {
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
  'out-of-range': { min: number; max: number }
  'bad-id': { found: string }
  'bad-minutes': { found: string }
  'estimate-order': { best: number; likely: number; worst: number }
  'bad-wall-time': { found: string }
  'no-zone': { found: string }
  'unknown-zone': { found: string; nearest: string | null }
  gap: { local: string; zone: string; jumpsFrom: string; jumpsTo: string }
  /** Offsets in minutes east of UTC. */
  overlap: { local: string; zone: string; earlier: number; later: number }
  'window-order': { from: string; to: string }
  'shift-order': { from: string; to: string }
  'shift-long': { from: string; to: string }
  /** Something weekly in an entry that is one shift by date. */
  'once-and-weekly': { key: string }
  /** A limit of the body that another one rules out; hours. */
  'limits-order': { key: string; value: number; max: number }
  'bad-hours': { found: string }
  'bad-break': { found: string }
  'bad-exception': { found: string }
  'doubled-id': { kind: NamedKind; id: string; firstLine: number }
  'no-such': { kind: NamedKind; id: string; nearest: string | null }
  /** A step names somebody who can't do it: their role is another. */
  'other-role': { id: string; role: string; by: string }
  circle: { steps: string[] }
  /** The answers in another language are not as many as the original's. */
  'answers-differ': { found: number; needs: number }
}

export type PlanFileErrorCode = keyof PlanFileErrorParams

/** One thing wrong in a plan file. Line and column count from 1; `field` is the way to it in the file's own keys and ids. */
export type PlanFileError = {
  [C in PlanFileErrorCode]: {
    line: number
    column: number
    field: string
    code: C
    params: PlanFileErrorParams[C]
  }
}[PlanFileErrorCode]

/** What is wrong, and what to do about it. */
export interface PlanFileSaying {
  reason: string
  repair: string
}
type Sayings = { [C in PlanFileErrorCode]: (p: PlanFileErrorParams[C]) => PlanFileSaying }

const kindsEn: Record<NamedKind, string> = {
  person: 'person',
  machine: 'machine',
  phase: 'phase',
  step: 'step',
  hands: 'hands window',
}
const kindsZh: Record<NamedKind, string> = {
  person: '人員',
  machine: '機器',
  phase: '階段',
  step: '步驟',
  hands: '到場時段',
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
const spaced = (local: string) => local.replace('T', ' ')

const en: Sayings = {
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
    repair: needs === 'text' ? 'Put it in quotes if it is meant as text.' : `Write ${shapesEn[needs]} here.`,
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
  'out-of-range': ({ min, max }) => ({
    reason: 'The number is too small or too large.',
    repair: `Use a whole number from ${min} to ${max}.`,
  }),
  'bad-id': ({ found }) => ({
    reason: `“${found}” can’t be an id.`,
    repair: 'Use 1 to 64 letters A–Z, digits and . _ : - , starting with a letter or a digit.',
  }),
  'bad-minutes': ({ found }) => ({
    reason: `“${found}” is not an estimate.`,
    repair:
      'Write best/likely/worst in whole minutes, such as 20/30/60, or one number if it always takes the same time.',
  }),
  'estimate-order': ({ best, likely, worst }) => ({
    reason: `${best}/${likely}/${worst} is not in the order best, likely, worst.`,
    repair: `Write ${[best, likely, worst].sort((a, b) => a - b).join('/')} if that is what was meant.`,
  }),
  'bad-wall-time': ({ found }) => ({
    reason: `“${found}” is not a date and time with a zone.`,
    repair: 'Write it as 1998-09-11 20:00 America/New_York (years 1970 to 2199).',
  }),
  'no-zone': ({ found }) => ({
    reason: `“${found}” doesn’t say in which zone.`,
    repair: `Add the zone by its place: ${found} America/New_York.`,
  }),
  'unknown-zone': ({ found, nearest }) => ({
    reason: /^([A-Z]{2,5}|(UTC|GMT)?[+-]\d.*)$/.test(found)
      ? `“${found}” is not a zone: abbreviations and offsets don’t say when clocks change.`
      : `“${found}” is not a known zone.`,
    repair:
      nearest === null
        ? 'Name the zone by its place, such as America/New_York or Asia/Taipei.'
        : `Did you mean “${nearest}”?`,
  }),
  gap: ({ local, zone, jumpsFrom, jumpsTo }) => ({
    reason: `${spaced(local)} doesn’t exist in ${zone}: clocks go from ${spaced(jumpsFrom)} to ${spaced(jumpsTo)}.`,
    repair: 'Choose a time before or after the change.',
  }),
  overlap: ({ local, zone, earlier, later }) => ({
    reason: `${spaced(local)} comes twice in ${zone}, because clocks go back.`,
    repair: `Add “(earlier)” for the one at ${formatOffset(earlier)}, or “(later)” for the one at ${formatOffset(later)}.`,
  }),
  'window-order': ({ from, to }) => ({
    reason: `The window ends (${to}) before it starts (${from}).`,
    repair: 'Swap the two, or check their dates and zones.',
  }),
  'shift-order': ({ from, to }) => ({
    reason: `The shift ends (${to}) before it starts (${from}).`,
    repair: 'Past midnight, the end has the date of the next day.',
  }),
  'shift-long': ({ from, to }) => ({
    reason: `From ${from} to ${to} is longer than a day.`,
    repair: 'Check the dates, or write one entry for each shift.',
  }),
  'once-and-weekly': ({ key }) => ({
    reason: `“${key}” is weekly, but with “once” this entry is one shift by date.`,
    repair: `Take “${key}” out here, or give the weekly hours an entry of their own.`,
  }),
  'limits-order': ({ key, value, max }) => ({
    reason: `“${key}” is ${value} hours, more than the ${max} it must fit in.`,
    repair:
      key === 'sleep' ? 'Raise “rest”, or lower “sleep”.' : 'Raise “awake-red”, or lower “awake-amber”.',
  }),
  'bad-hours': ({ found }) => ({
    reason: `“${found}” is not a span of hours.`,
    repair: 'Write it as 09:00-18:00, on the 24-hour clock of the site.',
  }),
  'bad-break': ({ found }) => ({
    reason: `“${found}” is not a break.`,
    repair:
      'Write it as 12:00-13:00 lunch; the word after the hours may be left out (at most 60 characters).',
  }),
  'bad-exception': ({ found }) => ({
    reason: `“${found}” is not an exception.`,
    repair: 'Write it as 1998-09-13 off, or as 1998-09-13 10:00-12:00.',
  }),
  'doubled-id': ({ kind, id, firstLine }) => ({
    reason: `There is already a ${kindsEn[kind]} “${id}”, on line ${firstLine}.`,
    repair: 'Give one of the two another id.',
  }),
  'no-such': ({ kind, id, nearest }) => ({
    reason: `There is no ${kindsEn[kind]} “${id}” in this file.`,
    repair: nearest === null ? `Add it, or name another ${kindsEn[kind]}.` : `Did you mean “${nearest}”?`,
  }),
  'other-role': ({ id, role, by }) => ({
    reason: `The step is for the role “${by}”, and “${id}” has the role “${role}”.`,
    repair: `Name somebody with the role “${by}”, or leave “person” out.`,
  }),
  circle: ({ steps }) => ({
    reason: `These steps wait for each other in a circle: ${steps.join(' → ')}.`,
    repair: 'Change one “after”. A step without “after” waits for the step above it.',
  }),
  'answers-differ': ({ found, needs }) => ({
    reason: `The original has ${needs} answers, and this has ${found}.`,
    repair: `Write ${needs}, in the same order as the original.`,
  }),
}

const zhTW: Sayings = {
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
  'out-of-range': ({ min, max }) => ({
    reason: '數字太小或太大。',
    repair: `請用 ${min} 到 ${max} 的整數。`,
  }),
  'bad-id': ({ found }) => ({
    reason: `「${found}」不能當作代號。`,
    repair: '請用 1 到 64 個英文字母、數字或 . _ : -，開頭須是字母或數字。',
  }),
  'bad-minutes': ({ found }) => ({
    reason: `「${found}」不是時間估計。`,
    repair: '請以整數分鐘寫「最快/大約/最慢」，例如 20/30/60；時間固定就只寫一個數字。',
  }),
  'estimate-order': ({ best, likely, worst }) => ({
    reason: `${best}/${likely}/${worst} 不是由快到慢的順序。`,
    repair: `是不是要寫 ${[best, likely, worst].sort((a, b) => a - b).join('/')}？`,
  }),
  'bad-wall-time': ({ found }) => ({
    reason: `「${found}」不是帶時區的日期時間。`,
    repair: '請寫成 1998-09-11 20:00 America/New_York（年份 1970 到 2199）。',
  }),
  'no-zone': ({ found }) => ({
    reason: `「${found}」沒有寫是哪個時區。`,
    repair: `請在後面加上以地名表示的時區，例如：${found} Asia/Taipei。`,
  }),
  'unknown-zone': ({ found, nearest }) => ({
    reason: /^([A-Z]{2,5}|(UTC|GMT)?[+-]\d.*)$/.test(found)
      ? `「${found}」不是時區：縮寫和時差看不出何時調整時鐘。`
      : `沒有「${found}」這個時區。`,
    repair:
      nearest === null
        ? '請用地名表示時區，例如 America/New_York 或 Asia/Taipei。'
        : `是不是要寫「${nearest}」？`,
  }),
  gap: ({ local, zone, jumpsFrom, jumpsTo }) => ({
    reason: `${zone} 沒有 ${spaced(local)} 這個時刻：時鐘從 ${spaced(jumpsFrom)} 直接撥到 ${spaced(jumpsTo)}。`,
    repair: '請改用調整之前或之後的時間。',
  }),
  overlap: ({ local, zone, earlier, later }) => ({
    reason: `${zone} 的時鐘往回撥，${spaced(local)} 會出現兩次。`,
    repair: `請加上「(earlier)」表示 ${formatOffset(earlier)} 的那次，或「(later)」表示 ${formatOffset(later)} 的那次。`,
  }),
  'window-order': ({ from, to }) => ({
    reason: `維護時段的結束（${to}）早於開始（${from}）。`,
    repair: '請對調，或檢查日期與時區。',
  }),
  'shift-order': ({ from, to }) => ({
    reason: `到場的結束（${to}）早於開始（${from}）。`,
    repair: '跨過午夜時，結束要寫隔天的日期。',
  }),
  'shift-long': ({ from, to }) => ({
    reason: `從 ${from} 到 ${to} 超過一天。`,
    repair: '請檢查日期，或每次到場各寫一項。',
  }),
  'once-and-weekly': ({ key }) => ({
    reason: `「${key}」是每週的時段，但有「once」的這一項是指定日期的單次到場。`,
    repair: `請拿掉這裡的「${key}」，或把每週時段另寫一項。`,
  }),
  'limits-order': ({ key, value, max }) => ({
    reason: `「${key}」是 ${value} 小時，超過了上限 ${max} 小時。`,
    repair:
      key === 'sleep' ? '請提高「rest」，或降低「sleep」。' : '請提高「awake-red」，或降低「awake-amber」。',
  }),
  'bad-hours': ({ found }) => ({
    reason: `「${found}」不是一段時間。`,
    repair: '請以現場的 24 小時制寫成 09:00-18:00。',
  }),
  'bad-break': ({ found }) => ({
    reason: `「${found}」不是休息時間。`,
    repair: '請寫成 12:00-13:00 午休；時間後面的說明可省略（最多 60 個字元）。',
  }),
  'bad-exception': ({ found }) => ({
    reason: `「${found}」不是例外日期。`,
    repair: '請寫成 1998-09-13 off，或 1998-09-13 10:00-12:00。',
  }),
  'doubled-id': ({ kind, id, firstLine }) => ({
    reason: `第 ${firstLine} 行已經有${kindsZh[kind]}「${id}」。`,
    repair: '請替其中一個換個代號。',
  }),
  'no-such': ({ kind, id, nearest }) => ({
    reason: `這個檔案裡沒有${kindsZh[kind]}「${id}」。`,
    repair: nearest === null ? `請補上，或改用其他${kindsZh[kind]}。` : `是不是要寫「${nearest}」？`,
  }),
  'other-role': ({ id, role, by }) => ({
    reason: `這一步由「${by}」執行，但「${id}」的角色是「${role}」。`,
    repair: `請改填角色是「${by}」的人，或拿掉「person」。`,
  }),
  circle: ({ steps }) => ({
    reason: `這些步驟繞成一圈互相等待：${steps.join(' → ')}。`,
    repair: '請改其中一個「after」。沒寫「after」的步驟會等它上面的那一步。',
  }),
  'answers-differ': ({ found, needs }) => ({
    reason: `原文有 ${needs} 個答案，這裡有 ${found} 個。`,
    repair: `請寫 ${needs} 個，順序與原文相同。`,
  }),
}

export const planFileWords = bilingual(en, zhTW)

/** One error of a plan file for a reader: where, what is wrong, and what to do now. */
export function sayPlanFileError(error: PlanFileError, lang: Lang): PlanFileSaying & { where: string } {
  const say = planFileWords[lang][error.code] as (p: unknown) => PlanFileSaying
  const line = lang === 'en' ? `line ${error.line}` : `第 ${error.line} 行`
  return { where: error.field === '' ? line : `${line} · ${error.field}`, ...say(error.params) }
}

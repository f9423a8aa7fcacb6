import { bilingual } from '../../messages/lang.ts'
import { formatOffset } from '../../time/zone.ts'
import type { SayingsOf } from './file-saying.ts'

/** What can be wrong with a value of a plan file. */
export interface FileValueFaults {
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
}

const spaced = (local: string) => local.replace('T', ' ')

export const valueSayings = bilingual<SayingsOf<FileValueFaults>>(
  {
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
  },
  {
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
        key === 'sleep'
          ? '請提高「rest」，或降低「sleep」。'
          : '請提高「awake-red」，或降低「awake-amber」。',
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
  },
)

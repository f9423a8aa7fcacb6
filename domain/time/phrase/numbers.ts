/** Numbers as people write them in times: digits, English words to twelve, Chinese numerals to ninety-nine. */

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const tens: Record<string, number> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  ninety: 90,
}
const digits = '零一二三四五六七八九'

/** Pieces of regular expressions for `readNumber`. */
export const hanNumber = '(?:\\d{1,2}|[〇零一二兩三四五六七八九十廿]{1,3})'
export const wordNumber = `(?:\\d{1,2}|${words.slice(1).join('|')})`

/** Minutes as they are said. */
export const minuteNumber = `(?:\\d{1,4}|an?|forty-five|${Object.keys(tens).join('|')}|${words.slice(1).join('|')})`

/** The number written, or null. */
export function readNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (tens[text] !== undefined) return tens[text]
  const word = words.indexOf(text)
  if (word >= 0) return word
  const plain = text.replaceAll('〇', '零').replaceAll('兩', '二').replaceAll('廿', '二十')
  const one = (c: string) => digits.indexOf(c)
  if (plain.length === 1 && plain !== '十') return one(plain) < 0 ? null : one(plain)
  const m = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (m !== null) return (m[1] === undefined ? 1 : one(m[1])) * 10 + (m[2] === undefined ? 0 : one(m[2]))
  // "一百一十五" and "一一五", as years of the Republic are said
  const hundred = /^一百零?(.*)$/.exec(plain)
  if (hundred !== null)
    return 100 + (hundred[1] === '' ? 0 : (readNumber(hundred[1] as string) ?? Number.NaN))
  if (/^[一二三四五六七八九][零一二三四五六七八九]{1,2}$/.test(plain))
    return Number([...plain].map(one).join(''))
  // "零五分": the nought is only spoken.
  const spoken = /^零([一二三四五六七八九])$/.exec(plain)
  return spoken === null ? null : one(spoken[1] as string)
}

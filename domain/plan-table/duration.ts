import type { Estimate } from '../plan/plan.ts'
import { hoursAsMinutes, onlyTime, readMinutes } from '../plan-markdown/minutes.ts'

const clock = /(?<![\d:.])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*(小時|hours?|hrs?|h)?(?![\d:a-z])/gi

const N = String.raw`\d+(?:\.\d+)?`
const TO = '(?:-|–|—|~|～|to|至|到|/)'
/** The ways in which all the numbers of a cell are read; in any other one of them would be lost. */
const shapes = [
  `(?:${N})?`,
  String.raw`${N}\s*${TO}\s*${N}`,
  String.raw`${N}\s*\p{L}+\.?\s*${TO}\s*${N}\s*\p{L}`,
  String.raw`${N}\s*(?:h\p{L}*\.?|個?小時)\s*(?:and\s*)?${N}\s*(?:m|分)`,
  String.raw`${N}\s*/\s*${N}\s*/\s*${N}`,
].map((shape) => new RegExp(String.raw`^\D*${shape}\D*$`, 'iu'))

/**
 * The minutes that a cell says: "45", "20/30/60", "20-60", "90 min", "1,5 h", "1h30", "45 分", "1:30" (hours and
 * minutes). Null where it says no length of time, or something besides.
 */
export function readDuration(text: string): Estimate | null {
  const said = text
    .normalize('NFKC')
    .trim()
    // A decimal comma; a list of three has one behind each number.
    .replace(/(?<![\d,])(\d+),(\d{1,2})(?![\d,])/g, '$1.$2')
    .replace(clock, (_all, h, m, s) => String(Number(h) * 60 + Number(m) + Number(s ?? 0) / 60))
  // "1:30 min" may be a minute and a half, or an hour and a half.
  if (/\d:\d/.test(said) || (clockIn(text) && /[a-z分秒時天]/i.test(said))) return null
  const one = hoursAsMinutes(said)
  return onlyTime(one) && shapes.some((shape) => shape.test(one)) ? readMinutes(one, true) : null
}

function clockIn(text: string): boolean {
  return /\d:\d/.test(text.normalize('NFKC'))
}

import type { HandsWindow, PlanStep } from '../plan/plan.ts'
import { dayNumber } from '../time/civil.ts'

/** How lists of a plan are typed into one field, and read back. `null`: it says no such list. */

/** "3, 5": after those steps of the plan; "": after the one before; "0": after nothing. */
export function readAfter(text: string, steps: readonly PlanStep[]): { after: string[] | null } | null {
  const said = text.normalize('NFKC').trim()
  if (said === '') return { after: null }
  if (said === '0') return { after: [] }
  const parts = said.split(/[\s,、;]+/).filter((p) => p !== '')
  const ids = parts.map((p) => (/^\d{1,3}$/.test(p) ? steps[Number(p) - 1]?.id : undefined))
  return ids.some((id) => id === undefined) ? null : { after: [...new Set(ids as string[])] }
}

export function writeAfter(after: PlanStep['after'], steps: readonly PlanStep[]): string {
  if (after === null) return ''
  if (after.length === 0) return '0'
  const numbers = after.map((id) => steps.findIndex((s) => s.id === id) + 1)
  return numbers
    .filter((n) => n > 0)
    .sort((a, b) => a - b)
    .join(', ')
}

const between = /\s*[-–—~至到]\s*/

/** "12:00-13:00 lunch, 15:00-15:15": the breaks of a shift, one after each comma or in each line. */
export function readBreaks(text: string): HandsWindow['breaks'] | null {
  const parts = listed(text)
  const breaks = parts.map((part) => {
    const found = /^([\d:]+\s*[-–—~至到]\s*[\d:]+)(?:\s+(.{1,60}))?$/.exec(part)
    const hours = found === null ? null : readHours(found[1] as string)
    if (hours?.from === undefined || hours.to === undefined) return null
    const label = found?.[2]?.trim() ?? ''
    return label === '' ? hours : { ...hours, label }
  })
  return breaks.length > 10 || breaks.includes(null) ? null : (breaks as HandsWindow['breaks'])
}

export function writeBreaks(breaks: HandsWindow['breaks']): string {
  return breaks.map((b) => `${b.from}-${b.to}${b.label === undefined ? '' : ` ${b.label}`}`).join(', ')
}

const OFF = /^(off|closed|holiday|休|休假|放假|不在)$/i

/**
 * Days that differ, each in a line or after a comma: "2026-10-10 off", "2026-10-17 09:00-12:00" (that day's hours),
 * "2026-10-18" (the usual hours on a day of its own), "2026-10-19 off 14:00-16:00" (those hours cut out).
 */
export function readExcept(text: string): HandsWindow['except'] | null {
  const days = listed(text).map((part) => {
    const [date, ...rest] = part.split(/\s+/)
    if (date === undefined || !isDate(date)) return null
    const off = rest[0] !== undefined && OFF.test(rest[0])
    const hours = rest.slice(off ? 1 : 0).join('')
    if (hours === '') return off ? { date, off: true } : { date }
    const read = readHours(hours)
    if (read === null) return null
    return off ? { date, ...read, off: true } : { date, ...read }
  })
  return days.length > 60 || days.includes(null) ? null : (days as HandsWindow['except'])
}

/** One a line. `off` is the word for a day off in the writer's language. */
export function writeExcept(except: HandsWindow['except'], off: string): string {
  return except
    .map((e) => {
      const hours = e.from === undefined && e.to === undefined ? [] : [`${e.from ?? ''}-${e.to ?? ''}`]
      return [e.date, ...(e.off === true ? [off] : []), ...hours].join(' ')
    })
    .join('\n')
}

/** "10.0.0.1, ppp0": whatever stands between commas or line ends. */
export function readList(text: string): string[] {
  return listed(text)
}

/** "9", "9:30", "0930" as `HH:mm`, on a clock of 24 hours; null when it is none. */
export function readClock(text: string): string | null {
  const found = /^(\d{1,2}):?(\d\d)?$/.exec(text.normalize('NFKC').trim())
  const [hour, minute] = [Number(found?.[1] ?? 24), Number(found?.[2] ?? 0)]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** "09:00-12:00"; one of the two may be left out. */
function readHours(text: string): { from?: string; to?: string } | null {
  const [first = '', second, more] = text.split(between)
  const from = first === '' ? undefined : readClock(first)
  const to = second === '' ? undefined : readClock(second ?? '')
  if (from === null || to === null || more !== undefined || (from === undefined && to === undefined))
    return null
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function listed(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (found === null) return false
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return false
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  return day <= dayNumber(next) - dayNumber({ year, month, day: 1 })
}

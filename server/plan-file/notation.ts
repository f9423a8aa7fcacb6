import type { Estimate, HandsWindow, WallTime } from '../../domain/plan/plan.ts'
import { estimateSchema, handsWindowSchema } from '../../domain/plan/schema.ts'
import type { PlanFileErrorCode, PlanFileErrorParams } from '../../domain/plan/words/plan-file.ts'
import { resolveWallTime } from '../../domain/time/wall-time.ts'
import { parseZone } from '../../domain/time/zone.ts'
import { nearestZone } from './nearest.ts'

/** The small notations of the file: text that stands for a value with parts. */
export type Fault = {
  [C in PlanFileErrorCode]: { code: C; params: PlanFileErrorParams[C] }
}[PlanFileErrorCode]
export type Read<T> = { ok: true; value: T } | { ok: false; fault: Fault }

type Break = HandsWindow['breaks'][number]
type Exception = HandsWindow['except'][number]

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
export const patterns = {
  minutes: /^\d{1,6}\s*\/\s*\d{1,6}\s*\/\s*\d{1,6}$/,
  hours: new RegExp(`^${clock}-${clock}$`),
  break: new RegExp(`^${clock}-${clock}( [\\s\\S]*)?$`),
  except: new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)( off)?(?: (?:(${clock})-(${clock})?|-(${clock})))?$`),
  wall: /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d) (\S+)(?: \((earlier|later)\))?$/,
} as const

const value = <T>(v: T): Read<T> => ({ ok: true, value: v })
const fault = <C extends PlanFileErrorCode>(code: C, params: PlanFileErrorParams[C]): Read<never> => ({
  ok: false,
  fault: { code, params } as Fault,
})

/** The longest estimate there may be, in minutes. */
export const longest = estimateSchema.shape.best.maxValue as number

/** `20/30/60`, or one number for work that always takes as long. Minutes. */
export function readMinutes(given: string | number): Read<Estimate> {
  const parts = typeof given === 'number' ? [given, given, given] : given.split('/').map(Number)
  const [best, likely, worst] = parts as [number, number, number]
  if (!parts.every(Number.isInteger)) return fault('bad-minutes', { found: String(given) })
  if (parts.some((m) => m > longest || m < 0)) return fault('out-of-range', { min: 0, max: longest })
  if (best > likely || likely > worst) return fault('estimate-order', { best, likely, worst })
  return value({ best, likely, worst })
}

export function writeMinutes({ best, likely, worst }: Estimate): string | number {
  return best === worst ? best : `${best}/${likely}/${worst}`
}

export function readZone(text: string): Read<string> {
  const parsed = parseZone(text)
  return parsed.ok ? value(parsed.zone) : fault('unknown-zone', { found: text, nearest: nearestZone(text) })
}

/** IANA's spelling. A name that no longer resolves is written as it stands: it is the reader who must choose. */
export function writeZone(zone: string): string {
  const parsed = parseZone(zone)
  return parsed.ok ? parsed.zone : zone
}

/** `1998-09-11 20:00 America/New_York`, with ` (earlier)` or ` (later)` where clocks go back over it. */
export function readWall(text: string): Read<WallTime> {
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(text)) return fault('no-zone', { found: text })
  const parts = patterns.wall.exec(text)
  if (parts === null) return fault('bad-wall-time', { found: text.slice(0, 200) })
  const [, date, time, zone, choice] = parts as unknown as [
    string,
    string,
    string,
    string,
    'earlier' | 'later' | undefined,
  ]
  const result = resolveWallTime(`${date}T${time}`, zone, choice)
  if (result.ok) return result.wall.instant < 0 ? fault('bad-wall-time', { found: text }) : value(result.wall)
  switch (result.code) {
    case 'unknown-zone':
      return fault('unknown-zone', { found: zone, nearest: nearestZone(zone) })
    case 'bad-local':
      return fault('bad-wall-time', { found: text })
    case 'gap':
      return fault('gap', {
        local: result.local,
        zone: result.zone,
        jumpsFrom: result.jumpsFrom,
        jumpsTo: result.jumpsTo,
      })
    case 'overlap':
      return fault('overlap', {
        local: result.local,
        zone: result.zone,
        earlier: result.earlier.offset,
        later: result.later.offset,
      })
  }
}

export function writeWall(wall: WallTime): string {
  const text = `${wall.local.replace('T', ' ')} ${writeZone(wall.zone)}`
  const result = resolveWallTime(wall.local, wall.zone)
  if (result.ok || result.code !== 'overlap') return text
  return `${text} (${wall.instant === result.later.instant ? 'later' : 'earlier'})`
}

/** `09:00-18:00` on the site's wall clock. */
export function readHours(text: string): { from: string; to: string } {
  return { from: text.slice(0, 5), to: text.slice(6, 11) }
}

export function writeHours({ from, to }: { from: string; to: string }): string {
  return `${from}-${to}`
}

const labelMax = handsWindowSchema.shape.breaks.element.shape.label.unwrap().maxLength as number

/** `12:00-13:00 lunch`. */
export function readBreak(text: string): Read<Break> {
  const hours = readHours(text)
  if (text.length === 11) return value(hours)
  const label = text.slice(12)
  return label.length > labelMax
    ? fault('bad-break', { found: text.slice(0, 200) })
    : value({ ...hours, label })
}

export function writeBreak({ label, ...hours }: Break): string {
  return label === undefined ? writeHours(hours) : `${writeHours(hours)} ${label}`
}

/**
 * `1998-09-13 off`, `1998-09-13 off 10:00-12:00`, `1998-09-13 10:00-12:00`; one end may be left out for the usual one,
 * both for a day with the usual hours.
 */
export function readException(text: string): Read<Exception> {
  const parts = patterns.except.exec(text)
  const [, date = '', off, from, till, to = till] = parts ?? []
  // A date no calendar has; the zone is only there to ask.
  if (!resolveWallTime(`${date}T12:00`, 'UTC').ok) return fault('bad-exception', { found: text })
  return value({
    date,
    ...(off === undefined ? {} : { off: true }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
}

export function writeException({ date, from, to, off }: Exception): string {
  const hours = from === undefined && to === undefined ? '' : ` ${from ?? ''}-${to ?? ''}`
  return `${date}${off === true ? ' off' : ''}${hours}`
}

import { DEFAULT_LIMITS, sameLimits } from '../plan/limits.ts'
import type { Limits } from '../plan/plan.ts'
import { limitsSchema } from '../plan/schema.ts'

/** Hours as people write them, `16`, `16.5`, `16:30`, `16 h`: in minutes; null when it is no such thing. */
export function readHours(text: string): number | null {
  const given = text.normalize('NFKC').trim()
  const parts = /^(\d{1,2})(?:[.,](\d{1,2})|:([0-5]\d))?\s*(?:h|hours?|小時|個小時)?$/i.exec(given)
  if (parts === null) return null
  const [, hours = '', fraction, minutes] = parts
  if (minutes !== undefined) return Number(hours) * 60 + Number(minutes)
  return Math.round(Number(`${hours}.${fraction ?? '0'}`) * 60)
}

/** Minutes in hours: `16`, `16.5`, and `16:05` where no short fraction says it. */
export function writeHours(minutes: number): string {
  const hours = minutes / 60
  if (Number.isInteger(hours * 4)) return String(hours)
  return `${Math.floor(hours)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Two clock readings, `02:00-06:00`; null when they are none, or the same. */
export function readClocks(text: string): Limits['low'] | null {
  const parts = /^(\d?\d):([0-5]\d)\s*[-–—~至到]\s*(\d?\d):([0-5]\d)$/.exec(text.normalize('NFKC').trim())
  if (parts === null) return null
  const [, h1 = '', m1 = '', h2 = '', m2 = ''] = parts
  if (Number(h1) > 23 || Number(h2) > 23) return null
  const low = { from: `${h1.padStart(2, '0')}:${m1}`, to: `${h2.padStart(2, '0')}:${m2}` }
  return low.from === low.to ? null : low
}

export type LimitFault = 'range' | 'awake-order' | 'sleep-over-rest'

/** Limits with one of them changed, as an upgrade keeps them: null when they are the usual ones; or what is wrong. */
export function withLimit(
  limits: Limits,
  change: Partial<Limits>,
): { ok: true; limits: Limits | null } | { ok: false; fault: LimitFault } {
  const next = { ...limits, ...change }
  const read = limitsSchema.safeParse(next)
  if (read.success) return { ok: true, limits: sameLimits(next, DEFAULT_LIMITS) ? null : next }
  const said = read.error.issues.map((i) => i.message)
  if (said.includes('limits-order')) return { ok: false, fault: 'awake-order' }
  return { ok: false, fault: said.includes('sleep-over-rest') ? 'sleep-over-rest' : 'range' }
}

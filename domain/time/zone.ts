import { isZone, offsetsOf } from '#zone-engine'
import { DAY, MINUTE } from './civil.ts'

export type ZoneResult = { ok: true; zone: string } | { ok: false; code: 'unknown-zone'; text: string }

const odd: Record<string, string> = {
  act: 'ACT',
  bajanorte: 'BajaNorte',
  bajasur: 'BajaSur',
  comodrivadavia: 'ComodRivadavia',
  denoronha: 'DeNoronha',
  dumontdurville: 'DumontDUrville',
  easterisland: 'EasterIsland',
  knox_in: 'Knox_IN',
  lhi: 'LHI',
  mcmurdo: 'McMurdo',
  nsw: 'NSW',
  uct: 'UCT',
  us: 'US',
  utc: 'UTC',
}

/** The case IANA writes a name in. Engines accept any case, and some give back another (older) name, so it is ours. */
function spell(text: string): string {
  return text
    .toLowerCase()
    .split('/')
    .map((part) => {
      const known = odd[part]
      if (known !== undefined) return known
      if (part.startsWith('gmt')) return part.toUpperCase()
      return part.replace(/[a-z]+/g, (w) =>
        w === 'au' || w === 'es' || w === 'of' ? w : w.charAt(0).toUpperCase() + w.slice(1),
      )
    })
    .join('/')
}

const known = new Set<string>()

/**
 * An IANA zone name in IANA's spelling. Accepted: names with a place ("asia/taipei", "America/New York", "Etc/…")
 * and "UTC". Refused: abbreviations and bare offsets ("EST", "CST", "+08:00"), even those that engines know: "EST" is
 * a place that never changes its clock, which is seldom what was meant. Never falls back to another zone.
 */
export function parseZone(text: string): ZoneResult {
  if (known.has(text)) return { ok: true, zone: text }
  const name = text.trim().replaceAll(' ', '_')
  const refused: ZoneResult = { ok: false, code: 'unknown-zone', text }
  if (name.length > 64 || !/^(utc|[a-z][a-z_-]*(\/[a-z0-9_+-]+){1,2})$/i.test(name)) return refused
  const zone = spell(name)
  if (!isZone(zone)) return refused
  known.add(zone)
  return { ok: true, zone }
}

/** A stretch of time, [from, to), over which a zone keeps one offset (ms east of UTC). */
export interface OffsetSpan {
  from: number
  to: number
  offset: number
}

// To ask the engine costs 16 to 36 µs; a look-up in these tables well under one. They are built for 365 days at a
// time, when first asked for.
const PAGE = 365 * DAY
const PAGES_AT_MOST = 300
const tables = new Map<string, Map<number, OffsetSpan[]>>()

function readPage(zone: string, page: number): OffsetSpan[] {
  const read = offsetsOf(zone)
  // Old offsets have seconds (Monrovia -00:44:30 until 1972); fractions of a second don't exist.
  const offsetOf = (t: number) => Math.round(read(t) * 60) * 1000
  const start = page * PAGE
  const end = start + PAGE
  let span: OffsetSpan = { from: start, to: end, offset: offsetOf(start) }
  const spans = [span]
  // No zone has changed its clock twice within a day, so a look per day sees every change.
  for (let day = start + DAY; day <= end; day += DAY) {
    const offset = offsetOf(day)
    if (offset === span.offset) continue
    let before = day - DAY
    let after = day
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000
      if (offsetOf(middle) === span.offset) before = middle
      else after = middle
    }
    if (after >= end) break
    span.to = after
    span = { from: after, to: end, offset }
    spans.push(span)
  }
  return spans
}

function pageOf(zone: string, page: number): OffsetSpan[] {
  let table = tables.get(zone)
  if (table === undefined) {
    const parsed = parseZone(zone)
    if (!parsed.ok) throw new RangeError(`Not an IANA zone: ${JSON.stringify(zone)}`)
    if (parsed.zone !== zone) return pageOf(parsed.zone, page)
    table = new Map()
    tables.set(zone, table)
  }
  let spans = table.get(page)
  if (spans === undefined) {
    if (table.size >= PAGES_AT_MOST) table.clear()
    spans = readPage(zone, page)
    table.set(page, spans)
  }
  return spans
}

function spanAt(zone: string, instant: number): OffsetSpan {
  const page = Math.floor(instant / PAGE)
  if (!Number.isFinite(page)) throw new RangeError(`Not an instant: ${instant}`)
  const spans = pageOf(zone, page)
  for (let i = spans.length - 1; i > 0; i--) {
    const span = spans[i]
    if (span !== undefined && span.from <= instant) return span
  }
  return spans[0] as OffsetSpan
}

/** Milliseconds east of UTC at an instant. Throws RangeError on a zone that `parseZone` refuses. */
export function offsetMs(zone: string, instant: number): number {
  return spanAt(zone, instant).offset
}

/** Minutes east of UTC at an instant (a fraction only where old local mean time had seconds). Throws like `offsetMs`. */
export function offsetAt(zone: string, instant: number): number {
  return offsetMs(zone, instant) / MINUTE
}

/** The stretches of one offset that touch [from, to], in order; neighbours differ in offset. */
export function offsetSpans(zone: string, from: number, to: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  for (let t = from; t <= to; ) {
    const span = spanAt(zone, t)
    const last = spans.at(-1)
    if (last !== undefined && last.offset === span.offset) last.to = span.to
    else spans.push({ ...span })
    t = span.to
  }
  return spans
}

export interface ClockChange {
  /** The first instant of the new offset. */
  at: number
  /** Offsets in minutes. */
  before: number
  after: number
}

/** Changes of a zone's clock within (from, to], in order. Throws like `offsetMs`. */
export function clockChanges(zone: string, from: number, to: number): ClockChange[] {
  const spans = offsetSpans(zone, from, to)
  return spans.slice(1).map((span, i) => ({
    at: span.from,
    before: (spans[i] as OffsetSpan).offset / MINUTE,
    after: span.offset / MINUTE,
  }))
}

const two = (n: number) => String(n).padStart(2, '0')

/** Minutes east of UTC as `+08:00` or `−04:00` (a true minus sign); seconds only where there are any. */
export function formatOffset(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60)
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest}`
}

/** The version of the tz data that this engine answers from ("2025c"), or '' where it doesn't say (browsers). */
export function tzVersion(): string {
  const engine = globalThis as { process?: { versions?: { tz?: string } } }
  return engine.process?.versions?.tz ?? ''
}

/** The zone this device is set to: something to offer to its reader, never to assume. Null where it is none we know. */
export function deviceZone(): string | null {
  const read = parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  return read.ok ? read.zone : null
}

import type { Presence, UpgradeState } from '../log/state.ts'
import { DAY } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { clip, cut, instantOf, merge, type Span } from './spans.ts'
import {
  compare,
  goes,
  type HandsWindow,
  handsIntervals,
  LOOK_AHEAD,
  reasonAt,
  saidUntil,
  stays,
} from './windows.ts'

/** What must be known to say who is on site when. */
export type Hands = Pick<UpgradeState, 'hands' | 'head' | 'people' | 'presence'> &
  Partial<Pick<UpgradeState, 'breaks'>>

/** A stretch in which the same people are on site; half-open like every span: in at `start`, gone at `end`. */
export interface OnSiteSpan extends Span {
  /** Person ids, sorted; never empty. */
  people: string[]
}

/** Why somebody counts as on site: by the weekly pattern, by a dated exception, or because they said so. */
export type WhyThere = 'pattern' | 'exception' | 'said'

/**
 * Why nobody is on site. `away`, `left`: they said so. `break`, `day-off`: a hole in their hours. `outside-hours`: none
 * of their hours. `no-hands`: nobody has any hours at all.
 */
export interface Absence {
  why: 'away' | 'left' | 'break' | 'day-off' | 'outside-hours' | 'no-hands'
  /** Whose reason it is: the one who is back first. */
  person: string | null
  /** What the break is called. */
  label: string | null
  /** When somebody is on site again (epoch ms); null if not within 14 days. */
  until: number | null
}

/**
 * Who is on site in [from, to), as known at `now`: sorted, disjoint, a new span wherever somebody comes or goes. All
 * edges are half-open: at the instant at which a break, an absence or a shift ends, it is over.
 *
 * What people said overrules their windows: away cuts until they are back, left cuts the stretch they left, on site
 * counts until when they said, else until the next edge of their hours, else to the end of that day on the site. So
 * does what they answered of a break: staying counts through it, leaving later moves it. What somebody said counts
 * until its time has come. Only those who still have a seat count; `who` asks for one person alone.
 */
export function handsSpans(state: Hands, from: number, to: number, now: number, who?: string): OnSiteSpan[] {
  return together(
    seatsOf(state, who).map((person) => ({ person, spans: spansOf(state, person, from, to, now) })),
  )
}

/** When anybody at all is on site in [from, to): as `handsSpans`, one relieving the other being one span. */
export function anyHands(state: Hands, from: number, to: number, now: number, who?: string): Span[] {
  return merge(seatsOf(state, who).flatMap((person) => spansOf(state, person, from, to, now)))
}

/** When anybody is on site by the windows alone of those who still have a seat: what was planned. */
export function plannedHands(state: Hands, from: number, to: number): Span[] {
  const windows = Object.values(state.hands).filter((w) => state.people[w.person]?.revoked !== true)
  return merge(handsIntervals(windows, state.head.site.zone, from, to))
}

/** Who is on site at `t` and why, as known at `now`; sorted by person. */
export function whoIsThere(
  state: Hands,
  t: number,
  now: number,
  who?: string,
): { person: string; why: WhyThere; until: number }[] {
  return seatsOf(state, who).flatMap((person) => {
    const span = spansOf(state, person, t, t + LOOK_AHEAD, now).find((s) => s.start <= t)
    if (span === undefined) return []
    const reasons = windowsOf(state, person).map((w) => reasonAt(w, state.head.site.zone, t))
    const why = reasons.includes('exception') ? 'exception' : reasons.includes('pattern') ? 'pattern' : 'said'
    return [{ person, why: said(state, person, now)?.state === 'on-site' ? 'said' : why, until: span.end }]
  })
}

/** Why nobody is on site at `t`, as known at `now`; null if somebody is. */
export function whyNobody(state: Hands, t: number, now: number, who?: string): Absence | null {
  const seats = seatsOf(state, who)
  if (seats.length === 0) return { why: 'no-hands', person: null, label: null, until: null }
  let first: { person: string; back: number } | null = null
  for (const person of seats) {
    const [next] = spansOf(state, person, t, t + LOOK_AHEAD, now)
    if (next === undefined) continue
    if (next.start <= t) return null
    if (first === null || next.start < first.back) first = { person, back: next.start }
  }
  const person = first?.person ?? (seats[0] as string)
  return { ...reasonOut(state, person, t, now), person, until: first?.back ?? null }
}

function reasonOut(state: Hands, person: string, t: number, now: number): Pick<Absence, 'why' | 'label'> {
  const presence = said(state, person, now)
  const absent = presence === null ? null : absence(state, person, presence, now)
  if (absent !== null && t < absent.end && (presence?.state === 'away' || presence?.state === 'left'))
    return { why: presence.state, label: null }
  for (const w of windowsOf(state, person)) {
    const reason = reasonAt(w, state.head.site.zone, t)
    if (reason !== null && typeof reason === 'object') return { why: reason.why, label: reason.label }
  }
  return { why: 'outside-hours', label: null }
}

/** Everybody who has hours, or said something of themselves, and still has a seat; sorted. */
function seatsOf(state: Hands, who: string | undefined): string[] {
  const seats = new Set([...Object.values(state.hands).map((w) => w.person), ...Object.keys(state.presence)])
  return [...seats]
    .filter((p) => (who === undefined || p === who) && state.people[p]?.revoked !== true)
    .sort(compare)
}

function windowsOf(state: Hands, person: string): HandsWindow[] {
  return Object.values(state.hands).filter((w) => w.person === person)
}

/** What a person said of themselves, if it still holds; `until` is null only where no edge of their hours ends it. */
export function said(state: Hands, person: string, now: number): Presence | null {
  const presence = state.presence[person]
  if (presence === undefined || presence.state === 'unknown') return null
  const until = saidUntil(windowsOf(state, person), state.head.site.zone, presence)
  return until !== null && until <= now ? null : { ...presence, until }
}

/** When one person is on site in [from, to), sorted and disjoint. */
export function spansOf(state: Hands, person: string, from: number, to: number, now: number): Span[] {
  const zone = state.head.site.zone
  const asked = state.breaks?.[person]
  const stayed = asked === undefined ? [] : clip(stays(asked), from, to)
  const there: Span[] = [...handsIntervals(windowsOf(state, person), zone, from, to), ...stayed]
  const gone = asked === undefined ? [] : goes(asked)
  const presence = said(state, person, now)
  if (presence === null) return cut(merge(there), gone)
  if (presence.state === 'on-site') {
    const day = Math.floor(localNumber(Math.max(presence.since, now), zone) / DAY)
    const end = presence.until ?? instantOf((day + 1) * DAY, zone)
    return cut(merge([...clip([{ start: presence.since, end }], from, to), ...there]), gone)
  }
  return cut(merge(there), merge([absence(state, person, presence, now), ...gone]))
}

/** The stretch that "away" or "left" cuts out: from when it was said until they are back, or their shift is over. */
function absence(
  state: Hands,
  person: string,
  presence: NonNullable<ReturnType<typeof said>>,
  now: number,
): Span {
  const { since, until } = presence
  if (presence.state === 'away') return { start: since, end: until ?? Number.POSITIVE_INFINITY }
  const zone = state.head.site.zone
  const [shift] = handsIntervals(windowsOf(state, person), zone, since, since + LOOK_AHEAD)
  const gone = shift !== undefined && shift.start <= since ? shift.end : now
  return { start: since, end: gone }
}

/** Several people's spans as those in which the same people are there. */
function together(all: readonly { person: string; spans: readonly Span[] }[]): OnSiteSpan[] {
  const edges = [...new Set(all.flatMap((p) => p.spans.flatMap((s) => [s.start, s.end])))].sort(
    (a, b) => a - b,
  )
  const next = all.map(() => 0)
  const spans: OnSiteSpan[] = []
  for (const [i, start] of edges.entries()) {
    const end = edges[i + 1]
    if (end === undefined) break
    const people: string[] = []
    for (const [k, { person, spans: own }] of all.entries()) {
      while ((own[next[k] as number]?.end ?? Number.POSITIVE_INFINITY) <= start)
        next[k] = (next[k] as number) + 1
      if ((own[next[k] as number]?.start ?? Number.POSITIVE_INFINITY) <= start) people.push(person)
    }
    if (people.length > 0) spans.push({ start, end, people })
  }
  return spans
}

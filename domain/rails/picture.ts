import { type BreakHole, breaksIn } from '../availability/break-holes.ts'
import type { UpgradersHours } from '../availability/known-hours.ts'
import { plannedHands } from '../availability/on-site.ts'
import { lowWindowSpans, sleepSpans } from '../availability/sleep.ts'
import type { Span } from '../availability/spans.ts'
import { saidUntil } from '../availability/windows.ts'
import { isOpen } from '../hands/state.ts'
import type { Card, HandsRequest, Presence, StepState, UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { inOrder, type PlanStep } from '../plan/plan.ts'
import type { Told } from '../schedule/told.ts'
import { needsHands } from '../schedule/work.ts'
import { HOUR } from '../time/civil.ts'
import { type Axis, axisOf } from './axis.ts'
import { type Outline, outline } from './outline.ts'
import { cutTo, rangeOf } from './range.ts'
import { foldAt, type Scale, scaleOf } from './scale.ts'

export type Side = 'home' | 'site'

/** A step on a rail. One step may have two: as planned, and as it happened or is expected. */
export interface Bar extends Span {
  step: string
  /** Place in reading order, from 1; roll-back steps go on counting. */
  number: number
  title: string
  side: Side
  how: 'planned' | 'happened' | 'expected'
  state: StepState
  /** Somebody on site has a part in it. */
  hands: boolean
  /** The site's part in a step of the other side: the same time, on the site's rail. */
  echo: boolean
  rollBack: boolean
  /** It had to wait for hands from then on. */
  waitsFrom: number | null
  noHands: boolean
  /** The end of all hangs on it. */
  critical: boolean
  /** Row on its rail, from 0, so that no two bars of one kind overlap. */
  lane: number
}

export interface RequestMark {
  id: string
  at: number
  end: number
  open: boolean
  state: HandsRequest['state']
  kind: HandsRequest['kind']
}

/** A line or band across one rail or both: of the plan, of the cards, and of the planner's trials. */
export interface Overlay {
  id: string
  kind: 'window-from' | 'window-to' | 'card-due' | 'low' | 'sleep' | 'ends' | 'ends-80' | 'turn-back' | 'dark'
  /** What it is of, as its sticker says. */
  of?: string
  side: Side | 'both'
  at: number
  /** The end of a band; null for a line. */
  to: number | null
}

/** Everything the rails show, in instants and codes; words and looks are the component's. */
export interface Picture {
  scale: Scale
  /** Where now is: in the picture, or before or after all of it. */
  now: { at: number; where: 'here' | 'before' | 'after' }
  axes: Record<Side, Axis>
  bars: Bar[]
  /** Rows that the bars of a side take, as planned and as it went. */
  lanes: Record<Side, { planned: number; real: number }>
  hands: Span[]
  breaks: BreakHole[]
  presence: (Span & { person: string; state: Presence['state']; open: boolean })[]
  requests: RequestMark[]
  cards: { id: string; at: number; state: Card['state'] | 'done' }[]
  overlays: Overlay[]
  outline: Outline
  done: number
  steps: number
}

/** Wider than this, nothing can be read: work that goes on for days is shown in part. */
const MOST_HOURS = 72

/** What is not in the state: what the trials say, and when the upgrader sleeps where the reader may know it. */
export interface Beside {
  told: Told | null
  hours: UpgradersHours | null
}

const nothing: Beside = { told: null, hours: null }

/** The picture of an upgrade at `now`; the range is what there is to see, unless given. */
export function picture(state: UpgradeState, now: number, wanted?: Span, beside = nothing): Picture {
  const times = outline(state, now)
  const whole = drawn(state, now, times, wanted ?? rangeOf(state, times, now, beside.told), beside)
  if (wanted !== undefined || whole.scale.hours <= MOST_HOURS) return whole
  return drawn(state, now, times, cutTo(whole.scale, MOST_HOURS * HOUR, now), beside)
}

function drawn(
  state: UpgradeState,
  now: number,
  times: Outline,
  { start: from, end: to }: Span,
  beside: Beside,
): Picture {
  const range: Span = { start: from, end: to }
  const start = state.head.start?.at.instant ?? state.startedAt ?? range.start
  const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
  const back = (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  const all = [...plan, ...back].flatMap((step, i) =>
    barsOf(state, times, step, i + 1, i >= plan.length, now),
  )
  const bars = all.filter((b) => b.end >= range.start && b.start <= range.end)
  const inside = (t: number) => t >= range.start && t <= range.end
  const requests = requestMarks(state, now).filter((r) => inside(r.at))
  const cards = Object.values(state.cards)
    .map((c) => ({
      id: c.id,
      at: c.doneAt ?? (c.state === 'armed' ? c.dueAt : (c.endedAt ?? c.dueAt)),
      state: c.doneAt === null ? c.state : ('done' as const),
    }))
    .filter((c) => inside(c.at))
  const overlays = overlaysOf(state, range, now, beside)
    .filter((o) => o.at <= range.end && (o.to ?? o.at) >= range.start)
    .map((o) =>
      o.to === null ? o : { ...o, at: Math.max(o.at, range.start), to: Math.min(o.to, range.end) },
    )
  // That somebody sleeps is no reason to draw a night in which nothing happens.
  const lines = overlays.filter((o) => o.kind !== 'low' && o.kind !== 'sleep')
  const moments = [now, start, ...[...requests, ...cards, ...lines].map((m) => m.at)].filter(inside)
  const scale = scaleOf(range, [...bars, ...moments.map((t) => ({ start: t, end: t + 1 }))])
  const axis = (zone: string) => {
    const whole = axisOf(zone, range, start)
    // A day that begins in a fold is named at its end; of several, the last.
    const days = whole.days.map((d) => ({ ...d, at: foldAt(d.at, scale)?.end ?? d.at }))
    return {
      ...whole,
      ticks: whole.ticks.filter((t) => foldAt(t.at, scale) === undefined),
      days: days.filter((d, i) => d.at !== days[i + 1]?.at),
    }
  }
  return {
    scale,
    now: { at: now, where: now < range.start ? 'before' : now > range.end ? 'after' : 'here' },
    axes: {
      home: axis(state.head.home.zone),
      site: axis(state.head.site.zone),
    },
    bars,
    lanes: { home: intoLanes(bars, 'home'), site: intoLanes(bars, 'site') },
    hands: plannedHands(state, range.start, range.end),
    breaks: breaksIn(state, range),
    presence: Object.entries(state.presence).flatMap(([person, p]) => {
      const own = Object.values(state.hands).filter((h) => h.person === person)
      const holds = saidUntil(own, state.head.site.zone, p)
      // "On site" is drawn as far as it has come; "away" to its end.
      const end = p.until ?? Math.min(holds ?? Number.POSITIVE_INFINITY, Math.max(now, p.since))
      if (p.state === 'unknown' || end < range.start || p.since > range.end) return []
      return [{ person, state: p.state, start: p.since, end, open: p.until === null && end >= now }]
    }),
    requests,
    cards,
    overlays,
    outline: times,
    done: plan.filter((s) => ['done', 'skipped'].includes(state.runs[s.id]?.state ?? 'todo')).length,
    steps: plan.length,
  }
}

function requestMarks(state: UpgradeState, now: number): RequestMark[] {
  return Object.values(state.requests)
    .map((r) => ({
      id: r.id,
      at: r.madeAt,
      end: Math.max(r.madeAt, r.endedAt ?? now),
      open: isOpen(r),
      state: r.state,
      kind: r.kind,
    }))
    .sort((a, b) => a.at - b.at)
}

function overlaysOf(state: UpgradeState, range: Span, now: number, { told, hours }: Beside): Overlay[] {
  const { home } = state.head
  const overlays: Overlay[] = lowWindowSpans(home.zone, limitsOf(state.head).low, range.start, range.end).map(
    (l) => ({
      id: `low-${l.start}`,
      kind: 'low',
      side: 'home',
      at: l.start,
      to: l.end,
    }),
  )
  if (hours !== null)
    for (const s of sleepSpans(hours, hours.zone, range.start, range.end))
      overlays.push({ id: `sleep-${s.start}`, kind: 'sleep', side: 'home', at: s.start, to: s.end })
  const { window } = state.head
  if (window !== null)
    overlays.push(
      { id: 'window-from', kind: 'window-from', side: 'both', at: window.from.instant, to: null },
      { id: 'window-to', kind: 'window-to', side: 'both', at: window.to.instant, to: null },
    )
  for (const c of Object.values(state.cards))
    if (c.state === 'armed')
      overlays.push({ id: `card-${c.id}`, kind: 'card-due', side: 'site', at: c.dueAt, to: null })
  // Only the last of each machine is in the state; all are in the log.
  for (const { id, sticker, pulse } of Object.values(state.machines)) {
    const dark = { kind: 'dark', side: 'site', of: sticker } as const
    if (pulse.back !== null)
      overlays.push({ ...dark, id: `back-${id}`, at: pulse.back.from, to: pulse.back.to })
    if (pulse.goneSince !== null)
      overlays.push({ ...dark, id: `dark-${id}`, at: pulse.goneSince, to: Math.max(pulse.goneSince, now) })
  }
  const finish = told?.chances?.finish
  if (finish !== undefined)
    overlays.push(
      { id: 'ends', kind: 'ends', side: 'both', at: finish.p50, to: finish.p95 },
      { id: 'ends-80', kind: 'ends-80', side: 'both', at: finish.p80, to: null },
    )
  const back = told?.turnBack
  if (back != null && back.at !== null && back.binds !== null)
    overlays.push({ id: 'turn-back', kind: 'turn-back', side: 'both', at: back.at, to: null })
  return overlays
}

function barsOf(
  state: UpgradeState,
  times: Outline,
  step: PlanStep,
  number: number,
  rollBack: boolean,
  now: number,
): Bar[] {
  const run = state.runs[step.id]
  const hands = needsHands(step)
  const side: Side = step.by === 'sentinel' ? 'site' : 'home'
  const critical = times.critical.has(step.id)
  const base = { step: step.id, number, title: step.title, hands, rollBack, critical, lane: 0 }
  const both = (bar: Omit<Bar, keyof typeof base | 'side' | 'echo'>): Bar[] => {
    const own: Bar = { ...base, ...bar, side, echo: false }
    return hands && side === 'home' ? [own, { ...own, side: 'site', echo: true }] : [own]
  }
  const bars: Bar[] = []
  const plain = { waitsFrom: null, noHands: false }
  const planned = times.planned[step.id]
  if (planned !== undefined) bars.push(...both({ ...planned, how: 'planned', state: 'todo' }))
  if (run !== undefined && run.startedAt !== null && run.state !== 'todo') {
    const end = Math.max(run.startedAt, run.endedAt ?? now)
    bars.push(...both({ start: run.startedAt, end, how: 'happened', state: run.state, ...plain }))
  }
  const slot = times.expected[step.id]
  if (slot?.how === 'ahead') {
    // As long as all goes as planned, one outline says it.
    const same = planned !== undefined && planned.start === slot.start && planned.end === slot.end
    if (same) bars.splice(0, bars.length, ...both({ ...slot, how: 'expected', state: 'todo' }))
    else bars.push(...both({ ...slot, how: 'expected', state: 'todo' }))
  } else if (slot?.how === 'running' && slot.end > now)
    bars.push(...both({ start: now, end: slot.end, how: 'expected', state: 'running', ...plain }))
  return bars
}

/** Gives each bar of a side the first row in which it overlaps no other of its kind. */
function intoLanes(bars: readonly Bar[], side: Side): { planned: number; real: number } {
  const ends: Record<'planned' | 'real', number[]> = { planned: [], real: [] }
  const own = bars.filter((b) => b.side === side).sort((a, b) => a.start - b.start || a.number - b.number)
  for (const bar of own) {
    const rows = ends[bar.how === 'planned' ? 'planned' : 'real']
    const free = rows.findIndex((end) => end <= bar.start)
    bar.lane = free === -1 ? rows.length : free
    rows[bar.lane] = bar.end
  }
  return { planned: Math.max(1, ends.planned.length), real: Math.max(1, ends.real.length) }
}

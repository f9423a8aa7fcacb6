import { handsIntervals } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { inOrder, type PlanStep, sortByOrder } from '../plan/plan.ts'
import { needsHands } from '../schedule/work.ts'
import { DAY, MINUTE } from '../time/civil.ts'
import type { PlannedTime } from './planned.ts'

/** Something an entry holds, at an instant (epoch ms). */
export interface EntryStep {
  /** Its id; its title is looked up when it is written, in the reader's language. */
  step: string
  at: number
}

/** One thing in somebody's calendar. Names of people are not in it: they can be erased, so they are looked up when written. */
export interface CalendarEntry {
  /** Stable for as long as the upgrade is: a thing that moves keeps it. */
  id: string
  kind: 'upgrade' | 'phase' | 'roll-back' | 'hands'
  /** Epoch ms, whole seconds; half-open. Equal: it has no length. */
  start: number
  end: number
  /** IANA zone on whose wall clock it was agreed. */
  zone: string
  status: 'tentative' | 'confirmed' | 'cancelled'
  title: string
  /** The person whose hands are asked for; null for everything but hands. */
  person: string | null
  steps: EntryStep[]
  /** The times are those at which it happened, and no longer planned ones. */
  over: boolean
}

/**
 * What an upgrade puts into a calendar, at planned times (see `plannedTimes`) until it is over, and as it
 * happened from then on: the whole upgrade, its phases, a roll-back, and each stretch on site in which hands are needed.
 * Hands stand on the site's clock, all else on the clock by which the start was agreed. Empty while no start is known.
 */
export function entriesOf(
  state: UpgradeState,
  planned: Readonly<Record<string, PlannedTime>>,
): CalendarEntry[] {
  const steps = inOrder(Object.values(state.phases), Object.values(state.steps))
  return [
    ...upgradeEntry(state, planned),
    ...phaseEntries(state, steps, planned),
    ...rollBackEntry(state),
    ...handsEntries(state, steps, planned),
  ]
}

function agreedZone({ head }: UpgradeState): string {
  return head.start?.at.zone ?? head.window?.from.zone ?? head.home.zone
}

/** How sure what still lies ahead is. */
function ahead(state: UpgradeState): CalendarEntry['status'] {
  if (state.status === 'cancelled' || state.status === 'closed') return 'cancelled'
  return state.status === 'draft' || state.status === 'suspended' ? 'tentative' : 'confirmed'
}

function upgradeEntry(state: UpgradeState, planned: Readonly<Record<string, PlannedTime>>): CalendarEntry[] {
  const { head, startedAt, endedAt } = state
  const base = {
    id: 'upgrade',
    kind: 'upgrade' as const,
    zone: agreedZone(state),
    title: head.title,
    person: null,
    steps: [],
  }
  if (state.status === 'closed' && startedAt !== null)
    return [{ ...base, ...whole(startedAt, endedAt ?? startedAt), status: 'confirmed' as const, over: true }]
  const slots = Object.values(planned)
  const starts = head.start?.at.instant ?? startedAt
  const start = head.window?.from.instant ?? starts
  if (start === null) return []
  const end = head.window?.to.instant ?? Math.max(start, ...slots.map((s) => s.end))
  return [{ ...base, ...whole(start, end), status: ahead(state), over: false }]
}

function phaseEntries(
  state: UpgradeState,
  steps: readonly PlanStep[],
  planned: Readonly<Record<string, PlannedTime>>,
): CalendarEntry[] {
  return sortByOrder(Object.values(state.phases)).flatMap((phase): CalendarEntry[] => {
    const own = steps.filter((s) => s.phase === phase.id)
    const base = {
      id: `phase.${phase.id}`,
      kind: 'phase' as const,
      zone: agreedZone(state),
      title: phase.title,
      person: null,
    }
    const ran = own.flatMap((s) => {
      const run = state.runs[s.id]
      const at = run?.startedAt ?? null
      return run === undefined || at === null ? [] : [{ step: s.id, at, end: run.endedAt ?? at }]
    })
    const ended = own.every((s) => ['done', 'skipped', 'undone'].includes(state.runs[s.id]?.state ?? 'todo'))
    const stopped = state.status === 'closed' || state.status === 'cancelled'
    if (ran.length > 0 && (ended || stopped))
      return [{ ...base, ...around(ran), status: 'confirmed', over: true }]
    const slots = own.flatMap((s) => {
      const slot = planned[s.id]
      return slot === undefined ? [] : [{ step: s.id, at: slot.start, end: slot.end }]
    })
    if (slots.length === 0) return []
    // All of it skipped: it was to be, and is not going to be.
    const status = ended ? 'cancelled' : ahead(state)
    return [{ ...base, ...around(slots), status, over: false }]
  })
}

function rollBackEntry(state: UpgradeState): CalendarEntry[] {
  const back = state.rollBack
  if (back === null) return []
  const steps = back.steps.flatMap((id) => state.rollBackSteps[id] ?? [])
  const likely = steps.reduce((sum, s) => sum + s.minutes.likely, 0) * MINUTE
  const end = back.endedAt ?? (state.status === 'closed' ? state.endedAt : null)
  return [
    {
      id: `roll-back.${back.id}`,
      kind: 'roll-back',
      ...whole(back.startedAt, end ?? back.startedAt + likely),
      zone: agreedZone(state),
      status: 'confirmed',
      title: state.head.title,
      person: null,
      steps: [],
      over: end !== null,
    },
  ]
}

/** The n-th stretch a person is needed keeps its id when it moves: it is the same favour, asked for another time. */
function handsEntries(
  state: UpgradeState,
  steps: readonly PlanStep[],
  planned: Readonly<Record<string, PlannedTime>>,
): CalendarEntry[] {
  const needed = steps.flatMap((s) => {
    const slot = planned[s.id]
    return slot === undefined || slot.noHands || !needsHands(s) ? [] : [{ step: s.id, ...slot }]
  })
  if (needed.length === 0) return []
  const { zone } = state.head.site
  const windows = Object.values(state.hands).filter((w) => state.people[w.person]?.revoked === false)
  // Days more on each side, so that no stretch is cut where we happen to look.
  const from = Math.min(...needed.map((n) => n.start)) - 3 * DAY
  const to = Math.max(...needed.map((n) => n.end)) + 3 * DAY
  const count = new Map<string, number>()
  const status = ahead(state)
  const was = state.status === 'closed'
  return handsIntervals(windows, zone, from, to).flatMap((w): CalendarEntry[] => {
    const inIt = needed.filter((n) => n.start < w.end && Math.max(n.end, n.start + 1) > w.start)
    if (inIt.length === 0) return []
    const n = (count.get(w.person) ?? 0) + 1
    count.set(w.person, n)
    return [
      {
        id: `hands.${w.person}.${n}`,
        kind: 'hands',
        ...whole(w.start, w.end),
        zone,
        status: was ? 'confirmed' : status,
        title: state.head.site.name,
        person: w.person,
        steps: inIt.map(({ step, start }) => ({ step, at: Math.max(start, w.start) })),
        over: was,
      },
    ]
  })
}

const whole = (start: number, end: number) => ({
  start: Math.floor(start / 1000) * 1000,
  end: Math.floor(Math.max(start, end) / 1000) * 1000,
})

function around(stretches: readonly (EntryStep & { end: number })[]) {
  return {
    ...whole(Math.min(...stretches.map((s) => s.at)), Math.max(...stretches.map((s) => s.end))),
    steps: stretches.map(({ step, at }) => ({ step, at })),
  }
}

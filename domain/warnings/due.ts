import { anyHands } from '../availability/on-site.ts'
import { lowWindowSpans } from '../availability/sleep.ts'
import { isOpen } from '../hands/state.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { inOrder } from '../plan/plan.ts'
import { nextOnSite } from '../presence/next-on-site.ts'
import { needsHands } from '../schedule/work.ts'
import { DAY, MINUTE } from '../time/civil.ts'
import { LAST_MOMENT, type WarningKind, warningKinds } from './kinds.ts'

/** How long before (ms). */
export const LEAD: Record<WarningKind, number> = {
  'hands-leave': 15 * MINUTE,
  'low-window': 20 * MINUTE,
  'turn-back': 30 * MINUTE,
}

export interface Warning {
  kind: WarningKind
  /** What it warns of (epoch ms). */
  about: number
  /** From when on it is due. */
  at: number
}

/** A moment that has moved by less is still the same one: it is not warned of anew, and stays put away. */
export const MOVED = 5 * MINUTE

/** How far ahead is looked: over any week's hours. */
const FAR = 8 * DAY

/**
 * The next warnings that follow from the state alone: that those on site leave while something still needs them, and
 * that the upgrader's lowest hours begin. Only while the work goes on. The turn-back clock's is the planner's to give.
 */
export function warningsDue(state: UpgradeState, now: number): Warning[] {
  if (state.status !== 'running' && state.status !== 'rolling-back') return []
  const leave = handsNeededBy(state) === null ? null : handsLeave(state, now)
  return [leave, lowWindow(state, now)].flatMap((w) => (w === null || w.about > LAST_MOMENT ? [] : [w]))
}

/** Those that have not been given yet: what was given stands aside for the next of its kind. */
export function warningsOwed(state: UpgradeState, now: number): Warning[] {
  return warningsDue(state, now).flatMap((w) => {
    if (state.warned[w.kind]?.about !== w.about) return [w]
    const next = warningsDue(state, w.about).find((n) => n.kind === w.kind)
    return next === undefined ? [] : [next]
  })
}

/** Whether a warning may be given now: it is due, and was not given for the same moment. */
export function mayWarn(state: UpgradeState, kind: WarningKind, about: number, now: number): boolean {
  if (about <= now) return false
  const given = state.warned[kind]
  const was = given?.about
  if (kind !== 'turn-back')
    return (
      was !== about &&
      warningsDue(state, now).some((w) => w.kind === kind && w.about === about && w.at <= now)
    )
  // The clock moves a little with every step: once it has been said, only a way that has opened again says it anew, or
  // another moment, once the first was taken back.
  return (
    state.status === 'running' &&
    about - now <= LEAD[kind] &&
    (was === undefined || given?.lifted === true || about >= was + LEAD[kind])
  )
}

/**
 * The moment to turn back that both sides are warned of and that is not the last one any more; null when what they read
 * still holds. `at`: the last moment as it is reckoned now; null: no moment is, or none is needed.
 */
export function turnBackMoved(state: UpgradeState, at: number | null, now: number): number | null {
  const stands = standingWarnings(state, now).find((w) => w.kind === 'turn-back')
  if (stands === undefined) return null
  return at !== null && Math.abs(at - stands.about) < MOVED ? null : stands.about
}

/** The warnings that were given and still stand: what they warn of is ahead. In order of time. */
export function standingWarnings(state: UpgradeState, now: number): { kind: WarningKind; about: number }[] {
  const ahead = new Set(warningsDue(state, now).map((w) => `${w.kind} ${w.about}`))
  return warningKinds
    .flatMap((kind) => {
      const { about, lifted } = state.warned[kind] ?? {}
      if (about === undefined || about <= now || lifted === true) return []
      if (kind === 'turn-back' ? state.status !== 'running' : !ahead.has(`${kind} ${about}`)) return []
      return [{ kind, about }]
    })
    .sort((a, b) => a.about - b.about)
}

function lowWindow(state: UpgradeState, now: number): Warning | null {
  const { low } = limitsOf(state.head)
  const next = lowWindowSpans(state.head.home.zone, low, now - DAY, now + 2 * DAY).find((l) => l.start > now)
  return next === undefined
    ? null
    : { kind: 'low-window', about: next.start, at: next.start - LEAD['low-window'] }
}

/**
 * When those on site leave next by their hours. "I'm on site" says that somebody is there, not that they go without
 * lunch: it keeps nobody from being warned of the hours that were agreed on. "Away" and "left" hold.
 */
function handsLeave(state: UpgradeState, now: number): Warning | null {
  const [here] = anyHands(byTheirHours(state), now, now + FAR, now)
  // Who is there to the end of what is looked at doesn't leave in sight.
  if (here === undefined || here.end >= now + FAR) return null
  const at = Math.max(here.start, here.end - LEAD['hands-leave'])
  return { kind: 'hands-leave', about: here.end, at }
}

/** When somebody is on site again after those there have left at `about` (epoch ms); null if nobody is in sight. */
export function backAfter(state: UpgradeState, about: number): number | null {
  return nextOnSite(byTheirHours(state), about)
}

function byTheirHours(state: UpgradeState): UpgradeState {
  const presence = Object.fromEntries(
    Object.entries(state.presence).filter(([, p]) => p.state !== 'on-site' || p.until !== null),
  )
  return { ...state, presence }
}

/** What still needs somebody on site: an open request, else the next step; null when nothing does. */
export function handsNeededBy(state: UpgradeState): { request: string | null; step: string | null } | null {
  const request = Object.values(state.requests).find(isOpen)
  if (request !== undefined) return { request: request.id, step: request.step }
  const steps =
    state.status === 'rolling-back'
      ? (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
      : inOrder(Object.values(state.phases), Object.values(state.steps))
  const step = steps.find((s) => needsHands(s) && isLeft(state, s.id))
  return step === undefined ? null : { request: null, step: step.id }
}

function isLeft(state: UpgradeState, step: string): boolean {
  const run = state.runs[step]
  // What was undone is still to be done, once the way back is over.
  return run === undefined || (run.state !== 'done' && run.state !== 'skipped')
}

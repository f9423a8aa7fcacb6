import { said } from '../../domain/availability/on-site.ts'
import { handsIntervals, handsLeaveAt, nextHands } from '../../domain/availability/windows.ts'
import { type Gate, gateOf, signerKey, standingNoGo } from '../../domain/gates/gate.ts'
import { phaseOf } from '../../domain/hands/cards.ts'
import { taskOf } from '../../domain/hands/one-job.ts'
import { isOpen } from '../../domain/log/apply-hands.ts'
import { isTheirs } from '../../domain/log/seats.ts'
import type {
  Break,
  Card,
  GoNoGo,
  HandsRequest,
  Person,
  Presence,
  StepRun,
  UpgradeState,
} from '../../domain/log/state.ts'
import { openBefore } from '../../domain/log/steps.ts'
import { stepsAhead, stepsInScope, waitsForDecision } from '../../domain/moves/next-step.ts'
import { breakAsked, overdueSince } from '../../domain/moves/of-self.ts'
import { requestsInTurn } from '../../domain/moves/scope.ts'
import { forWhom, isFor } from '../../domain/people/on-duty.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'

/** One thing the hands are asked, told or to do. */
export type Task =
  /** It has fallen due, or somebody carries it out: until that is reported, it is asked for. */
  | { kind: 'card'; key: string; card: Card }
  /** Asked for, taken up, and called off: it must not be done any more. */
  | { kind: 'stopped'; key: string; request: HandsRequest }
  | { kind: 'request'; key: string; request: HandsRequest }
  /** Reported as done after it was called off: both sides must know. */
  | { kind: 'conflict'; key: string; request: HandsRequest }
  | { kind: 'question'; key: string; question: GoNoGo }
  /** Somebody said No-go, and the upgrader has not decided what comes next. */
  | { kind: 'no-go'; key: string; question: GoNoGo }
  /** An own step that would be next and waits for its Go. */
  | { kind: 'gate'; key: string; step: PlanStep; gate: Gate }
  | { kind: 'step'; key: string; step: PlanStep; run: StepRun | null }
  | OtherTask
  /** The reader's hours break off soon: leaving, staying or later? */
  | { kind: 'break'; key: string; asked: Break }
  /** The reader meant to be back by then, and has not said that they are. */
  | { kind: 'overdue'; key: string; due: number }

/** What is somebody else's to do: whose by person id, and since when they have it; null: nobody has taken it up. */
export interface OtherTask {
  kind: 'for-other'
  key: string
  whose: readonly string[]
  since: number | null
  request: HandsRequest | null
  step: PlanStep | null
  attempt: number
}

/** How long a request that was called off, a late report and a card that is over stay before one's eyes, ms. */
const LINGER = 15 * 60_000

/**
 * Everything before the hands now, the most pressing first: an order that has fallen due, what must not be done any
 * more, requests (what they are at, then what rings, then what was only read; oldest first), questions to sign, their own steps, and late reports. `now` is the upgrade's clock, so
 * that a phone without a network still sees its card fall due. `me`: the reader's person id, for what is asked of them.
 */
export function tasksNow(state: UpgradeState, now: number, me: string | null = null): Task[] {
  const tasks: Task[] = []
  const asked = me === null ? null : breakAsked(state, me, now)
  const due = me === null ? null : overdueSince(state, me)
  const at = (t: number | null) => t !== null && now - t < LINGER
  const over = state.status === 'closed' || state.status === 'cancelled'
  for (const card of Object.values(state.cards)) {
    const phase = phaseOf(card, now)
    if (!over && (phase === 'due' || phase === 'doing'))
      tasks.push({ kind: 'card', key: `card:${card.id}`, card })
  }
  const stop = standingNoGo(state)
  if (stop !== null) tasks.push({ kind: 'no-go', key: `no-go:${stop.id}`, question: stop })
  const requests = requestsInTurn(state)
  for (const request of requests)
    if (
      (request.state === 'withdrawn' || request.state === 'expired') &&
      request.seenAt !== null &&
      at(request.endedAt)
    )
      tasks.push({ kind: 'stopped', key: `request:${request.id}`, request })
  if (due !== null) tasks.push({ kind: 'overdue', key: `overdue:${due}`, due })
  for (const request of requests)
    if (isOpen(request) && isMine(request))
      tasks.push({ kind: 'request', key: `request:${request.id}`, request })
  const reader = me === null ? undefined : state.people[me]
  for (const question of Object.values(state.goNoGo)) {
    const key = question.result === 'open' ? signerKey(question, reader) : null
    if (key !== null && question.answers[key] === undefined)
      tasks.push({ kind: 'question', key: `question:${question.id}`, question })
  }
  if (asked !== null) tasks.push({ kind: 'break', key: `break:${asked.at}`, asked })
  const steps = ownSteps(state)
  for (const { step, run } of steps) {
    if (!isMine(step)) continue
    const gate = run?.state === 'running' ? null : gateOf(state, step.id)
    if (gate === null || gate.open) tasks.push({ kind: 'step', key: `step:${step.id}`, step, run })
    // What stopped it stands before one's eyes already.
    else if (gate.question === null || gate.question.id !== stop?.id)
      tasks.push({ kind: 'gate', key: `step:${step.id}`, step, gate })
  }
  for (const request of requests)
    if (request.conflict !== null && at(request.conflict.at))
      tasks.push({ kind: 'conflict', key: `conflict:${request.id}`, request })
  const other = { kind: 'for-other', request: null, step: null, attempt: 0 } as const
  for (const request of requests)
    if (isOpen(request) && !isMine(request)) {
      const since = request.state === 'seen' || request.state === 'on-my-way' ? request.seenAt : null
      const whose = forWhom(state, request, now)
      tasks.push({ ...other, key: `request:${request.id}`, whose, since, request })
    }
  for (const { step, run } of steps)
    if (!isMine(step)) {
      const since = run?.state === 'running' ? run.startedAt : null
      const whose = forWhom(state, step, now)
      tasks.push({ ...other, key: `step:${step.id}`, whose, since, step, attempt: run?.attempt ?? 0 })
    }
  return tasks

  // Whoever reads along without hands here is shown what is asked of the hands, as they see it.
  function isMine(thing: HandsRequest | PlanStep): boolean {
    const hands = me !== null && state.people[me]?.role === 'sentinel'
    return !hands || isFor(state, thing, me as string, now)
  }
}

/** The cards that stand and have not fallen due, the next one first. */
export function standingCards(state: UpgradeState, now: number): Card[] {
  return Object.values(state.cards)
    .filter((c) => phaseOf(c, now) === 'standing')
    .sort((a, b) => a.dueAt - b.dueAt)
}

/** Whether it is time to go, for the order to be followed when it falls due. */
export function isTimeToGo({ walk, dueAt }: Pick<Card, 'walk' | 'dueAt'>, now: number): boolean {
  return walk > 0 && now >= dueAt - walk * 60_000
}

/** Cards that were carried out, confirmed or taken back a moment ago: whoever read them must see that they ask no more. */
export function overCards(state: UpgradeState, now: number): Card[] {
  return Object.values(state.cards).filter((c) => {
    const at = c.doneAt ?? c.endedAt
    return phaseOf(c, now) === 'over' && at !== null && now - at < LINGER
  })
}

/** Called off while the reader was on the way to carry it out: they must be stopped before they read anything else. */
export function mustStop(c: Card, me: Person | undefined): boolean {
  return c.doneAt === null && c.state !== 'fired' && c.stopped !== undefined && isTheirs(me, c.stopped)
}

/**
 * The step that will next need hands, and about when by the plan's likely minutes alone, or null where nobody can say;
 * null when none is left.
 */
export function nextHandsStep(
  state: UpgradeState,
  now: number,
): { step: PlanStep; about: number | null } | null {
  const atWork = state.status === 'running' || state.status === 'rolling-back'
  const known = atWork && !waitsForDecision(state)
  let about = now
  for (const step of stepsAhead(state)) {
    const run = state.runs[step.id]
    if (step.by === 'sentinel' || step.needs.includes('hands')) return { step, about: known ? about : null }
    const spent = run?.state === 'running' && run.startedAt !== null ? now - run.startedAt : 0
    about += Math.max(0, step.minutes.likely * 60_000 - spent)
  }
  return null
}

/** What the plan's hands windows say of one person: there until, or expected from; both null when nothing is planned. */
export function planned(
  state: UpgradeState,
  person: string,
  now: number,
): { until: number | null; from: number | null } {
  const own = Object.values(state.hands).filter((h) => h.person === person)
  const { zone } = state.head.site
  const there = handsIntervals(own, zone, now, now + 1).length > 0
  return there
    ? { until: handsLeaveAt(own, zone, now), from: null }
    : { until: null, from: nextHands(own, zone, now) }
}

/** A pause of the plan that is near enough to be taken now, and short enough to be one, ms. */
const BREAK_NEAR = 90 * 60_000
const BREAK_LONGEST = 3 * 60 * 60_000

/** When a pause of the plan ends that has begun or is near: lunch. Null where there is none. */
export function breakEnd(state: UpgradeState, person: string, now: number): number | null {
  const { until, from } = planned(state, person, now)
  const begins = until ?? now
  const ends = until === null ? from : planned(state, person, until).from
  return ends !== null && begins - now <= BREAK_NEAR && ends - begins <= BREAK_LONGEST ? ends : null
}

/** What somebody last said of themselves, as long as it holds. */
export function saidOf(state: UpgradeState, person: string, now: number): Presence | null {
  return said(state, person, now)
}

function ownSteps(state: UpgradeState): { step: PlanStep; run: StepRun | null }[] {
  if (state.status !== 'running' && state.status !== 'rolling-back') return []
  // How it goes on after a roll-back is for the upgrader to say first.
  if (waitsForDecision(state)) return []
  return stepsInScope(state).flatMap((step) => {
    const run = state.runs[step.id] ?? null
    if (step.by !== 'sentinel') return []
    // One job is shown once: as what is asked. What they said that they can't do waits for the upgrader.
    const { at } = taskOf(state, step)
    if (at === 'open' || at === 'cannot') return []
    if (run?.state === 'running') return [{ step, run }]
    // Done before its turn came: that it is over is for the upgrader to say.
    if (at === 'answered') return []
    const begins = run === null || run.state === 'todo' || run.state === 'undone'
    return begins && openBefore(state, step).length === 0 ? [{ step, run }] : []
  })
}

/** The request that the reader was led to, where it has ended: null, so long ago that it is listed no more. */
export function overOf(
  state: UpgradeState,
  tasks: readonly Task[],
  focus: string | null,
): HandsRequest | null | undefined {
  if (focus === null || !focus.startsWith('request:') || tasks.some((t) => t.key === focus)) return undefined
  return state.requests[focus.slice('request:'.length)] ?? null
}

/** The task to show, and the rest: what the reader chose, else the most pressing. No task keeps another from being answered. */
export function choose(tasks: readonly Task[], focus: string | null): [Task | undefined, readonly Task[]] {
  // What is somebody else's is shown first only to who came for it.
  const pressing = tasks.find((t) => t.kind !== 'for-other')
  const chosen = tasks.find((t) => t.key === focus) ?? pressing
  return [chosen, tasks.filter((t) => t !== chosen)]
}

import { said } from '../../domain/availability/on-site.ts'
import { handsIntervals, handsLeaveAt, nextHands } from '../../domain/availability/windows.ts'
import { type Gate, gateOf, signerKey, standingNoGo } from '../../domain/gates/gate.ts'
import { isOpen } from '../../domain/log/apply-hands.ts'
import type {
  Break,
  Card,
  GoNoGo,
  HandsRequest,
  Presence,
  StepRun,
  UpgradeState,
} from '../../domain/log/state.ts'
import { openBefore } from '../../domain/log/steps.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepsInScope } from '../desk/next-move.ts'

/** One thing the hands are asked, told or to do. */
export type Task =
  /** Nobody could be reached by then, or the hands' own eyes said so: the card's order holds. */
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
  /** The reader's hours break off soon: leaving, staying or later? */
  | { kind: 'break'; key: string; asked: Break }
  /** The reader meant to be back by then, and has not said that they are. */
  | { kind: 'overdue'; key: string; due: number }

/** How long a request that was called off, a late report and a fired card stay before one's eyes, ms. */
const LINGER = 15 * 60_000
const CARD_LINGER = 60 * 60_000

/**
 * Everything before the hands now, the most pressing first: an order that has fallen due, what must not be done any
 * more, requests (what they are at, then what rings, then what was only read; oldest first), questions to sign, their own steps, and late reports. `now` is the upgrade's clock, so
 * that a phone without a network still sees its card fall due. `me`: the reader's person id, for what is asked of them.
 */
export function tasksNow(state: UpgradeState, now: number, me: string | null = null): Task[] {
  const tasks: Task[] = []
  const asked = me === null ? undefined : state.breaks[me]
  const mine = me === null ? undefined : state.presence[me]
  const at = (t: number | null) => t !== null && now - t < LINGER
  for (const card of Object.values(state.cards)) {
    const due = card.state === 'armed' && card.dueAt <= now
    if (due || (card.state === 'fired' && card.endedAt !== null && now - card.endedAt < CARD_LINGER))
      tasks.push({ kind: 'card', key: `card:${card.id}`, card })
  }
  const stop = standingNoGo(state)
  if (stop !== null) tasks.push({ kind: 'no-go', key: `no-go:${stop.id}`, question: stop })
  const requests = Object.values(state.requests).sort(
    (a, b) => rankOf(a) - rankOf(b) || a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1),
  )
  for (const request of requests)
    if (
      (request.state === 'withdrawn' || request.state === 'expired') &&
      request.seenAt !== null &&
      at(request.endedAt)
    )
      tasks.push({ kind: 'stopped', key: `request:${request.id}`, request })
  if (mine?.state === 'unknown' && mine.due !== undefined && (mine.overdue ?? 0) > 0)
    tasks.push({ kind: 'overdue', key: `overdue:${mine.due}`, due: mine.due })
  for (const request of requests)
    if (isOpen(request)) tasks.push({ kind: 'request', key: `request:${request.id}`, request })
  const reader = me === null ? undefined : state.people[me]
  for (const question of Object.values(state.goNoGo)) {
    const key = question.result === 'open' ? signerKey(question, reader) : null
    if (key !== null && question.answers[key] === undefined)
      tasks.push({ kind: 'question', key: `question:${question.id}`, question })
  }
  if (
    asked?.answer === null &&
    now < (asked.until ?? asked.at + LINGER) &&
    mine?.state !== 'away' &&
    mine?.state !== 'left'
  )
    tasks.push({ kind: 'break', key: `break:${asked.at}`, asked })
  for (const { step, run } of ownSteps(state)) {
    const gate = run?.state === 'running' ? null : gateOf(state, step.id)
    if (gate === null || gate.open) tasks.push({ kind: 'step', key: `step:${step.id}`, step, run })
    // What stopped it stands before one's eyes already.
    else if (gate.question === null || gate.question.id !== stop?.id)
      tasks.push({ kind: 'gate', key: `step:${step.id}`, step, gate })
  }
  for (const request of requests)
    if (request.conflict !== null && at(request.conflict.at))
      tasks.push({ kind: 'conflict', key: `conflict:${request.id}`, request })
  return tasks
}

/** The wrong box goes before all; what somebody is at is not pushed aside by what is asked anew. */
function rankOf({ state, readBack }: HandsRequest): number {
  if (readBack?.state === 'stopped') return 0
  return state === 'on-my-way' ? 1 : state === 'asked' ? 2 : state === 'seen' ? 3 : 4
}

/** The cards that stand and have not fallen due, the next one first. */
export function standingCards(state: UpgradeState, now: number): Card[] {
  return Object.values(state.cards)
    .filter((c) => c.state === 'armed' && c.dueAt > now)
    .sort((a, b) => a.dueAt - b.dueAt)
}

/** Whether it is time to go, for the order to be followed when it falls due. */
export function isTimeToGo({ walk, dueAt }: Pick<Card, 'walk' | 'dueAt'>, now: number): boolean {
  return walk > 0 && now >= dueAt - walk * 60_000
}

/** Cards that were confirmed or taken back a moment ago: whoever read them must see that they hold no more. */
export function fineCards(state: UpgradeState, now: number): Card[] {
  return Object.values(state.cards).filter(
    (c) =>
      (c.state === 'confirmed' || c.state === 'disarmed') && c.endedAt !== null && now - c.endedAt < LINGER,
  )
}

/** The step that will next need hands, and about when by the plan's likely minutes alone; null when none is left. */
export function nextHandsStep(
  state: UpgradeState,
  now: number,
): { step: PlanStep; about: number | null } | null {
  const atWork = state.status === 'running' || state.status === 'rolling-back'
  let about = now
  for (const step of stepsInScope(state)) {
    const run = state.runs[step.id]
    if (isOver(run)) continue
    if (step.by === 'sentinel' || step.needs.includes('hands')) return { step, about: atWork ? about : null }
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
  return stepsInScope(state).flatMap((step) => {
    const run = state.runs[step.id] ?? null
    if (step.by !== 'sentinel') return []
    if (run?.state === 'running') return [{ step, run }]
    const begins = run === null || run.state === 'todo' || run.state === 'undone'
    return begins && openBefore(state, step).length === 0 ? [{ step, run }] : []
  })
}

function isOver(run: StepRun | undefined): boolean {
  return run?.state === 'done' || run?.state === 'skipped'
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

/** The task to show, and the rest. An order that holds now goes before any choice. */
export function choose(tasks: readonly Task[], focus: string | null): [Task | undefined, readonly Task[]] {
  const [pressing] = tasks
  const chosen = pressing?.kind === 'card' ? pressing : (tasks.find((t) => t.key === focus) ?? pressing)
  return [chosen, tasks.filter((t) => t !== chosen)]
}

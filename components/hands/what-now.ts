import { said } from '../../domain/availability/on-site.ts'
import { handsIntervals, handsLeaveAt, nextHands } from '../../domain/availability/windows.ts'
import { phaseOf } from '../../domain/cards/cards.ts'
import { type Gate, gateOf, standingNoGo } from '../../domain/gates/gate.ts'
import { taskOf } from '../../domain/hands/one-job.ts'
import { isOpen } from '../../domain/hands/state.ts'
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
import type { Job } from '../../domain/moves/job.ts'
import { jobsFor } from '../../domain/moves/moves.ts'
import { stepsAhead, waitsForDecision } from '../../domain/moves/next-step.ts'
import { breakAsked, overdueSince } from '../../domain/moves/of-self.ts'
import { requestsInTurn } from '../../domain/moves/scope.ts'
import { forWhom, isFor } from '../../domain/people/on-duty.ts'
import { isTheirs } from '../../domain/people/seats.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepOf } from '../../domain/work/steps.ts'

/** One thing the hands are asked, told or to do. */
export type Task =
  /** It has fallen due, or somebody carries it out: until that is reported, it is asked for. */
  | { kind: 'card'; key: string; card: Card; mine: boolean }
  /** Asked for, taken up, and called off: it must not be done any more. */
  | { kind: 'stopped'; key: string; request: HandsRequest }
  | { kind: 'request'; key: string; request: HandsRequest }
  /** Reported as done after it was called off: both sides must know. */
  | { kind: 'conflict'; key: string; request: HandsRequest }
  | { kind: 'question'; key: string; question: GoNoGo }
  /** Somebody said No-go, and the upgrader has not decided what comes next. */
  | { kind: 'no-go'; key: string; question: GoNoGo }
  /** An own step that would be next and waits for its Go; `gate` null: for the card that has to stand before it. */
  | { kind: 'gate'; key: string; step: PlanStep; gate: Gate | null }
  | { kind: 'step'; key: string; step: PlanStep; run: StepRun | null }
  | OtherTask
  /** The reader's hours break off soon: leaving, staying or later? */
  | { kind: 'break'; key: string; asked: Break }
  /** The reader meant to be back by then, and has not said that they are. */
  | { kind: 'overdue'; key: string; due: number }

/** What is somebody else's to do, or the reader's own once they are on site. */
export interface OtherTask {
  kind: 'for-other'
  key: string
  /** Person ids. */
  whose: readonly string[]
  /** When they are on site, where it waits for that. */
  from: number | null
  /** Since when they have it; null: nobody has taken it up. */
  since: number | null
  request: HandsRequest | null
  step: PlanStep | null
  attempt: number
}

/** How long a request that was called off, a late report and a card that is over stay before one's eyes, ms. */
const LINGER = 15 * 60_000

/**
 * Everything before the hands now, in the order of `domain/moves`: what is asked of the reader first, and last what is
 * somebody else's, or waits until they are on site. Before it all stands what must not be done any more. `now` is the
 * upgrade's clock, so that a phone without a network still sees its card fall due. `me`: the reader's person id; whoever
 * has no hands here is shown what is asked of the hands.
 */
export function tasksNow(state: UpgradeState, now: number, me: string | null = null): Task[] {
  const reader = me === null ? undefined : state.people[me]
  const hands = reader?.role === 'sentinel'
  const stop = standingNoGo(state)
  const requests = requestsInTurn(state)
  const lately = (t: number | null) => t !== null && now - t < LINGER
  const [asked, later]: [Task[], Task[]] = [[], []]
  for (const { job, mine } of jobsFor(state, me, now)) {
    const task = taskOfJob(job, mine)
    if (task !== null) (task.kind === 'for-other' ? later : asked).push(task)
  }
  const [cards, rest] = [asked.filter((t) => t.kind === 'card'), asked.filter((t) => t.kind !== 'card')]
  const stopped = requests.filter(
    (r) => (r.state === 'withdrawn' || r.state === 'expired') && r.seenAt !== null && lately(r.endedAt),
  )
  const clashed = requests.filter((r) => r.conflict !== null && lately(r.conflict.at))
  return [
    ...cards,
    ...(stop === null ? [] : [{ kind: 'no-go', key: `no-go:${stop.id}`, question: stop } as const]),
    ...stopped.map((request) => ({ kind: 'stopped', key: `request:${request.id}`, request }) as const),
    ...rest,
    ...clashed.map((request) => ({ kind: 'conflict', key: `conflict:${request.id}`, request }) as const),
    ...later,
  ]

  function taskOfJob(job: Job, mine: boolean): Task | null {
    const { key, about } = job
    switch (about.kind) {
      case 'card': {
        const card = state.cards[about.id]
        return card === undefined ? null : { kind: 'card', key, card, mine: !hands || mine }
      }
      case 'request': {
        const request = state.requests[about.id]
        if (request === undefined || !isOpen(request)) return null
        // Where the wrong box was picked, whoever picked it must see that they are to touch nothing.
        const stands = request.readBack?.state === 'stopped' && me !== null && isFor(state, request, me, now)
        if (!hands || mine || stands) return { kind: 'request', key, request }
        const since = request.state === 'seen' || request.state === 'on-my-way' ? request.seenAt : null
        return { ...otherOf(job, request), since, request }
      }
      case 'question': {
        const question = state.goNoGo[about.id]
        return mine && question?.result === 'open' ? { kind: 'question', key, question } : null
      }
      case 'person': {
        if (!mine || me === null) return null
        const [due, pause] = [overdueSince(state, me), breakAsked(state, me, now)]
        if (job.moves[0]?.kind === 'back') return due === null ? null : { kind: 'overdue', key, due }
        return pause === null ? null : { kind: 'break', key, asked: pause }
      }
      case 'step': {
        const step = stepOf(state, about.id)
        return step?.by === 'sentinel' ? taskOfStep(job, step, mine) : null
      }
      default:
        return null
    }
  }

  function taskOfStep(job: Job, step: PlanStep, mine: boolean): Task | null {
    const run = state.runs[step.id] ?? null
    const running = run?.state === 'running'
    // What failed is the keyboard's to decide. Asked by a request, or answered by one, it is no second task.
    const { at } = taskOf(state, step)
    if (run?.state === 'failed' || at === 'open' || at === 'cannot' || (at === 'answered' && !running))
      return null
    const gate = running ? null : gateOf(state, step.id)
    if (gate !== null && !gate.open)
      // What stopped it stands before one's eyes already.
      return gate.question !== null && gate.question.id === stop?.id
        ? null
        : { kind: 'gate', key: job.key, step, gate }
    if (!hands || mine) return { kind: 'step', key: job.key, step, run }
    // The keyboard first says what holds when nobody can talk.
    if (job.role === 'upgrader' && !running) return { kind: 'gate', key: job.key, step, gate: null }
    const since = running ? run.startedAt : null
    return { ...otherOf(job, step), since, step, attempt: run?.attempt ?? 0 }
  }

  function otherOf(job: Job, thing: HandsRequest | PlanStep): OtherTask {
    const [whose, from] = job.asked.length > 0 ? [job.asked, null] : [forWhom(state, thing, now), job.next]
    return {
      kind: 'for-other',
      key: job.key,
      whose,
      from,
      since: null,
      request: null,
      step: null,
      attempt: 0,
    }
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
  // What is somebody else's is shown first only to who came for it; but an order that has fallen due, to who has nothing else.
  const pressing = tasks.find((t) => t.kind !== 'for-other' && (t.kind !== 'card' || t.mine))
  const chosen = tasks.find((t) => t.key === focus) ?? pressing ?? tasks.find((t) => t.kind === 'card')
  return [chosen, tasks.filter((t) => t !== chosen)]
}

import { coverOf, isGrave } from '../cards/cards.ts'
import { barred } from '../gates/barred.ts'
import { gateOf } from '../gates/gate.ts'
import { askOf } from '../hands/ask-of.ts'
import { handsFor } from '../hands/hands-for.ts'
import { taskOf } from '../hands/one-job.ts'
import { isOpen } from '../hands/state.ts'
import type { CommandType } from '../log/commands.ts'
import type { StepRun, StepState, UpgradeState } from '../log/state.ts'
import { doerFor, namedFor } from '../people/on-duty.ts'
import type { PlanStep } from '../plan/plan.ts'
import { beforeOf, canUnbegin, stepOf } from '../work/steps.ts'
import { type Job, move, ofTheKeyboard, reasonNeeded, rollingBack, skipping, toBed } from './job.ts'
import type { Move, Need } from './move.ts'
import { nextStep, stepsInScope, waitsForDecision } from './next-step.ts'
import { opening } from './question-jobs.ts'
import { requestsFor, runOf } from './scope.ts'
import { type Crew, handsAsked, seated } from './seats.ts'

/** What is to be done with steps: those that failed, those that run, and those that could begin. */
export function stepJobs(
  state: UpgradeState,
  now: number,
  crew: Crew,
): { failed: Job[]; running: Job[]; next: Job[] } {
  const scope = stepsInScope(state)
  const before = beforeOf(state)
  const is = (id: string, states: readonly StepState[]) => states.includes(runOf(state, id).state)
  const free = (s: PlanStep) =>
    is(s.id, ['todo', 'undone']) && before(s).every((id) => is(id, ['done', 'skipped']))
  const running = Object.entries(state.runs)
    .filter(([, run]) => run.state === 'running')
    .sort(([a, x], [b, y]) => (y.startedAt ?? 0) - (x.startedAt ?? 0) || (a < b ? -1 : 1))
    .flatMap(([id, run]) => {
      const step = stepOf(state, id)
      return step === null || !inReach(state, id) ? [] : [runs(state, step, run, now, crew)]
    })
  const failed = scope.filter((s) => runOf(state, s.id).state === 'failed')
  return {
    failed: failed.map((s) => toDecide(state, s, runOf(state, s.id), now, crew)),
    running,
    next: waitsForDecision(state)
      ? []
      : theirOrder(scope.filter(free), nextStep(state)).map((s) => begins(state, s, now, crew)),
  }
}

/** Those that could begin, the one that comes next before the others. */
function theirOrder(free: readonly PlanStep[], next: PlanStep | null): PlanStep[] {
  return [...free].sort((a, b) => Number(b.id === next?.id) - Number(a.id === next?.id))
}

/** While the roll-back runs, only its own steps can be worked on; else only the plan's. */
function inReach(state: UpgradeState, id: string): boolean {
  return Object.hasOwn(state.rollBackSteps, id) === (state.status === 'rolling-back')
}

interface Doers {
  asked: readonly string[]
  next: number | null
  role: 'upgrader' | 'sentinel'
  enteredFor: string | null
}

/** Who does a step. With no phone on site, the keyboard writes down what was told by telephone. */
function doersOf(state: UpgradeState, step: PlanStep, now: number, { keyboard }: Crew): Doers {
  if (step.by === 'upgrader') {
    const named = namedFor(state, step)
    const theirs = seated(state, 'upgrader').some((p) => p.id === named)
    const asked = theirs && named !== null ? [named] : keyboard
    return { asked, next: null, role: 'upgrader', enteredFor: null }
  }
  const enteredFor = doerFor(state, step, now)
  if (seated(state, 'sentinel').length === 0)
    return { asked: keyboard, next: null, role: 'upgrader', enteredFor }
  const hands = handsAsked(state, step, now)
  return { asked: hands.people, next: hands.next, role: 'sentinel', enteredFor }
}

/** As entered for who did it: nobody is named where several may have. */
function entered(m: Move, doer: string | null): Move {
  const send = doer !== null && takesDoer.includes(m.send.type) ? { ...m.send, doer } : m.send
  return { ...m, send, enteredFor: doer ?? '' }
}

const takesDoer: readonly CommandType[] = ['step.start', 'step.finish']

function jobOf(
  step: PlanStep,
  since: number | null,
  doers: Doers,
  moves: readonly Move[],
  rest: readonly Move[],
): Job {
  const { enteredFor, ...whose } = doers
  const told = step.by === 'sentinel' ? moves.map((m) => entered(m, enteredFor)) : moves
  return {
    key: `step:${step.id}`,
    about: { kind: 'step', id: step.id },
    since,
    ...whose,
    moves: whose.role === 'upgrader' ? [...told, ...rest] : moves,
    others: { upgrader: [...told, ...rest], ...(step.by === 'sentinel' ? { sentinel: moves } : {}) },
  }
}

function runs(state: UpgradeState, step: PlanStep, run: StepRun, now: number, crew: Crew): Job {
  const about = { kind: 'step', id: step.id } as const
  const since = run.startedAt
  const [finish, fail] = ends(step, since)
  const unbegin = move('unbegin', about, { type: 'step.unbegin', step: step.id }, { since })
  const wrong = canUnbegin(state, step, run) ? [fail, unbegin] : [fail]
  const doers = doersOf(state, step, now, crew)
  const ask = askHands(state, step, now)
  const { at } = taskOf(state, step)
  const hands = step.by === 'sentinel' || step.needs.includes('hands')
  // While the hands are at it, or have said that they can't, that is what there is to do; the step itself waits.
  if (at === 'open' || at === 'cannot' || requestsFor(state, step.id).some(isOpen)) {
    const job = jobOf(step, since, doers, [finish, ...wrong], at === 'none' ? [ask] : [])
    return { ...job, asked: [], moves: [], next: null, others: hands ? keyboardOnly(job) : job.others }
  }
  if (step.by === 'sentinel' || !step.needs.includes('hands'))
    return jobOf(step, since, doers, [finish, ...wrong], [ask])
  return jobOf(step, since, doers, at === 'answered' ? [finish, ...wrong, ask] : [ask, finish, ...wrong], [])
}

function ends({ id }: PlanStep, since: number | null): [Move, Move] {
  const about = { kind: 'step', id } as const
  const needs = [reasonNeeded]
  return [
    move('finish-step', about, { type: 'step.finish', step: id }, { since, undo: 'held' }),
    move('fail-step', about, { type: 'step.fail', step: id }, { since, needs }),
  ]
}

/** How a step that runs may be ended, whether that is asked or not; by the keyboard, as entered for the hands. */
export function ending(
  state: UpgradeState,
  step: PlanStep,
  role: 'upgrader' | 'sentinel',
  now: number,
): Move[] {
  return ends(step, runOf(state, step.id).startedAt).map((m) => asTold(m, state, step, role, now))
}

function asTold(m: Move, state: UpgradeState, step: PlanStep, role: 'upgrader' | 'sentinel', now: number) {
  return step.by === 'sentinel' && role === 'upgrader' ? entered(m, doerFor(state, step, now)) : m
}

/** One job is asked once: what is asked by a request is not asked by the step beside it. */
function keyboardOnly({ others }: Job): Job['others'] {
  return others.upgrader === undefined ? {} : { upgrader: others.upgrader }
}

/** What a step asks of the hands, as planned; in the upgrader's own words where nothing is. */
export function askHands(state: UpgradeState, step: PlanStep, now: number): Move {
  const { type, ...asked } = askOf(step)
  const needs: Need[] = [{ field: 'id', of: 'id' }]
  // Before its Go they can be asked to look, and to stand by: in words of one's own.
  const early = barred(state, asked) !== null
  if (step.ask === null || early) needs.push({ field: 'ask', of: 'ask' })
  if (!handsFor(state, now, asked.allowance, asked.to ?? undefined).there)
    needs.push({ field: 'ifNobody', of: 'if-nobody' })
  const send = { type, ...asked, ...(early ? { kind: 'look' } : {}) }
  return move('ask-hands', { kind: 'step', id: step.id }, send, { needs, undo: 'withdraw' })
}

/** The card for a step that would cut the link. */
export function arming(step: PlanStep, now: number): Move {
  const about = { kind: 'step', id: step.id } as const
  const needs: Need[] = [
    { field: 'id', of: 'id' },
    { field: 'unless', of: 'words', must: true, max: 4000 },
    { field: 'then', of: 'words', must: true, max: 4000 },
    { field: 'dueAt', of: 'instant', after: now, orNone: false },
  ]
  return move('arm-card', about, { type: 'card.arm', machine: step.machine, step: step.id }, { needs })
}

/** Without a card for it: the hands would be alone with what the keyboard has not said. */
const isAlone = (state: UpgradeState, step: PlanStep) =>
  step.cutsLink && state.status === 'running' && coverOf(state, step) === undefined

function start(step: PlanStep, how: 'in-turn' | 'anyway'): Move {
  const needs: Need[] =
    how === 'anyway'
      ? [{ field: 'override', of: 'words', must: true, max: 2000 }]
      : isGrave(step)
        ? [{ field: 'confirmed', of: 'confirm' }]
        : []
  const undo = needs.length === 0 ? 'not-begun' : null
  const about = { kind: 'step', id: step.id } as const
  return move('start-step', about, { type: 'step.start', step: step.id }, { needs, undo })
}

/** Beginning a step, whether it is asked or not; with a reason where it `waits` for others, or lacks its card. */
export function starting(
  state: UpgradeState,
  step: PlanStep,
  role: 'upgrader' | 'sentinel',
  now: number,
  waits: boolean,
): Move {
  const anyway = waits || (role === 'upgrader' && isAlone(state, step))
  return asTold(start(step, anyway ? 'anyway' : 'in-turn'), state, step, role, now)
}

function begins(state: UpgradeState, step: PlanStep, now: number, crew: Crew): Job {
  const inTurn = start(step, 'in-turn')
  const skip = skipping(step.id)
  const doers = doersOf(state, step, now, crew)
  const keyboard: Doers = { ...doers, asked: crew.keyboard, next: null, role: 'upgrader' }
  const gate = gateOf(state, step.id)
  if (gate !== null && !gate.open) {
    // Who signs, or what stopped it, is asked elsewhere; the keyboard only sees that somebody is asked.
    const asks = opening(state, step.id, gate, now)
    const job = jobOf(step, null, { ...keyboard, asked: asks.length === 0 ? [] : keyboard.asked }, [], [])
    return { ...job, moves: asks, others: { upgrader: [...asks, skip] } }
  }
  // The keyboard first says what holds when nobody can talk; the hands are told to wait for that, and may begin all the same.
  if (isAlone(state, step)) {
    const arm = arming(step, now)
    const moves = [arm, starting(state, step, 'upgrader', now, false), skip]
    const hers = step.by === 'sentinel' && taskOf(state, step).at === 'none'
    const others = { upgrader: moves, ...(hers ? { sentinel: [inTurn, skip] } : {}) }
    return { ...jobOf(step, null, keyboard, [arm], []), moves, others }
  }
  const { at } = taskOf(state, step)
  if (step.by === 'upgrader' || at === 'none') return jobOf(step, null, doers, [inTurn, skip], [])
  // Done before its turn, it is only to be put down. Asked for, or refused, it is asked of nobody a second time.
  const job = jobOf(
    step,
    null,
    at === 'answered' ? keyboard : { ...doers, asked: [], next: null },
    [inTurn, skip],
    [],
  )
  return { ...job, moves: at === 'answered' ? job.moves : [], others: keyboardOnly(job) }
}

/** What failed is the keyboard's to decide, whoever did it. */
function toDecide(state: UpgradeState, step: PlanStep, run: StepRun, now: number, { keyboard }: Crew): Job {
  const about = { kind: 'step', id: step.id } as const
  const since = run.endedAt
  const again = move(
    'redo-step',
    about,
    { type: 'step.redo', step: step.id },
    { needs: [reasonNeeded], since },
  )
  const gate = gateOf(state, step.id)
  const open = gate === null || gate.open
  const redo = open ? [again] : opening(state, step.id, gate, now)
  const moves = [...redo, skipping(step.id), ...rollingBack(state, now), toBed(state, now)]
  const job = ofTheKeyboard(`step:${step.id}`, about, since, keyboard, moves)
  const hers = step.by === 'sentinel' && open && !waitsForDecision(state)
  return hers ? { ...job, others: { ...job.others, sentinel: [again] } } : job
}

import { coverOf, openCards, phaseOf } from '../cards/cards.ts'
import { gateOf } from '../gates/gate.ts'
import type { UpgradeState } from '../log/state.ts'
import { isSeated } from '../people/seats.ts'
import type { PlanStep } from '../plan/plan.ts'
import { beforeOf } from '../work/steps.ts'
import { hasToUndo, touched } from '../work/to-undo.ts'
import { otherAnswers, reopening } from './beside-requests.ts'
import { movesOfStanding, unasked } from './card-jobs.ts'
import { closing, move, reasonNeeded, rollingBack, sawNeeded, skipping, toBed, whole } from './job.ts'
import type { Move, Need } from './move.ts'
import { movesOf } from './moves.ts'
import { stepsInScope, waitsForDecision } from './next-step.ts'
import { askGo, questionJobs } from './question-jobs.ts'
import { runOf } from './scope.ts'
import { arming, askHands, ending, starting } from './step-jobs.ts'

/**
 * What a person may do at `now` (epoch ms, the upgrade's clock) though nothing asks for it: going to bed, going back, asking
 * in their own words, saying of what has ended how it really was. None of it ever suggests itself. It is what
 * menus, lists and the palette offer beside `movesOf`; the same laws hold for it.
 */
export function besides(state: UpgradeState, person: string | null, now: number): Move[] {
  return besidesThose(state, person, now, offered(state, person, now))
}

/** Everything this person may do now, asked or not, by key: for a screen that looks up many. */
export function movesByKey(
  state: UpgradeState,
  person: string | null,
  now: number,
): ReadonlyMap<string, Move> {
  const asked = offered(state, person, now)
  const all = [...asked, ...besidesThose(state, person, now, asked)]
  return new Map(all.map((m) => [m.key, m]))
}

function offered(state: UpgradeState, person: string | null, now: number): Move[] {
  const { first, also } = movesOf(state, person, now)
  return first === null ? [...also] : [first, ...also]
}

function besidesThose(
  state: UpgradeState,
  person: string | null,
  now: number,
  asked: readonly Move[],
): Move[] {
  const me = person === null ? undefined : state.people[person]
  if (me === undefined || !isSeated(me)) return []
  const known = new Set(asked.map((m) => m.key))
  const all = { sentinel: ofHands, upgrader: ofKeyboard, observer: () => [] }[me.role](state, now)
  return [...all, ...signatures(state, me.id, now)].filter(({ key }) => {
    const fresh = !known.has(key)
    known.add(key)
    return fresh
  })
}

/** A question can be asked, and signed, before anything has begun. */
function signatures(state: UpgradeState, me: string, now: number): Move[] {
  return questionJobs(state, now).flatMap((job) => (job.asked.includes(me) ? job.moves : []))
}

function ofHands(state: UpgradeState, now: number): Move[] {
  const cards = openCards(state, now).flatMap((c) =>
    phaseOf(c, now) === 'standing' ? movesOfStanding(c, now).hands : unasked(c),
  )
  // Called off while somebody was on the way: that it was done all the same can still be said.
  const did = Object.values(state.cards)
    .filter((c) => c.stopped !== undefined && c.doneAt === null)
    .map(({ id }) =>
      move('card-done', { kind: 'card', id }, { type: 'card.done', id }, { needs: [sawNeeded] }),
    )
  return [...cards, ...did, ...otherAnswers(state), ...reopening(state), ...stepsOf(state, 'sentinel', now)]
}

function ofKeyboard(state: UpgradeState, now: number): Move[] {
  if (state.status === 'closed' || state.status === 'cancelled') return []
  const about = whole(state)
  const working = state.status === 'running' || state.status === 'rolling-back'
  const words: Need[] = [
    { field: 'id', of: 'id' },
    { field: 'ask', of: 'ask' },
    { field: 'ifNobody', of: 'if-nobody' },
  ]
  const asked = {
    type: 'request.ask',
    machine: null,
    step: null,
    expect: '',
    allowance: 10,
    expiresAt: null,
  } as const
  const cards = openCards(state, now).flatMap((c) =>
    phaseOf(c, now) === 'standing' ? movesOfStanding(c, now).keyboard : unasked(c),
  )
  const steps = [...Object.values(state.steps), ...Object.values(state.rollBackSteps)]
  return [
    move('ask-hands', about, asked, { needs: words, undo: 'withdraw' }),
    ...steps.map((s) => askHands(state, s, now)),
    ...otherAnswers(state),
    ...reopening(state),
    ...cards,
    ...armCard(state, now),
    askGo(about, null),
    ...(working
      ? [...stepsOf(state, 'upgrader', now), ...rollingBack(state, now), ...downTo(state, now)]
      : []),
    ...(working ? [toBed(state, now)] : []),
    ...(state.status === 'running' || state.status === 'suspended' ? closing(state, now) : []),
  ]
}

/** A card on any box that has none; none where every box has. */
function armCard(state: UpgradeState, now: number): Move[] {
  const taken = Object.values(state.cards).flatMap((c) => (c.state === 'armed' ? [c.machine] : []))
  const boxes = [null, ...Object.keys(state.machines)].filter((id) => !taken.includes(id))
  if (boxes.length === 0) return []
  const needs: Need[] = [
    { field: 'id', of: 'id' },
    { field: 'machine', of: 'choice', from: boxes },
    { field: 'unless', of: 'words', must: true, max: 4000 },
    { field: 'then', of: 'words', must: true, max: 4000 },
    { field: 'dueAt', of: 'instant', after: now, orNone: false },
  ]
  return [move('arm-card', whole(state), { type: 'card.arm' }, { needs })]
}

/** Going back as far as one step, for those that were begun. */
function downTo(state: UpgradeState, now: number): Move[] {
  // What a roll-back finds gets less the further on it stops: where it finds nothing, it finds nothing further on.
  const begun = Object.values(state.steps)
    .filter((s) => touched(runOf(state, s.id)))
    .sort((a, b) => endOf(state, a) - endOf(state, b))
  const none = firstWhere(begun, (s) => !hasToUndo(state, s.id))
  return rollingBack(state, now).flatMap((back) =>
    begun
      .slice(0, none)
      .map((s) =>
        move(
          'roll-back',
          { kind: 'step', id: s.id },
          { type: 'rollback.start', downTo: s.id },
          { needs: back.needs },
        ),
      ),
  )
}

const endOf = (state: UpgradeState, { id }: PlanStep) => runOf(state, id).endedSeq ?? Number.MAX_VALUE

/** The first place in a list from which on something holds to its end, found by halving. */
function firstWhere<T>(list: readonly T[], holds: (x: T) => boolean): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const mid = (from + to) >> 1
    if (holds(list[mid] as T)) to = mid
    else from = mid + 1
  }
  return from
}

/** A step before its turn or against its order, once more, or not at all. */
function stepsOf(state: UpgradeState, role: 'upgrader' | 'sentinel', now: number): Move[] {
  const working = state.status === 'running' || state.status === 'rolling-back'
  if (!working) return []
  const before = beforeOf(state)
  return stepsInScope(state)
    .filter((s) => role === 'upgrader' || s.by === 'sentinel')
    .flatMap((s) => ofStep(state, s, before(s), role, now))
}

function ofStep(
  state: UpgradeState,
  step: PlanStep,
  before: readonly string[],
  role: 'upgrader' | 'sentinel',
  now: number,
): Move[] {
  const about = { kind: 'step', id: step.id } as const
  const run = runOf(state, step.id)
  const gate = gateOf(state, step.id)
  const open = gate === null || gate.open
  const waits = before.some((id) => !['done', 'skipped'].includes(runOf(state, id).state))
  const keyboard = role === 'upgrader'
  // After a roll-back the keyboard says by beginning how it goes on; nobody else does.
  const begins = open && (keyboard || !waitsForDecision(state))
  const cards = keyboard ? cardFor(state, step, now) : []
  switch (run.state) {
    case 'todo':
    case 'undone':
      return [
        ...(begins ? [starting(state, step, role, now, waits)] : []),
        ...(open || !keyboard ? [] : [askGo(about, gate.about)]),
        ...cards,
        skipping(step.id),
      ]
    case 'running':
      return [...ending(state, step, role, now), ...cards, skipping(step.id)]
    case 'failed':
      return [...cards, skipping(step.id)]
    case 'done':
    case 'skipped':
      return begins
        ? [move('redo-step', about, { type: 'step.redo', step: step.id }, { needs: [reasonNeeded] })]
        : []
  }
}

/** The card that a step wants which cuts the link, and has none; none where another stands where it would. */
function cardFor(state: UpgradeState, step: PlanStep, now: number): Move[] {
  if (!step.cutsLink || coverOf(state, step) !== undefined) return []
  const taken = Object.values(state.cards).some((c) => c.state === 'armed' && c.machine === step.machine)
  return taken ? [] : [arming(step, now)]
}

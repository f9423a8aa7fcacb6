import { gateOf } from '../gates/gate.ts'
import { openCards, phaseOf } from '../hands/cards.ts'
import { isOpen } from '../log/apply-hands.ts'
import { hasToUndo, touched } from '../log/decide-work.ts'
import { isSeated } from '../log/seats.ts'
import type { HandsRequest, Person, UpgradeState } from '../log/state.ts'
import { beforeOf } from '../log/steps.ts'
import type { PlanStep } from '../plan/plan.ts'
import { movesOfStanding } from './card-jobs.ts'
import { closing, move, reasonNeeded, rollingBack, sawNeeded, skipping, toBed, whole } from './job.ts'
import type { Move, Need } from './move.ts'
import { movesOf } from './moves.ts'
import { stepsInScope, waitsForDecision } from './next-step.ts'
import { askGo } from './question-jobs.ts'
import { runOf } from './scope.ts'
import { askHands } from './step-jobs.ts'

/**
 * What a person may do at `now` (epoch ms, the upgrade's clock) though nothing asks for it: going to bed, going back, asking
 * in their own words, saying of what has ended how it really was. None of it ever suggests itself. It is what
 * menus, lists and the palette offer beside `movesOf`; the same laws hold for it.
 */
export function besides(state: UpgradeState, person: string | null, now: number): Move[] {
  const me = person === null ? undefined : state.people[person]
  if (me === undefined || !isSeated(me) || me.role === 'observer') return []
  const known = new Set(offered(state, me.id, now).map((m) => m.key))
  const all = me.role === 'sentinel' ? ofHands(state, now) : ofKeyboard(state, now)
  return all.filter(({ key }) => {
    const fresh = !known.has(key)
    known.add(key)
    return fresh
  })
}

/** All that this person may do at `now`, asked or not, by the key of each move. */
export function movesByKey(state: UpgradeState, person: string | null, now: number): Map<string, Move> {
  const all = [...offered(state, person, now), ...besides(state, person, now)]
  return new Map(all.map((m) => [m.key, m]))
}

/** What this person may do about this, if they may do it now, whether it is asked of them or not. */
export function moveFor(state: UpgradeState, person: string | null, now: number, key: string): Move | null {
  return movesByKey(state, person, now).get(key) ?? null
}

function offered(state: UpgradeState, person: string | null, now: number): Move[] {
  const { first, also } = movesOf(state, person, now)
  return first === null ? [...also] : [first, ...also]
}

function ofHands(state: UpgradeState, now: number): Move[] {
  const over = state.status === 'closed' || state.status === 'cancelled'
  // Called off after it was taken up: that it was done all the same can always be said.
  const did = Object.values(state.requests)
    .filter((r) => (r.state === 'withdrawn' || r.state === 'expired') && r.seenAt !== null)
    .map((r) =>
      move(
        'done-all-the-same',
        { kind: 'request', id: r.id },
        { type: 'request.done', id: r.id },
        { needs: [sawNeeded] },
      ),
    )
  const cards = Object.values(state.cards).flatMap((c) =>
    phaseOf(c, now) === 'standing'
      ? movesOfStanding(c, now).hands
      : c.stopped !== undefined && c.doneAt === null
        ? [
            move(
              'card-done',
              { kind: 'card', id: c.id },
              { type: 'card.done', id: c.id },
              { needs: [sawNeeded] },
            ),
          ]
        : [],
  )
  // What they answered by mistake is asked anew.
  const wrong = Object.values(state.requests).filter((r) => r.state === 'done' || r.state === 'cannot')
  return [...cards, ...did, ...(over ? [] : wrong.map(askAgain)), ...stepsOf(state, 'sentinel')]
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
  const reopened = Object.values(state.requests)
    .filter((r) => !isOpen(r))
    .map(askAgain)
  const cards = openCards(state, now).flatMap((c) =>
    phaseOf(c, now) === 'standing' ? movesOfStanding(c, now).keyboard : [],
  )
  const steps = [...Object.values(state.steps), ...Object.values(state.rollBackSteps)]
  return [
    move('ask-hands', about, asked, { needs: words, undo: 'withdraw' }),
    ...steps.map((s) => askHands(state, s, now)),
    ...reopened,
    ...cards,
    ...armCard(state, now),
    askGo(about, null),
    ...(working ? [...stepsOf(state, 'upgrader'), ...rollingBack(state, now), ...downTo(state, now)] : []),
    ...(working ? [toBed(state, now)] : []),
    ...(state.status === 'running' || state.status === 'suspended' ? closing(state, now) : []),
  ]
}

function askAgain({ id }: HandsRequest): Move {
  const send = { type: 'request.reopen', id } as const
  return move('ask-again', { kind: 'request', id }, send, { needs: [reasonNeeded] })
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
  if (!hasToUndo(state)) return []
  return rollingBack(state, now).flatMap((back) =>
    Object.values(state.steps)
      .filter((s) => touched(runOf(state, s.id)) && hasToUndo(state, s.id))
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

/** A step before its turn, once more, or not at all. */
function stepsOf(state: UpgradeState, role: Person['role']): Move[] {
  const working = state.status === 'running' || state.status === 'rolling-back'
  const hands = role === 'sentinel'
  if (!working || (hands && waitsForDecision(state))) return []
  const before = beforeOf(state)
  return stepsInScope(state)
    .filter((s) => !hands || s.by === 'sentinel')
    .flatMap((s) => ofStep(state, s, before(s), hands))
}

function ofStep(state: UpgradeState, step: PlanStep, before: readonly string[], hands: boolean): Move[] {
  const about = { kind: 'step', id: step.id } as const
  const run = runOf(state, step.id)
  const gate = gateOf(state, step.id)
  const open = gate === null || gate.open
  const waits = before.some((id) => !['done', 'skipped'].includes(runOf(state, id).state))
  const needs: Need[] = [{ field: 'override', of: 'words', must: true, max: 2000 }]
  switch (run.state) {
    case 'todo':
    case 'undone':
      return [
        ...(open && waits && !hands
          ? [move('start-step', about, { type: 'step.start', step: step.id }, { needs })]
          : []),
        skipping(step.id),
      ]
    case 'running':
      return [skipping(step.id)]
    case 'failed':
      return hands ? [skipping(step.id)] : []
    case 'done':
    case 'skipped':
      return open
        ? [move('redo-step', about, { type: 'step.redo', step: step.id }, { needs: [reasonNeeded] })]
        : []
  }
}

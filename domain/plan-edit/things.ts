import type { UpgradeState } from '../log/state.ts'
import { BARE_STEP, type HandsWindow, type PlanMachine, type PlanPhase, type PlanStep } from '../plan/plan.ts'
import { addThing, type Edit } from './edit.ts'
import { phasesOf, roomAfter, stepsOf } from './moves.ts'

/**
 * A new step in a phase, after another one of it (null: first there). Where nothing else is said, whoever does the one
 * before does it, on the same machine; a sentinel's needs hands.
 */
export function newStep(
  state: UpgradeState,
  where: { phase: string; after: string | null },
  made: Pick<PlanStep, 'id' | 'title'> & Partial<Pick<PlanStep, 'by' | 'person' | 'minutes'>>,
): Edit[] {
  const { order, edits } = roomAfter('step', stepsOf(state, where.phase), where.after)
  const near = where.after === null ? undefined : state.steps[where.after]
  const by = made.by ?? near?.by ?? BARE_STEP.by
  const person = made.by === undefined ? near?.person : made.person
  const step: PlanStep = {
    ...BARE_STEP,
    id: made.id,
    title: made.title,
    phase: where.phase,
    order,
    by,
    machine: near?.machine ?? null,
    minutes: made.minutes ?? BARE_STEP.minutes,
    needs: by === 'sentinel' ? ['hands'] : [],
    ...(person == null ? {} : { person }),
  }
  return [...edits, addThing('step', step)]
}

/** A new phase after another one (null: the last). */
export function newPhase(
  state: UpgradeState,
  after: string | null,
  made: { id: string; title: string },
): Edit[] {
  const phases = phasesOf(state)
  const { order, edits } = roomAfter('phase', phases, after ?? phases.at(-1)?.id ?? null)
  const phase: PlanPhase = { ...made, order }
  return [...edits, addThing('phase', phase)]
}

export function newMachine(made: { id: string; name: string }): Edit[] {
  const machine: PlanMachine = { ...made, sticker: made.name, place: '', addresses: [], note: '' }
  return [addThing('machine', machine)]
}

export function newPerson(
  state: UpgradeState,
  made: { id: string; name: string; role: 'upgrader' | 'sentinel' | 'observer' },
): Edit[] {
  const zone = made.role === 'sentinel' ? state.head.site.zone : state.head.home.zone
  return [addThing('person', { ...made, zone, lead: false })]
}

/** Office hours, to be changed. */
export function newHands(made: { id: string; person: string }): Edit[] {
  const hands: HandsWindow = {
    ...made,
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '18:00',
    breaks: [],
    except: [],
  }
  return [addThing('hands', hands)]
}

/** What takes a phase and all its steps out, the last step first: what waits within it is gone before its cause. */
export function removePhase(state: UpgradeState, id: string): Edit[] {
  const steps = stepsOf(state, id).toReversed()
  return [
    ...steps.map((s): Edit => ({ type: 'plan.remove', kind: 'step', id: s.id })),
    { type: 'plan.remove', kind: 'phase', id },
  ]
}

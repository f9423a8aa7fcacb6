import type { UpgradeState } from '../log/state.ts'
import { addThing, type Edit } from '../plan-edit/edit.ts'
import { phasesOf, stepsOf } from '../plan-edit/moves.ts'
import { newMachine } from '../plan-edit/things.ts'
import { stepOfDraft } from '../plan-markdown/to-plan.ts'
import type { Called, TableStep } from './read.ts'

/**
 * What puts the steps of a table into the plan, each at the end of its phase, with the machines and phases that come with
 * them. `newId` makes ids by their first letter; `phase` is what the first phase of a plan without any is called.
 */
export function tableEdits(
  state: UpgradeState,
  steps: readonly TableStep[],
  made: { newId: (letter: string) => string; phase: string },
): Edit[] {
  const edits: Edit[] = []
  const fresh = new Map<string, string>()
  const phases = phasesOf(state)
  let lastPhase = phases.at(-1)?.order ?? 0
  const ends = new Map(phases.map((p) => [p.id, stepsOf(state, p.id).at(-1)?.order ?? 0]))
  const idOf = (called: Called, letter: 'm' | 'p', add: (id: string, name: string) => Edit[]): string => {
    if ('id' in called) return called.id
    const key = `${letter} ${called.fresh.normalize('NFKC').toLowerCase()}`
    const id = fresh.get(key) ?? made.newId(letter)
    if (!fresh.has(key)) {
      fresh.set(key, id)
      edits.push(...add(id, called.fresh))
    }
    return id
  }
  const phaseOf = (called: Called) =>
    idOf(called, 'p', (id, title) => [addThing('phase', { id, title, order: ++lastPhase })])
  for (const step of steps) {
    const last = phases.at(-1)
    const phase = phaseOf(step.phase ?? (last === undefined ? { fresh: made.phase } : { id: last.id }))
    const machine =
      step.machine === null ? null : idOf(step.machine, 'm', (id, name) => newMachine({ id, name }))
    const order = (ends.get(phase) ?? 0) + 1
    ends.set(phase, order)
    const { title, by, hands, minutes, run, expect, undo, person } = step
    const id = made.newId('s')
    const drafted = { id, title, by, hands, minutes, run, expect, undo, note: '', from: {} }
    edits.push(
      addThing('step', {
        ...stepOfDraft(drafted, phase, order),
        machine,
        ...(person === null ? {} : { person }),
      }),
    )
  }
  return edits
}

/** What comes with a table besides its steps: the names of machines and phases that the plan has not, once each. */
export function freshOf(steps: readonly TableStep[]): { machines: string[]; phases: string[] } {
  const once = (called: (Called | null)[]) => {
    const names = called.flatMap((c) => (c !== null && 'fresh' in c ? [c.fresh] : []))
    const keys = names.map((n) => n.normalize('NFKC').toLowerCase())
    return names.filter((_, i) => keys.indexOf(keys[i] as string) === i)
  }
  return { machines: once(steps.map((s) => s.machine)), phases: once(steps.map((s) => s.phase)) }
}

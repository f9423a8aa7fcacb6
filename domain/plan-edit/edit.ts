import { change } from '../log/apply.ts'
import type { CommandOf } from '../log/commands.ts'
import type { Actor, Decision, Moment, Verb } from '../log/decision.ts'
import type { Json, OpenEvent } from '../log/events.ts'
import type { Refusal } from '../log/refusals.ts'
import type { UpgradeState } from '../log/state.ts'
import { editVerbs, inverseOf } from '../plan/edit-rules.ts'
import type { PlanHead, ThingKind } from '../plan/plan.ts'
import type { thingSchemas } from '../plan/schema.ts'

/** One edit of the plan: a command that the log takes, and can take back. */
export type Edit = CommandOf<'plan.set-head' | 'plan.set' | 'plan.add' | 'plan.remove'>

export type Tried =
  | {
      ok: true
      state: UpgradeState
      /** What takes it back, in the order in which it has to be said; empty when nothing had to change. */
      undo: Edit[]
    }
  | { ok: false; refusal: Refusal }

/** What the fields of a kind of thing hold. */
export type FieldsOf<K extends ThingKind> = (typeof thingSchemas)[K]['_output']

/** Sets one field of one thing. `saw` is what the editor had before their eyes. */
export function setField(kind: ThingKind, id: string, field: string, value: unknown, saw: unknown): Edit {
  return { type: 'plan.set', kind, id, field, value: value as Json, saw: saw as Json }
}

export function setHead<F extends keyof PlanHead>(field: F, value: PlanHead[F], saw: PlanHead[F]): Edit {
  return { type: 'plan.set-head', field, value: value as Json, saw: saw as Json }
}

export function addThing<K extends ThingKind>(kind: K, value: FieldsOf<K>): Edit {
  return { type: 'plan.add', kind, value: value as unknown as Record<string, Json> }
}

/** What an edit comes to, decided as the server will: the state after it, or why not. Says nothing of who may. */
export function tryEdit(state: UpgradeState, edit: Edit): Tried {
  const verb = editVerbs[edit.type] as Verb<Edit['type']>
  const decision: Decision = verb(state, edit as never, nobody, moment)
  if (!decision.ok) return decision
  let after = state
  const undo: Edit[] = []
  for (const event of decision.events) {
    after = change(after, { ...event, at: state.at } as unknown as OpenEvent)
    const back = inverseOf(event)
    if (back !== null) undo.unshift(back as unknown as Edit)
  }
  return { ok: true, state: after, undo }
}

/** Several edits, each after the one before: all of them, or the first reason why not. */
export function tryAll(state: UpgradeState, edits: readonly Edit[]): Tried {
  let after: Tried = { ok: true, state, undo: [] }
  for (const edit of edits) {
    if (!after.ok) return after
    const next: Tried = tryEdit(after.state, edit)
    after = next.ok ? { ...next, undo: [...next.undo, ...after.undo] } : next
  }
  return after
}

/** What takes back each of several edits by itself, where all of them go in this order; nothing for those that don't. */
export function undoOfEach(state: UpgradeState, edits: readonly Edit[]): Edit[][] {
  let after = state
  return edits.map((edit) => {
    const tried = tryEdit(after, edit)
    if (!tried.ok) return []
    after = tried.state
    return tried.undo
  })
}

/** Those of several edits that still go, each after the one before it. */
export function thatGo(state: UpgradeState, edits: readonly Edit[]): Edit[] {
  let after = state
  return edits.filter((edit) => {
    const tried = tryEdit(after, edit)
    if (tried.ok) after = tried.state
    return tried.ok
  })
}

/** The state with what is still on its way to the log; what would be refused changes nothing. */
export function withPending(state: UpgradeState, edits: readonly Edit[]): UpgradeState {
  return edits.reduce((before, edit) => {
    const tried = tryEdit(before, edit)
    return tried.ok ? tried.state : before
  }, state)
}

/** Whether a command is an edit of the plan. */
export function isEdit(command: { type: string }): command is Edit {
  return ['plan.set-head', 'plan.set', 'plan.add', 'plan.remove'].includes(command.type)
}

/** The verbs of the plan ask neither who acts nor when. */
const nobody: Actor = { who: { kind: 'clock' }, account: '', person: null, leave: 'yes' }
const moment: Moment = { now: 0, realNow: 0 }

import { z } from 'zod'
import { row } from '../access/rows.ts'
import { questionAbout } from '../gates/gate.ts'
import { isOpen } from '../hands/state.ts'
import { type Applies, type Rows, single, type Tries } from '../log/capability.ts'
import { type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { Json } from '../log/events.ts'
import { json, thing } from '../log/fields.ts'
import { issuesOf } from '../log/issues.ts'
import type { UpgradeState } from '../log/state.ts'
import { put, without } from '../log/tables.ts'
import { alive, beforeStart, isOver, wrongStatus } from '../work/status.ts'
import { untouched } from '../work/steps.ts'
import { edited, faultsIn, toMachine, toPerson } from './import-rules.ts'
import type {
  HandsWindow,
  PlanHead,
  PlanMachine,
  PlanPerson,
  PlanPhase,
  PlanStep,
  ThingKind,
} from './plan.ts'
import { same } from './same.ts'
import { headSchema, idSchema, thingSchemas } from './schema.ts'
import { planOf, stripped, tableOf, thingOf, withThing } from './things.ts'

export interface EditEvents {
  'plan.head-set': { field: keyof PlanHead; from: Json; to: Json }
  'plan.set': { kind: ThingKind; id: string; field: string; from: Json; to: Json }
  'plan.added': { kind: ThingKind; value: { id: string } & Record<string, Json> }
  'plan.removed': { kind: ThingKind; id: string; was: Record<string, Json> }
}

export interface EditRefusals {
  'has-run': { step: string }
  'in-use': { kind: string; id: string; by: string }
}

/** One field of one thing at a time; `saw` is the value the editor had before their eyes. */
export const editShapes = () => ({
  'plan.set-head': { field: headSchema.keyof(), value: json, saw: json },
  'plan.set': { kind: thing, id: idSchema, field: z.string().min(1).max(40), value: json, saw: json },
  'plan.add': { kind: thing, value: z.record(z.string(), json) },
  'plan.remove': { kind: thing, id: idSchema },
})

export const editRows: Rows<typeof editShapes> = {
  'plan.set-head': row.planner,
  'plan.set': row.planner,
  'plan.add': row.planner,
  'plan.remove': row.planner,
}

export const editTries: Tries<typeof editShapes> = (of) => ({
  'plan.set-head': of.heads.map(single),
  'plan.set': of.edits.map(single),
  'plan.add': of.things.map(single),
  'plan.remove': {
    kind: ['person', 'machine', 'phase', 'hands', 'step'],
    id: ['new', 'f', 'b', 'elephant', 'weekend', 'boss', 'none'],
  },
})

export const editVerbs: Verbs<'plan.set-head' | 'plan.set' | 'plan.add' | 'plan.remove'> = {
  'plan.set-head'(state, { field, value, saw }) {
    if (isOver(state)) return wrongStatus(state, alive)
    if (field === 'start' && state.startedAt !== null) return wrongStatus(state, beforeStart)
    const parsed = headSchema.shape[field].safeParse(value)
    if (!parsed.success) return badInput(field, parsed.error)
    // What older logs lack stands for null.
    const now = (state.head[field] ?? null) as Json
    if (same(now, parsed.data as Json)) return nothingToDo
    if (!same(now, saw)) return no('changed-meanwhile', { field, yours: show(value), now: show(now) })
    const plan = { ...planOf(state), head: { ...state.head, [field]: parsed.data } }
    return (
      faultsIn(plan, planOf(state)) ??
      happens({ type: 'plan.head-set', body: { field, from: now, to: parsed.data as Json } })
    )
  },

  'plan.set'(state, { kind, id, field, value, saw }) {
    if (isOver(state)) return wrongStatus(state, alive)
    const thing = thingOf(state, kind, id)
    if (thing === undefined) return no('no-such', { kind, id })
    const shape = thingSchemas[kind].shape as Record<string, z.ZodType>
    const schema = field === 'id' || !Object.hasOwn(shape, field) ? undefined : shape[field]
    if (schema === undefined) return no('no-such', { kind: 'field', id: field })
    const parsed = schema.safeParse(value)
    if (!parsed.success) return badInput(field, parsed.error)
    const to = parsed.data as Json
    const now = thing[field] ?? null
    if (same(now, to)) return nothingToDo
    if (!same(now, saw)) return no('changed-meanwhile', { field, yours: show(value), now: show(now) })
    if (kind === 'step' && hasRun(state, id)) return no('has-run', { step: id })
    // Names in use change by a swap or a re-label, which tell the hands; never behind their back.
    if (
      kind === 'machine' &&
      ['name', 'addresses', 'sticker'].includes(field) &&
      !beforeStart.includes(state.status)
    )
      return wrongStatus(state, beforeStart)
    if (kind === 'person' && field === 'role' && state.people[id]?.account != null)
      return no('in-use', { kind, id, by: state.people[id].name })
    const plan = withThing(planOf(state), kind, id, { ...stripped(planOf(state), kind, id), [field]: to })
    return (
      faultsIn(plan, planOf(state)) ?? happens({ type: 'plan.set', body: { kind, id, field, from: now, to } })
    )
  },

  'plan.add'(state, { kind, value }) {
    if (isOver(state)) return wrongStatus(state, alive)
    const parsed = thingSchemas[kind].safeParse(value)
    if (!parsed.success) return badInput('', parsed.error)
    const added = parsed.data as unknown as { id: string } & Record<string, Json>
    if (thingOf(state, kind, added.id) !== undefined || Object.hasOwn(state.rollBackSteps, added.id))
      return no('already-there', { kind, id: added.id })
    const plan = withThing(planOf(state), kind, added.id, added)
    return faultsIn(plan, planOf(state)) ?? happens({ type: 'plan.added', body: { kind, value: added } })
  },

  'plan.remove'(state, { kind, id }) {
    if (isOver(state)) return wrongStatus(state, alive)
    const thing = thingOf(state, kind, id)
    if (thing === undefined) return no('no-such', { kind, id })
    if (kind === 'step' && hasRun(state, id)) return no('has-run', { step: id })
    const holder = holderOf(state, kind, id)
    if (holder !== null) return no('in-use', { kind, id, by: holder })
    return happens({ type: 'plan.removed', body: { kind, id, was: stripped(planOf(state), kind, id) } })
  },
}

/** The command that takes an edit back; null for events that are no edits. It is refused if the field moved since. */
export function inverseOf(event: { type: string; body: unknown }) {
  const body = event.body as Record<string, unknown>
  switch (event.type) {
    case 'plan.head-set':
      return { type: 'plan.set-head', field: body['field'], value: body['from'], saw: body['to'] }
    case 'plan.set': {
      const { kind, id, field, from, to } = body
      return { type: 'plan.set', kind, id, field, value: from, saw: to }
    }
    case 'plan.added':
      return { type: 'plan.remove', kind: body['kind'], id: (body['value'] as { id: string }).id }
    case 'plan.removed':
      return { type: 'plan.add', kind: body['kind'], value: body['was'] }
    default:
      return null
  }
}

export const editApplies: Applies<EditEvents> = {
  'plan.head-set'(state, body) {
    return { ...edited(state), head: { ...state.head, [body.field]: body.to } as PlanHead }
  },

  'plan.set'(state, body) {
    const { kind, id, field, to } = body
    const thing = thingOf(state, kind, id)
    if (thing === undefined) return edited(state)
    const table = tableOf[kind]
    return {
      ...edited(state),
      [table]: { ...state[table], [id]: { ...thing, [field]: to } },
    } as UpgradeState
  },

  'plan.added'(state, body, event) {
    return added(edited(state), body.kind, body.value, event.at)
  },

  'plan.removed'(state, body) {
    const { kind, id } = body
    const table = tableOf[kind]
    const next = {
      ...edited(state),
      [table]: without(state[table] as Record<string, unknown>, id),
    } as UpgradeState
    return kind === 'step' ? { ...next, runs: without(state.runs, id) } : next
  },
}

function added(state: UpgradeState, kind: ThingKind, value: Record<string, Json>, at: number): UpgradeState {
  const id = value['id'] as string
  switch (kind) {
    case 'person':
      return { ...state, people: put(state.people, toPerson(value as unknown as PlanPerson, undefined)) }
    case 'machine':
      return { ...state, machines: put(state.machines, toMachine(value as unknown as PlanMachine, at)) }
    case 'phase':
      return { ...state, phases: put(state.phases, value as unknown as PlanPhase) }
    case 'step':
      return {
        ...state,
        steps: put(state.steps, value as unknown as PlanStep),
        runs: { ...state.runs, [id]: untouched },
      }
    case 'hands':
      return { ...state, hands: put(state.hands, value as unknown as HandsWindow) }
  }
}

function hasRun(state: UpgradeState, step: string): boolean {
  return (state.runs[step]?.attempt ?? 0) > 0 || (state.runs[step]?.state ?? 'todo') !== 'todo'
}

function holderOf(state: UpgradeState, kind: ThingKind, id: string): string | null {
  const steps = Object.values(state.steps)
  const open = Object.values(state.requests).filter(isOpen)
  switch (kind) {
    case 'phase':
      return steps.find((s) => s.phase === id)?.title ?? askedAbout(state, kind, id)
    case 'step':
      return (
        steps.find((s) => s.after?.includes(id))?.title ??
        open.find((r) => r.step === id)?.text ??
        askedAbout(state, kind, id)
      )
    case 'machine':
      return (
        steps.find((s) => s.machine === id || s.symptoms?.ask.some((look) => look.machine === id))?.title ??
        open.find((r) => r.machine === id || r.relabels.includes(id))?.text ??
        Object.values(state.cards).find((c) => c.state === 'armed' && c.machine === id)?.then ??
        null
      )
    case 'person': {
      const person = state.people[id]
      if (person?.account != null && !person.revoked) return person.name
      const gated = [...steps, ...Object.values(state.phases)].find((t) => t.gate?.signers.includes(id))
      const asked = Object.values(state.goNoGo).find((q) => q.result === 'open' && q.people?.includes(id))
      return (
        Object.values(state.hands).find((h) => h.person === id)?.id ??
        steps.find((s) => s.person === id)?.title ??
        open.find((r) => r.to === id)?.text ??
        gated?.title ??
        asked?.question ??
        null
      )
    }
    case 'hands':
      return null
  }
}

function askedAbout(state: UpgradeState, kind: 'phase' | 'step', id: string): string | null {
  const q = questionAbout(state, { kind, id })
  return q?.result === 'open' ? q.question : null
}

function badInput(path: string, error: z.ZodError): Decision {
  return no('bad-input', { issues: issuesOf(error, path) })
}

function show(value: Json): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 400)
}

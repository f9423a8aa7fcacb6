import type { z } from 'zod'
import { questionAbout } from '../gates/gate.ts'
import { isOpen } from '../hands/state.ts'
import { type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { Json, NewEvent } from '../log/events.ts'
import type { Status, UpgradeState } from '../log/state.ts'
import { thingOf } from './apply.ts'
import { type Plan, planFaults, type ThingKind } from './plan.ts'
import { headSchema, thingSchemas } from './schema.ts'
import { newWallFaults, wallFaults } from './wall-faults.ts'

/** The plan as it stands, in the form it is imported and exported. */
export function planOf(state: UpgradeState): Plan {
  const people = Object.values(state.people).map(({ id, name, role, zone, lead }) => ({
    id,
    name,
    role,
    zone,
    lead,
  }))
  const machines = Object.values(state.machines).map(
    ({ id, sticker, name, place, addresses, note, signs }) => ({
      id,
      sticker,
      name,
      place,
      addresses,
      note,
      ...(signs == null ? {} : { signs }),
    }),
  )
  return {
    head: state.head,
    people,
    machines,
    phases: Object.values(state.phases),
    steps: Object.values(state.steps),
    hands: Object.values(state.hands),
  }
}

const beforeStart: Status[] = ['draft', 'ready']

export const planVerbs: Verbs<'plan.import' | 'plan.set-head' | 'plan.set' | 'plan.add' | 'plan.remove'> = {
  'plan.import'(state: UpgradeState | null, { plan, clock }, _actor, { now, realNow }) {
    if (state !== null && !beforeStart.includes(state.status))
      return no('wrong-status', { status: state.status, needs: beforeStart })
    if (state !== null && clock !== undefined) return no('clock-backwards', { at: clock.at, now })
    const fault = faultsIn(plan)
    if (fault !== null) return fault
    const imported: NewEvent = { type: 'plan.imported', body: { plan } }
    if (clock === undefined) return happens(imported)
    const own: NewEvent = { type: 'clock.set', body: { clock: { kind: 'own', ...clock, realAt: realNow } } }
    return happens(imported, own)
  },

  'plan.set-head'(state, { field, value, saw }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (field === 'start' && state.startedAt !== null)
      return no('wrong-status', { status: state.status, needs: beforeStart })
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
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
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
      return no('wrong-status', { status: state.status, needs: beforeStart })
    if (kind === 'person' && field === 'role' && state.people[id]?.account != null)
      return no('in-use', { kind, id, by: state.people[id].name })
    const plan = withThing(planOf(state), kind, id, { ...stripped(planOf(state), kind, id), [field]: to })
    return (
      faultsIn(plan, planOf(state)) ?? happens({ type: 'plan.set', body: { kind, id, field, from: now, to } })
    )
  },

  'plan.add'(state, { kind, value }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const parsed = thingSchemas[kind].safeParse(value)
    if (!parsed.success) return badInput('', parsed.error)
    const added = parsed.data as unknown as { id: string } & Record<string, Json>
    if (thingOf(state, kind, added.id) !== undefined || Object.hasOwn(state.rollBackSteps, added.id))
      return no('already-there', { kind, id: added.id })
    const plan = withThing(planOf(state), kind, added.id, added)
    return faultsIn(plan, planOf(state)) ?? happens({ type: 'plan.added', body: { kind, value: added } })
  },

  'plan.remove'(state, { kind, id }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
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

export const alive: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back']

export function isOver(state: UpgradeState): boolean {
  return state.status === 'closed' || state.status === 'cancelled'
}

function hasRun(state: UpgradeState, step: string): boolean {
  return (state.runs[step]?.attempt ?? 0) > 0 || (state.runs[step]?.state ?? 'todo') !== 'todo'
}

const listOf = {
  person: 'people',
  machine: 'machines',
  phase: 'phases',
  step: 'steps',
  hands: 'hands',
} as const

function stripped(plan: Plan, kind: ThingKind, id: string): { id: string } & Record<string, Json> {
  const things = plan[listOf[kind]] as unknown as ({ id: string } & Record<string, Json>)[]
  return things.find((t) => t.id === id) ?? { id }
}

function withThing(plan: Plan, kind: ThingKind, id: string, value: Record<string, Json>): Plan {
  const list = listOf[kind]
  const others = (plan[list] as { id: string }[]).filter((t) => t.id !== id)
  return { ...plan, [list]: [...others, value] } as Plan
}

/** What is wrong with a plan, or with what a change makes of the plan that it was. */
function faultsIn(plan: Plan, was?: Plan): Decision | null {
  const [fault] = planFaults(plan)
  if (fault !== undefined) {
    const id = fault.fault === 'circle' ? fault.step : fault.id
    return no('plan-fault', { fault: fault.fault, id, in: fault.fault === 'missing' ? fault.in : '' })
  }
  const issues = was === undefined ? wallFaults(plan) : newWallFaults(plan, was)
  return issues.length > 0 ? no('bad-input', { issues }) : null
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

/** Zod's findings as path and problem code; the words for people are made from the code at the reader's edge. */
export function issuesOf(error: z.ZodError, under = ''): { path: string; problem: string }[] {
  return error.issues.slice(0, 20).map((i) => ({
    path: [under, ...i.path.map(String)].filter((p) => p !== '').join('.'),
    problem: i.code === 'custom' ? i.message : i.code,
  }))
}

/** Equal as JSON values, whatever the order of keys. */
export function same(a: Json, b: Json): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const ka = Object.keys(a)
  return (
    ka.length === Object.keys(b).length &&
    ka.every(
      (k) =>
        Object.hasOwn(b, k) &&
        same((a as Record<string, Json>)[k] as Json, (b as Record<string, Json>)[k] as Json),
    )
  )
}

function show(value: Json): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 400)
}

import type { z } from 'zod'
import type {
  askSchema,
  doerSchema,
  estimateSchema,
  handsWindowSchema,
  headSchema,
  limitsSchema,
  machineSchema,
  needSchema,
  personSchema,
  phaseSchema,
  plannedCardSchema,
  plannedGateSchema,
  planSchema,
  signSchema,
  stepSchema,
  symptomsSchema,
  thingSchemas,
  undoSchema,
  wallTimeSchema,
} from './schema.ts'
import type { rowTextsSchema, signTextsSchema, stepTextsSchema } from './text-schemas.ts'

export type WallTime = z.infer<typeof wallTimeSchema>
export type { Role } from './roles.ts'
export type Doer = z.infer<typeof doerSchema>
export type Need = z.infer<typeof needSchema>
export type PlanPerson = z.infer<typeof personSchema>
export type PlanMachine = z.infer<typeof machineSchema>
export type Estimate = z.infer<typeof estimateSchema>
export type Undo = z.infer<typeof undoSchema>
export type Ask = z.infer<typeof askSchema>
export type PlannedCard = z.infer<typeof plannedCardSchema>
export type PlannedGate = z.infer<typeof plannedGateSchema>
export type Sign = z.infer<typeof signSchema>
export type Symptoms = z.infer<typeof symptomsSchema>
export type SymptomRow = Symptoms['rows'][number]
/** Words of the plan in other languages, by language. */
export type TextsOfStep = z.infer<typeof stepTextsSchema>
export type TextsOfSign = z.infer<typeof signTextsSchema>
export type TextsOfRow = z.infer<typeof rowTextsSchema>
export type PlanStep = z.infer<typeof stepSchema>
export type PlanPhase = z.infer<typeof phaseSchema>
export type HandsWindow = z.infer<typeof handsWindowSchema>
export type Limits = z.infer<typeof limitsSchema>
export type PlanHead = z.infer<typeof headSchema>
export type Plan = z.infer<typeof planSchema>

/** What a step takes while nobody has said (minutes). */
export const USUAL: Estimate = { best: 5, likely: 10, worst: 20 }

/** What a step is while nothing has been said of it. */
export const BARE_STEP: Omit<PlanStep, 'id' | 'phase' | 'order' | 'title'> = {
  by: 'upgrader',
  machine: null,
  minutes: USUAL,
  needs: [],
  cutsLink: false,
  run: '',
  expect: '',
  undo: null,
  irreversible: false,
  after: null,
  ask: null,
}

export type ThingKind = keyof typeof thingSchemas

export type PlanFault =
  | { fault: 'doubled'; kind: ThingKind; id: string }
  | { fault: 'missing'; kind: ThingKind; id: string; in: string }
  | { fault: 'circle'; step: string }

/** Faults no single field shows: doubled ids, references to nothing, steps that wait for each other in a circle. */
export function planFaults(
  plan: Pick<Plan, 'people' | 'machines' | 'phases' | 'steps' | 'hands'>,
): PlanFault[] {
  const faults: PlanFault[] = []
  const ids = {
    person: plan.people,
    machine: plan.machines,
    phase: plan.phases,
    step: plan.steps,
    hands: plan.hands,
  } as const
  const known = {} as Record<ThingKind, Set<string>>
  for (const kind of Object.keys(ids) as ThingKind[]) {
    known[kind] = new Set()
    for (const { id } of ids[kind]) {
      if (known[kind].has(id)) faults.push({ fault: 'doubled', kind, id })
      known[kind].add(id)
    }
  }
  const refer = (kind: ThingKind, id: string | null, where: string) => {
    if (id !== null && !known[kind].has(id)) faults.push({ fault: 'missing', kind, id, in: where })
  }
  for (const s of plan.steps) {
    refer('phase', s.phase, s.id)
    refer('machine', s.machine, s.id)
    refer('person', s.person ?? null, s.id)
    for (const a of s.after ?? []) refer('step', a, s.id)
    for (const look of s.symptoms?.ask ?? []) refer('machine', look.machine ?? null, s.id)
  }
  for (const { id, gate } of [...plan.phases, ...plan.steps])
    for (const signer of gate?.signers ?? []) refer('person', signer, id)
  for (const h of plan.hands) refer('person', h.person, h.id)
  if (faults.length === 0) {
    const circle = findCircle(plan)
    if (circle !== null) faults.push({ fault: 'circle', step: circle })
  }
  return faults
}

/** Steps in the order they are read: by phase, then by step; ties by id, so that the order is total. */
export function inOrder(phases: readonly PlanPhase[], steps: readonly PlanStep[]): PlanStep[] {
  const rank = new Map(sortByOrder(phases).map((p, i) => [p.id, i]))
  return [...steps].sort(
    (a, b) =>
      (rank.get(a.phase) ?? 0) - (rank.get(b.phase) ?? 0) || a.order - b.order || (a.id < b.id ? -1 : 1),
  )
}

export function sortByOrder<T extends { id: string; order: number }>(things: readonly T[]): T[] {
  return [...things].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** Ids of the steps each step waits for: its own list, else the step before it in reading order. */
export function waitsFor(phases: readonly PlanPhase[], steps: readonly PlanStep[]): Map<string, string[]> {
  const ordered = inOrder(phases, steps)
  return new Map(ordered.map((s, i) => [s.id, s.after ?? (i > 0 ? [(ordered[i - 1] as PlanStep).id] : [])]))
}

function findCircle(plan: Pick<Plan, 'phases' | 'steps'>): string | null {
  const waits = waitsFor(plan.phases, plan.steps)
  const mark = new Map<string, 'open' | 'closed'>()
  const visit = (id: string): string | null => {
    if (mark.get(id) === 'closed') return null
    if (mark.get(id) === 'open') return id
    mark.set(id, 'open')
    for (const next of waits.get(id) ?? []) {
      const hit = visit(next)
      if (hit !== null) return hit
    }
    mark.set(id, 'closed')
    return null
  }
  for (const s of plan.steps) {
    const hit = visit(s.id)
    if (hit !== null) return hit
  }
  return null
}

import { doerSchema, planSchema } from '../../domain/plan/schema.ts'
import type { NamedKind } from '../../domain/plan/words/file-things.ts'
import type { PlanFileError } from '../../domain/plan/words/plan-file.ts'
import { most } from './fields.ts'
import { nearest } from './nearest.ts'
import { ERRORS_AT_MOST, errorAt, type Path, type Source } from './yaml-source.ts'

const doers = new Set<string>(doerSchema.options)
const stepsAtMost = most(planSchema.shape.steps)

interface Named {
  id: string
  path: Path
  value: Record<string, unknown>
}

/**
 * Faults that no single field shows: doubled ids, references to nothing, steps that wait in a circle. Works on the file
 * as written, whatever else is wrong in it, so that everything is said at once.
 */
export function referenceErrors(source: Source, field: (path: Path) => string): PlanFileError[] {
  const errors: PlanFileError[] = []
  const phases = named(source.value, ['phases'])
  const steps = listOf(source.value, ['phases']).flatMap(({ value, path }) => named(value, ['steps'], path))
  const things: Record<NamedKind, Named[]> = {
    person: named(source.value, ['people']),
    machine: named(source.value, ['machines']),
    hands: named(source.value, ['hands']),
    phase: phases,
    step: steps,
  }
  const known = {} as Record<NamedKind, Set<string>>
  for (const kind of Object.keys(things) as NamedKind[]) {
    const first = new Map<string, Path>()
    for (const { id, path } of things[kind]) {
      const idPath = [...path, 'id']
      const before = first.get(id)
      if (before === undefined) first.set(id, idPath)
      else if (errors.length < ERRORS_AT_MOST) {
        const params = { kind, id, firstLine: source.placeOf(before).line }
        errors.push(errorAt(source.placeOf(idPath), field(idPath), 'doubled-id', params))
      }
    }
    known[kind] = new Set(first.keys())
  }
  const refer = (kind: NamedKind, id: unknown, path: Path) => {
    if (typeof id !== 'string' || known[kind].has(id) || errors.length >= ERRORS_AT_MOST) return
    errors.push(
      errorAt(source.placeOf(path), field(path), 'no-such', {
        kind,
        id: id.slice(0, 64),
        nearest: nearest(id, known[kind]),
      }),
    )
  }
  for (const { value, path } of things.hands) refer('person', value['person'], [...path, 'person'])
  for (const { value, path } of [...phases, ...steps]) {
    const gate = isMap(value['gate']) ? value['gate'] : {}
    for (const [i, id] of strings(gate['signers']).entries())
      refer('person', id, [...path, 'gate', 'signers', i])
  }
  for (const { value, path } of steps) {
    refer('machine', value['machine'], [...path, 'machine'])
    refer('person', value['person'], [...path, 'person'])
    const named = things.person.find((p) => p.id === value['person'])
    const [role, by] = [named?.value['role'], value['by']]
    if (typeof role === 'string' && typeof by === 'string' && role !== by && doers.has(by)) {
      const at = [...path, 'person']
      const params = { id: named?.id ?? '', role: role.slice(0, 64), by }
      if (errors.length < ERRORS_AT_MOST)
        errors.push(errorAt(source.placeOf(at), field(at), 'other-role', params))
    }
    for (const look of listOf(value['symptoms'], ['ask'], [...path, 'symptoms']))
      refer('machine', look.value['machine'], [...look.path, 'machine'])
    for (const [i, id] of strings(value['after']).entries()) refer('step', id, [...path, 'after', i])
  }
  // More steps than a plan may have are refused for that, and not followed round.
  if (errors.length === 0 && steps.length <= stepsAtMost) {
    const circle = findCircle(steps.map(({ id, value }) => ({ id, after: value['after'] })))
    const at = steps.find((s) => s.id === circle?.[0])
    if (circle !== null && at !== undefined) {
      const path = [...at.path, 'after']
      errors.push(errorAt(source.placeOfKey(path), field(path), 'circle', { steps: circle }))
    }
  }
  return errors
}

/** The steps of a circle in the order they wait, from one with an `after` of its own back to it; null if none. */
function findCircle(steps: { id: string; after: unknown }[]): string[] | null {
  const own = new Set(steps.filter((s) => Array.isArray(s.after)).map((s) => s.id))
  const waits = new Map(
    steps.map((s, i) => [
      s.id,
      Array.isArray(s.after) ? strings(s.after) : i > 0 ? [(steps[i - 1] as { id: string }).id] : [],
    ]),
  )
  const closed = new Set<string>()
  const way: string[] = []
  const visit = (id: string): string[] | null => {
    if (closed.has(id)) return null
    const from = way.indexOf(id)
    if (from >= 0) {
      const round = way.slice(from)
      const first = Math.max(
        0,
        round.findIndex((s) => own.has(s)),
      )
      const turned = [...round.slice(first), ...round.slice(0, first)]
      return [...turned, turned[0] as string]
    }
    way.push(id)
    for (const next of waits.get(id) ?? []) {
      const hit = visit(next)
      if (hit !== null) return hit
    }
    way.pop()
    closed.add(id)
    return null
  }
  for (const { id } of steps) {
    const hit = visit(id)
    if (hit !== null) return hit
  }
  return null
}

function listOf(
  value: unknown,
  [key]: [string],
  under: Path = [],
): { value: Record<string, unknown>; path: Path }[] {
  const list = isMap(value) ? value[key] : undefined
  if (!Array.isArray(list)) return []
  return list.flatMap((v, i) => (isMap(v) ? [{ value: v, path: [...under, key, i] }] : []))
}

function named(value: unknown, key: [string], under: Path = []): Named[] {
  return listOf(value, key, under).flatMap((t) =>
    typeof t.value['id'] === 'string' ? [{ ...t, id: t.value['id'] }] : [],
  )
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((v) => typeof v === 'string') : []
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { z } from 'zod'
import type { Plan } from '../../domain/plan/plan.ts'
import { askSchema, plannedCardSchema, planSchema } from '../../domain/plan/schema.ts'
import { shiftOf } from '../../domain/plan/shift.ts'
import type { Shape } from '../../domain/plan/words/file-notation.ts'
import {
  type PlanFileError,
  type PlanFileErrorCode,
  type PlanFileErrorParams,
  planFileWords,
} from '../../domain/plan/words/plan-file.ts'
import { type FileOutput, fileSchema, knownKeys } from './file-schema.ts'
import { weekdays } from './hands-schema.ts'
import { limitHours } from './limits-schema.ts'
import { nearest } from './nearest.ts'
import { referenceErrors } from './references.ts'
import { ERRORS_AT_MOST, errorAt, type Path, readYaml, type Source } from './yaml-source.ts'

export type { PlanFileError } from '../../domain/plan/words/plan-file.ts'

export type PlanFileResult = { ok: true; plan: Plan } | { ok: false; errors: PlanFileError[] }

/**
 * Reads a plan file: the plan, or everything that is wrong in it, in the order of its lines. Wall times are resolved
 * with the tz data of this engine. Orders of phases and steps are their positions, from 1.
 */
export function parsePlanFile(text: string): PlanFileResult {
  const read = readYaml(text)
  if (!read.ok) return read
  // A blank file is a plan that lacks everything, and is told so key by key.
  const source = read.source.value === null ? { ...read.source, value: {} } : read.source
  const parsed = fileSchema.safeParse(source.value)
  const field = (path: Path) => wordsOf(source.value, path)
  const found = [
    ...source.faults.map(({ path, place, fault }) => ({ ...place, field: field(path), ...fault })),
    ...(parsed.success
      ? []
      : parsed.error.issues.slice(0, ERRORS_AT_MOST).flatMap((issue) => errorsOf(issue, source))),
    ...referenceErrors(source, field),
  ].filter((e) => e.code !== 'missing' || !source.faults.some((f) => field(f.path) === e.field))
  if (found.length > 0) return { ok: false, errors: inLineOrder(found).slice(0, ERRORS_AT_MOST) }
  if (!parsed.success) throw new Error('A plan file was refused without a reason.')
  const plan = planSchema.safeParse(planFrom(parsed.data))
  if (plan.success) return { ok: true, plan: plan.data }
  // What the plan bounds as a whole and the file piece by piece: the number of steps over all phases.
  const issues = plan.error.issues.flatMap((issue) =>
    errorsOf({ ...issue, path: issue.path[0] === 'steps' ? ['phases'] : issue.path }, source),
  )
  return { ok: false, errors: issues }
}

function planFrom(file: FileOutput): Plan {
  return {
    head: {
      title: file.title,
      note: file.note,
      site: file.site,
      home: file.home,
      start: file.start,
      window: file.window,
      observersTalk: file['observers-talk'],
      ...(file['photos-forbidden'] ? { photosForbidden: true } : {}),
      ...(file.limits === null ? {} : { limits: file.limits }),
    },
    people: file.people,
    machines: file.machines.map(({ signs, ...m }) => ({ ...m, ...(signs == null ? {} : { signs }) })),
    phases: file.phases.map(({ id, title, gate }, i) => ({
      id,
      order: i + 1,
      title,
      ...(gate === null ? {} : { gate }),
    })),
    steps: file.phases.flatMap((phase) =>
      phase.steps.map(
        (
          {
            'cuts-link': cutsLink,
            'ends-when-up': endsWhenUp,
            'start-at': startAt,
            card,
            gate,
            symptoms,
            person,
            texts,
            ...step
          },
          i,
        ) => ({
          ...step,
          phase: phase.id,
          order: i + 1,
          cutsLink,
          ...(startAt === null ? {} : { startAt }),
          ...(card === null ? {} : { card }),
          ...(gate === null ? {} : { gate }),
          ...(symptoms === null ? {} : { symptoms }),
          ...(endsWhenUp ? { endsWhenUp } : {}),
          ...(person === null ? {} : { person }),
          ...(texts === null ? {} : { texts }),
        }),
      ),
    ),
    hands: file.hands.map(({ once, days = [], hours, breaks = [], except = [], ...rest }) =>
      once !== null
        ? shiftOf({ ...rest, once })
        : {
            ...rest,
            // Only where there is a shift they may be left out.
            ...(hours as NonNullable<typeof hours>),
            days: days.map((day) => weekdays.indexOf(day) + 1),
            breaks,
            except,
          },
    ),
  }
}

/** The bare numbers of the file besides estimates, which have a notation of their own. */
const allowance = askSchema.shape.allowance
const { minutes: forCard } = plannedCardSchema.shape
const cardMinutes = { min: forCard.minValue as number, max: forCard.maxValue as number }
const allowedMinutes = { min: allowance.minValue as number, max: allowance.maxValue as number }

type Issue = z.core.$ZodIssue

function errorsOf(issue: Issue, source: Source): PlanFileError[] {
  const path = issue.path as Path
  const allowed =
    path[0] === 'limits'
      ? limitHours
      : path.includes('card') || path.includes('gate')
        ? cardMinutes
        : allowedMinutes
  const value = valueAt(source.value, path)
  const known = knownKeys[path.filter((p) => typeof p === 'string').join('.')] ?? []
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, ERRORS_AT_MOST).map((key) => {
      const at = [...path, key]
      const params = { key: key.slice(0, 64), nearest: nearest(key, known), known }
      return errorAt(source.placeOfKey(at), wordsOf(source.value, at), 'unknown-key', params)
    })
  const fault = <C extends PlanFileErrorCode>(code: C, params: PlanFileErrorParams[C]) => [
    errorAt(
      code === 'missing' ? source.placeOfKey(path) : source.placeOf(path),
      wordsOf(source.value, path),
      code,
      params,
    ),
  ]
  if (value === undefined) return fault('missing', { key: String(path.at(-1) ?? '') })
  const found = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
  if (issue.code === 'custom' && issue.message in planFileWords.en)
    return fault(issue.message as PlanFileErrorCode, (issue.params ?? {}) as never)
  if (isFormat(issue.message))
    return typeof value === 'string' || typeof value === 'number'
      ? fault(issue.message, { found })
      : fault('wrong-type', { found: shapeOf(value), needs: 'text' })
  switch (issue.code) {
    case 'invalid_type':
      if (typeof value === 'number' && shapeNamed(issue.expected) === 'number')
        return fault('out-of-range', allowed)
      return fault('wrong-type', { found: shapeOf(value), needs: shapeNamed(issue.expected) })
    case 'invalid_value': {
      const words = issue.values.map(String)
      return typeof value === 'string'
        ? fault('not-one-of', { found, nearest: nearest(found, words), known: words })
        : fault('wrong-type', { found: shapeOf(value), needs: 'text' })
    }
    case 'too_small':
      return issue.origin === 'string' ? fault('empty', {}) : fault('out-of-range', allowed)
    case 'too_big':
      if (issue.origin === 'string') return fault('too-long', { max: Number(issue.maximum) })
      return issue.origin === 'array'
        ? fault('too-many', { max: Number(issue.maximum) })
        : fault('out-of-range', allowed)
    case 'invalid_format':
      return fault('bad-id', { found })
    default:
      throw new Error(
        `A plan file was refused for a reason without words: ${issue.code} at ${path.join('.')}`,
      )
  }
}

const formats = ['bad-minutes', 'bad-hours', 'bad-break', 'bad-exception'] as const
function isFormat(message: string): message is (typeof formats)[number] {
  return (formats as readonly string[]).includes(message)
}

function shapeOf(value: unknown): Shape {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'boolean') return 'yes-no'
  if (typeof value === 'object') return 'map'
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'text'
}

function shapeNamed(expected: string): Shape {
  const shapes: Record<string, Shape> = { string: 'text', array: 'list', object: 'map', boolean: 'yes-no' }
  return shapes[expected] ?? 'number'
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Record<string | number, unknown>)[step]
  }
  return at
}

/** The way to a field in words of the file: ids in place of list positions, `#3` where there is no id. */
function wordsOf(value: unknown, path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'string') return step.slice(0, 64)
      const id = valueAt(value, [...path.slice(0, i + 1), 'id'])
      return typeof id === 'string' && id !== '' ? id.slice(0, 64) : `#${step + 1}`
    })
    .join(' › ')
}

function inLineOrder(errors: PlanFileError[]): PlanFileError[] {
  return [...errors].sort((a, b) => a.line - b.line || a.column - b.column)
}

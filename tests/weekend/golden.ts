import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { EventBodies } from '../../domain/log/events.ts'
import type { Plan } from '../../domain/plan/plan.ts'

/** The recorded weekend, one event a line, and the state it came to, one value a line. */
export const GOLDEN = resolve(import.meta.dirname, 'golden.jsonl')
export const GOLDEN_STATE = resolve(import.meta.dirname, 'golden-state.txt')

export function golden(): LoggedEvent[] {
  const lines = readFileSync(GOLDEN, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as LoggedEvent)
}

/** The plan that was imported then, each wall time with the release of the zone rules that it was read by. */
export function recordedPlan(): Plan {
  const first = golden().find((e) => e.type === 'plan.imported')
  return (JSON.parse(first?.body ?? '') as EventBodies['plan.imported']).plan
}

export function asText(events: readonly LoggedEvent[]): string {
  return events.map((e) => `${JSON.stringify(e)}\n`).join('')
}

/** A value as sorted lines `path = value`, so that a difference reads as what it is and key order does not matter. */
export function asLines(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${path} = ${JSON.stringify(value)}`]
  const entries = Object.entries(value)
  if (entries.length === 0) return [`${path} = ${JSON.stringify(value)}`]
  return entries
    .sort(([a], [b]) => (Array.isArray(value) ? 0 : a < b ? -1 : 1))
    .flatMap(([key, inner]) => asLines(inner, path === '' ? key : `${path}.${key}`))
}

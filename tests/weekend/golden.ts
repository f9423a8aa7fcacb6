import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { EventBodies } from '../../domain/log/events.ts'
import type { Plan } from '../../domain/plan/plan.ts'

/** A recording of the weekend, and the state that it comes to. */
export interface Recording {
  name: string
  events: LoggedEvent[]
  /** As they stand in the files: one event a line, one value a line. */
  text: string
  state: string
}

/**
 * Every recording there is, oldest first. None is ever made anew: where events get new shapes, another is added beside
 * them (`golden-2.jsonl`), and all go on being replayed.
 */
export function recordings(): Recording[] {
  const names = readdirSync(import.meta.dirname).flatMap(
    (file) => /^(golden(?:-\d+)?)\.jsonl$/.exec(file)?.[1] ?? [],
  )
  const nth = (name: string) => Number(name.split('-')[1] ?? 1)
  return names
    .sort((a, b) => nth(a) - nth(b))
    .map((name) => {
      const text = readFileSync(fileOf(name), 'utf8')
      const events = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as LoggedEvent)
      return { name, events, text, state: readFileSync(stateOf(name), 'utf8').trimEnd() }
    })
}

export const fileOf = (name: string) => resolve(import.meta.dirname, `${name}.jsonl`)
export const stateOf = (name: string) =>
  resolve(import.meta.dirname, `${name.replace('golden', 'golden-state')}.txt`)

/** The newest recording: what the script gives today. */
export function golden(): LoggedEvent[] {
  return recordings().at(-1)?.events ?? []
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

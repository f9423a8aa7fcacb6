import { presenceLifts } from '../presence/rules.ts'
import { applies } from './apply.ts'
import { type AllEvents, type Capabilities, type Capability, merged } from './capabilities.ts'
import type { Lifts } from './capability.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * Every event there is and what its body holds, at its newest version. Bodies hold no private data:
 * no wake times, telephone numbers, addresses, endpoints or secrets. Those live in tables keyed by person.
 */
export type EventBodies = AllEvents

export type EventType = keyof EventBodies

/** An event before it is sealed: what `decide` returns. */
export type NewEvent = { [T in EventType]: { type: T; body: EventBodies[T] } }[EventType]

/** What `apply` needs of an event's envelope. */
export interface EventMeta {
  upgrade: string
  seq: number
  hash: string
  actor: string
  at: number
  happenedAt: number
}

/** An event as `apply` takes it; the body is null once erased. */
export type OpenEvent = EventMeta & { [T in EventType]: { type: T; body: EventBodies[T] | null } }[EventType]

const lifts: { [C in Capability]: Lifts<Capabilities[C]['events']> } = {
  plan: {},
  work: {},
  gates: {},
  cards: {},
  hands: {},
  presence: presenceLifts,
  talk: {},
  beats: {},
  signs: {},
  photos: {},
  people: {},
  notices: {},
  warnings: {},
  clock: {},
}
const lifted: Partial<Record<string, readonly ((body: Json) => Json)[]>> = merged(lifts)

/** The newest version of each type. One that isn't 1 has an upcaster for every version below it. */
export const eventVersions = Object.fromEntries(
  Object.keys(applies).map((type) => [type, 1 + (lifted[type]?.length ?? 0)]),
) as Record<EventType, number>

/** Lifts a body from one version to the next; keyed `type@version`. */
export const upcasters: Record<string, (body: Json) => Json> = Object.fromEntries(
  Object.entries(lifted).flatMap(([type, lifts]) =>
    (lifts ?? []).map((lift, n) => [`${type}@${n + 1}`, lift]),
  ),
)
export type Opened =
  | { ok: true; event: OpenEvent }
  | { ok: false; unknown: { type: string; version: number } }

/**
 * Reads a logged event: parses the body's text and lifts it to the newest version.
 * A type or version this code does not know is a value: the client reloads once, then says so.
 */
export function openEvent(
  e: EventMeta & { type: string; version: number; body: string | null },
  versions: Record<string, number> = eventVersions,
  lift: Record<string, (body: Json) => Json> = upcasters,
): Opened {
  const newest = Object.hasOwn(versions, e.type) ? versions[e.type] : undefined
  if (newest === undefined || e.version > newest)
    return { ok: false, unknown: { type: e.type, version: e.version } }
  let body = e.body === null ? null : (JSON.parse(e.body) as Json)
  for (let v = e.version; v < newest && body !== null; v++) {
    const up = lift[`${e.type}@${v}`]
    if (up === undefined) return { ok: false, unknown: { type: e.type, version: e.version } }
    body = up(body)
  }
  const { upgrade, seq, hash, actor, at, happenedAt } = e
  return { ok: true, event: { upgrade, seq, hash, actor, at, happenedAt, type: e.type, body } as OpenEvent }
}

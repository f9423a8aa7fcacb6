import type { z } from 'zod'
import type { ActorRole, Leave } from '../access/table.ts'
import type { EventMeta, Json } from './events.ts'
import type { UpgradeState } from './state.ts'

// What a capability hands over to the log, by kind. Each kind is an export of its own, since a screen that only follows the
// log has no need of schemas, verbs or tries, and is built without them. The one list of them all: capabilities.ts.

/** What each of its commands takes besides the type. A function: whoever reads no commands builds no schemas. */
export type Shapes = () => Record<string, z.ZodRawShape>
/** Who may say a command, and how widely. Whoever isn't in the row may not. */
export type Row = Partial<Record<ActorRole, Leave>>
export type Rows<S extends Shapes> = Record<keyof ReturnType<S>, Row>

/** What becomes of the state by each of its events; their bodies are at the newest version, and not erased. */
export type Applies<B> = {
  [T in keyof B]: (state: UpgradeState, body: B[T], event: EventMeta) => UpgradeState
}

declare const version: unique symbol
/** A body that is another than its type began with: its version is `V`, and `Lifts` asks for the upcasters of all before it. */
export type Version<V extends 2 | 3 | 4, Body> = Body & { readonly [version]?: V }
type VersionOf<Body> = typeof version extends keyof Body ? NonNullable<Body[typeof version]> : 1
type Lift = (body: Json) => Json
/** From each version to the next, the oldest first. Types of one version have none; one that is forgotten does not compile. */
export type Lifts<B> = {
  [T in keyof B as VersionOf<B[T]> extends 1 ? never : T]: VersionOf<B[T]> extends 2
    ? readonly [Lift]
    : VersionOf<B[T]> extends 3
      ? readonly [Lift, Lift]
      : readonly [Lift, Lift, Lift]
}

/** All that is in any of several types, in one. */
export type Both<T> = (T extends unknown ? (t: T) => void : never) extends (all: infer A) => void ? A : never
/** What the chapters of a capability add, in one. Mark the call pure: whoever reads none of it is built without. */
export const together = <T extends readonly object[]>(...chapters: T): Both<T[number]> =>
  Object.assign({}, ...chapters)

/** For the property tests: of each command one or several ways to fill it in, each field from the values that are listed. */
export type Tries<S extends Shapes> = (of: Pools) => {
  [T in keyof ReturnType<S>]: Try<ReturnType<S>[T]> | readonly Try<ReturnType<S>[T]>[]
}
/** The last value of each list makes a command that is well formed; undefined leaves the field out. */
export type Try<Shape> = { [F in keyof Shape]?: readonly unknown[] }

/** Ids that things have in the night of the property tests, so that they meet again, collide and go missing; and values. */
export interface Pools {
  steps: readonly string[]
  machines: readonly string[]
  people: readonly string[]
  requests: readonly string[]
  questions: readonly string[]
  ids: readonly string[]
  texts: readonly string[]
  instants: readonly number[]
  /** When the sentinel's hours break off, and moments it may be put off to. */
  leaving: readonly number[]
  /** Who did what somebody else enters. */
  doers: readonly (string | undefined)[]
  /** What becomes of the cards that stand. */
  cardsLeft: readonly ('stand-down' | 'keep' | undefined)[]
  /** Plans, and what is edited in them: fields of `plan.import`, `plan.set-head`, `plan.set` and `plan.add`, as they go together. */
  plans: readonly object[]
  heads: readonly object[]
  edits: readonly object[]
  things: readonly object[]
}

/** The values, or null. */
export const orNull = <T>(values: readonly T[]): readonly (T | null)[] => [null, ...values]
/** One value each: fields that go together. */
export const single = (fields: object): Record<string, readonly unknown[]> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value]]))
/** Every combination of the values of some fields. */
export function each(fields: Record<string, readonly unknown[]>): readonly object[] {
  return Object.entries(fields).reduce<object[]>(
    (all, [field, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [field]: value }))),
    [{}],
  )
}
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n)

import type { SignEvents } from '../signs/rules.ts'

/** How the things of an upgrade are called in a line of the log. */
export interface EventNames {
  step(id: string): string
  phase(id: string): string
  person(id: string): string
  /** Who stands in an event's envelope. */
  actor(account: string): string
  machine(id: string | null): string
  request(id: string): string
  /** The whole text of a request, as the log has it. */
  asked(id: string, text: string): string
  question(id: string): string
  /** What was looked at, and what was seen there: the log has the plan's own words for both. */
  seen(seen: Pick<SignEvents['sign.seen'], 'on' | 'id' | 'sign' | 'name' | 'answer'>): string
  /** Both clocks in one line. */
  time(instant: number): string
  /** Both clocks to the second. */
  second(instant: number): string
}

/** What a line may say besides. */
export interface LineNames extends EventNames {
  /** Who wrote down what somebody else did. */
  entered(entered: true | undefined): string
  /** ": reason", or nothing. */
  because(reason: string): string
  /** It happened by the clock, where somebody may do it too. */
  byClock: boolean
}

/** The words of the log: a line for each of a capability's events. */
export type Lines<B> = { [T in keyof B]: (body: B[T], n: LineNames) => string }

/** How a refusal calls things. Without it, things go by their ids and times are left out. */
export interface RefusalNames {
  step(id: string): string
  /** Both clocks in one line. */
  time(instant: number): string
}

/** What its sentence may say besides. */
export interface SayNames extends RefusalNames {
  /** The time with what stands before it; nothing where times are left out. */
  when(instant: number, before: string): string
  /** What a kind of thing is called. */
  kind(kind: string): string
}

/** The words of refusals: a sentence for each of a capability's. */
export type Says<R> = { [C in keyof R]: (p: R[C], n: SayNames) => string }

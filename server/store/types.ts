import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { type Want, wantOf, wants } from './fault.ts'

/**
 * The port of the store: what the rest of the server sees of the database. Every time is epoch milliseconds
 * and always an argument; the store has no clock.
 */

/** One event as its row holds it: as it stands in the log, and what tells whether a retry says the same. */
export interface StoredEvent extends LoggedEvent {
  /** Digest of the whole command, so that the same id with another command can be told apart. */
  commandDigest: string
}

/** The receipt of a command that left no event: a refusal or a no-op. */
export interface Answered {
  upgrade: string
  actor: string
  commandId: string
  commandDigest: string
  /** JSON text, given back as it is. */
  answer: string
}

/** What a command was answered. An accepted one has the seqs of its events; any other its stored text. */
export interface Receipt {
  commandDigest: string
  seqs: number[]
  answer: string | null
}

export interface ReceiptKey {
  upgrade: string
  actor: string
  commandId: string
}

/** What a walk through a log found besides its rows. */
export interface Walked {
  /** Where the log ends by what is kept beside it; null: nothing is. */
  head: { seq: number; hash: string } | null
  /** The row after the last one handed over can't be read: the file is damaged there. */
  torn: boolean
}

export interface Batch {
  events: StoredEvent[]
  answers: Answered[]
  /** Bodies to forget. */
  erase: { upgrade: string; seq: number }[]
}

export interface LogStore {
  /**
   * Writes the batch as one durable statement and resolves only after it is on disk.
   * Throws `StoreFailure` with nothing of the batch kept.
   */
  append(batch: Batch): Promise<void>
  /** The receipt of each key, in the order asked, by one query; null = never answered. */
  receipts(keys: ReceiptKey[]): Promise<(Receipt | null)[]>
  /**
   * Hands over every event with a seq above `after`, oldest first, all as of one moment, as the file has them: a damaged
   * column may hold anything. Ends early when `visit` says false. Throws `StoreFailure` when the database can't be read.
   */
  walk(upgrade: string, after: number, visit: (row: StoredEvent) => boolean): Walked
  /** At most `limit` events with a seq above `seq`, oldest first. */
  eventsAfter(upgrade: string, seq: number, limit: number): Promise<StoredEvent[]>
  /** At most `limit` events with a seq below `seq`, newest first. */
  eventsBefore(upgrade: string, seq: number, limit: number): Promise<StoredEvent[]>
  eventAt(upgrade: string, seq: number): Promise<StoredEvent | null>
  /** Whether this actor has ever done anything in that upgrade. */
  acted(upgrade: string, actor: string): Promise<boolean>
  /** The ids of all upgrades: of all that have an event, and of those that are known to have had one. */
  upgrades(): Promise<string[]>
}

/**
 * Why something was not stored or not read. `taken`: another writer has that seq or that receipt, so read the log again;
 * `full`: no room on the disk; `failed`: anything else. `want` and `said`: what the disk lacks, and its own code for it.
 */
export class StoreFailure extends Error {
  readonly code: 'taken' | 'full' | 'failed'
  readonly want: Want | null
  readonly said: string
  constructor(code: 'taken' | 'full' | 'failed', cause: unknown) {
    const found = wantOf(cause)
    super(found === null ? `not stored (${code})` : `${wants[found.want]} (${found.code})`)
    this.name = 'StoreFailure'
    // Where it was thrown tells nothing of a disk; a log of it is one line.
    this.stack = `${this.name}: ${this.message}`
    this.code = code
    this.want = found?.want ?? null
    this.said = found?.code ?? (cause instanceof Error ? cause.message : '')
  }
}

/** Why the store would not open: one line for whoever starts the server. */
export class StartRefusal extends Error {
  readonly code:
    | 'not-writable'
    | 'in-use'
    | 'newer-database'
    | 'edited-migration'
    | 'no-addon'
    | 'stale-wal'
    | 'broken-link'
    | Want
  constructor(code: StartRefusal['code'], message: string) {
    super(message)
    this.name = 'StartRefusal'
    this.code = code
  }
}

/** Small facts of the installation, by key. */
export interface MetaStore {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
}

import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { Refusal } from '../../domain/log/refusals.ts'

/** A command on its way to the log. */
export interface OutboxEntry {
  id: string
  command: CommandInput
  /** This device's clock at the tap. */
  saidAt: number
  /** stored: on the server's disk, its events not yet shown here. refused: for good; stays until dismissed. */
  state: 'queued' | 'sent' | 'stored' | 'refused'
  /** Queued, but kept back until then (this device's clock), so that it can be taken back. */
  heldUntil?: number | null
  answer: Answer | null
  /** Sent over a line that is up, and unanswered for too long: it is being sent again. */
  noAnswer: boolean
  /** Why the server could not take it just now (a full disk, too many at once); it is sent again. */
  setback: Refusal | null
  /** Survives a reload, a closed tab, an empty battery. False where the browser lets us keep nothing; null: not yet. */
  kept: boolean | null
}

export function isHeld(e: OutboxEntry | undefined): boolean {
  return e?.heldUntil != null
}

/** A command as it lies in the browser's database. */
export interface KeptCommand {
  id: string
  command: CommandInput
  saidAt: number
  /** Set once it was refused. */
  answer?: Answer
}

/** Where an outbox is kept. Each call is carried out in its turn. */
export interface OutboxStore {
  /** Calls back once: with all that is kept, or with nothing where that can't be read. */
  all(then: (kept: readonly KeptCommand[]) => void): void
  /** Calls back with whether it is on the device's disk. */
  put(command: KeptCommand, then: (kept: boolean) => void): void
  remove(id: string): void
}

/**
 * What was said and is not yet known to be stored, in the order it was said. Each entry is kept by itself, so that two
 * tabs don't overwrite each other's; both may send it, since the same id is done once.
 */
export class Outbox {
  #entries: readonly OutboxEntry[] = []
  readonly #store: OutboxStore | null
  readonly #changed: () => void

  /** `store` null: nothing can be kept here. `changed`: something came to be kept, or could not be. */
  constructor(store: OutboxStore | null, changed: () => void) {
    this.#store = store
    this.#changed = changed
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  find(id: string): OutboxEntry | undefined {
    return this.#entries.find((e) => e.id === id)
  }

  /**
   * Takes up what an earlier page, or another tab, left behind, as far as it was said before `saidBefore` (this device's
   * clock); then calls back. What is here already stays as it is.
   */
  load(saidBefore: number, then: () => void): void {
    if (this.#store === null) {
      then()
      return
    }
    this.#store.all((kept) => {
      const found = kept
        .filter((k) => k.saidAt < saidBefore && this.find(k.id) === undefined)
        .map(({ id, command, saidAt, answer = null }): OutboxEntry => {
          const state = answer === null ? 'queued' : 'refused'
          return { ...blank, id, command, saidAt, answer, kept: true, state }
        })
      if (found.length > 0)
        this.#entries = [...this.#entries, ...found].sort(
          (a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1),
        )
      then()
    })
  }

  /**
   * `heldUntil` is not kept with it: a page that comes up after a crash sends what it finds, since nobody may be there to
   * wait for anything.
   */
  add(id: string, command: CommandInput, saidAt: number, heldUntil: number | null = null): void {
    // Two taps in the same millisecond, or a device clock set back, must not change their order after a reload.
    const after = this.#entries.at(-1)?.saidAt
    const at = after === undefined ? saidAt : Math.max(saidAt, after + 1)
    this.#entries = [...this.#entries, { ...blank, id, command, saidAt: at, heldUntil }]
    this.#keep({ id, command, saidAt: at })
  }

  set(id: string, change: Partial<OutboxEntry>): void {
    this.#entries = this.#entries.map((e) => (e.id === id ? { ...e, ...change } : e))
    const entry = this.find(id)
    // A refusal is kept with it: it is shown again after a reload, and not sent again.
    if (change.state === 'refused' && entry?.answer != null)
      this.#keep({ id, command: entry.command, saidAt: entry.saidAt, answer: entry.answer })
  }

  remove(id: string): void {
    this.#entries = this.#entries.filter((e) => e.id !== id)
    this.#store?.remove(id)
  }

  #keep(command: KeptCommand): void {
    const say = (kept: boolean) => {
      const entry = this.find(command.id)
      if (entry === undefined || entry.kept === kept) return
      this.#entries = this.#entries.map((e) => (e.id === command.id ? { ...e, kept } : e))
      this.#changed()
    }
    if (this.#store === null) say(false)
    else this.#store.put(command, say)
  }
}

const blank = {
  state: 'queued',
  heldUntil: null,
  answer: null,
  noAnswer: false,
  setback: null,
  kept: null,
} as const

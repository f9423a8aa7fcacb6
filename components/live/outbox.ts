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

/** It could not be kept, and is not the server's yet: with this page it would be gone. */
export function isOnlyHere(e: OutboxEntry): boolean {
  return e.kept === false && (e.state === 'queued' || e.state === 'sent')
}

/** It is in this page alone, and does not get away just now: over a line that is up, it is the server's in a moment. */
export function isStuckHere(e: OutboxEntry, isLive: boolean): boolean {
  return isOnlyHere(e) && (!isLive || e.noAnswer || e.setback !== null)
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
  /** Calls back once: with all that is kept, or null where that can't be read. */
  all(then: (kept: readonly KeptCommand[] | null) => void): void
  /** Calls back with whether it is on the device's disk, and was found there. */
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
  /** What was left behind by an earlier page, said before then, could not be read yet; null: it was. */
  #unread: number | null = null
  /** Taken off before they were known to be on the disk: a write that hung may bring them there yet. */
  readonly #late = new Set<string>()

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
      if (kept === null) this.#unread = Math.max(this.#unread ?? 0, saidBefore)
      else this.#takeUp(kept, saidBefore)
      then()
    })
  }

  /**
   * Looks whether what is here is on the disk still, and puts it there again where it is not; takes up what could not be
   * read when the page began.
   */
  keepAgain(): void {
    const store = this.#store
    const asked = this.#entries
    if (store === null || (asked.length === 0 && this.#unread === null && this.#late.size === 0)) return
    store.all((kept) => {
      const ids = new Set(kept?.map((k) => k.id))
      // What can't be read can't be told to be there.
      for (const e of asked) if (e.kept !== null) this.#isKept(e.id, ids.has(e.id))
      if (kept === null) return
      for (const id of ids) if (this.#late.has(id)) store.remove(id)
      for (const { id } of asked) {
        const entry = this.find(id)
        if (entry !== undefined && entry.state !== 'stored' && !ids.has(id)) this.#keep(entry)
      }
      if (this.#unread === null) return
      const before = this.#unread
      this.#unread = null
      this.#takeUp(kept, before)
      this.#changed()
    })
  }

  #takeUp(kept: readonly KeptCommand[], saidBefore: number): void {
    const found = kept
      .filter((k) => k.saidAt < saidBefore && this.find(k.id) === undefined && !this.#late.has(k.id))
      .map(({ id, command, saidAt, answer = null }): OutboxEntry => {
        const state = answer === null ? 'queued' : 'refused'
        return { ...blank, id, command, saidAt, answer, kept: true, state }
      })
    if (found.length > 0)
      this.#entries = [...this.#entries, ...found].sort(
        (a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1),
      )
  }

  /**
   * `heldUntil` is not kept with it: a page that comes up after a crash sends what it finds, since nobody may be there to
   * wait for anything.
   */
  add(id: string, command: CommandInput, saidAt: number, heldUntil: number | null = null): void {
    // Two taps in the same millisecond, or a device clock set back, must not change their order after a reload.
    const after = this.#entries.at(-1)?.saidAt
    const at = after === undefined ? saidAt : Math.max(saidAt, after + 1)
    const entry: OutboxEntry = { ...blank, id, command, saidAt: at, heldUntil }
    this.#entries = [...this.#entries, entry]
    this.#keep(entry)
  }

  set(id: string, change: Partial<OutboxEntry>): void {
    this.#entries = this.#entries.map((e) => (e.id === id ? { ...e, ...change } : e))
    const entry = this.find(id)
    // A refusal is kept with it: it is shown again after a reload, and not sent again.
    if (change.state === 'refused' && entry?.answer != null) this.#keep(entry)
  }

  remove(id: string): void {
    if (this.find(id)?.kept !== true) this.#late.add(id)
    this.#entries = this.#entries.filter((e) => e.id !== id)
    this.#store?.remove(id)
  }

  #keep({ id, command, saidAt, state, answer }: OutboxEntry): void {
    const row = { id, command, saidAt, ...(state === 'refused' && answer !== null ? { answer } : {}) }
    if (this.#store === null) this.#isKept(id, false)
    this.#store?.put(row, (kept) => {
      if (this.find(id) !== undefined) this.#isKept(id, kept)
      else if (kept) {
        // Sent, or taken back, while it was being written.
        this.#late.delete(id)
        this.#store?.remove(id)
      }
    })
  }

  #isKept(id: string, kept: boolean): void {
    const entry = this.find(id)
    if (entry === undefined || entry.kept === kept) return
    this.#entries = this.#entries.map((e) => (e.id === id ? { ...e, kept } : e))
    this.#changed()
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

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

export type Outbox = ReturnType<typeof createOutbox>

/**
 * What was said and is not yet known to be stored, in the order it was said. Each entry is kept by itself, so that two
 * tabs don't overwrite each other's; both may send it, since the same id is done once.
 * `store` null: nothing can be kept here. `changed`: something came to be kept, or could not be.
 */
export function createOutbox(store: OutboxStore | null, changed: () => void) {
  let entries: readonly OutboxEntry[] = []
  /** What was left behind by an earlier page, said before then, could not be read yet; null: it was. */
  let unread: number | null = null
  /** Taken off before they were known to be on the disk: a write that hung may bring them there yet. */
  const late = new Set<string>()

  function find(id: string): OutboxEntry | undefined {
    return entries.find((e) => e.id === id)
  }

  function takeUp(kept: readonly KeptCommand[], saidBefore: number): void {
    const found = kept
      .filter((k) => k.saidAt < saidBefore && find(k.id) === undefined && !late.has(k.id))
      .map(({ id, command, saidAt, answer = null }): OutboxEntry => {
        const state = answer === null ? 'queued' : 'refused'
        return { ...blank, id, command, saidAt, answer, kept: true, state }
      })
    if (found.length > 0)
      entries = [...entries, ...found].sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
  }

  function keep({ id, command, saidAt, state, answer }: OutboxEntry): void {
    const row = { id, command, saidAt, ...(state === 'refused' && answer !== null ? { answer } : {}) }
    if (store === null) markKept(id, false)
    store?.put(row, (kept) => {
      if (find(id) !== undefined) markKept(id, kept)
      else if (kept) {
        // Sent, or taken back, while it was being written.
        late.delete(id)
        store?.remove(id)
      }
    })
  }

  function markKept(id: string, kept: boolean): void {
    const entry = find(id)
    if (entry === undefined || entry.kept === kept) return
    entries = entries.map((e) => (e.id === id ? { ...e, kept } : e))
    changed()
  }

  return {
    get entries() {
      return entries
    },
    find,
    /**
     * Takes up what an earlier page, or another tab, left behind, as far as it was said before `saidBefore` (this device's
     * clock); then calls back. What is here already stays as it is.
     */
    load(saidBefore: number, then: () => void): void {
      if (store === null) {
        then()
        return
      }
      store.all((kept) => {
        if (kept === null) unread = Math.max(unread ?? 0, saidBefore)
        else takeUp(kept, saidBefore)
        then()
      })
    },
    /**
     * Looks whether what is here is on the disk still, and puts it there again where it is not; takes up what could not be
     * read when the page began.
     */
    keepAgain(): void {
      const asked = entries
      if (store === null || (asked.length === 0 && unread === null && late.size === 0)) return
      store.all((kept) => {
        const ids = new Set(kept?.map((k) => k.id))
        // What can't be read can't be told to be there.
        for (const e of asked) if (e.kept !== null) markKept(e.id, ids.has(e.id))
        if (kept === null) return
        for (const id of ids) if (late.has(id)) store.remove(id)
        for (const { id } of asked) {
          const entry = find(id)
          if (entry !== undefined && entry.state !== 'stored' && !ids.has(id)) keep(entry)
        }
        if (unread === null) return
        const before = unread
        unread = null
        takeUp(kept, before)
        changed()
      })
    },
    /**
     * `heldUntil` is not kept with it: a page that comes up after a crash sends what it finds, since nobody may be there to
     * wait for anything.
     */
    add(id: string, command: CommandInput, saidAt: number, heldUntil: number | null = null): void {
      // Two taps in the same millisecond, or a device clock set back, must not change their order after a reload.
      const after = entries.at(-1)?.saidAt
      const at = after === undefined ? saidAt : Math.max(saidAt, after + 1)
      const entry: OutboxEntry = { ...blank, id, command, saidAt: at, heldUntil }
      entries = [...entries, entry]
      keep(entry)
    },
    set(id: string, change: Partial<OutboxEntry>): void {
      entries = entries.map((e) => (e.id === id ? { ...e, ...change } : e))
      const entry = find(id)
      // A refusal is kept with it: it is shown again after a reload, and not sent again.
      if (change.state === 'refused' && entry?.answer != null) keep(entry)
    },
    remove(id: string): void {
      if (find(id)?.kept !== true) late.add(id)
      entries = entries.filter((e) => e.id !== id)
      store?.remove(id)
    },
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

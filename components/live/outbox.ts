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
  /** Survives a reload or a closed tab. False where the browser lets us keep nothing. */
  kept: boolean
}

export function isHeld(e: OutboxEntry | undefined): boolean {
  return e?.heldUntil != null
}

/** As much of `localStorage` as is needed. */
export interface KeyStore {
  readonly length: number
  key(n: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

interface Kept {
  id: string
  command: CommandInput
  saidAt: number
  answer?: Answer
}

/**
 * What was said and is not yet known to be stored, in the order it was said. Each entry has a key of its own in the
 * browser's storage, so that two tabs don't overwrite each other's; both may send it, since the same id is done once.
 */
export class Outbox {
  #entries: readonly OutboxEntry[] = []
  readonly #store: KeyStore | null
  readonly #prefix: string

  constructor(store: KeyStore | null, upgrade: string, account: string) {
    this.#store = store
    this.#prefix = `farhand:out:${upgrade}:${account}:`
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  find(id: string): OutboxEntry | undefined {
    return this.#entries.find((e) => e.id === id)
  }

  /** Takes up what an earlier page left behind. What is here already stays as it is. */
  load(): void {
    const found: OutboxEntry[] = []
    try {
      for (let n = 0; n < (this.#store?.length ?? 0); n++) {
        const key = this.#store?.key(n)
        if (key == null || !key.startsWith(this.#prefix)) continue
        const kept = readKept(this.#store?.getItem(key) ?? null)
        if (kept === null || this.find(kept.id) !== undefined) continue
        const answer = kept.answer ?? null
        found.push({ ...blank, ...kept, answer, kept: true, state: answer === null ? 'queued' : 'refused' })
      }
    } catch {
      return
    }
    if (found.length === 0) return
    this.#entries = [...this.#entries, ...found].sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
  }

  /**
   * `heldUntil` is not kept with it: a page that comes up after a crash sends what it finds, since nobody may be there to
   * wait for anything.
   */
  add(id: string, command: CommandInput, saidAt: number, heldUntil: number | null = null): void {
    // Two taps in the same millisecond, or a device clock set back, must not change their order after a reload.
    const after = this.#entries.at(-1)?.saidAt
    const at = after === undefined ? saidAt : Math.max(saidAt, after + 1)
    const kept = this.#keep({ id, command, saidAt: at })
    this.#entries = [...this.#entries, { ...blank, id, command, saidAt: at, kept, heldUntil }]
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
    try {
      this.#store?.removeItem(this.#prefix + id)
    } catch {
      // Sent again after a reload, and answered as before.
    }
  }

  #keep(kept: Kept): boolean {
    try {
      this.#store?.setItem(this.#prefix + kept.id, JSON.stringify(kept))
      return this.#store !== null
    } catch {
      return false
    }
  }
}

const blank = {
  state: 'queued',
  heldUntil: null,
  answer: null,
  noAnswer: false,
  setback: null,
  kept: false,
} as const

function readKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null
    const whole =
      typeof kept?.id === 'string' && typeof kept.saidAt === 'number' && typeof kept.command === 'object'
    return whole ? (kept as Kept) : null
  } catch {
    return null
  }
}

/** The browser's storage; null where there is none or it is forbidden. */
export function browserStore(): KeyStore | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    return null
  }
}

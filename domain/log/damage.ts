import { apply } from './apply.ts'
import { digest, GENESIS, type LoggedEvent, verifyChain } from './envelope.ts'
import { erasable } from './erasable.ts'
import { eventVersions, openEvent } from './events.ts'
import type { UpgradeState } from './state.ts'

/**
 * How a line breaks the chain. `missing`: it should be there and is not. `changed`: it is not what was stored. `unknown`:
 * whole, but of a kind or version that this code does not know. `unreadable`: its words, or the file there, can't be
 * read. `end`: the record of where the log ends says another thing than the log.
 */
export type DamageKind = 'missing' | 'changed' | 'unknown' | 'unreadable' | 'end'

/** Where the chain breaks: all lines before `line` are proven, this one and those after it are not. */
export interface Damage {
  line: number
  what: DamageKind
}

/** What a log comes to: the state after its last proven line (null: not even the first is), and where it breaks. */
export interface Proven {
  state: UpgradeState | null
  damage: Damage | null
}

/**
 * Proves a log line by line and folds what is proven. Hand over its lines in order, from the one after `base` on, then ask
 * what they came to.
 */
export class Proof {
  #state: UpgradeState | null
  #damage: Damage | null = null
  readonly #sha: (text: string) => string
  /** Lines without words, of which a later line must say that they were erased. */
  readonly #blank = new Set<number>()

  constructor(base: UpgradeState | null, sha: (text: string) => string = digest) {
    this.#state = base
    this.#sha = sha
  }

  /** False: the chain breaks here, and no line after it is looked at. */
  readonly line = (e: LoggedEvent): boolean => {
    const seq = this.#state?.seq ?? 0
    const fault = verifyChain([e], { seq, hash: this.#state?.hash ?? GENESIS }, this.#sha)
    if (fault !== null)
      return this.#breaks(seq + 1, fault.fault === 'gap' && e.seq > seq ? 'missing' : 'changed')
    if (!isKnown(e)) return this.#breaks(e.seq, 'unknown')
    if (e.body === null && !erasable.some((type) => type === e.type)) return this.#breaks(e.seq, 'changed')
    try {
      const opened = openEvent(e)
      if (!opened.ok) return this.#breaks(e.seq, 'unknown')
      this.#state = apply(this.#state, opened.event)
      if (e.body === null) this.#blank.add(e.seq)
      if (opened.event.type === 'event.erased' && opened.event.body !== null)
        this.#blank.delete(opened.event.body.seq)
      return true
    } catch {
      return this.#breaks(e.seq, 'unreadable')
    }
  }

  /**
   * What it all came to. `end`: where the log ends by the record beside it; null: there is no such record. `torn`: more is
   * there and can't be read.
   */
  result(end: { seq: number; hash: string } | null, torn = false): Proven {
    const state = this.#state
    const last = state?.seq ?? 0
    const [blank] = this.#blank
    if (this.#damage === null) {
      if (torn) this.#breaks(last + 1, 'unreadable')
      // First, since the line that said that words were erased may be among those that are gone.
      else if (end !== null && end.seq > last) this.#breaks(last + 1, 'missing')
      else if (blank !== undefined) this.#breaks(blank, 'changed')
      else if (end === null) {
        if (state !== null) this.#breaks(last + 1, 'end')
      } else if (end.seq < last) this.#breaks(end.seq + 1, 'end')
      else if (end.hash !== state?.hash) this.#breaks(last, 'end')
    }
    return { state, damage: this.#damage }
  }

  #breaks(line: number, what: DamageKind): false {
    this.#damage = { line: Math.max(1, line), what }
    return false
  }
}

function isKnown({ type, version }: LoggedEvent): boolean {
  return Object.hasOwn(eventVersions, type) && version <= eventVersions[type as keyof typeof eventVersions]
}

import type { DeviceClock } from './clock.ts'
import { isHeld, type Outbox } from './outbox.ts'

/**
 * Taps kept back for a moment, so that a slip of the thumb can be taken back before anybody acts on it. A held tap lies
 * in the outbox's storage like any other: whatever ends the page ends the hold, never the tap.
 */
export class Holds {
  readonly #outbox: Outbox
  readonly #clock: DeviceClock
  readonly #released: () => void
  readonly #timers = new Map<string, () => void>()

  constructor(outbox: Outbox, clock: DeviceClock, released: () => void) {
    this.#outbox = outbox
    this.#clock = clock
    this.#released = released
  }

  /** Lets `id`, which the outbox holds, go after so many ms. */
  start(id: string, ms: number): void {
    this.#timers.set(
      id,
      this.#clock.after(ms, () => this.#let(id)),
    )
  }

  /** Takes `id` back. False: it was not held any more. */
  undo(id: string): boolean {
    if (!isHeld(this.#outbox.find(id))) return false
    this.#forget(id)
    this.#outbox.remove(id)
    return true
  }

  /** Lets everything go now, in the order it was tapped. */
  release(): void {
    for (const e of this.#outbox.entries) if (isHeld(e)) this.#let(e.id)
  }

  #let(id: string): void {
    this.#forget(id)
    if (!isHeld(this.#outbox.find(id))) return
    this.#outbox.set(id, { heldUntil: null })
    this.#released()
  }

  #forget(id: string): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
  }
}

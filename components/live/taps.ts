import type { CommandInput } from '../../domain/log/commands.ts'
import type { DeviceClock } from './clock.ts'
import { isHeld, type Outbox, type OutboxEntry } from './outbox.ts'
import type { Sender } from './sender.ts'

/** What is said beside the work, or by the page itself: no tap takes anything before it for granted. */
const aside: readonly CommandInput['type'][] = ['talk.say', 'card.hold']
/** What was said longer ago than this is held back by no tab any more, ms. */
const OTHERS = 20_000

/**
 * What is said here, from the tap until it may go out: some of it is kept back for a moment, so that a slip of the thumb
 * can be taken back before anybody acts on it. A held tap lies in the outbox's storage like any other: whatever ends the
 * page ends the hold, never the tap.
 */
export class Taps {
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #clock: DeviceClock
  readonly #changed: () => void
  readonly #timers = new Map<string, () => void>()
  /** What an earlier page left in the outbox has been taken up. */
  #loaded = false

  constructor(outbox: Outbox, sender: Sender, clock: DeviceClock, changed: () => void) {
    this.#outbox = outbox
    this.#sender = sender
    this.#clock = clock
    this.#changed = changed
  }

  /** Takes up what an earlier page left: that goes out before what is said on this one. `isUp`: whether the line is. */
  takeUp(isUp: () => boolean): void {
    this.#outbox.load(Number.POSITIVE_INFINITY, () => {
      this.#loaded = true
      this.#changed()
      if (isUp()) this.#sender.up()
    })
  }

  /** Takes up what another tab may have left. What it may still hold for its undo is its own. */
  takeOver(): void {
    this.#outbox.load(this.#clock.now() - OTHERS, () => this.#go())
  }

  /** The line is up. */
  up(): void {
    if (this.#loaded) this.#sender.up()
  }

  say(id: string, command: CommandInput, holdMs: number): void {
    if (this.#outbox.find(id) !== undefined) return
    if (!aside.includes(command.type)) this.release()
    const now = this.#clock.now()
    this.#outbox.add(id, command, now, holdMs > 0 ? now + holdMs : null)
    if (holdMs > 0)
      this.#timers.set(
        id,
        this.#clock.after(holdMs, () => this.#let(id)),
      )
    this.#go()
  }

  /** Takes `id` back. False: it was not held any more. */
  undo(id: string): boolean {
    if (!isHeld(this.#outbox.find(id))) return false
    this.#forget(id)
    this.#outbox.remove(id)
    this.#changed()
    return true
  }

  /** Lets everything go now, in the order it was tapped. */
  release(): void {
    for (const e of this.#outbox.entries) if (isHeld(e)) this.#let(e.id)
  }

  heldFor({ heldUntil }: OutboxEntry): number {
    return heldUntil == null ? 0 : Math.max(0, heldUntil - this.#clock.now())
  }

  dismiss(id: string): void {
    if (this.#outbox.find(id)?.state !== 'refused') return
    this.#outbox.remove(id)
    this.#changed()
  }

  #let(id: string): void {
    this.#forget(id)
    if (!isHeld(this.#outbox.find(id))) return
    this.#outbox.set(id, { heldUntil: null })
    this.#go()
  }

  #forget(id: string): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
  }

  #go(): void {
    this.#changed()
    this.#sender.flush()
  }
}

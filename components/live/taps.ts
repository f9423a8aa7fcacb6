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
export function createTaps(outbox: Outbox, sender: Sender, clock: DeviceClock, changed: () => void) {
  const timers = new Map<string, () => void>()
  /** What an earlier page left in the outbox has been taken up. */
  let loaded = false

  function go(): void {
    changed()
    sender.flush()
  }

  function forget(id: string): void {
    timers.get(id)?.()
    timers.delete(id)
  }

  function letGo(id: string): void {
    forget(id)
    if (!isHeld(outbox.find(id))) return
    outbox.set(id, { heldUntil: null })
    go()
  }

  /** Lets everything go now, in the order it was tapped. */
  function release(): void {
    for (const e of outbox.entries) if (isHeld(e)) letGo(e.id)
  }

  return {
    /** Takes up what an earlier page left: that goes out before what is said on this one. `isUp`: whether the line is. */
    takeUp(isUp: () => boolean): void {
      outbox.load(Number.POSITIVE_INFINITY, () => {
        loaded = true
        changed()
        if (isUp()) sender.up()
      })
    },
    /** Takes up what another tab may have left. What it may still hold for its undo is its own. */
    takeOver: () => outbox.load(clock.now() - OTHERS, go),
    /** The line is up. */
    up(): void {
      if (loaded) sender.up()
    },
    say(id: string, command: CommandInput, holdMs: number): void {
      if (outbox.find(id) !== undefined) return
      if (!aside.includes(command.type)) release()
      const now = clock.now()
      outbox.add(id, command, now, holdMs > 0 ? now + holdMs : null)
      if (holdMs > 0)
        timers.set(
          id,
          clock.after(holdMs, () => letGo(id)),
        )
      go()
    },
    /** Takes `id` back. False: it was not held any more. */
    undo(id: string): boolean {
      if (!isHeld(outbox.find(id))) return false
      forget(id)
      outbox.remove(id)
      changed()
      return true
    },
    release,
    heldFor: ({ heldUntil }: OutboxEntry) => (heldUntil == null ? 0 : Math.max(0, heldUntil - clock.now())),
    dismiss(id: string): void {
      if (outbox.find(id)?.state !== 'refused') return
      outbox.remove(id)
      changed()
    },
  }
}

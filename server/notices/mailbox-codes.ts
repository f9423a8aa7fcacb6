import { sixDigits } from '../accounts/secrets.ts'
import type { Clock } from '../clock/clock.ts'

/** Mail may take its time; a code stands for so long, ms. */
export const MAILBOX_CODE_LASTS = 30 * 60_000
/** Wrong guesses that a code outlives. */
const MISSES = 5

/**
 * Six digits that were sent to a mailbox, by the channel that leads there; another takes the place of the one before. In
 * memory only, as those of invitations are: after a restart another is sent.
 */
export function createMailboxCodes(clock: Clock) {
  const live = new Map<string, { code: string; expiresAt: number; misses: number }>()

  return {
    make(channel: string): string {
      const now = clock.now()
      for (const [other, { expiresAt }] of live) if (expiresAt <= now) live.delete(other)
      const code = sixDigits()
      live.set(channel, { code, expiresAt: now + MAILBOX_CODE_LASTS, misses: 0 })
      return code
    },
    /** `over`: there is none to be right about. What is right is used up. */
    check(channel: string, typed: string): 'right' | 'wrong' | 'over' {
      const held = live.get(channel)
      if (held === undefined || held.expiresAt <= clock.now() || held.misses >= MISSES) return 'over'
      if (typed.normalize('NFKC').replace(/\D/g, '') !== held.code) {
        held.misses++
        return 'wrong'
      }
      live.delete(channel)
      return 'right'
    },
  }
}

import type { Clock } from '../clock/clock.ts'
import { sixDigits } from './secrets.ts'

/** A code stands for its invitation for so long; the link goes on for as long as it says. */
export const TYPED_CODE_LASTS = 10 * 60_000
/** Wrong guesses, over all comers, that a code outlives. */
const MISSES = 10

/**
 * Six digits that stand for an invitation's link, for a phone whose camera reads no QR. In memory only: nothing on
 * disk can be turned back into one, and after a restart the link still works.
 */
export function createTypedCodes(clock: Clock) {
  const live = new Map<string, { token: string; expiresAt: number; misses: number }>()

  function prune(): void {
    const now = clock.now()
    for (const [code, { expiresAt }] of live) if (expiresAt <= now) live.delete(code)
  }

  return {
    make(token: string): { code: string; codeUntil: number } {
      prune()
      let code = sixDigits()
      while (live.has(code)) code = sixDigits()
      const codeUntil = clock.now() + TYPED_CODE_LASTS
      live.set(code, { token, expiresAt: codeUntil, misses: 0 })
      return { code, codeUntil }
    },

    /** The token it stands for; null for what is wrong or over. Looking uses nothing up: the invitation's button does. */
    tokenOf(typed: string): string | null {
      prune()
      return live.get(typed.normalize('NFKC').replace(/\D/g, ''))?.token ?? null
    },

    /** A code that was nobody's. */
    missed(): void {
      for (const [code, held] of live) if (++held.misses >= MISSES) live.delete(code)
    },
  }
}

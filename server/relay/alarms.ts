import { realMsUntil } from '../../domain/clock/clock.ts'
import { isHeld } from '../../domain/clock/doubt.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Timer, timers } from '../../domain/log/timers.ts'
import type { Clock } from '../clock/clock.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import type { Submission } from './carry-out.ts'
import type { Held } from './held.ts'
import { LogDamaged } from './read-log.ts'

/** How soon to try again what the clock owes and could not be stored, ms. */
const AGAIN = 1000

/** Carries out what the clock of each upgrade owes, when it falls due. */
export interface Alarms {
  /** Sets the one alarm of an upgrade anew, for the next thing that is owed. */
  arm(upgrade: string): void
  /** What is owed could not be stored: it is tried again. */
  retry(upgrade: string): void
  /** From here on the clock of this upgrade rings nothing. */
  silence(upgrade: string): void
  close(): void
}

export function createAlarms(deps: {
  clock: Clock
  /** What the clock is not sure of, where it can doubt. */
  doubts: Pick<ServerClock, 'doubt' | 'onChange'> | undefined
  held: Pick<Held, 'live' | 'stateOf' | 'all'>
  now(state: UpgradeState): number
  submit(s: Submission): Promise<Answer>
}): Alarms {
  const { clock, doubts, held } = deps
  const wakes = new Map<string, () => void>()
  let closed = false

  function silence(upgrade: string): void {
    wakes.get(upgrade)?.()
    wakes.delete(upgrade)
  }

  /** Sets one alarm per upgrade, for the next thing its clock owes. */
  function arm(upgrade: string, atLeast = 0): void {
    silence(upgrade)
    const state = held.live(upgrade)
    if (closed || state === undefined) return
    const realNow = clock.now()
    const [next] = owed(state, deps.now(state))
    if (next === undefined) return
    const wait = Math.max(atLeast, Math.ceil(realMsUntil(state.clock, next.at, realNow)))
    // A paused clock owes nothing; far-off ones are looked at again each day (setTimeout ends at 24.8 days).
    if (wait !== Number.POSITIVE_INFINITY) alarm(upgrade, Math.min(wait, 86_400_000))
  }

  function alarm(upgrade: string, wait: number): void {
    wakes.get(upgrade)?.()
    if (closed) return
    wakes.set(
      upgrade,
      clock.after(wait, () => {
        wakes.delete(upgrade)
        // The disk may still be full: what the clock owes is owed until it is paid. From a damaged log nothing follows.
        ring(upgrade).catch((error: unknown) => {
          if (!(error instanceof LogDamaged)) alarm(upgrade, AGAIN)
        })
      }),
    )
  }

  /** What fell due while nobody looked waits until somebody has. */
  function owed(state: UpgradeState, now: number): Timer[] {
    const down = doubts?.doubt()?.down ?? null
    return timers(state, now).filter((t) => !isHeld(t, state.clock, down))
  }

  async function ring(upgrade: string): Promise<void> {
    const state = held.stateOf(upgrade)
    if (closed || state === null) return
    const now = deps.now(state)
    const due = owed(state, now).filter((t) => t.at <= now)
    await Promise.all(
      due.map((t) => deps.submit({ upgrade, id: t.id, command: t.command, who: { kind: 'clock' } })),
    )
    // Not stored: the failed round has set the alarm. Still due for another reason: not in a busy loop.
    if (held.live(upgrade) !== undefined) arm(upgrade, due.length > 0 ? AGAIN : 0)
  }

  const stopDoubts =
    doubts?.onChange(() => {
      for (const upgrade of held.all()) arm(upgrade)
    }) ?? (() => {})

  return {
    arm: (upgrade) => arm(upgrade),
    retry: (upgrade) => alarm(upgrade, AGAIN),
    silence,
    close() {
      closed = true
      stopDoubts()
      for (const upgrade of [...wakes.keys()]) silence(upgrade)
    },
  }
}

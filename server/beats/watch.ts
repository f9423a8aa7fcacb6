import { type Watched, watched } from '../../domain/beats/watched.ts'
import { readClock } from '../../domain/clock/clock.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { Relay } from '../relay/relay.ts'

export interface BeatWatch {
  /** A machine has reported in. What it changed is in the log; that it was heard is kept here only. */
  hear(state: UpgradeState, machine: string): void
  /** The server's clock was put `by` so many ms: nobody was silent for that long. */
  moved(by: number): void
  close(): void
}

/** After a loss could not be stored, how soon to try again, ms. */
const AGAIN = 1000

/**
 * Notices when a machine that reports in regularly stops. Reports that change nothing are not in the log, so when each
 * was last heard is held in memory. After a restart every machine is given its whole patience again: the server was
 * deaf meanwhile, and what it says then, "nothing heard since", counts from when it began to listen.
 */
export async function watchBeats({ relay, clock }: { relay: Relay; clock: Clock }): Promise<BeatWatch> {
  let listening = clock.now()
  /** Real ms, by upgrade and machine. */
  const heard = new Map<string, Map<string, number>>()
  const alarms = new Map<string, () => void>()
  let closed = false

  /** When silence began (real ms) of each machine whose silence means something. */
  function silences(state: UpgradeState): { w: Watched; from: number }[] {
    return watched(state).flatMap((w) => {
      const last = heard.get(state.id)?.get(w.machine)
      if (last !== undefined && (w.byItself || readClock(state.clock, last) >= w.saidAt))
        return [{ w, from: last }]
      return w.byItself ? [{ w, from: listening }] : []
    })
  }

  function arm(state: UpgradeState, atLeast = 0): void {
    alarms.get(state.id)?.()
    alarms.delete(state.id)
    if (closed) return
    const due = silences(state).map(({ w, from }) => from + w.patience)
    if (due.length === 0) return
    const wait = Math.max(atLeast, Math.min(...due) - clock.now())
    alarms.set(
      state.id,
      clock.after(wait, () => void ring(state.id)),
    )
  }

  async function ring(upgrade: string): Promise<void> {
    alarms.delete(upgrade)
    const state = await relay.state(upgrade).catch(() => null)
    if (closed || state === null) return
    const now = clock.now()
    const lost = silences(state).filter(({ w, from }) => from + w.patience <= now)
    await Promise.all(
      lost.map(({ w, from }) => {
        const since = Math.max(w.saidAt, Math.floor(readClock(state.clock, from)))
        const command = { type: 'machine.lose', machine: w.machine, since }
        return relay.submit({
          upgrade,
          id: `lost:${w.machine}:${since}`,
          command,
          who: { kind: 'clock' },
        })
      }),
    )
    const next = await relay.state(upgrade).catch(() => null)
    if (next !== null) arm(next, lost.length > 0 ? AGAIN : 0)
  }

  const stop = relay.onBatch(({ state }) => arm(state))
  // Every upgrade there is: nobody may be looking, and a machine that died while the server was down says nothing.
  for (const upgrade of await relay.upgrades()) {
    const state = await relay.state(upgrade).catch(() => null)
    if (state !== null) arm(state)
  }

  return {
    hear(state, machine) {
      const of = heard.get(state.id) ?? new Map<string, number>()
      of.set(machine, clock.now())
      heard.set(state.id, of)
      // One that is set rings no later than it must, and looks again.
      if (!alarms.has(state.id)) arm(state)
    },
    moved(by) {
      listening += by
      for (const of of heard.values()) for (const [machine, at] of of) of.set(machine, at + by)
    },
    close() {
      closed = true
      stop()
      for (const cancel of alarms.values()) cancel()
      alarms.clear()
    },
  }
}

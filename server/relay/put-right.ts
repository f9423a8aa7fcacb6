import { readClock } from '../../domain/clock/clock.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import type { Relay } from './relay.ts'

/** A log that stands ahead of the clock by less is caught up with before anybody notices, ms. */
const AHEAD = 1000

/**
 * Carries what people say of the time from a log to the server's clock, and what becomes of the clock into every log: those
 * that go by it say so, and none is left waiting for a time that was wrong; those with a clock of their own go on from
 * where it stood.
 */
export function putRight({ relay, clock }: { relay: Relay; clock: ServerClock }): { close(): void } {
  const stopBatches = relay.onBatch(({ events }) => {
    for (const e of events) if (e.type === 'clock.declared' && e.actor !== 'clock') clock.declare(e.at)
  })
  const stopClock = clock.onChange((by) => {
    if (by !== 0) void everywhere(by)
  })

  async function everywhere(by: number): Promise<void> {
    const realNow = clock.now()
    for (const upgrade of await relay.upgrades()) {
      const state = await relay.state(upgrade).catch(() => null)
      if (state === null || state.status === 'closed' || state.status === 'cancelled') continue
      const command = inLog(state, realNow, by)
      if (command === null) continue
      const id = `clock:${realNow}:${by}`
      // Not one after the other: what is due by the new time is at the door already.
      void relay.submit({ upgrade, id, command, who: { kind: 'clock' } })
    }
  }

  return {
    close() {
      stopBatches()
      stopClock()
    },
  }
}

function inLog(state: UpgradeState, realNow: number, by: number) {
  const { clock } = state
  if (clock.kind === 'own') {
    if (clock.rate === 0) return null
    const at = Math.max(state.at, readClock(clock, realNow - by))
    return { type: 'clock.set', own: { at, rate: clock.rate }, goesOn: true }
  }
  // Whoever declared it has it in their log already.
  const read = Math.max(state.at, realNow - by)
  if (by > 0 ? state.at > realNow - AHEAD : state.at <= realNow + AHEAD) return null
  return { type: 'clock.declare', at: realNow, was: read }
}

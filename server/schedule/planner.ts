import type { UpgradeState } from '../../domain/log/state.ts'
import { type Told, TRIALS } from '../../domain/schedule/told.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import type { UpgraderSleeps } from '../accounts/sleep-hours.ts'
import type { Clock } from '../clock/clock.ts'
import type { Relay } from '../relay/relay.ts'
import type { Ask } from './jobs.ts'

/** Figures, and to whom those of their own go that follow from somebody's sleep. */
export interface ToldTo {
  upgrade: string
  told: Told
  ownTo: 'all' | { account: string }
}

/** Keeps what the trials say of the upgrades that somebody looks at, a moment behind their logs. */
export interface Planner {
  /** While somebody looks. Returns what ends it. */
  watch(upgrade: string): () => void
  /** What was told last of an upgrade that is watched; null before the first time. */
  latest(upgrade: string): ToldTo | null
  onTold(listener: (m: ToldTo) => void): () => void
  /** Reckons anew all that is watched: somebody has said when they sleep, or no longer does. */
  again(): void
  close(): void
}

interface Watched {
  watchers: number
  told: ToldTo | null
  /** Being reckoned now; what comes meanwhile makes it run once more. */
  busy: boolean
  again: boolean
  /** When it was told last (real ms), and whether the next time is set already. */
  lastAt: number
  soon: boolean
  cancel: () => void
}

/** As time passes the figures change without an event: each minute of the upgrade's clock, but not more often. */
const EVERY = MINUTE
const AT_MOST_EVERY = 1000
/** In a busy night the figures follow this often (real ms): whoever reads them sees no more, and each has to be drawn. */
const APART = 500

export interface PlannerDeps {
  relay: Relay
  clock: Clock
  ask: Ask
  /** When the upgrader whose sleep counts wakes up, and who may know it. */
  hours(state: UpgradeState): Promise<UpgraderSleeps | null>
}

export function createPlanner({ relay, clock, ask, hours }: PlannerDeps): Planner {
  const watched = new Map<string, Watched>()
  const listeners = new Set<(m: ToldTo) => void>()

  async function reckon(upgrade: string, w: Watched): Promise<void> {
    if (w.busy) {
      w.again = true
      return
    }
    // A clock that was set back must not hold the figures up for as long as it went back.
    const since = clock.now() - w.lastAt
    const wait = since < 0 ? 0 : APART - since
    if (wait > 0) {
      if (!w.soon) {
        w.soon = true
        w.cancel()
        w.cancel = clock.after(wait, () => {
          // Timers may ring a millisecond early by the clock that is read: then it is set again for the rest.
          w.soon = false
          void reckon(upgrade, w)
        })
      }
      return
    }
    w.busy = true
    w.soon = false
    w.again = false
    w.cancel()
    try {
      const state = await relay.state(upgrade)
      if (state === null || watched.get(upgrade) !== w) return
      const sleeps = await hours(state)
      const told = await ask({
        kind: 'tell',
        question: { state, now: relay.now(state), samples: TRIALS, waking: sleeps?.waking ?? null },
      })
      if (watched.get(upgrade) !== w) return
      w.told = {
        upgrade,
        told,
        ownTo: sleeps === null || sleeps.shared ? 'all' : { account: sleeps.account },
      }
      w.lastAt = clock.now()
      for (const listener of listeners) listener(w.told)
      later(upgrade, w, state)
    } catch (error) {
      // The figures are a help, not the record: without them everything else goes on.
      process.stderr.write(
        `The planner could not calculate ${upgrade}: ${error instanceof Error ? error.message : error}\n`,
      )
    } finally {
      w.busy = false
    }
    if (w.again && watched.get(upgrade) === w) void reckon(upgrade, w)
  }

  function later(upgrade: string, w: Watched, state: UpgradeState): void {
    w.cancel()
    const rate = state.clock.kind === 'wall' ? 1 : state.clock.rate
    if (rate <= 0 || state.status === 'closed' || state.status === 'cancelled') return
    w.cancel = clock.after(Math.max(AT_MOST_EVERY, EVERY / rate), () => void reckon(upgrade, w))
  }

  const stop = relay.onBatch(({ upgrade }) => {
    const w = watched.get(upgrade)
    if (w !== undefined) void reckon(upgrade, w)
  })

  return {
    watch(upgrade) {
      let w = watched.get(upgrade)
      if (w === undefined) {
        w = {
          watchers: 0,
          told: null,
          busy: false,
          again: false,
          lastAt: Number.NEGATIVE_INFINITY,
          soon: false,
          cancel: () => {},
        }
        watched.set(upgrade, w)
        void reckon(upgrade, w)
      }
      const mine = w
      mine.watchers++
      let over = false
      return () => {
        if (over) return
        over = true
        mine.watchers--
        if (mine.watchers > 0) return
        mine.cancel()
        watched.delete(upgrade)
      }
    },
    latest: (upgrade) => watched.get(upgrade)?.told ?? null,
    onTold(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    again() {
      for (const [upgrade, w] of watched) void reckon(upgrade, w)
    },
    close() {
      stop()
      for (const w of watched.values()) w.cancel()
      watched.clear()
      listeners.clear()
    },
  }
}

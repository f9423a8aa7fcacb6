import { rolesOf, type Who } from '../../domain/access/table.ts'
import type { Damage, Proven } from '../../domain/log/damage.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { noteFault } from '../store/noted.ts'
import type { LogStore } from '../store/types.ts'
import { isProven, LogDamaged, readLog } from './read-log.ts'

export interface Damaged {
  upgrade: string
  damage: Damage
}

/** The logs as this process has read them. */
export interface Held {
  /** The state as far as its log is proven; null: no such upgrade. Reads and proves it the first time. */
  look(upgrade: string): Proven | null
  /** The state; null: no such upgrade. Throws `LogDamaged` where its log breaks. */
  stateOf(upgrade: string): UpgradeState | null
  /** What is in memory; undefined: it is not, or is damaged. */
  live(upgrade: string): UpgradeState | undefined
  /** The upgrades that are in memory and whole. */
  all(): string[]
  /** A state whose events are on the disk. */
  keep(state: UpgradeState): void
  /** Forgets what was decided since: the next look reads from the disk what came after the lines proven before. */
  drop(upgrade: string): void
  /**
   * Rows that were read again for somebody, if they are what was stored: `oldestFirst` is the same rows. Else the log is
   * proven anew from its first line, and `LogDamaged` thrown where it breaks.
   */
  checked<R extends LoggedEvent>(upgrade: string, rows: R[], oldestFirst: readonly R[], after?: Point): R[]
  /** Whether they are in the upgrade, as far as that can be read, proven or not. */
  isIn(upgrade: string, who: Who): Promise<boolean>
  /** Whether they may be told that this log breaks when they ask for it. */
  mayKnow(upgrade: string, who: Who): Promise<boolean>
}

type Point = { seq: number; hash: string }

/**
 * Each log is read and proven once per process: when it is first looked at, and after a failed flush from the last line
 * proven on. One that breaks stays held as damaged until the server is started anew, on what was restored.
 */
export function createHeld(deps: {
  log: LogStore
  loaded(state: UpgradeState): void
  damaged(d: Damaged): void
}): Held {
  const { log } = deps
  const live = new Map<string, UpgradeState>()
  const proven = new Map<string, UpgradeState>()
  const damaged = new Map<string, Proven & { damage: Damage }>()

  function broken(upgrade: string, damage: Damage): LogDamaged {
    const error = new LogDamaged(upgrade, damage)
    noteFault(error)
    return error
  }

  function hold(upgrade: string, state: UpgradeState | null, damage: Damage): void {
    damaged.set(upgrade, { state, damage })
    live.delete(upgrade)
    proven.delete(upgrade)
    deps.damaged({ upgrade, damage })
  }

  function keep(state: UpgradeState): void {
    live.set(state.id, state)
    proven.set(state.id, state)
  }

  function look(upgrade: string): Proven | null {
    const state = live.get(upgrade)
    if (state !== undefined) return { state, damage: null }
    const held = damaged.get(upgrade)
    if (held !== undefined) return held
    const found = readLog(log, upgrade, proven.get(upgrade) ?? null)
    if (found?.damage != null) hold(upgrade, found.state, found.damage)
    else if (found?.state != null) {
      keep(found.state)
      deps.loaded(found.state)
    }
    return found
  }

  async function isIn(upgrade: string, who: Who): Promise<boolean> {
    // A token speaks of its own upgrade only.
    if (who.kind !== 'account' || rolesOf(look(upgrade)?.state ?? null, who).length > 0) return true
    return log.acted(upgrade, who.account)
  }

  return {
    look,
    stateOf(upgrade) {
      const found = look(upgrade)
      if (found?.damage != null) throw broken(upgrade, found.damage)
      return found?.state ?? null
    },
    live: (upgrade) => live.get(upgrade),
    all: () => [...live.keys()],
    keep,
    drop: (upgrade) => void live.delete(upgrade),
    checked(upgrade, rows, oldestFirst, after) {
      if (isProven(oldestFirst, after)) return rows
      const found = readLog(log, upgrade, null)
      if (found?.damage == null) return rows
      if (!damaged.has(upgrade)) hold(upgrade, found.state, found.damage)
      throw broken(upgrade, found.damage)
    },
    isIn,
    async mayKnow(upgrade, who) {
      const what = look(upgrade)?.damage?.what
      // The line that let them in may be among those that are gone, and a phone that were told that there is no such
      // upgrade would throw away what it keeps for it.
      if (what === 'missing' || what === 'unreadable' || what === 'end') return true
      return isIn(upgrade, who)
    },
  }
}

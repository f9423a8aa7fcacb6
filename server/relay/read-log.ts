import { hash } from 'node:crypto'
import { type Damage, Proof, type Proven } from '../../domain/log/damage.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { GENESIS, verifyChain } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { LogStore } from '../store/types.ts'

/** SHA-256 in hex as `digest` has it, four times as fast. */
export const sha = (text: string) => hash('sha256', text, 'hex')

/** An upgrade whose log breaks: nothing is decided, fired or reckoned from it. */
export class LogDamaged extends Error {
  readonly upgrade: string
  readonly damage: Damage
  constructor(upgrade: string, damage: Damage) {
    super(`the log of ${upgrade} breaks at line ${damage.line} (${damage.what})`)
    this.name = 'LogDamaged'
    // Where it was thrown tells nothing: what is broken is in the file.
    this.stack = `${this.name}: ${this.message}`
    this.upgrade = upgrade
    this.damage = damage
  }
}

/** One line for whoever runs the server. */
export function damageLine(upgrade: string, { line, what }: Damage): string {
  const why = {
    missing: 'it is missing',
    changed: 'it is not what was stored',
    unknown: 'this version of Farhand does not know it; start the newer one that wrote it',
    unreadable: 'it can’t be read',
    end: 'another end of the log is on record',
  }[what]
  return `The log of ${upgrade} is damaged: the chain breaks at line ${line} (${why}). Nothing is stored in it until a backup is restored: docs/deploy.md, “Damage”.`
}

/** Null also where the log breaks. */
export const unlessDamaged = (state: Promise<UpgradeState | null>): Promise<UpgradeState | null> =>
  state.catch((error: unknown) => {
    if (error instanceof LogDamaged) return null
    throw error
  })

/**
 * Reads a log from the file and proves it, from the line after `base` on, which this process has proven before. Null: no
 * such upgrade. Throws `StoreFailure` when the database can't be read.
 */
export function readLog(
  log: Pick<LogStore, 'walk'>,
  upgrade: string,
  base: UpgradeState | null,
): Proven | null {
  const proof = new Proof(base, sha)
  const { head, torn } = log.walk(upgrade, base?.seq ?? 0, proof.line)
  const found = proof.result(head, torn)
  if (found.damage === null) return found.state === null ? null : found
  // A line found wanting only by what came after it: the state as it was before.
  const { line } = found.damage
  if ((found.state?.seq ?? 0) < line) return found
  const before = new Proof(null, sha)
  log.walk(upgrade, 0, (e) => e.seq < line && before.line(e))
  return { state: before.result(null).state, damage: found.damage }
}

/** Whether rows that were read for somebody, oldest first, hang together and hold what was stored. */
export function isProven(rows: readonly LoggedEvent[], after?: { seq: number; hash: string }): boolean {
  const [first] = rows
  if (first === undefined) return true
  const from = after ?? { seq: first.seq - 1, hash: first.seq === 1 ? GENESIS : first.prevHash }
  return verifyChain(rows, from, sha) === null
}

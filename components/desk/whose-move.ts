import { batonNow } from '../../domain/log/baton.ts'
import type { Person, UpgradeState } from '../../domain/log/state.ts'
import type { Doer } from '../../domain/plan/plan.ts'

/**
 * Whether `me` is one of those whose move it is. Of several at the keyboard only who has the baton is: the others could,
 * but two must not start the same thing at once.
 */
export function isMoveOf(state: UpgradeState, by: readonly Doer[], me: Person | undefined): boolean {
  if (me === undefined || me.role === 'observer' || !by.includes(me.role)) return false
  const holder = holderOf(state, me.role)
  return me.role === 'sentinel' || holder === undefined || holder.id === me.id
}

/** Whether a move is the reader's: a question is for those it names, whatever their role. */
export function isMine(
  state: UpgradeState,
  move: { by: readonly Doer[]; people?: readonly string[] },
  me: Person | undefined,
): boolean {
  if (move.people !== undefined) return me !== undefined && move.people.includes(me.id)
  return isMoveOf(state, move.by, me)
}

/** Whom a move waits for, by name where it is known. */
export function moverNames(
  state: UpgradeState,
  move: { by: readonly Doer[]; people?: readonly string[] },
  role: (doer: Doer) => string,
): string[] {
  if (move.people !== undefined && move.people.length > 0)
    return move.people.map((id) => state.people[id]?.name || id)
  return move.by.map((doer) => moverOf(state, doer)?.name ?? role(doer))
}

/** By name, where it is known who will do it. */
export function moverOf(state: UpgradeState, doer: Doer): Person | undefined {
  const holder = holderOf(state, doer)
  if (holder !== undefined) return holder
  const seated = Object.values(state.people).filter((p) => p.role === doer && isSeated(p))
  return seated.length === 1 ? seated[0] : undefined
}

/** Who of that role has the baton. */
function holderOf(state: UpgradeState, role: Doer): Person | undefined {
  const { by } = batonNow(state)
  const holder = by === null ? undefined : state.people[by]
  return holder?.role === role && isSeated(holder) ? holder : undefined
}

function isSeated(p: Person): boolean {
  return !p.revoked && p.account !== null
}

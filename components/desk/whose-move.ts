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

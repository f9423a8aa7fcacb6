import type { GateAbout, GoNoGo, NoGoEnd, UpgradeState } from '../log/state.ts'
import { sameAbout } from './gate.ts'

/**
 * The state once something was decided on the No-gos that stand: all of them, or with `about` those about it. From
 * then on they no longer stop the work before everybody's eyes; a gate they closed stays closed until the next Go.
 */
export function noGoDecided(state: UpgradeState, how: NoGoEnd, about?: GateAbout): UpgradeState {
  const stands = (q: GoNoGo) =>
    q.result === 'no-go' &&
    q.decided === undefined &&
    (how === 'skipped' ? q.about !== undefined && sameAbout(q.about, about) : sameAbout(q.about, about))
  if (!Object.values(state.goNoGo).some(stands)) return state
  const decided = (q: GoNoGo) => (stands(q) ? { ...q, decided: how } : q)
  return {
    ...state,
    goNoGo: Object.fromEntries(Object.entries(state.goNoGo).map(([id, q]) => [id, decided(q)])),
  }
}

/** The state once the work has ended, or turns back: what was still being asked about it is asked no more. */
export function questionsOver(state: UpgradeState, how: 'rolled-back' | 'over'): UpgradeState {
  const next = noGoDecided(state, how)
  const moot = (q: GoNoGo) => q.result === 'open' && (how === 'over' || q.about !== undefined)
  if (!Object.values(next.goNoGo).some(moot)) return next
  const ended = (q: GoNoGo) => (moot(q) ? { ...q, result: 'expired' as const } : q)
  return {
    ...next,
    goNoGo: Object.fromEntries(Object.entries(next.goNoGo).map(([id, q]) => [id, ended(q)])),
  }
}

import type { UpgradeState } from './state.ts'

/**
 * Keeps what was found in a state at the last moment it was asked about: the parts of a screen, and the steps of a plan,
 * ask the same of the same moment. `now` in epoch ms; `key` tells questions of one kind apart. What is found must not be
 * written to: all who ask share it. A state is never changed once it is made, so that nothing kept can be out of date.
 */
export function lastLook<T>(): (state: UpgradeState, now: number, key: string, find: () => T) => T {
  const looks = new WeakMap<UpgradeState, { now: number; found: Map<string, T> }>()
  return (state, now, key, find) => {
    let look = looks.get(state)
    if (look?.now !== now) {
      look = { now, found: new Map() }
      looks.set(state, look)
    }
    const known = look.found.get(key)
    if (known !== undefined) return known
    const found = find()
    look.found.set(key, found)
    return found
  }
}

import type { UpgradeState } from '../log/state.ts'
import { MINUTE } from '../time/civil.ts'
import { type Picture, picture } from './picture.ts'

/** The parts of the state that the picture is drawn from. */
const parts = [
  'status',
  'head',
  'people',
  'phases',
  'steps',
  'hands',
  'runs',
  'rollBack',
  'rollBackSteps',
  'requests',
  'presence',
  'cards',
  'suspension',
  'startedAt',
] as const satisfies (keyof UpgradeState)[]

/** A drawer that gives the very same picture until something in it changes, or another minute begins. */
export function rememberPicture(): (state: UpgradeState, now: number) => Picture {
  let last: { state: UpgradeState; minute: number; picture: Picture } | null = null
  return (state, now) => {
    const minute = Math.floor(now / MINUTE)
    const before = last
    if (before !== null && before.minute === minute && parts.every((p) => before.state[p] === state[p]))
      return before.picture
    last = { state, minute, picture: picture(state, minute * MINUTE) }
    return last.picture
  }
}

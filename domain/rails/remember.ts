import type { UpgradeState } from '../log/state.ts'
import { MINUTE } from '../time/civil.ts'
import { type Beside, type Picture, picture } from './picture.ts'

/** The parts of the state that the picture is drawn from. */
const parts = [
  'status',
  'head',
  'people',
  'phases',
  'steps',
  'hands',
  'rollBack',
  'rollBackSteps',
  'presence',
  'breaks',
  'cards',
  'suspension',
  'startedAt',
] as const satisfies (keyof UpgradeState)[]

/** A drawer that gives the very same picture until something in it changes, or another minute begins. */
export function rememberPicture(): (state: UpgradeState, now: number, beside?: Beside) => Picture {
  let last: { state: UpgradeState; minute: number; beside: Beside; picture: Picture } | null = null
  return (state, now, beside = { told: null, hours: null }) => {
    const minute = Math.floor(now / MINUTE)
    if (
      last !== null &&
      last.minute === minute &&
      last.beside.told === beside.told &&
      sameHours(last.beside, beside) &&
      looksTheSame(last.state, state)
    )
      return last.picture
    last = { state, minute, beside, picture: picture(state, minute * MINUTE, undefined, beside) }
    return last.picture
  }
}

function sameHours({ hours: a }: Beside, { hours: b }: Beside): boolean {
  return a?.wake === b?.wake && a?.sleep === b?.sleep && a?.zone === b?.zone
}

/** Whether two states look the same on the rails and to the planner. */
export function looksTheSame(a: UpgradeState, b: UpgradeState): boolean {
  return (
    parts.every((p) => a[p] === b[p]) &&
    // Progress and rings come often, and the picture shows neither.
    sameIn(a.runs, b.runs, ['state', 'startedAt', 'endedAt']) &&
    sameIn(a.requests, b.requests, ['state', 'madeAt', 'endedAt']) &&
    sameIn(a.machines, b.machines, ['pulse', 'sticker'])
  )
}

function sameIn<T>(a: Record<string, T>, b: Record<string, T>, fields: (keyof T)[]): boolean {
  if (a === b) return true
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length) return false
  return keys.every((k) => {
    const [x, y] = [a[k], b[k]]
    return x === y || (x != null && y != null && fields.every((f) => x[f] === y[f]))
  })
}

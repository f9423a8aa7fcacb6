import type { UpgradeState } from '../log/state.ts'

/** Where a state says when something happened. What is still to come (due, valid until, back at) is meant as it stands. */
const happened = /^(?:at|since|goneSince|(?!due|expires|resume)\w+At)$/
/** The details of a request and the figures of a question are their asker's own. */
const theirs = ['details', 'figures']

type Pure = string | number | boolean | null | undefined | Pure[] | { [key: string]: Pure }

/**
 * A state in which nothing happened after `at`, for a log whose clock stood too late until now: else what was asked then would
 * not ring before that moment comes.
 */
export function notAfter(state: UpgradeState, at: number): UpgradeState {
  if (state.at <= at) return state
  const back = <T>(part: T, but = theirs): T => earlier(part as Pure, at, but) as T
  const { runs, rollBack, requests, breaks, presence, baton, goNoGo, cards, machines, photos, suspension } =
    state
  const parts = { runs, rollBack, requests, presence, baton, goNoGo, cards, machines, photos, suspension }
  return {
    ...state,
    ...back(parts),
    // There it is when somebody means to go.
    breaks: back(breaks, ['at']),
    ...(state.seen === undefined ? {} : { seen: back(state.seen) }),
    startedAt: state.startedAt === null ? null : Math.min(state.startedAt, at),
  }
}

function earlier(part: Pure, at: number, but: readonly string[]): Pure {
  if (part === null || typeof part !== 'object') return part
  if (Array.isArray(part)) return part.map((p) => earlier(p, at, but))
  const pairs = Object.entries(part).map(([key, value]) => {
    if (but.includes(key)) return [key, value]
    return [
      key,
      happened.test(key) && typeof value === 'number' ? Math.min(value, at) : earlier(value, at, but),
    ]
  })
  return Object.fromEntries(pairs)
}

import { isOpen } from './apply-hands.ts'
import { isTheirs } from './seats.ts'
import type { BatonTo, Person, UpgradeState } from './state.ts'

export interface Baton {
  to: BatonTo
  /** Since when (epoch ms); null: since before the upgrade began. */
  since: number | null
  /** Person id of who holds it; null: whoever sits there, or the link. */
  by: string | null
  /** Passed by word, or by what happened: a request taken up, a step that cuts the link. */
  why: 'said' | 'request' | 'link' | 'work'
}

/** The side of the baton that a role acts on. */
export function batonOf(role: Person['role'] | undefined): 'keyboard' | 'hands' {
  return role === 'sentinel' ? 'hands' : 'keyboard'
}

/**
 * Who holds the baton. A request that was seen brings it to the hands and, answered, back to the keyboard; while a step
 * that cuts the link runs, all wait for the link. What somebody said holds until the next of these happens.
 */
export function batonNow(state: UpgradeState): Baton {
  const held: Baton[] = []
  let latest = state.startedAt
  const over = (at: number | null) => {
    if (at !== null && (latest === null || at > latest)) latest = at
  }
  for (const r of Object.values(state.requests)) {
    if (r.seenAt === null) continue
    if (isOpen(r)) held.push({ to: 'hands', since: r.seenAt, by: handsOf(state, r.by), why: 'request' })
    else over(r.endedAt)
  }
  for (const [id, run] of Object.entries(state.runs)) {
    const step = state.steps[id] ?? state.rollBackSteps[id]
    if (step?.cutsLink !== true) continue
    if (run.state === 'running') held.push({ to: 'link', since: run.startedAt, by: null, why: 'link' })
    else over(run.endedAt)
  }
  const since = (b: Baton) => b.since ?? Number.NEGATIVE_INFINITY
  const active = held.reduce<Baton | null>((a, b) => (a === null || since(b) > since(a) ? b : a), null)
  if (active !== null) over(active.since)
  const word = state.baton
  if (word !== null && word.since >= (latest ?? Number.NEGATIVE_INFINITY))
    return { to: word.to, since: word.since, by: holder(state, word), why: 'said' }
  return active ?? { to: 'keyboard', since: latest, by: leadOf(state), why: 'work' }
}

/** Taken, it is with who took it; given, with whoever sits on the other side. */
function holder(state: UpgradeState, word: NonNullable<UpgradeState['baton']>): string | null {
  const p = state.people[word.by]
  if (p !== undefined && !p.revoked && batonOf(p.role) === word.to) return p.id
  return word.to === 'keyboard' ? leadOf(state) : onlySentinel(state)
}

/** Who leads, by person id: by the plan or their own word, else the first upgrader. Null: there is none. */
export function leadOf(state: UpgradeState): string | null {
  const upgraders = Object.values(state.people).filter((p) => p.role === 'upgrader' && !p.revoked)
  return (upgraders.find((p) => p.lead) ?? upgraders[0])?.id ?? null
}

/** Whom "the hands" means, where there is but one of them. */
function onlySentinel(state: UpgradeState): string | null {
  const sentinels = Object.values(state.people).filter(
    (p) => p.role === 'sentinel' && !p.revoked && p.account !== null,
  )
  return sentinels.length === 1 ? (sentinels[0]?.id ?? null) : null
}

function handsOf(state: UpgradeState, account: string | null): string | null {
  if (account === null) return null
  // Entered for the sentinel by the upgrader: it is still the hands that have it.
  return Object.values(state.people).find((p) => p.role === 'sentinel' && isTheirs(p, account))?.id ?? null
}

import { isOpen } from '../hands/state.ts'
import type { BatonTo, HandsRequest, Person, UpgradeState } from '../log/state.ts'
import { doerOf, namedFor, onDuty } from '../people/on-duty.ts'

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
 * Who holds the baton. A request that was seen brings it to the hands and, answered, back to the keyboard; a step that cuts
 * the link brings it to the hands that do it. All wait for the link only while one runs and nobody on site works at
 * anything. What somebody said holds until the next of these happens. Of the hands, it is with who took something up, else
 * with who is on duty at `now`: never with somebody who is not there.
 */
export function batonNow(state: UpgradeState, now: number = state.at): Baton {
  const held: Baton[] = []
  const links: Baton[] = []
  const others: Baton[] = []
  let latest = state.startedAt
  const over = (at: number | null) => {
    if (at !== null && (latest === null || at > latest)) latest = at
  }
  for (const r of Object.values(state.requests)) {
    if (r.seenAt === null) continue
    if (isOpen(r)) held.push({ to: 'hands', since: r.seenAt, by: handsOf(state, r, now), why: 'request' })
    else over(r.endedAt)
  }
  for (const [id, run] of Object.entries(state.runs)) {
    const step = state.steps[id] ?? state.rollBackSteps[id]
    if (step === undefined) continue
    const hands: Baton = {
      to: 'hands',
      since: run.startedAt,
      by: doerOf(state, run) ?? theOneOnDuty(state, now),
      why: 'work',
    }
    if (!step.cutsLink) {
      if (run.state === 'running' && step.by === 'sentinel') others.push(hands)
      continue
    }
    if (run.state !== 'running') over(run.endedAt)
    else if (step.by === 'sentinel') held.push(hands)
    else links.push({ to: 'link', since: run.startedAt, by: null, why: 'link' })
  }
  const since = (b: Baton) => b.since ?? Number.NEGATIVE_INFINITY
  const last = (all: readonly Baton[]) =>
    all.reduce<Baton | null>((a, b) => (a === null || since(b) > since(a) ? b : a), null)
  const active = last(held) ?? (links.length === 0 ? null : last(others.length > 0 ? others : links))
  if (active !== null) over(active.since)
  const word = state.baton
  if (word !== null && word.since >= (latest ?? Number.NEGATIVE_INFINITY))
    return { to: word.to, since: word.since, by: holder(state, word, now), why: 'said' }
  return active ?? { to: 'keyboard', since: latest, by: leadOf(state), why: 'work' }
}

/** Taken, it is with who took it; given, with whoever sits on the other side. */
function holder(state: UpgradeState, word: NonNullable<UpgradeState['baton']>, now: number): string | null {
  const p = state.people[word.by]
  const there = p?.role !== 'sentinel' || onDuty(state, now).includes(p.id)
  if (p !== undefined && !p.revoked && batonOf(p.role) === word.to && there) return p.id
  return word.to === 'keyboard' ? leadOf(state) : theOneOnDuty(state, now)
}

/** Who leads, by person id: by the plan or their own word, else the first upgrader. Null: there is none. */
export function leadOf(state: UpgradeState): string | null {
  const upgraders = Object.values(state.people).filter((p) => p.role === 'upgrader' && !p.revoked)
  return (upgraders.find((p) => p.lead) ?? upgraders[0])?.id ?? null
}

/** Whom "the hands" means, where but one of them is on duty. */
function theOneOnDuty(state: UpgradeState, now: number): string | null {
  const duty = onDuty(state, now)
  return duty.length === 1 ? (duty[0] ?? null) : null
}

/** Entered for the sentinel by the upgrader, it is still the hands that have it: who is asked, or who is there. */
function handsOf(state: UpgradeState, r: HandsRequest, now: number): string | null {
  return doerOf(state, r) ?? namedFor(state, r) ?? theOneOnDuty(state, now)
}

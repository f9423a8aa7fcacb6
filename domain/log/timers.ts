import { nextLeaving } from '../availability/breaks.ts'
import { isOpen } from '../hands/apply.ts'
import { lateRingDue, RINGS_AT_MOST, ringDue } from '../hands/decide.ts'
import { onSiteFor, sentinelNamed } from '../people/on-duty.ts'
import { goesByWord, mayBeAsked, overdueDue } from '../presence/decide.ts'
import { nextOnSite } from '../presence/next-on-site.ts'
import { warningsOwed } from '../warnings/due.ts'
import type { Command } from './commands.ts'
import type { UpgradeState } from './state.ts'

/** A command the clock owes: due at `at` (upgrade's clock), under an id that is the same whoever fires it. */
export interface Timer {
  at: number
  id: string
  command: Command
}

/**
 * When somebody is on site, `from` at the earliest, as `handsOnSite` will see it, if nobody says anything more; null when
 * nobody will be. Who said that she left is not expected by her window: a request sent to an empty room would be due for
 * ever.
 */
function handsCome(state: UpgradeState, to: string | undefined, from: number, now: number): number | null {
  if (onSiteFor(state, to, from).length > 0) return from
  const person = sentinelNamed(state, to)
  return nextOnSite(state, now, person === null ? { from } : { from, person })
}

/**
 * Everything the clock owes, from the state alone: any server may fire it, after any restart, and it happens once.
 * The opening count and the due time are in the ids, so that a request opened again or a card extended rings anew.
 */
export function timers(state: UpgradeState, now: number): Timer[] {
  if (state.status === 'closed' || state.status === 'cancelled') return []
  const due: Timer[] = []
  /** Found once for all that wait for the same. */
  const comes = new Map<string, number | null>()
  for (const r of Object.values(state.requests)) {
    if (!isOpen(r)) continue
    // With the time it was asked, too: an id may come again once the first request has left the state.
    const key = `${r.id}:${r.opened}:${r.madeAt}`
    if (r.expiresAt !== null)
      due.push({ at: r.expiresAt, id: `expire:${key}`, command: { type: 'request.expire', id: r.id } })
    if (r.state === 'queued') {
      // Hands that are there now, and leave too soon, are not what it waits for.
      const from = Math.max(now, r.notBefore ?? now)
      const wanted = `${from} ${r.to ?? ''}`
      if (!comes.has(wanted)) comes.set(wanted, handsCome(state, r.to, from, now))
      const sent = comes.get(wanted) ?? null
      if (sent !== null)
        due.push({ at: sent, id: `send:${key}`, command: { type: 'request.send', id: r.id } })
    }
    if (r.state === 'asked' && r.rings < RINGS_AT_MOST) {
      const n = r.rings + 1
      due.push({ at: ringDue(r), id: `ring:${key}:${n}`, command: { type: 'request.ring', id: r.id, n } })
    }
    const late = lateRingDue(r)
    if (late !== null) {
      const n = r.lateRings + 1
      // Said again, it may be late again.
      const id = `late:${key}:${r.onMyWayAt ?? r.seenAt}:${n}`
      due.push({ at: late, id, command: { type: 'request.ring', id: r.id, n, late: true } })
    }
    if (r.state === 'asked' && r.rings >= RINGS_AT_MOST && !r.escalated)
      due.push({ at: ringDue(r), id: `escalate:${key}`, command: { type: 'request.escalate', id: r.id } })
  }
  for (const [person, p] of Object.entries(state.presence))
    if (p.state === 'away' && p.until !== null)
      due.push({
        at: p.until,
        id: `return:${person}:${p.until}`,
        command: { type: 'presence.return', person },
      })
  for (const person of Object.keys(state.people)) due.push(...ofPresence(state, person, now))
  for (const g of Object.values(state.goNoGo))
    if (g.result === 'open')
      due.push({ at: g.expiresAt, id: `expire-go:${g.id}`, command: { type: 'go.expire', id: g.id } })
  for (const c of Object.values(state.cards))
    if (c.state === 'armed')
      due.push({ at: c.dueAt, id: `card:${c.id}:${c.dueAt}`, command: { type: 'card.fire', id: c.id } })
  for (const { kind, about, at } of warningsOwed(state, now)) {
    // How often it was given is in the id: hours that are changed and changed back are another warning.
    const id = `warn:${kind}:${about}:${state.warned[kind]?.times ?? 0}`
    due.push({ at, id, command: { type: 'warning.give', kind, about } })
  }
  return due.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** What the clock owes one person: the question before a break, leaving as they said, and a ring when they are overdue. */
function ofPresence(state: UpgradeState, person: string, now: number): Timer[] {
  const owed: Timer[] = []
  const asked = state.breaks[person]
  if (asked !== undefined && goesByWord(state, person, now))
    owed.push({
      at: asked.at,
      id: `go:${person}:${asked.at}:${asked.answeredAt}`,
      command: { type: 'presence.go', person, at: asked.at },
    })
  const overdue = overdueDue(state, person)
  if (overdue !== null)
    owed.push({
      at: overdue.at,
      id: `overdue:${person}:${state.presence[person]?.since}:${overdue.n}`,
      command: { type: 'presence.overdue', person, n: overdue.n },
    })
  const next = mayBeAsked(state, person) ? nextLeaving(state, person, now) : null
  if (next !== null)
    owed.push({
      at: next.due,
      // Put off to the same moment twice, or forgotten by leaving and coming back: another question.
      id: `ask-break:${person}:${next.at}:${asked?.answeredAt ?? 0}:${state.presence[person]?.since ?? 0}`,
      command: { type: 'break.ask', person, at: next.at },
    })
  return owed
}

import type { OpenEvent } from '../../domain/log/events.ts'
import type { Person, UpgradeState } from '../../domain/log/state.ts'
import { type ChannelKind, type Tried, triesSince } from '../../domain/notices/notices.ts'
import { forWhom, namedFor, onDuty } from '../../domain/people/on-duty.ts'
import { nextOnSite } from '../../domain/presence/next-on-site.ts'
import { handsOnSite } from '../../domain/presence/on-site.ts'
import type { NewJob } from '../store/notify.ts'

/** What a job tells. `ring`: it was told before, and this is so manieth ring. */
export type Content =
  | { kind: 'request'; id: string; ring: number }
  | { kind: 'card'; id: string }
  | { kind: 'answered'; id: string; by: string; of?: 'card' }
  | { kind: 'nobody'; id: string }
  /** Whether somebody (`id`) leaves at that moment, or that they meant to be back then. `to`: who is told. */
  | { kind: 'away'; id: string; about: 'break' | 'overdue'; at: number; to: string }

export interface Rung {
  id: string
  kind: ChannelKind
  afterSeconds: number
}

/** What must be asked of the private tables. */
export interface Reach {
  /** The rungs that are switched on, in their order; none: nothing reaches them but the open page. */
  ladder(account: string): Promise<Rung[]>
  /** Whether they are asleep at that instant by their own clock and have not said that they may be woken. */
  sleeps(person: Person, at: number): Promise<boolean>
}

/** The second on site is told after this long without an answer, the third after twice as long, ms. */
export const NEXT_ON_SITE = 2 * 60_000
/** Once it has escalated: from one to the next, ms. */
export const NEXT_IN_LINE = 5 * 60_000
/** A card that fired longer ago than this is no news, ms. */
const NEWS = 60 * 60_000

/** The messages that an event makes owed, as things stand now. A stretch that is read late owes nothing for what is over. */
export async function owedFor(state: UpgradeState, event: OpenEvent, reach: Reach): Promise<NewJob[]> {
  if (event.body === null) return []
  switch (event.type) {
    case 'request.made':
    case 'request.reopened':
      return event.body.queued ? [] : asked(state, event, event.body.id, reach)
    case 'request.sent':
      return asked(state, event, event.body.id, reach)
    case 'request.rung':
      return rungAgain(state, event, event.body.id, event.body.n, reach)
    case 'request.escalated':
      return escalated(state, event, event.body.id, reach)
    case 'request.seen':
    case 'request.on-my-way':
    case 'request.done':
    case 'request.refused':
      return over(state, event, event.body.id, 'answered', reach)
    case 'request.withdrawn':
    case 'request.expired':
      return over(state, event, event.body.id, 'ended', reach)
    case 'card.fired': {
      const card = state.cards[event.body.id]
      // Whoever carries it out need not be told of it; the others read who does.
      if (event.actor !== 'clock') return cardOver(state, event, event.body.id, reach)
      if (card?.state !== 'fired' || state.at - event.at > NEWS) return []
      const there = handsOnSite(state, event.at)
      const who = there.length > 0 ? there : sentinels(state).map((p) => p.id)
      const content: Content = { kind: 'card', id: card.id }
      return climb(state, event, await awake(state, who, event.at, reach), content, 0, reach)
    }
    case 'card.extended':
    case 'card.confirmed':
    case 'card.disarmed':
    case 'card.done':
      return cardOver(state, event, event.body.id, reach)
    case 'break.asked':
    case 'presence.overdue':
      return ofPresence(state, event, reach)
    default:
      return []
  }
}

/** A question is pushed and no more; who is late is rung by all that reaches them, then whoever stands in. */
async function ofPresence(
  state: UpgradeState,
  event: OpenEvent & { type: 'break.asked' | 'presence.overdue' },
  reach: Reach,
): Promise<NewJob[]> {
  if (event.body === null) return []
  const { person } = event.body
  const late = event.type === 'presence.overdue'
  const at = late ? state.presence[person]?.due : state.breaks[person]?.at
  if (at === undefined || state.at - event.at > NEWS) return []
  const backup = event.type === 'presence.overdue' && event.body.n === 2
  const to = event.type === 'presence.overdue' && event.body.n === 2 ? event.body.backup : person
  if (to === null) return []
  const content: Content = { kind: 'away', id: person, about: late ? 'overdue' : 'break', at, to }
  if (isAnswered(state, content)) return []
  const who = backup ? await awake(state, [to], event.at, reach) : [to]
  // Nobody is asked by the upgrader to telephone for a lunch.
  const suits = (kind: ChannelKind) => (late ? kind !== 'tel' : kind === 'push')
  const only: Reach = {
    ...reach,
    ladder: async (account) => (await reach.ladder(account)).filter((r) => suits(r.kind)),
  }
  return climb(state, event, who, content, 0, only)
}

/** Whether they have said what they were asked, or that they are back. */
export function isAnswered(state: UpgradeState, content: Extract<Content, { kind: 'away' }>): boolean {
  const { id, about, at } = content
  if (about === 'break') return state.breaks[id]?.at !== at || state.breaks[id]?.answer !== null
  return state.presence[id]?.state !== 'unknown' || state.presence[id]?.due !== at
}

/**
 * Whoever is named first, then those on duty one after the other, whoever said that they are there first; nobody there, all
 * who are awake.
 */
async function asked(state: UpgradeState, event: OpenEvent, id: string, reach: Reach): Promise<NewJob[]> {
  const r = state.requests[id]
  if (r?.state !== 'asked' || r.askedAt !== event.at) return []
  const named = namedFor(state, r)
  const there = onDuty(state, event.at)
  const line = there.length > 0 ? saidFirst(state, there) : inLine(state, event.at)
  const who = named === null ? line : [named, ...line.filter((id) => id !== named)]
  const content: Content = { kind: 'request', id, ring: 0 }
  return climb(state, event, await awake(state, who, event.at, reach), content, NEXT_ON_SITE, reach)
}

/** Whoever a push has reached is rung once more, by push alone: mail and telephone would only wear out. */
async function rungAgain(
  state: UpgradeState,
  event: OpenEvent,
  id: string,
  n: number,
  reach: Reach,
): Promise<NewJob[]> {
  const r = state.requests[id]
  if (r === undefined || (r.state !== 'asked' && r.state !== 'seen' && r.state !== 'on-my-way')) return []
  if (r.askedAt !== null && r.askedAt > event.at) return []
  const told = triesSince(r.tried, r.askedAt ?? 0)
  const jobs = await toPushed(state, event, told, { kind: 'request', id, ring: n }, `${event.seq}`, reach)
  if (r.state === 'asked') return jobs
  // Taken up, and late: only whoever has it is asked how it goes.
  const whose = forWhom(state, r, event.at)
  return jobs.filter((j) => whose.includes(j.person))
}

/** On to those who were not told yet, who is on site next first; people asleep are passed over. */
async function escalated(state: UpgradeState, event: OpenEvent, id: string, reach: Reach): Promise<NewJob[]> {
  const r = state.requests[id]
  if (r?.state !== 'asked' || !r.escalated) return []
  const told = new Set(triesSince(r.tried, r.askedAt ?? 0).map((t) => t.person))
  const line = inLine(state, event.at).filter((person) => !told.has(person))
  const who = await awake(state, line, event.at, reach)
  const jobs = await climb(state, event, who, { kind: 'request', id, ring: 0 }, NEXT_IN_LINE, reach)
  if (jobs.length > 0) return jobs
  return [job(event, `${event.seq}`, '', 'nobody', { kind: 'nobody', id }, event.at)]
}

/** A shown notification is replaced once by who answered, and once more by its end: never a live button of a dead thing. */
async function over(
  state: UpgradeState,
  event: OpenEvent,
  id: string,
  how: 'answered' | 'ended',
  reach: Reach,
): Promise<NewJob[]> {
  const r = state.requests[id]
  if (r === undefined || r.state === 'asked' || r.state === 'queued') return []
  const key = `${how}:${id}:${r.opened}:${r.madeAt}`
  const told = triesSince(r.tried, r.askedAt ?? 0)
  return toPushed(state, event, told, { kind: 'answered', id, by: event.actor }, key, reach)
}

/** The same for a card that was shown as due: whoever looks at a locked phone must not read an order that holds no more. */
async function cardOver(state: UpgradeState, event: OpenEvent, id: string, reach: Reach): Promise<NewJob[]> {
  const card = state.cards[id]
  if (card === undefined) return []
  const content: Content = { kind: 'answered', id, by: event.actor, of: 'card' }
  return toPushed(
    state,
    event,
    triesSince(card.tried, card.armedAt),
    content,
    `card-over:${event.seq}`,
    reach,
  )
}

async function toPushed(
  state: UpgradeState,
  event: OpenEvent,
  told: readonly Tried[],
  content: Content,
  key: string,
  reach: Reach,
): Promise<NewJob[]> {
  const jobs: NewJob[] = []
  for (const { person, channel, why } of told) {
    const account = person === null ? null : accountOf(state, person)
    if (person === null || account === null || channel !== 'push' || why !== null) continue
    const rung = (await reach.ladder(account)).find((c) => c.kind === 'push')
    if (rung !== undefined) jobs.push(job(event, key, person, rung.id, content, event.at))
  }
  return jobs
}

/** The whole ladder of each, the first at once, each next so much later. Whom nothing reaches takes no turn. */
async function climb(
  state: UpgradeState,
  event: OpenEvent,
  who: readonly string[],
  content: Content,
  apart: number,
  reach: Reach,
): Promise<NewJob[]> {
  const jobs: NewJob[] = []
  let from = event.at
  for (const person of who) {
    const account = accountOf(state, person)
    const rungs = account === null ? [] : await reach.ladder(account)
    for (const rung of rungs)
      jobs.push(job(event, `${event.seq}`, person, rung.id, content, from + rung.afterSeconds * 1000))
    if (rungs.length > 0) from += apart
  }
  return jobs
}

function job(
  event: OpenEvent,
  key: string,
  person: string,
  rung: string,
  content: Content,
  dueAt: number,
): NewJob {
  const id = `${event.upgrade}:${key}:${person}:${rung}`
  return { id, seq: event.seq, person, rung, content: JSON.stringify(content), at: event.at, dueAt }
}

async function awake(
  state: UpgradeState,
  who: readonly string[],
  at: number,
  reach: Reach,
): Promise<string[]> {
  const up: string[] = []
  for (const id of who) {
    const person = state.people[id]
    if (person === undefined) continue
    // Who said that they are there is awake, whatever their habits say.
    if (state.presence[id]?.state === 'on-site' || !(await reach.sleeps(person, at))) up.push(id)
  }
  return up
}

function saidFirst(state: UpgradeState, who: readonly string[]): string[] {
  const since = (id: string) => {
    const p = state.presence[id]
    return p?.state === 'on-site' ? p.since : Number.NEGATIVE_INFINITY
  }
  return [...who].sort((a, b) => {
    const [one, two] = [since(a), since(b)]
    return one === two ? (a < b ? -1 : 1) : two - one
  })
}

/** All sentinels: those on site, then by who is on site next. */
function inLine(state: UpgradeState, at: number): string[] {
  const there = handsOnSite(state, at)
  const rest = sentinels(state)
    .filter((p) => !there.includes(p.id))
    .map(({ id }) => ({ id, next: nextOnSite(state, at, { person: id }) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.next === b.next ? (a.id < b.id ? -1 : 1) : a.next - b.next))
  return [...saidFirst(state, there), ...rest.map((p) => p.id)]
}

function sentinels(state: UpgradeState): Person[] {
  return Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
}

function accountOf(state: UpgradeState, person: string): string | null {
  const p = state.people[person]
  return p === undefined || p.revoked ? null : p.account
}

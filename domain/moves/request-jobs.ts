import { barred } from '../gates/barred.ts'
import { callsFor, cannotStands } from '../hands/calls.ts'
import { isLate } from '../hands/late.ts'
import { isOpen } from '../hands/state.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import { doerOf } from '../people/on-duty.ts'
import { type Job, move, ofTheKeyboard, reasonNeeded, sawNeeded } from './job.ts'
import type { Move } from './move.ts'
import { breakAsked, overdueSince } from './of-self.ts'
import { requestsInTurn } from './scope.ts'
import { type Crew, handsAsked, seated } from './seats.ts'

/**
 * What is asked of the hands, the wrong box first, then what they can't do; then what they are at, what rings, what was
 * read, oldest first.
 */
export function requestJobs(state: UpgradeState, now: number, crew: Crew): Job[] {
  const open = requestsInTurn(state).filter(isOpen)
  const wrong = open.filter((r) => r.readBack?.state === 'stopped')
  const others = open.filter((r) => r.readBack?.state !== 'stopped')
  return [
    ...wrong.map((r) => stopped(r, crew)),
    ...cannots(state, crew),
    ...others.map((r) => asked(state, r, now, crew)),
  ]
}

/** What the hands said that they can't do, and nobody has taken up: the keyboard's, with a call where that was asked for. */
function cannots(state: UpgradeState, { keyboard }: Crew): Job[] {
  const calls = callsFor(state).map((c) => c.request.id)
  return Object.values(state.requests)
    .filter((r) => cannotStands(state, r))
    .sort(
      (a, b) =>
        Number(calls.includes(b.id)) - Number(calls.includes(a.id)) ||
        (a.endedAt ?? 0) - (b.endedAt ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((r) => {
      const about = { kind: 'request', id: r.id } as const
      const since = r.endedAt
      const call = move(
        'call',
        about,
        { type: 'call.log', request: r.id, person: doerOf(state, r), cost: null, note: '' },
        { since, needs: [{ field: 'minutes', of: 'minutes' }] },
      )
      const again = move(
        'ask-again',
        about,
        { type: 'request.reopen', id: r.id },
        { since, needs: [reasonNeeded] },
      )
      // Before its Go, what they can't do is not asked of them again.
      const asks = barred(state, r) === null ? [again] : []
      const moves = calls.includes(r.id) ? [call, ...asks] : [...asks, call]
      return ofTheKeyboard(`cannot:${r.id}`, about, since, keyboard, moves)
    })
}

/** The wrong box was picked: nothing is touched until the keyboard says so. */
function stopped(r: HandsRequest, { keyboard }: Crew): Job {
  const about = { kind: 'request', id: r.id } as const
  const since = r.readBack?.at ?? null
  const did = move('done-all-the-same', about, { type: 'request.done', id: r.id }, { needs: [sawNeeded] })
  const clear = move(
    'clear-box',
    about,
    { type: 'request.clear', id: r.id },
    { needs: [reasonNeeded], since },
  )
  const job = ofTheKeyboard(`request:${r.id}`, about, since, keyboard, [clear, withdrawal(r)])
  return { ...job, others: { ...job.others, sentinel: [did] } }
}

function asked(state: UpgradeState, r: HandsRequest, now: number, { keyboard }: Crew): Job {
  const sentinels = seated(state, 'sentinel')
  // With no phone on site it is told by telephone, and whoever tells it writes the answer down.
  const byPhone = sentinels.length === 0
  const moves = answers(state, r, now)
  const hands = byPhone ? { people: keyboard, next: null } : handsAsked(state, r, now)
  const take = move('take', { kind: 'request', id: r.id }, { type: 'request.take', id: r.id })
  return {
    key: `request:${r.id}`,
    about: { kind: 'request', id: r.id },
    since: r.askedAt ?? r.madeAt,
    asked: hands.people,
    next: hands.next,
    role: byPhone ? 'upgrader' : 'sentinel',
    moves: byPhone ? [...moves, withdrawal(r)] : moves,
    others: {
      upgrader: [withdrawal(r), ...moves],
      sentinel: [take, ...moves],
    },
  }
}

function withdrawal(r: HandsRequest): Move {
  return move(
    'withdraw',
    { kind: 'request', id: r.id },
    { type: 'request.withdraw', id: r.id },
    { needs: [reasonNeeded] },
  )
}

/** How the hands answer what is asked of them, by how far along it is. */
function answers(state: UpgradeState, r: HandsRequest, now: number): Move[] {
  const about = { kind: 'request', id: r.id } as const
  const since = r.onMyWayAt ?? r.seenAt ?? r.askedAt ?? r.madeAt
  const more = { since, until: r.expiresAt }
  const done = move(
    'done',
    about,
    { type: 'request.done', id: r.id },
    { ...more, needs: [sawNeeded], undo: 'held' },
  )
  const cannot = move(
    'cannot',
    about,
    { type: 'request.cannot', id: r.id },
    { ...more, needs: [reasonNeeded], undo: 'held' },
  )
  const seen = move('seen', about, { type: 'request.seen', id: r.id }, more)
  const way = move('on-my-way', about, { type: 'request.on-my-way', id: r.id }, more)
  const still = move('still-at-it', about, { type: 'request.on-my-way', id: r.id }, more)
  if (r.state !== 'on-my-way') return [...(r.state === 'seen' ? [] : [seen]), way, done, cannot]
  const late = isLate(r, now) ? [still] : []
  if (r.readBack?.state !== 'open') return [done, ...late, cannot]
  const boxes = [...Object.keys(state.machines), null]
  const read = move(
    'read-back',
    about,
    { type: 'request.read-back', id: r.id },
    { ...more, needs: [{ field: 'machine', of: 'choice', from: boxes }] },
  )
  return [read, ...late, cannot]
}

/** What is asked of one person of themselves: whether they are back. Nothing is asked of who may not be there. */
export function overdueJobs(state: UpgradeState): Job[] {
  return seated(state, 'sentinel').flatMap(({ id }) => {
    const due = overdueSince(state, id)
    if (due === null) return []
    const back = move('back', { kind: 'person', id }, { type: 'presence.back' }, { since: due })
    return [ofOneself('overdue', id, due, back)]
  })
}

/** Of the break that is near. */
export function breakJobs(state: UpgradeState, now: number): Job[] {
  return seated(state, 'sentinel').flatMap(({ id }) => {
    const pause = breakAsked(state, id, now)
    if (pause === null) return []
    const { at, askedAt: since, until } = pause
    const leave = move(
      'break',
      { kind: 'person', id },
      { type: 'break.answer', at },
      { since, until, needs: [{ field: 'answer', of: 'choice', from: ['leaving', 'staying'] }] },
    )
    return [ofOneself('break', id, since, leave)]
  })
}

function ofOneself(key: string, id: string, since: number, asked: Move): Job {
  const about = { kind: 'person', id } as const
  return {
    key: `${key}:${id}`,
    about,
    since,
    asked: [id],
    next: null,
    role: 'sentinel',
    moves: [asked],
    others: {},
  }
}

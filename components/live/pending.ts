import { signerKey, withAnswer } from '../../domain/gates/gate.ts'
import { requestOfStep, stepOfRequest } from '../../domain/hands/one-job.ts'
import { isOpen } from '../../domain/hands/state.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { HandsRequest, Presence, RequestState, StepRun, UpgradeState } from '../../domain/log/state.ts'
import { runOf } from '../../domain/moves/scope.ts'
import type { OutboxEntry } from './outbox.ts'

/**
 * The state as it will be once what was said here is stored, so that one can go on where there is no network, or while it
 * is held. Only what screens lead on by: requests, steps, answers, the card, where the reader is. What was refused does
 * not count.
 */
export function withPending(
  state: UpgradeState,
  outbox: readonly OutboxEntry[],
  now: number,
  /** The reader's own, for where they say they are. */
  person: string | null = null,
): UpgradeState {
  return outbox.reduce((s, e) => (e.state === 'refused' ? s : after(s, e.command, now, person)), state)
}

const rank: Partial<Record<RequestState, number>> = { queued: 0, asked: 0, seen: 1, 'on-my-way': 2 }

function after(state: UpgradeState, c: CommandInput, now: number, person: string | null): UpgradeState {
  switch (c.type) {
    case 'request.seen':
      return request(state, c.id, 'seen', now, { seenAt: now, by: by(state, person) })
    case 'request.on-my-way':
      return request(state, c.id, 'on-my-way', now, { onMyWayAt: now, by: by(state, person) })
    case 'request.read-back': {
      const r = state.requests[c.id]
      if (r?.readBack?.state !== 'open') return state
      const right = c.machine === r.machine
      const readBack = {
        ...r.readBack,
        state: right ? ('right' as const) : ('stopped' as const),
        picked: c.machine,
        at: now,
      }
      return { ...state, requests: { ...state.requests, [c.id]: { ...r, readBack } } }
    }
    case 'request.take': {
      const r = state.requests[c.id]
      if (r === undefined || rank[r.state] === undefined) return state
      const taken = { ...r, state: 'seen' as const, seenAt: now, onMyWayAt: null, by: by(state, person) }
      return { ...state, requests: { ...state.requests, [c.id]: taken } }
    }
    case 'request.done': {
      const r = state.requests[c.id]
      const own =
        r === undefined || r.state === 'withdrawn' || r.state === 'expired' ? null : stepOfRequest(state, r)
      const done = request(state, c.id, 'done', now, { endedAt: now })
      // One job: what was asked was their own step.
      return own === null ? done : step(done, own.id, { state: 'done', endedAt: now })
    }
    case 'request.cannot':
      return request(state, c.id, 'cannot', now, { endedAt: now })
    case 'step.start':
      return step(state, c.step, { state: 'running', startedAt: now, by: by(state, person) ?? '' })
    case 'step.finish': {
      const asked = requestOfStep(state, c.step)
      const mine = asked !== null && isOpen(asked) && stepOfRequest(state, asked) !== null
      const done = mine ? request(state, asked.id, 'done', now, { endedAt: now }) : state
      return step(done, c.step, { state: 'done', endedAt: now })
    }
    case 'step.unbegin':
      return step(state, c.step, { state: 'todo', startedAt: null, attempt: 0 })
    case 'upgrade.resume':
      return state.suspension === null ? state : { ...state, status: state.suspension.from, suspension: null }
    case 'upgrade.close':
      return { ...state, status: 'closed', endedAt: now }
    case 'step.fail':
      return step(state, c.step, { state: 'failed', endedAt: now })
    case 'go.answer': {
      const asked = state.goNoGo[c.id]
      const key = asked === undefined ? null : signerKey(asked, state.people[person ?? ''])
      if (asked === undefined || key === null) return state
      const answer = { answer: c.answer, by: by(state, person) ?? '', at: now, note: c.note }
      const answered = withAnswer(asked, key, answer)
      // Nothing begins by a Go that the others have not got yet; a No-go stops at once.
      const result = c.answer === 'no-go' ? answered.result : asked.result
      return { ...state, goNoGo: { ...state.goNoGo, [c.id]: { ...answered, result } } }
    }
    case 'card.confirm':
    case 'card.fire': {
      const card = state.cards[c.id]
      // Carried out in the dark: it counts whatever had become of it.
      const fires = c.type === 'card.fire'
      if (card === undefined || card.doneAt !== null) return state
      // Somebody is at it already, or it is settled otherwise.
      if (fires ? card.state === 'fired' && card.by !== 'clock' : card.state === 'disarmed') return state
      const to = fires ? ('fired' as const) : ('confirmed' as const)
      const said = { state: to, endedAt: now, by: by(state, person) ?? card.by }
      return { ...state, cards: { ...state.cards, [c.id]: { ...card, ...said } } }
    }
    case 'card.done': {
      const card = state.cards[c.id]
      if (card === undefined) return state
      const done = { by: by(state, person) ?? '', entered: false }
      return { ...state, cards: { ...state.cards, [c.id]: { ...card, doneAt: now, done } } }
    }
    case 'presence.arrive':
    case 'presence.back':
      return presence(state, person, { state: 'on-site', until: null, since: now })
    case 'presence.away':
      return presence(state, person, {
        state: 'away',
        until: c.until,
        since: now,
        ...(c.reason ? { reason: c.reason } : {}),
        ...(c.code === undefined ? {} : { code: c.code }),
      })
    case 'break.answer':
      return answered(state, person, c, now)
    case 'presence.leave':
      return presence(state, person, { state: 'left', until: null, since: now })
    default:
      return state
  }
}

function request(
  state: UpgradeState,
  id: string,
  to: RequestState,
  now: number,
  more: Partial<HandsRequest>,
): UpgradeState {
  const r = state.requests[id]
  if (r === undefined) return state
  // A report of what was done counts whatever became of the request; leave to act only goes forward.
  const ends = to === 'done' || to === 'cannot'
  const from = rank[r.state]
  // “Still at it” says the same again.
  const again = to === 'on-my-way' && r.state === to
  if (!ends && !again && (from === undefined || from >= (rank[to] ?? 0))) return state
  const late =
    ends && (r.state === 'withdrawn' || r.state === 'expired' || (r.state === 'cannot' && to === 'done'))
  const conflict = late ? { was: r.state as 'withdrawn' | 'expired' | 'cannot', at: now } : r.conflict
  return { ...state, requests: { ...state.requests, [id]: { ...r, ...more, conflict, state: to } } }
}

function presence(state: UpgradeState, person: string | null, said: Presence): UpgradeState {
  return person === null ? state : { ...state, presence: { ...state.presence, [person]: said } }
}

function answered(
  state: UpgradeState,
  person: string | null,
  c: Extract<CommandInput, { type: 'break.answer' }>,
  now: number,
): UpgradeState {
  const asked = person === null ? undefined : state.breaks[person]
  if (person === null || asked === undefined || (asked.at !== c.at && asked.from !== c.at)) return state
  const at = c.until ?? (c.answer === 'staying' ? (asked.until ?? asked.at) : asked.from)
  const value = { ...asked, at, answer: c.answer, answeredAt: now }
  return { ...state, breaks: { ...state.breaks, [person]: value } }
}

function step(state: UpgradeState, id: string, more: Partial<StepRun>): UpgradeState {
  return { ...state, runs: { ...state.runs, [id]: { ...runOf(state, id), ...more } } }
}

function by(state: UpgradeState, person: string | null): string | null {
  return person === null ? null : (state.people[person]?.account ?? null)
}

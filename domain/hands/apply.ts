import type { OpenEvent } from '../log/events.ts'
import type { HandsRequest, Machine, ReadBack, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'

/** Nobody has said yet which box they stand before. */
const unread: ReadBack = { state: 'open', picked: null, by: null, at: null, wrong: 0 }

/** Events of requests and machines; null for any other. */
export function applyHands(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  const when = event.happenedAt
  switch (event.type) {
    case 'request.made': {
      const { queued, relabels, details, otherwise, readBack, notBefore, override, ...asked } = event.body
      return request(state, {
        ...asked,
        state: queued ? 'queued' : 'asked',
        askedBy: event.actor,
        madeAt: when,
        askedAt: queued ? null : event.at,
        seenAt: null,
        onMyWayAt: null,
        endedAt: null,
        by: null,
        entered: false,
        reason: '',
        saw: '',
        rings: 0,
        lastRingAt: null,
        escalated: false,
        opened: 1,
        planVersion: state.planVersion,
        conflict: null,
        relabels: relabels ?? [],
        lateRings: 0,
        details: details ?? {},
        otherwise: otherwise ?? '',
        notBefore: notBefore ?? null,
        override: override ?? '',
        readBack: readBack === true ? unread : null,
        unread: false,
      })
    }
    case 'request.sent':
      return change(state, event.body.id, () => ({ state: 'asked', askedAt: event.at, notBefore: null }))
    case 'request.read-back': {
      const { id, machine, right } = event.body
      return change(state, id, (r) => ({
        readBack: {
          state: right ? 'right' : 'stopped',
          picked: machine,
          by: event.actor,
          at: when,
          wrong: (r.readBack?.wrong ?? 0) + (right ? 0 : 1),
        },
      }))
    }
    case 'request.cleared':
      return change(state, event.body.id, (r) => ({
        readBack: r.readBack === null ? null : { ...unread, wrong: r.readBack.wrong },
      }))
    case 'request.seen': {
      const entered = event.body.entered === true
      const { doer } = event.body
      return change(state, event.body.id, () => ({
        state: 'seen',
        seenAt: when,
        by: event.actor,
        entered,
        doer,
        lateRings: 0,
      }))
    }
    case 'request.on-my-way': {
      const entered = event.body.entered === true
      const { doer } = event.body
      return change(state, event.body.id, (r) => ({
        state: 'on-my-way',
        seenAt: r.seenAt ?? when,
        onMyWayAt: when,
        by: event.actor,
        entered,
        doer,
        lateRings: 0,
      }))
    }
    case 'request.done': {
      const { id, saw, entered, doer, conflict, unread } = event.body
      // Not among the requests any more: the log has it.
      if (conflict === 'gone') return state
      return change(state, id, () => ({
        unread: unread === true,
        state: 'done',
        endedAt: when,
        by: event.actor,
        entered: entered === true,
        doer,
        saw,
        conflict: conflict === undefined ? null : { was: conflict, at: event.at },
      }))
    }
    case 'request.refused': {
      const { id, reason, code, entered, doer, conflict } = event.body
      return change(state, id, () => ({
        state: 'cannot',
        code,
        doer,
        calledAt: undefined,
        endedAt: when,
        by: event.actor,
        entered: entered === true,
        reason,
        conflict: conflict === undefined ? null : { was: conflict, at: event.at },
      }))
    }
    case 'request.withdrawn': {
      const { id, reason } = event.body
      return change(state, id, () => ({ state: 'withdrawn', endedAt: when, reason }))
    }
    case 'request.expired':
      return change(state, event.body.id, () => ({ state: 'expired', endedAt: when }))
    case 'request.reopened': {
      const { id, reason, queued } = event.body
      return change(state, id, (r) => ({
        state: queued ? 'queued' : 'asked',
        madeAt: when,
        askedAt: queued ? null : event.at,
        seenAt: null,
        onMyWayAt: null,
        endedAt: null,
        expiresAt: null,
        by: null,
        entered: false,
        doer: undefined,
        code: undefined,
        calledAt: undefined,
        reason,
        saw: '',
        rings: 0,
        lastRingAt: null,
        escalated: false,
        opened: r.opened + 1,
        conflict: null,
        lateRings: 0,
        notBefore: null,
        unread: false,
        readBack: r.readBack === null ? null : { ...unread, wrong: r.readBack.wrong },
      }))
    }
    case 'request.taken':
      // Whoever takes it over begins as one who has seen it: where the other was is no help to them.
      return change(state, event.body.id, (r) => ({
        by: event.actor,
        state: 'seen',
        askedAt: r.askedAt ?? event.at,
        seenAt: when,
        onMyWayAt: null,
        lateRings: 0,
        entered: false,
        doer: undefined,
        readBack: r.readBack?.state === 'right' ? { ...unread, wrong: r.readBack.wrong } : r.readBack,
      }))
    // Called about what could not be done, it is taken up: nobody waits for that call any more.
    case 'call.logged': {
      const r = event.body.request === null ? undefined : state.requests[event.body.request]
      return r?.state === 'cannot' ? change(state, r.id, () => ({ calledAt: when })) : state
    }
    case 'request.rung': {
      const { n, late } = event.body
      const rung = late === true ? { lateRings: n } : { rings: n }
      return change(state, event.body.id, () => ({ ...rung, lastRingAt: event.at }))
    }
    case 'request.escalated':
      return change(state, event.body.id, () => ({ escalated: true }))
    case 'machine.swapped': {
      const a = state.machines[event.body.a]
      const b = state.machines[event.body.b]
      if (a === undefined || b === undefined) return state
      return { ...state, machines: { ...state.machines, [a.id]: inClothes(a, b), [b.id]: inClothes(b, a) } }
    }
    case 'machine.relabelled': {
      const machine = state.machines[event.body.machine]
      if (machine === undefined) return state
      return {
        ...state,
        machines: put(state.machines, { ...machine, sticker: event.body.sticker, formerName: null }),
      }
    }
    default:
      return null
  }
}

/** A machine once it wears another's name and addresses. */
export function inClothes(body: Machine, other: Machine): Machine {
  return {
    ...body,
    name: other.name,
    addresses: other.addresses,
    // Swapped back before anybody re-labelled: sticker and name agree again.
    formerName: body.formerName === other.name ? null : (body.formerName ?? body.name),
    nameVersion: body.nameVersion + 1,
  }
}

export function isOpen(r: Pick<HandsRequest, 'state'>): boolean {
  return r.state === 'queued' || r.state === 'asked' || r.state === 'seen' || r.state === 'on-my-way'
}

function request(state: UpgradeState, value: HandsRequest): UpgradeState {
  return { ...state, requests: prune(put(state.requests, value), (r) => (isOpen(r) ? null : r.endedAt)) }
}

function change(
  state: UpgradeState,
  id: string,
  to: (r: HandsRequest) => { [K in keyof HandsRequest]?: HandsRequest[K] | undefined },
): UpgradeState {
  const r = state.requests[id]
  return r === undefined ? state : request(state, stated({ ...r, ...to(r) }) as HandsRequest)
}

/** Without what is not said: a state read from a snapshot knows no key without a value. */
function stated<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}

import type { Applies } from '../log/capability.ts'
import type { HandsRequest, Machine, ReadBack, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import type { HandsEvents } from './rules.ts'

/** Nobody has said yet which box they stand before. */
const unread: ReadBack = { state: 'open', picked: null, by: null, at: null, wrong: 0 }

export const handsApplies: Applies<HandsEvents> = {
  'request.made'(state, body, event) {
    const { queued, relabels, details, otherwise, readBack, notBefore, override, ...asked } = body
    return request(state, {
      ...asked,
      state: queued ? 'queued' : 'asked',
      askedBy: event.actor,
      madeAt: event.happenedAt,
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
  },

  'request.sent'(state, body, event) {
    return change(state, body.id, () => ({ state: 'asked', askedAt: event.at, notBefore: null }))
  },

  'request.read-back'(state, body, event) {
    const { id, machine, right } = body
    return change(state, id, (r) => ({
      readBack: {
        state: right ? 'right' : 'stopped',
        picked: machine,
        by: event.actor,
        at: event.happenedAt,
        wrong: (r.readBack?.wrong ?? 0) + (right ? 0 : 1),
      },
    }))
  },

  'request.cleared'(state, body) {
    return change(state, body.id, (r) => ({
      readBack: r.readBack === null ? null : { ...unread, wrong: r.readBack.wrong },
    }))
  },

  'request.seen'(state, body, event) {
    const entered = body.entered === true
    const { doer } = body
    return change(state, body.id, () => ({
      state: 'seen',
      seenAt: event.happenedAt,
      by: event.actor,
      entered,
      doer,
      lateRings: 0,
    }))
  },

  'request.on-my-way'(state, body, event) {
    const entered = body.entered === true
    const { doer } = body
    return change(state, body.id, (r) => ({
      state: 'on-my-way',
      seenAt: r.seenAt ?? event.happenedAt,
      onMyWayAt: event.happenedAt,
      by: event.actor,
      entered,
      doer,
      lateRings: 0,
    }))
  },

  'request.done'(state, body, event) {
    const { id, saw, entered, doer, conflict, unread } = body
    // Not among the requests any more: the log has it.
    if (conflict === 'gone') return state
    return change(state, id, () => ({
      unread: unread === true,
      state: 'done',
      endedAt: event.happenedAt,
      by: event.actor,
      entered: entered === true,
      doer,
      saw,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'request.refused'(state, body, event) {
    const { id, reason, code, entered, doer, conflict } = body
    return change(state, id, () => ({
      state: 'cannot',
      code,
      doer,
      calledAt: undefined,
      endedAt: event.happenedAt,
      by: event.actor,
      entered: entered === true,
      reason,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'request.withdrawn'(state, body, event) {
    const { id, reason } = body
    return change(state, id, () => ({ state: 'withdrawn', endedAt: event.happenedAt, reason }))
  },

  'request.expired'(state, body, event) {
    return change(state, body.id, () => ({ state: 'expired', endedAt: event.happenedAt }))
  },

  'request.reopened'(state, body, event) {
    const { id, reason, queued } = body
    return change(state, id, (r) => ({
      state: queued ? 'queued' : 'asked',
      madeAt: event.happenedAt,
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
  },

  'request.taken'(state, body, event) {
    // Whoever takes it over begins as one who has seen it: where the other was is no help to them.
    return change(state, body.id, (r) => ({
      by: event.actor,
      state: 'seen',
      askedAt: r.askedAt ?? event.at,
      seenAt: event.happenedAt,
      onMyWayAt: null,
      lateRings: 0,
      entered: false,
      doer: undefined,
      readBack: r.readBack?.state === 'right' ? { ...unread, wrong: r.readBack.wrong } : r.readBack,
    }))
    // Called about what could not be done, it is taken up: nobody waits for that call any more.
  },

  'call.logged'(state, body, event) {
    const r = body.request === null ? undefined : state.requests[body.request]
    return r?.state === 'cannot' ? change(state, r.id, () => ({ calledAt: event.happenedAt })) : state
  },

  'request.rung'(state, body, event) {
    const { n, late } = body
    const rung = late === true ? { lateRings: n } : { rings: n }
    return change(state, body.id, () => ({ ...rung, lastRingAt: event.at }))
  },

  'request.escalated'(state, body) {
    return change(state, body.id, () => ({ escalated: true }))
  },

  'machine.swapped'(state, body) {
    const a = state.machines[body.a]
    const b = state.machines[body.b]
    if (a === undefined || b === undefined) return state
    return { ...state, machines: { ...state.machines, [a.id]: inClothes(a, b), [b.id]: inClothes(b, a) } }
  },

  'machine.relabelled'(state, body) {
    const machine = state.machines[body.machine]
    if (machine === undefined) return state
    return {
      ...state,
      machines: put(state.machines, { ...machine, sticker: body.sticker, formerName: null }),
    }
  },
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

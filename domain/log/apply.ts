import { applyBeats } from '../beats/apply.ts'
import { notAfter } from '../clock/declared.ts'
import { applyGates } from '../gates/apply.ts'
import { applyHands } from '../hands/apply.ts'
import { applyNotices } from '../notices/apply.ts'
import { formerAt } from '../people/seats.ts'
import { applyPhotos, erasePhoto, forgetPhotos } from '../photos/apply.ts'
import { applyPlan } from '../plan/apply.ts'
import { applyPresence } from '../presence/apply.ts'
import { applySigns } from '../signs/apply.ts'
import { applyWork } from '../work/apply.ts'
import type { EventType, OpenEvent } from './events.ts'
import type { UpgradeState } from './state.ts'

/** The state before the first event. Pure data: every field is replaced, none is changed in place. */
export function blankState(id: string): UpgradeState {
  return {
    id,
    seq: 0,
    hash: '',
    at: 0,
    status: 'draft',
    clock: { kind: 'wall' },
    head: {
      title: '',
      note: '',
      site: { name: '', zone: '' },
      home: { name: '', zone: '' },
      start: null,
      window: null,
      observersTalk: false,
    },
    planVersion: 0,
    people: {},
    machines: {},
    phases: {},
    steps: {},
    hands: {},
    runs: {},
    rollBack: null,
    rollBackSteps: {},
    rollBacks: 0,
    requests: {},
    presence: {},
    breaks: {},
    baton: null,
    goNoGo: {},
    cards: {},
    warned: {},
    photos: {},
    invites: {},
    tokens: {},
    suspension: null,
    startedAt: null,
    endedAt: null,
    endReason: '',
    followUps: [],
  }
}

/**
 * The state after an event. The one function by which server, browser and tests come from log to state; it knows
 * no clock and asks no policy, for what is in the log has happened. Events must come in order, none left out.
 */
export function apply(before: UpgradeState | null, event: OpenEvent): UpgradeState {
  const state = before ?? blankState(event.upgrade)
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} does not follow ${state.seq}`)
  const next = forgetPhotos(state, change(state, event))
  const at = event.type === 'clock.declared' ? event.at : Math.max(state.at, event.at)
  return { ...next, seq: event.seq, hash: event.hash, at }
}

function change(state: UpgradeState, event: OpenEvent): UpgradeState {
  // An erased body held nothing but words; the state never had them, or `event.erased` took them out.
  if (event.body === null) return state
  const type = event.type
  if (onlySays.includes(type)) return state
  if (type === 'clock.declared') return notAfter(state, event.at)
  if (type === 'event.erased') {
    if (event.body.photo !== undefined) return erasePhoto(state, event.body.photo.id)
    const person = event.body.person === undefined ? undefined : state.people[event.body.person]
    const former = person === undefined ? null : formerAt(person, event.body.seq)
    if (person !== undefined && former !== null) {
      const list = person.former?.map((f) => (f === former ? { ...f, name: '' } : f)) ?? []
      return { ...state, people: { ...state.people, [person.id]: { ...person, former: list } } }
    }
    // Whoever was named in that seat since keeps the name. Read from the start, the erased naming was passed over, so
    // an older one or none stands here: that goes too, as it went when the name was first given.
    if (person === undefined || (person.namedAt ?? 0) > event.body.seq) return state
    return { ...state, people: { ...state.people, [person.id]: { ...person, name: '', namedAt: null } } }
  }
  return (
    applyPlan(state, event) ??
    applyWork(state, event) ??
    applyGates(state, event) ??
    applyHands(state, event) ??
    applyPresence(state, event) ??
    applyNotices(state, event) ??
    applyBeats(state, event) ??
    applyPhotos(state, event) ??
    applySigns(state, event) ??
    unreachable(type)
  )
}

/** They stand in the log, and nothing follows from them. */
const onlySays: readonly EventType[] = ['talk.said', 'step.noted', 'step.reported']

function unreachable(type: string): never {
  throw new Error(`no rule applies ${type}`)
}

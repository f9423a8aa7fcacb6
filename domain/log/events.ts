import type { Details } from '../hands/details.ts'
import type { AwayCode, CannotCode } from '../hands/presets.ts'
import type { ChannelKind, NoticeFault } from '../notices/notices.ts'
import type { Doer, Plan, PlanHead, RequestKind, Role, ThingKind } from '../plan/plan.ts'
import type { WarningKind } from '../warnings/kinds.ts'
import type {
  BreakAnswer,
  ClockSetting,
  Condition,
  GateAbout,
  Gone,
  PhotoAbout,
  Progress,
  RollBackStep,
  StepState,
} from './state.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * Every event there is and what its body holds, at its newest version. Bodies hold no private data:
 * no wake times, telephone numbers, addresses, endpoints or secrets. Those live in tables keyed by person.
 */
export interface EventBodies {
  'plan.imported': { plan: Plan }
  'plan.head-set': { field: keyof PlanHead; from: Json; to: Json }
  'plan.set': { kind: ThingKind; id: string; field: string; from: Json; to: Json }
  'plan.added': { kind: ThingKind; value: { id: string } & Record<string, Json> }
  'plan.removed': { kind: ThingKind; id: string; was: Record<string, Json> }
  'upgrade.readied': Record<never, never>
  'upgrade.started': Record<never, never>
  'upgrade.suspended': { reason: string; handOver: string; resumeAt: number | null }
  'upgrade.resumed': Record<never, never>
  'upgrade.closed': { followUps: { id: string; text: string }[] }
  'upgrade.cancelled': { reason: string }
  'follow-up.done': { id: string }
  'clock.set': { clock: ClockSetting }
  /** What the time really is: the event's own `at` is it, though the log may hold later ones. `was`: what the clock read. */
  'clock.declared': { at: number; was: number }
  /** `doer`, here and below: who did it, by person id, where the actor entered it for them. */
  'step.started': {
    step: string
    attempt: number
    override?: string
    entered?: true
    doer?: string
    /** It had begun where no word of it came through: its go/no-go was closed by then. */
    deviation?: 'gate'
  }
  'step.finished': {
    step: string
    entered?: true
    doer?: string
    /** By its machine's own report of being up. */
    reported?: true
  }
  'step.failed': { step: string; reason: string; entered?: true }
  'step.unbegun': { step: string; entered?: true }
  'step.skipped': { step: string; reason: string; entered?: true }
  /** The hands reported a step finished, or begun, that had meanwhile come to something else. */
  'step.reported': { step: string; was: StepState; began?: true }
  'step.progressed': { step: string; progress: Progress }
  'step.noted': { step: string; text: string }
  'rollback.started': {
    id: string
    reason: string
    steps: RollBackStep[]
    /** Nothing to undo: they count as undone at once. */
    nothing: string[]
    /** Irreversible: they stay done. */
    left: string[]
  }
  'rollback.finished': { id: string }
  'go.asked': {
    id: string
    question: string
    /** By role; with `people`, the roles of those. */
    signers: Doer[]
    /** Who must say Go, by person id. Left out: whoever has a role of `signers` signs for it. */
    people?: string[]
    about?: GateAbout
    expiresAt: number
    figures: Record<string, string | number>
  }
  /** `person`: as whom, where people were named. */
  'go.answered': { id: string; role: Role; answer: 'go' | 'no-go'; note: string; person?: string }
  /** `anew`: it was asked anew before its time was up. */
  'go.expired': { id: string; anew?: true }
  /** Who leads lets another sign, or (`by` null) goes on without. */
  'go.replaced': { id: string; person: string; by: string | null; reason: string }
  'talk.said': { text: string; about?: { kind: 'step' | 'request' | 'card'; id: string } }
  'request.made': {
    id: string
    kind: RequestKind
    machine: string | null
    step: string | null
    /** Whom it is asked of, by person id. Left out: whoever is on duty. */
    to?: string
    text: string
    expect: string
    allowance: number
    expiresAt: number | null
    /** Nobody on site: it waits, and is sent when somebody comes. */
    queued: boolean
    relabels?: string[]
    details?: Details
    otherwise?: string
    readBack?: true
    /** Queued for hands that come then: who is there now leaves too soon. */
    notBefore?: number
    /** Asked although nobody was there for long enough: why. */
    override?: string
  }
  /** Which box the hands stand before, in their own words: `machine` null, none of those shown. */
  'request.read-back': { id: string; machine: string | null; right: boolean; entered?: true; doer?: string }
  /** The upgrader lets the hands try again after a wrong box. */
  'request.cleared': { id: string; reason: string }
  'request.sent': { id: string }
  'request.seen': { id: string; entered?: true; doer?: string }
  'request.on-my-way': { id: string; entered?: true; doer?: string }
  'request.done': {
    id: string
    saw: string
    entered?: true
    doer?: string
    /** It had ended otherwise, or so long ago that it is not listed any more. */
    conflict?: 'withdrawn' | 'expired' | 'cannot' | 'gone'
    /** Done before the box was read back. */
    unread?: true
  }
  /** `code`: from the list; `reason`: in their own words, '' when there are none. */
  'request.refused': {
    id: string
    reason: string
    code?: CannotCode
    entered?: true
    doer?: string
    conflict?: 'withdrawn' | 'expired'
  }
  'request.withdrawn': { id: string; reason: string }
  'request.reopened': { id: string; reason: string; queued: boolean }
  'request.taken': { id: string }
  'request.rung': { id: string; n: number; late?: true }
  'request.escalated': { id: string }
  'request.expired': { id: string }
  /** A telephone call made for the upgrade, by whoever says so. */
  'call.logged': {
    request: string | null
    person: string | null
    minutes: number
    cost: { amount: number; currency: string } | null
    note: string
  }
  'presence.arrived': { person: string }
  'presence.left': { person: string }
  'presence.away': { person: string; until: number; reason: string; code?: AwayCode }
  'presence.returned': { person: string }
  /** The time away has passed and nobody came: 1 rings the person, 2 the backup; null: there is nobody to stand in. */
  'presence.overdue': { person: string; n: number; backup: string | null }
  /** `until` null: it is the end of their hours. */
  'break.asked': { person: string; at: number; until: number | null; label: string }
  /** `until`: staying to this moment, or leaving only then; left out where the question says it all. */
  'break.answered': { person: string; at: number; answer: BreakAnswer; until?: number }
  'baton.passed': { to: 'keyboard' | 'hands'; by: string }
  'machine.reported': { machine: string; condition: Condition['state']; note: string }
  /** By its own report. `boot`: which of its boots says so. `gone` null: nobody had missed it. */
  'machine.came-up': { machine: string; boot: string | null; note: string; gone: Gone | null }
  /** It reported in regularly and stopped: nothing was heard of it since then. */
  'machine.lost': { machine: string; since: number }
  'machine.swapped': { a: string; b: string }
  'machine.relabelled': { machine: string; sticker: string }
  'card.armed': {
    id: string
    unless: string
    then: string
    machine: string | null
    dueAt: number
    /** Minutes it takes to get there. */
    walk?: number
    /** The step it was armed for. */
    step?: string
  }
  'card.held': { id: string; device: string; dueAt: number; awake: boolean }
  'card.disarmed': { id: string; reason: string }
  /** `conflict`: as for a card that fired, where nobody had said before that they carry it out. */
  'card.done': { id: string; saw: string; entered?: true; conflict?: 'confirmed' | 'disarmed' }
  'card.extended': { id: string; dueAt: number }
  'card.confirmed': { id: string }
  /**
   * By the clock: it has fallen due. By somebody: they carry it out. `conflict`: it had been confirmed or disarmed by then,
   * which did not reach whoever carried it out.
   */
  'card.fired': { id: string; conflict?: 'confirmed' | 'disarmed' }
  /** One try to reach somebody; `person` null: nobody is left to be told. `why` null: it was handed over. */
  'notice.tried': {
    about: { kind: 'request' | 'card' | 'person'; id: string }
    person: string | null
    channel: ChannelKind | null
    n: number
    why: NoticeFault | null
    status: number | null
  }
  /** A picture taken, as this server keeps it: `hash` is the SHA-256 (hex) of its own JPEG. Sizes in pixels, bytes. */
  'photo.added': {
    id: string
    about: PhotoAbout
    hash: string
    width: number
    height: number
    bytes: number
  }
  /** What was seen, in the plan's words for it; `answer` may be one that the plan does not know. */
  'sign.seen': {
    on: 'machine' | 'step'
    id: string
    sign: string
    name: string
    answer: string
    entered?: true
  }
  /** `about`: the moment that is warned of. */
  'warning.given': { kind: WarningKind; about: number }
  /** That moment is warned of no longer: it has moved, or passed out of reach. */
  'warning.lifted': { kind: WarningKind; about: number }
  'person.invited': { id: string; role: Role; person: string | null; expiresAt: number }
  'invite.revoked': { id: string }
  'person.joined': { invite: string | null; person: string; role: Role; zone: string; account: string }
  /** Apart from joining, so that a name can be erased and the seat stays. */
  'person.named': { person: string; name: string }
  'person.revoked': { person: string }
  'lead.taken': { person: string }
  'token.added': { id: string; name: string; machine?: string; every?: number }
  'token.revoked': { id: string }
  /** `person` is set when what was erased is a name somebody joined under, `photo` when it is a picture. */
  'event.erased': { seq: number; type: string; person?: string; photo?: { id: string; hash: string } }
}

export type EventType = keyof EventBodies

/** An event before it is sealed: what `decide` returns. */
export type NewEvent = { [T in EventType]: { type: T; body: EventBodies[T] } }[EventType]

/** What `apply` needs of an event's envelope. */
export interface EventMeta {
  upgrade: string
  seq: number
  hash: string
  actor: string
  at: number
  happenedAt: number
}

/** An event as `apply` takes it; the body is null once erased. */
export type OpenEvent = EventMeta & { [T in EventType]: { type: T; body: EventBodies[T] | null } }[EventType]

/** The newest version of each type. One that isn't 1 has an upcaster for every version below it. */
export const eventVersions: Record<EventType, number> = {
  'plan.imported': 1,
  'plan.head-set': 1,
  'plan.set': 1,
  'plan.added': 1,
  'plan.removed': 1,
  'upgrade.readied': 1,
  'upgrade.started': 1,
  'upgrade.suspended': 1,
  'upgrade.resumed': 1,
  'upgrade.closed': 1,
  'upgrade.cancelled': 1,
  'follow-up.done': 1,
  'clock.set': 1,
  'clock.declared': 1,
  'step.started': 1,
  'step.finished': 1,
  'step.failed': 1,
  'step.unbegun': 1,
  'step.skipped': 1,
  'step.progressed': 1,
  'step.reported': 1,
  'step.noted': 1,
  'rollback.started': 1,
  'rollback.finished': 1,
  'go.asked': 1,
  'go.answered': 1,
  'go.expired': 1,
  'go.replaced': 1,
  'talk.said': 1,
  'request.made': 1,
  'request.sent': 1,
  'request.seen': 1,
  'request.on-my-way': 1,
  'request.done': 1,
  'request.refused': 1,
  'request.withdrawn': 1,
  'request.reopened': 1,
  'request.taken': 1,
  'request.rung': 1,
  'request.escalated': 1,
  'request.expired': 1,
  'request.read-back': 1,
  'request.cleared': 1,
  'call.logged': 1,
  'presence.arrived': 1,
  'presence.left': 1,
  'presence.away': 2,
  'presence.returned': 1,
  'presence.overdue': 1,
  'break.asked': 1,
  'break.answered': 1,
  'baton.passed': 1,
  'machine.reported': 1,
  'machine.came-up': 1,
  'machine.lost': 1,
  'machine.swapped': 1,
  'machine.relabelled': 1,
  'card.armed': 1,
  'card.held': 1,
  'card.disarmed': 1,
  'card.done': 1,
  'card.extended': 1,
  'card.confirmed': 1,
  'card.fired': 1,
  'notice.tried': 1,
  'photo.added': 1,
  'sign.seen': 1,
  'warning.given': 1,
  'warning.lifted': 1,
  'person.invited': 1,
  'invite.revoked': 1,
  'person.joined': 1,
  'person.named': 1,
  'person.revoked': 1,
  'lead.taken': 1,
  'token.added': 1,
  'token.revoked': 1,
  'event.erased': 1,
}

/** Lifts a body from one version to the next; keyed `type@version`. */
export const upcasters: Record<string, (body: Json) => Json> = {
  // Before, nobody was asked why.
  'presence.away@1': (body) => ({ ...(body as Record<string, Json>), reason: '' }),
}

/** Types whose body may be erased: words and pictures stand in them, so the chain and the state go on without. */
export const erasable: readonly EventType[] = ['talk.said', 'step.noted', 'person.named', 'photo.added']

export type Opened =
  | { ok: true; event: OpenEvent }
  | { ok: false; unknown: { type: string; version: number } }

/**
 * Reads a logged event: parses the body's text and lifts it to the newest version.
 * A type or version this code does not know is a value: the client reloads once, then says so.
 */
export function openEvent(
  e: EventMeta & { type: string; version: number; body: string | null },
  versions: Record<string, number> = eventVersions,
  lift: Record<string, (body: Json) => Json> = upcasters,
): Opened {
  const newest = Object.hasOwn(versions, e.type) ? versions[e.type] : undefined
  if (newest === undefined || e.version > newest)
    return { ok: false, unknown: { type: e.type, version: e.version } }
  let body = e.body === null ? null : (JSON.parse(e.body) as Json)
  for (let v = e.version; v < newest && body !== null; v++) {
    const up = lift[`${e.type}@${v}`]
    if (up === undefined) return { ok: false, unknown: { type: e.type, version: e.version } }
    body = up(body)
  }
  const { upgrade, seq, hash, actor, at, happenedAt } = e
  return { ok: true, event: { upgrade, seq, hash, actor, at, happenedAt, type: e.type, body } as OpenEvent }
}

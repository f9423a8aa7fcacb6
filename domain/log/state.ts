import type { Details } from '../hands/details.ts'
import type { AwayCode, CannotCode } from '../hands/presets.ts'
import type { Tried } from '../notices/notices.ts'
import type {
  Doer,
  HandsWindow,
  PlanHead,
  PlanMachine,
  PlanPerson,
  PlanPhase,
  PlanStep,
  RequestKind,
  Role,
} from '../plan/plan.ts'
import type { WarningKind } from '../warnings/kinds.ts'

/** Raised whenever `apply` computes another state from the same events; snapshots of another version are rebuilt. */
export const APPLY_VERSION = 9

export type Status = 'draft' | 'ready' | 'running' | 'suspended' | 'rolling-back' | 'closed' | 'cancelled'

/** An upgrade's clock. Own: it read `at` when the real clock read `realAt`, and runs at `rate` since (0 = paused). */
export type ClockSetting = { kind: 'wall' } | { kind: 'own'; at: number; realAt: number; rate: number }

export interface Person extends PlanPerson {
  /** The account that sits in this seat; null while nobody does. */
  account: string | null
  revoked: boolean
  /** Seq of the event that gave the present name to who joined; null when the plan gave it. */
  namedAt: number | null
  /** Who sat here before with another account, the oldest first. Absent: nobody did. */
  former?: readonly Former[]
}

/** What an account that was cut off is still called by: its lines stay in the log. */
export interface Former {
  account: string
  name: string
  /** Seq of the joining that put another in its place. */
  until: number
}

export interface Condition {
  state: 'up' | 'rebooting' | 'dark' | 'unknown'
  /** Account, `token:<id>` or '' when nobody said yet. */
  by: string
  at: number
  note: string
}

/** What is known of a machine from its going and coming back. Times on the upgrade's clock. */
export interface Pulse {
  /** The boot its last own report came from; null: it never named one. */
  boot: string | null
  /** Since when it is dark or rebooting; null while it is up or nobody knows. */
  goneSince: number | null
  /** When it was gone last, until it came back. */
  back: Gone | null
}

/** A time a machine was gone; `to` is never before `from`. */
export interface Gone {
  from: number
  to: number
}

/** A script's right to speak here. */
export interface Token {
  id: string
  name: string
  revoked: boolean
  /** The one machine it speaks for. Left out: for none, or for whichever it names. */
  machine?: string
  /** Its machine reports in every so many seconds; left out: at boot only. */
  every?: number
}

export interface Machine extends PlanMachine {
  condition: Condition
  pulse: Pulse
  /** The name it wore before the last swap, until it is re-labelled; null when sticker and name agree. */
  formerName: string | null
  nameVersion: number
}

export type StepState = 'todo' | 'running' | 'done' | 'failed' | 'skipped' | 'undone'
export type Progress =
  | { unit: 'percent'; done: number }
  | { unit: 'bytes'; done: number; total: number | null }

/** What became of a step in its present attempt. Earlier attempts are in the log. */
export interface StepRun {
  state: StepState
  attempt: number
  startedAt: number | null
  endedAt: number | null
  by: string
  /** Entered by the upgrader for the sentinel. */
  entered: boolean
  /** Who did it, by person id, where somebody else entered it and said who. */
  doer?: string
  reason: string
  /** The newest report, and the first of those that go with it: how fast it comes on. */
  progress: (Progress & { at: number; from?: { done: number; at: number } }) | null
  /** Order in which steps ended (seq), which a roll-back walks backwards. */
  endedSeq: number | null
  /** Begun although its go/no-go was closed: where it was begun, nobody knew. Absent: no. */
  deviation?: 'gate'
}

export interface RollBackStep extends PlanStep {
  undoes: string
}

export interface RollBack {
  id: string
  reason: string
  startedAt: number
  endedAt: number | null
  steps: string[]
  /** Done and irreversible: they stay as they are. */
  left: string[]
  /** It was over, and the upgrader said to go on. Absent: nobody has said so. */
  wentOn?: true
}

export type RequestState =
  | 'queued'
  | 'asked'
  | 'seen'
  | 'on-my-way'
  | 'done'
  | 'cannot'
  | 'withdrawn'
  | 'expired'

export interface HandsRequest {
  id: string
  kind: RequestKind
  machine: string | null
  step: string | null
  /** Whom it is asked of, by person id. Absent: whoever is on duty. */
  to?: string
  text: string
  expect: string
  allowance: number
  expiresAt: number | null
  state: RequestState
  askedBy: string
  /** When it was first asked for, whether or not somebody was there. */
  madeAt: number
  /** When it reached somebody on site. */
  askedAt: number | null
  seenAt: number | null
  onMyWayAt: number | null
  endedAt: number | null
  /** Who has it in hand, or answered it. */
  by: string | null
  /** Answered by phone, entered by the upgrader. */
  entered: boolean
  /** Who answered it, by person id, where somebody else entered it and said who. */
  doer?: string
  /** Why it can't be done, from the list; `reason` is what they wrote. */
  code?: CannotCode
  /** Somebody telephoned about it after it could not be done. */
  calledAt?: number
  reason: string
  saw: string
  rings: number
  /** Rings since it was taken up and became late. */
  lateRings: number
  lastRingAt: number | null
  escalated: boolean
  opened: number
  planVersion: number
  /** A report of something done that came after the request had ended otherwise. */
  conflict: { was: 'withdrawn' | 'expired' | 'cannot'; at: number } | null
  details: Details
  otherwise: string
  /** Queued until then at least. */
  notBefore: number | null
  /** Why it was asked although nobody was there for long enough. */
  override: string
  /** Null: no box is read back for it. */
  readBack: ReadBack | null
  /** Reported as done before the box was read back. */
  unread: boolean
  /** Machines whose stickers this request is to renew. */
  relabels: string[]
  /** How people were told of it: of each person and channel, the last try. Absent until the first. */
  tried?: Tried[]
}

/** Which box the hands stand before. Stopped: the wrong one was picked, and the upgrader has not cleared it yet. */
export interface ReadBack {
  state: 'open' | 'right' | 'stopped'
  /** What was picked last; null with `at` set: none of those shown. */
  picked: string | null
  by: string | null
  at: number | null
  wrong: number
}

export interface Presence {
  state: 'on-site' | 'away' | 'left' | 'unknown'
  until: number | null
  since: number
  /** Why somebody is away; left out or '' when nothing was said. */
  reason?: string
  /** Why, from the list. */
  code?: AwayCode
  /** When they meant to be back, once that has passed without a word of theirs (epoch ms). */
  due?: number
  /** How often the clock has said that they are overdue: 1 rang them, 2 rang who stands in. */
  overdue?: number
}

export type BreakAnswer = 'leaving' | 'staying' | 'later'

/** What somebody was asked of the next break, or end, of their hours, and what they said. All times epoch ms. */
export interface Break {
  /** When their hours have them leave. */
  from: number
  /** When they leave by what they said: `from`, or later. Between the two they are on site. */
  at: number
  /** When they are back; null: these were the last of their hours. */
  until: number | null
  /** What the plan calls it; '' where it says nothing. */
  label: string
  answer: BreakAnswer | null
  askedAt: number
  answeredAt: number | null
}

/** Who holds the baton: whoever has it acts, the others wait. */
export type BatonTo = 'keyboard' | 'hands' | 'link'

/** What a go/no-go stands before: a step, or all steps of a phase. */
export interface GateAbout {
  kind: 'step' | 'phase'
  id: string
}

export interface GoAnswer {
  answer: 'go' | 'no-go'
  by: string
  at: number
  note: string
}

/** Read it by domain/gates/gate.ts, which knows both ways of naming who signs. */
export interface GoNoGo {
  id: string
  question: string
  /** By role; where `people` are named, only their roles. */
  signers: Doer[]
  /** Who must say Go, by person id. Absent: asked by role, and whoever has it signs for it. */
  people?: string[]
  /** Absent: no single step or phase. */
  about?: GateAbout
  /** Seq of its asking, where people are named: of two about the same, the later one counts. */
  seq?: number
  askedAt: number
  expiresAt: number
  figures: Record<string, string | number>
  /** By person id; by role where it was asked so. */
  answers: Record<string, GoAnswer>
  /** Who was named and signs no more, by whom of those who lead, and why. Absent: nobody. */
  replaced?: readonly Replaced[]
  result: 'open' | 'go' | 'no-go' | 'expired'
  /** What followed from a No-go. Absent: nothing yet, so it stands. */
  decided?: NoGoEnd
}

export interface Replaced {
  person: string
  /** Null: it goes on without. */
  by: string | null
  reason: string
  at: number
  who: string
}

/** What ends a No-go that stands: all of these are decisions of the upgrader. */
export type NoGoEnd = 'rolled-back' | 'suspended' | 'asked-again' | 'skipped' | 'over'

export interface Card {
  id: string
  unless: string
  then: string
  machine: string | null
  armedAt: number
  dueAt: number
  /** Fired: fallen due (`by` the clock), or being carried out (`by` whoever said so), until `doneAt`. */
  state: 'armed' | 'confirmed' | 'fired' | 'disarmed'
  by: string
  endedAt: number | null
  /** Minutes to the box: that much before it falls due, whoever is to do it goes. */
  walk: number
  /** By device: the phones that have it, until when as they have it, and whether their screen stays on. */
  held: Record<string, { by: string; at: number; dueAt: number; awake: boolean }>
  /** Carried out although it had come to something else by then. */
  conflict: { was: 'confirmed' | 'disarmed'; at: number } | null
  /** Reported as carried out. */
  doneAt: number | null
  /** By whom, or who entered it for them. Absent until then. */
  done?: { by: string; entered: boolean }
  /** The step it was armed for. Absent: for whatever happens to its box. */
  step?: string
  /** Who had said that they carry it out when it was called off: they must be stopped. */
  stopped?: string
  saw: string
  reason: string
  /** How people were told that it fired, as for a request. */
  tried?: Tried[]
}

export interface Invite {
  id: string
  role: Role
  person: string | null
  expiresAt: number
  state: 'open' | 'used' | 'revoked'
}

export interface Suspension {
  reason: string
  handOver: string
  resumeAt: number | null
  at: number
  from: 'running' | 'rolling-back'
}

export interface PhotoAbout {
  kind: 'request' | 'step' | 'machine'
  id: string
}

/** A picture, as its address and its caption need it; the picture itself is in the blob store. */
export interface Photo {
  id: string
  about: PhotoAbout
  hash: string
  width: number
  height: number
  /** When it was taken, and who took it. */
  at: number
  by: string
  seq: number
}

/** What was seen when somebody looked. `at` is when they looked (epoch ms), not when it was told. */
export interface Look {
  answer: string
  at: number
  by: string
  /** Told by phone, entered by the upgrader. */
  entered: boolean
}

/** All that is needed to work and to decide. Talk, notes and past attempts are not here: they are read from the log. */
export interface UpgradeState {
  id: string
  seq: number
  hash: string
  /** `at` of the newest event: the upgrade's clock never reads less. */
  at: number
  status: Status
  clock: ClockSetting
  head: PlanHead
  /** Raised by every edit of the plan. */
  planVersion: number
  people: Record<string, Person>
  machines: Record<string, Machine>
  phases: Record<string, PlanPhase>
  steps: Record<string, PlanStep>
  hands: Record<string, HandsWindow>
  runs: Record<string, StepRun>
  rollBack: RollBack | null
  rollBackSteps: Record<string, RollBackStep>
  rollBacks: number
  requests: Record<string, HandsRequest>
  presence: Record<string, Presence>
  /** The last question of each person's break, by person id. */
  breaks: Record<string, Break>
  /** Who it was last passed to by word; what happened since may have passed it on (`batonNow`). */
  baton: { to: Exclude<BatonTo, 'link'>; by: string; since: number } | null
  goNoGo: Record<string, GoNoGo>
  cards: Record<string, Card>
  /** Of each kind, the moment both sides were warned of last, and how often they were. Lifted: it is warned of no longer. */
  warned: Partial<Record<WarningKind, { about: number; times: number; lifted?: true }>>
  /** Those of requests listed no more are forgotten with them. */
  photos: Record<string, Photo>
  /** What was seen last of each sign (`signKey`). Absent until the first. */
  seen?: Record<string, Look>
  invites: Record<string, Invite>
  tokens: Record<string, Token>
  suspension: Suspension | null
  startedAt: number | null
  endedAt: number | null
  endReason: string
  followUps: { id: string; text: string; done: boolean }[]
}

/** How many ended requests, cards, questions and invitations the state keeps; older ones are in the log only. */
export const KEEP_ENDED = 40

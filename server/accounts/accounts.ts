import type { Who } from '../../domain/access/table.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Clock } from '../clock/clock.ts'
import type { Env } from '../env.ts'
import type { Relay } from '../relay/relay.ts'
import type { Account, Session } from '../store/accounts.ts'
import type { Store } from '../store/open.ts'
import { type CalendarLinks, createCalendarLinks } from './calendar-links.ts'
import { followLog } from './follow-log.ts'
import { type Press, pressedBefore } from './forms.ts'
import { createInvitations, type Invited, type Joined } from './invitations.ts'
import { createMoveCodes } from './move-codes.ts'
import { createMoveLinks } from './move-links.ts'
import {
  type Comer,
  createOwnerLinks,
  type Entered,
  makeOwnerLink,
  type OwnerEntered,
  type OwnerLinkState,
} from './owner-links.ts'
import { createScriptTokens } from './script-tokens.ts'
import { newId } from './secrets.ts'
import { createSessions, type Ended, type SessionInfo, type Standing } from './sessions.ts'
import { createSignIns, type SignIns } from './sign-ins.ts'
import { createSleepHours, type SleepHoursOf } from './sleep-hours.ts'
import { createTypedCodes } from './typed-codes.ts'

export type { Invited, Joined } from './invitations.ts'
export type { MoveLink, MoveOver } from './move-links.ts'
export type { Comer, Entered, OwnerLinkState } from './owner-links.ts'
export type { SessionInfo, Standing } from './sessions.ts'

type Person = Extract<Who, { kind: 'account' }>

/** Who people and scripts are. What they may do is in the log. */
export interface Accounts {
  /** The session of a request's cookies; null when there is none, or it is over. */
  fromCookie(cookie: string | undefined): Promise<SessionInfo | null>
  /** The same, with the token by which it stands. */
  shown(cookie: string | undefined): Promise<{ info: SessionInfo; token: string } | null>
  /** How the browser of these cookies stands, also once its session is over. */
  standing(cookie: string | undefined, here?: SessionInfo | null): Promise<Standing>
  /** Asked anew at each command: null once the session is over, and for a session that no cookie has shown yet. */
  who(session: string): Person | null
  /** The upgrade and the script of an `Authorization: Bearer` header; null when it is nobody's. */
  fromBearer(
    header: string | undefined,
  ): Promise<{ upgrade: string; who: Extract<Who, { kind: 'script' }> } | null>
  /** Called when a session ended: its sockets must drop. Returns what stops it. */
  onGone(listener: (g: Ended) => void): () => void
  /** Whether the session of these cookies ended because its person went on in another browser. */
  wasMoved(cookie: string | undefined): boolean

  /** Makes a new token for a one-time owner link. */
  ownerLink(): Promise<string>
  ownerLinkState(token: string): Promise<OwnerLinkState>
  redeemOwnerLink(token: string, form: string, comer: Comer): Promise<OwnerEntered>
  /** The session that this very form has led to before, whatever cookie its browser shows by now; null: it has not. */
  pressedBefore(press: Press): Promise<SessionInfo | null>

  /** Invites through the log; the token is for the link, and told this once. */
  invite: ReturnType<typeof createInvitations>['invite']
  lookAtInvitation(token: string): Promise<Invited>
  redeemInvitation(token: string, form: string, comer: Comer): Promise<Joined>

  makeMoveCode(info: SessionInfo): Promise<{ code: string; expiresAt: number }>
  moveCodeOf(session: string): { code: string; expiresAt: number } | null
  redeemMoveCode(code: string, label: string): Promise<Entered | { ok: false }>
  moveLinks: ReturnType<typeof createMoveLinks>
  /** Six digits that stand for an invitation's token for ten minutes (`codeUntil`, epoch ms). */
  typedCode(token: string): { code: string; codeUntil: number }
  /** The token such digits stand for; null when there is none, or it is over. */
  invitationByCode(code: string): string | null

  /**
   * A new session of an account of this id, made if there is none: for whoever is let in without a form. One begun `within`
   * another session ends with it.
   */
  letIn(
    account: Pick<Account, 'id' | 'name' | 'lang' | 'owner'>,
    label: string,
    within?: string,
  ): Promise<Entered>

  calendarLinks: CalendarLinks
  sleepHours: SleepHoursOf

  addScriptToken: ReturnType<typeof createScriptTokens>['add']

  /** Who came in, and who tried to. */
  signIns: SignIns

  /** The last day of a session, once its person is to be told of it; null before. */
  lastDay(session: string): number | null
  /** A session near its last day begins anew, under the token that is returned; any other keeps its own. */
  prolong(session: string, token: string): Promise<string>
  /** The sessions of an account that stand, newest first. */
  sessions(account: string): Promise<Session[]>
  /** Ends one; false when the account has no such session. */
  endSession(account: string, session: string): Promise<boolean>
  /** Ends all of an account but one. */
  endOtherSessions(account: string, but: string): Promise<void>
  setLang(account: string, lang: Lang): Promise<void>
  /** What the account is called in upgrades it joins from now on; its seats keep their names. */
  setName(account: string, name: string): Promise<void>
}

export function createAccounts(deps: { store: Store; relay: Relay; env: Env; clock: Clock }): Accounts {
  const { relay, clock } = deps
  const store = deps.store.accounts
  const sessions = createSessions(store, clock)
  const ownerLinks = createOwnerLinks(store, sessions, clock)
  const invitations = createInvitations({ store, sessions, relay, clock })
  const typed = createTypedCodes(clock)
  const codes = createMoveCodes(store, sessions, clock)
  const tokens = createScriptTokens(store, relay, clock)
  followLog({ relay, store, sleepHours: deps.store.sleepHours, sessions, clock })

  return {
    fromCookie: sessions.fromCookie,
    shown: sessions.shown,
    standing: sessions.standing,
    who: sessions.who,
    fromBearer: tokens.fromBearer,
    onGone: sessions.onGone,
    wasMoved: sessions.wasMoved,
    ownerLink: () => makeOwnerLink(store, clock),
    ownerLinkState: ownerLinks.state,
    redeemOwnerLink: ownerLinks.redeem,
    pressedBefore: async (press) => (await pressedBefore(sessions, press))?.info ?? null,
    invite: invitations.invite,
    lookAtInvitation: invitations.look,
    redeemInvitation: invitations.redeem,
    makeMoveCode: codes.make,
    moveCodeOf: codes.shownTo,
    async redeemMoveCode(code, label) {
      const entered = await codes.redeem(code, label)
      if (!entered.ok) typed.missed()
      return entered
    },
    moveLinks: createMoveLinks(store, sessions, clock),
    typedCode: typed.make,
    invitationByCode: typed.tokenOf,
    async letIn(wanted, label, within) {
      const there = await store.accountById(wanted.id)
      const account = there ?? { ...wanted, createdAt: clock.now() }
      if (there === null) await store.createAccount(account)
      const id = within === undefined ? newId('s') : `${within}-${newId('s')}`
      const { info, token } = await sessions.begin(account, label, id)
      return { ok: true, info, token }
    },
    calendarLinks: createCalendarLinks({ links: deps.store.calendarLinks, accounts: store, relay, clock }),
    sleepHours: createSleepHours(deps.store.sleepHours),
    addScriptToken: tokens.add,
    signIns: createSignIns(deps.store.signIns, clock),
    lastDay: sessions.lastDay,
    prolong: sessions.prolong,
    sessions: sessions.list,
    endSession: sessions.end,
    endOtherSessions: sessions.endOthers,
    async setName(account, name) {
      await store.renameAccount(account, name)
      sessions.changed(account, { name })
    },
    async setLang(account, lang) {
      await store.setLang(account, lang)
      sessions.changed(account, { lang })
    },
  }
}

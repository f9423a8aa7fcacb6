import { createHash } from 'node:crypto'
import type { Who } from '../../domain/access/table.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import type { Refusal } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { ownNameOf } from '../../domain/messages/names.ts'
import { type Brief, briefFor } from '../../domain/people/brief.ts'
import { type Standing, standingOf } from '../../domain/people/invitations.ts'
import type { Role } from '../../domain/plan/plan.ts'
import type { Clock } from '../clock/clock.ts'
import type { Relay } from '../relay/relay.ts'
import type { Account, AccountStore, Invitation } from '../store/accounts.ts'
import { type Press, pressedBefore, SAME_FORM_MS, tokenOfForm } from './forms.ts'
import type { Comer, Entered } from './owner-links.ts'
import { hashOf, newCommandId, newId, newSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'

/** Why a link opens nothing; `unknown`: it is none of this installation's. */
export type Shut = Exclude<Standing, 'open'> | 'unknown'

/** What the page of an invitation shows. */
export type Invited =
  | {
      state: Shut
      /** Who to ask for another; '' when that can't be said. */
      by: string
    }
  | {
      state: 'open'
      upgrade: string
      title: string
      role: Role
      /** The seat, by person id; null when the invitation is to no certain seat. */
      person: string | null
      /** Whom the plan names for it; null where it names nobody. */
      seat: string | null
      /** Where and when it is, and when they are planned to be there. */
      head: UpgradeState['head']
      brief: Brief
      /** Who sat there before and was cut off: they may be coming back with another phone. Null: nobody. */
      before: string | null
      /** Who invited; '' when that can't be said. */
      by: string
      expiresAt: number
    }

export type Joined =
  | (Entered & { upgrade: string })
  | { ok: false; why: Shut }
  | { ok: false; why: 'refused'; refusal: Refusal; upgrade: string }

/**
 * Invitations: the secret of the link is in a table, the right it gives is in the log, and the log decides who of two
 * at once gets the seat.
 */
export function createInvitations(deps: {
  store: AccountStore
  sessions: Sessions
  relay: Relay
  clock: Clock
}) {
  const { store, sessions, relay, clock } = deps
  /** Why it can't be used any more, by its row and by the log; null when it can. */
  function over(row: Invitation, state: UpgradeState | null): Shut | null {
    const invite = state?.invites[row.id]
    if (row.usedAt !== null) return 'used'
    if (row.revokedAt !== null) return 'revoked'
    if (row.expiresAt <= clock.now()) return 'expired'
    if (state === null || invite === undefined) return 'unknown'
    const standing = standingOf(state, invite, clock.now())
    return standing === 'open' ? null : standing
  }

  /** The account of somebody new: the same form sent again means the same person. */
  const accountOf = (token: string, form: string) =>
    `a-${createHash('sha256').update(`join\n${token}\n${form}`).digest('base64url').slice(0, 16)}`

  return {
    /** Invites through the log, then keeps the link's secret. `hours` from now, on the real clock. */
    async invite(asked: {
      upgrade: string
      who: Extract<Who, { kind: 'account' }>
      role: Role
      person: string | null
      hours: number
    }): Promise<{ ok: true; id: string; token: string } | Extract<Answer, { ok: false }>> {
      const { upgrade, who, role, person } = asked
      const id = newId('i')
      const now = clock.now()
      const expiresAt = now + Math.round(asked.hours * 3_600_000)
      const command = { type: 'person.invite', id, role, person, expiresAt }
      const answer = await relay.submit({ upgrade, id: newCommandId(), command, who })
      if (!answer.ok) return answer
      const token = newSecret()
      await store.createInvitation({
        id,
        tokenHash: hashOf(token),
        upgrade,
        role,
        person,
        createdBy: who.account,
        createdAt: now,
        expiresAt,
        maxUses: 1,
      })
      return { ok: true, id, token }
    },

    /** Looks at an invitation without using it. */
    async look(token: string): Promise<Invited> {
      const row = await store.invitationByHash(hashOf(token))
      if (row === null) return { state: 'unknown', by: '' }
      const state = await relay.state(row.upgrade)
      const why = over(row, state)
      const inviter = Object.values(state?.people ?? {}).find((p) => p.account === row.createdBy)
      const by = inviter?.name || ((await store.accountById(row.createdBy))?.name ?? '')
      if (why !== null || state === null) return { state: why ?? 'unknown', by }
      const former = row.person === null ? undefined : state.people[row.person]
      return {
        state: 'open',
        upgrade: row.upgrade,
        title: state.head.title,
        role: row.role as Role,
        head: state.head,
        brief: briefFor(state, row.person),
        person: row.person,
        seat: ownNameOf(state.people[row.person ?? '']?.name ?? '') || null,
        before: former?.account == null ? null : former.name || null,
        by,
        expiresAt: row.expiresAt,
      }
    },

    /**
     * Takes the seat. `form` is the id of the page's form and of the command: on a bad line the same form may come
     * twice, and the second gets in as the first would have. Whoever was signed in goes on by a new cookie.
     */
    async redeem(token: string, form: string, comer: Comer): Promise<Joined> {
      const row = await store.invitationByHash(hashOf(token))
      if (row === null) return { ok: false, why: 'unknown' }
      const { upgrade } = row
      const press: Press = { kind: 'join', link: token, form, cookie: comer.cookie }
      const before = await pressedBefore(sessions, press)
      const session = before?.info ?? comer.session
      const account = session?.account ?? accountOf(token, form)
      const why = over(row, await relay.state(upgrade))
      if (why !== null) {
        const again = why === 'used' && clock.now() - (row.usedAt ?? clock.now()) < SAME_FORM_MS
        if (!again || (await store.accountById(account)) === null) return { ok: false, why }
      }

      const newcomer: Account = {
        id: account,
        name: comer.name,
        lang: comer.lang,
        owner: false,
        createdAt: clock.now(),
      }
      // Before the seat: a seat of an account that a crash kept from being stored would be nobody's for ever.
      const made = session === null && (await createUnlessThere(newcomer))
      const id = session?.session ?? newId('s')
      const answer = await relay.submit({
        upgrade,
        id: form,
        invited: row.id,
        who: { kind: 'account', account, owner: session?.owner ?? false, device: id },
        command: {
          type: 'person.join',
          invite: row.id,
          person: row.person ?? `p-${form}`,
          name: comer.name,
          zone: null,
        },
      })
      if (!answer.ok) {
        if (made && answer.refusal.code !== 'other-body') await store.deleteAccount(account)
        return { ok: false, why: 'refused', refusal: answer.refusal, upgrade }
      }
      await store.redeemInvitation(row.id, clock.now())
      if (before !== null) return { ok: true, ...before, upgrade }
      if (session === null) return { ok: true, ...(await sessions.begin(newcomer, comer.label, id)), upgrade }
      const fresh = tokenOfForm(press, (await sessions.shown(comer.cookie))?.token ?? newSecret())
      await sessions.renew(session.session, fresh)
      return { ok: true, info: session, token: fresh, upgrade }
    },
  }

  async function createUnlessThere(account: Account): Promise<boolean> {
    try {
      await store.createAccount(account)
      return true
    } catch (error) {
      if ((await store.accountById(account.id)) === null) throw error
      return false
    }
  }
}

import { mayRead, rolesOf } from '../../domain/access/table.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { Relay } from '../relay/relay.ts'
import type { Account, AccountStore } from '../store/accounts.ts'
import type { CalendarLinkStore } from '../store/calendar-links.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** So that a link is known for one wherever it turns up, and can be searched for. */
const PREFIX = 'fhc_'

/** A link that works, without its secret. Times are real ms. */
export interface CalendarLinkInfo {
  id: string
  upgrade: string
  createdAt: number
  /** When a calendar last asked; null: never yet. */
  fetchedAt: number | null
}

/** What a link opens. Gone: it was revoked, or its person may no longer read the upgrade. */
export type CalendarLinkState =
  | { state: 'open'; id: string; account: Account; upgrade: UpgradeState }
  | { state: 'gone' }
  | { state: 'unknown' }

export type CalendarLinks = ReturnType<typeof createCalendarLinks>

/**
 * Secret addresses for calendar apps, which can show no cookie. The secret is in a table as its hash; the right is that
 * of its person, asked of the log at each fetch.
 */
export function createCalendarLinks(deps: {
  links: CalendarLinkStore
  accounts: AccountStore
  relay: Relay
  clock: Clock
}) {
  const { links, accounts, relay, clock } = deps
  return {
    /** A new link; the one before it ends. The token is told this once. */
    async make(account: string, upgrade: string): Promise<{ id: string; token: string }> {
      const id = newId('cal')
      const token = PREFIX + newSecret()
      const row = { id, tokenHash: hashOf(token), accountId: account, upgrade, createdAt: clock.now() }
      await links.create(row)
      return { id, token }
    },
    async open(token: string): Promise<CalendarLinkState> {
      if (!/^fhc_[A-Za-z0-9_-]{43}$/.test(token)) return { state: 'unknown' }
      const link = await links.fetched(hashOf(token), clock.now())
      if (link === null) return { state: 'unknown' }
      if (link.revokedAt !== null) return { state: 'gone' }
      const [account, upgrade] = await Promise.all([
        accounts.accountById(link.accountId),
        relay.state(link.upgrade),
      ])
      if (account === null || upgrade === null) return { state: 'gone' }
      const who = { kind: 'account', account: account.id, owner: account.owner, device: '' } as const
      if (!mayRead(rolesOf(upgrade, who))) return { state: 'gone' }
      return { state: 'open', id: link.id, account, upgrade }
    },
    /** false = the account has no such live link. */
    revoke: (account: string, id: string): Promise<boolean> => links.revoke(account, id, clock.now()),
    /** The live links of an account, newest first. */
    async of(account: string): Promise<CalendarLinkInfo[]> {
      const rows = await links.liveOf(account)
      return rows.map(({ id, upgrade, createdAt, fetchedAt }) => ({ id, upgrade, createdAt, fetchedAt }))
    },
  }
}

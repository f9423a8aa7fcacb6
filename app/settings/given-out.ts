import type { LinkOut } from '../../components/accounts/links-out.tsx'
import { mayDo, mayRead, rolesOf, type Who } from '../../domain/access/table.ts'
import { runtime } from '../../server/runtime.ts'

/** One's own calendar links. */
export async function calendarsOf(who: Who & { kind: 'account' }): Promise<LinkOut[]> {
  const { relay, accounts } = runtime()
  const found: LinkOut[] = []
  for (const { id, upgrade } of await accounts.calendarLinks.of(who.account)) {
    // Also of one that is damaged: what is one's own can always be ended.
    const state = (await relay.look(upgrade))?.state ?? null
    if (state !== null && mayRead(rolesOf(state, who)))
      found.push({ kind: 'calendar', id, upgrade, title: state.head.title })
  }
  return found
}

/**
 * The invitations and tokens, across upgrades, that the reader may take back. Only upgrades that have given something out
 * are looked at: five hundred without cost nothing.
 */
export async function givenOut(who: Who & { kind: 'account' }, now: number): Promise<LinkOut[]> {
  const { relay, store } = runtime()
  const found: LinkOut[] = []
  for (const upgrade of await store.accounts.upgradesGivenOut(now)) {
    const looked = await relay.look(upgrade)
    const state = looked?.damage === null ? looked.state : null
    if (state === null || !mayDo(state, who, 'invite.revoke')) continue
    const { title } = state.head
    for (const { id, state: standing, role, person, expiresAt } of Object.values(state.invites)) {
      if (standing !== 'open' || expiresAt <= now) continue
      const seat = person === null ? null : (state.people[person]?.name ?? null)
      found.push({ kind: 'invite', id, upgrade, title, role, seat, expiresAt })
    }
    for (const { id, name, revoked } of Object.values(state.tokens))
      if (!revoked) found.push({ kind: 'token', id, upgrade, title, name })
  }
  return found
}

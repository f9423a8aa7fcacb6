import type { EventBodies } from '../../domain/log/events.ts'
import { formerAt } from '../../domain/people/seats.ts'
import type { Clock } from '../clock/clock.ts'
import type { Batch, Relay } from '../relay/relay.ts'
import type { AccountStore } from '../store/accounts.ts'
import type { SleepHoursStore } from '../store/sleep-hours.ts'
import type { Sessions } from './sessions.ts'

/**
 * Carries what the log says into the tables of secrets: revoked links and tokens are struck out, and a name that was
 * erased from the log goes from its account too, and with it when that person sleeps. The rights themselves are asked of the log at every command, so
 * nothing hangs on this being done at once, or at all.
 */
export function followLog(deps: {
  relay: Relay
  store: AccountStore
  sleepHours: SleepHoursStore
  sessions: Sessions
  clock: Clock
}) {
  const { relay, store, sleepHours, sessions, clock } = deps

  async function forgetName(account: string): Promise<void> {
    await store.renameAccount(account, '')
    await sleepHours.forget(account)
    sessions.changed(account, { name: '' })
  }

  async function follow({ state, events }: Batch): Promise<void> {
    for (const e of events) {
      if (e.body === null) continue
      const body: unknown = JSON.parse(e.body)
      if (e.type === 'invite.revoked')
        await store.revokeInvitation((body as EventBodies['invite.revoked']).id, clock.now())
      if (e.type === 'token.revoked')
        await store.revokeScriptToken((body as EventBodies['token.revoked']).id, clock.now())
      if (e.type === 'event.erased') {
        const { person, seq } = body as EventBodies['event.erased']
        const seat = person === undefined ? undefined : state.people[person]
        const former = seat === undefined ? null : formerAt(seat, seq)
        if (former !== null) {
          await forgetName(former.account)
          continue
        }
        // Named again since: then the name they have now is another, and stays.
        if (seat?.account == null || seat.name !== '') continue
        await forgetName(seat.account)
      }
    }
  }

  return relay.onBatch((batch) => {
    follow(batch).catch((error: unknown) =>
      process.stderr.write(`accounts: ${error instanceof Error ? error.message : error}\n`),
    )
  })
}

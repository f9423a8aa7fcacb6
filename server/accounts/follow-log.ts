import type { EventBodies } from '../../domain/log/events.ts'
import type { Clock } from '../clock.ts'
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

  async function follow({ state, events }: Batch): Promise<void> {
    for (const e of events) {
      if (e.body === null) continue
      const body: unknown = JSON.parse(e.body)
      if (e.type === 'invite.revoked')
        await store.revokeInvitation((body as EventBodies['invite.revoked']).id, clock.now())
      if (e.type === 'token.revoked')
        await store.revokeScriptToken((body as EventBodies['token.revoked']).id, clock.now())
      if (e.type === 'event.erased') {
        const { person } = body as EventBodies['event.erased']
        const seat = person === undefined ? undefined : state.people[person]
        // Named again since: then the name they have now is another, and stays.
        if (seat?.account == null || seat.name !== '') continue
        await store.renameAccount(seat.account, '')
        await sleepHours.forget(seat.account)
        sessions.changed(seat.account, { name: '' })
      }
    }
  }

  return relay.onBatch((batch) => {
    follow(batch).catch((error: unknown) =>
      process.stderr.write(`accounts: ${error instanceof Error ? error.message : error}\n`),
    )
  })
}

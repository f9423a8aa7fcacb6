import { personOf } from '../../../domain/access/table.ts'
import { callsFor } from '../../../domain/hands/calls.ts'
import { isOpen } from '../../../domain/hands/state.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { triesSince } from '../../../domain/notices/notices.ts'
import { readAddress } from '../../notices/addresses.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { admitReader } from '../reading.ts'
import { sendJson, sendRefusal } from '../reply.ts'

/**
 * `GET /api/upgrades/:id/numbers`: the telephone numbers of those whom it is time to call, or who asked to be called, to the
 * upgrader alone, for as long as what they are called for is open.
 */
export async function getNumbers(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const { state } = reader
  const role = personOf(state, reader.account)?.role
  if (role !== 'upgrader')
    return sendRefusal(
      ask,
      refuse('not-allowed', { command: 'call.log', as: role === undefined ? [] : [role] }),
    )
  const numbers: Record<string, string[]> = {}
  const due = [
    ...Object.values(state.requests).flatMap((r) => (isOpen(r) ? triesSince(r.tried, r.askedAt ?? 0) : [])),
    ...Object.values(state.cards).flatMap((c) =>
      c.state === 'fired' && c.doneAt === null ? triesSince(c.tried, c.armedAt) : [],
    ),
  ]
  const asked = callsFor(state).map(({ by }) => ({ person: by, channel: 'tel' }))
  for (const { person, channel } of [...due, ...asked]) {
    const account = person === null ? null : (state.people[person]?.account ?? null)
    if (person === null || account === null || channel !== 'tel' || state.people[person]?.revoked) continue
    const rungs = await deps.store.notify.channelsOf(account)
    numbers[person] = rungs.flatMap((c) => {
      const address = readAddress(c.kind, c.address)
      return address?.kind === 'tel' ? [address.number] : []
    })
  }
  await sendJson(ask, 200, { numbers })
}

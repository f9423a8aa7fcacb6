import { personOf } from '../../../domain/access/table.ts'
import type { Devices } from '../../../domain/contract/push.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { isProven } from '../../notices/push/door.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { admitReader } from '../reading.ts'
import { sendJson, sendRefusal } from '../reply.ts'

/**
 * `GET /api/upgrades/:id/devices`: what the devices that stand in this log are called, and how far push is proven to
 * reach each sentinel. To those who work on it; neither stands in any event.
 */
export async function getDevices(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const { state } = reader
  const role = personOf(state, reader.account)?.role
  if (role === undefined || role === 'observer')
    return sendRefusal(
      ask,
      refuse('not-allowed', { command: 'request.ask', as: role === undefined ? [] : [role] }),
    )
  const answer: Devices = { devices: {}, push: {}, offered: deps.push.offered }
  for (const person of Object.values(state.people)) {
    if (person.account === null) continue
    for (const { id, label } of await deps.store.accounts.sessionsOfAccount(person.account))
      answer.devices[id] = label
    if (person.role !== 'sentinel' || person.revoked) continue
    const rung = await deps.store.push.liveOf(person.account, deps.clock.now())
    const now = deps.clock.now()
    answer.push[person.id] = {
      devices: deps.push.offered ? rung.length : 0,
      proven: deps.push.offered && rung.some((r) => isProven(r, now)),
    }
  }
  await sendJson(ask, 200, answer)
}

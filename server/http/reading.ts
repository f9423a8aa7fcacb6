import { z } from 'zod'
import { mayRead, rolesOf } from '../../domain/access/table.ts'
import type { Snapshot } from '../../domain/contract/wire.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import { formatPlanFile } from '../plan-file/format.ts'
import { LogDamaged } from '../relay/read-log.ts'
import { admit, upgradeOf } from './commands.ts'
import type { Ask, HttpDeps } from './deps.ts'
import { planAsPlanned } from './plan/planned.ts'
import { sendFault, sendJson, sendRefusal } from './reply.ts'

const pageSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
})

/** `GET /api/upgrades/:id`: the whole state, as a client starts from. */
export async function getSnapshot(deps: HttpDeps, ask: Ask): Promise<void> {
  const state = await readable(deps, ask)
  if (state === null) return
  const snapshot: Snapshot = { applyVersion: APPLY_VERSION, state }
  await sendJson(ask, 200, snapshot)
}

/**
 * `GET /api/upgrades/:id/events?after=&hash=&limit=`: what came after a point of the log, oldest first. Of a log that
 * breaks, the lines that are proven, and `damage`, where it does.
 */
export async function getEvents(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const upgrade = upgradeOf(ask)
  const found = await deps.relay.look(upgrade)
  const state = found?.state ?? null
  if (state === null || !mayRead(rolesOf(state, speaker.who))) {
    if (found?.damage != null) throw new LogDamaged(upgrade, found.damage)
    return sendRefusal(ask, refuse('no-such-upgrade', {}))
  }
  const asked = pageSchema.safeParse(Object.fromEntries(ask.url.searchParams))
  if (!asked.success) return sendRefusal(ask, refuse('bad-input', { issues: issuesOf(asked.error) }))
  const { after, hash, limit } = asked.data
  const page = await deps.relay.stretch(upgrade, { seq: after, hash: hash ?? null }, limit)
  if (page.ok)
    return sendJson(ask, 200, { ...page, ...(found?.damage == null ? {} : { damage: found.damage }) })
  await sendFault(ask, 'other-history', { json: { why: 'other-history' } })
}

/** `GET /api/upgrades/:id/plan.yaml`: the plan as it stands, as a file, its machines as planned. */
export async function getPlanFile(deps: HttpDeps, ask: Ask): Promise<void> {
  const state = await readable(deps, ask)
  if (state === null) return
  const plan = await planAsPlanned(deps.relay, state)
  ask.res.writeHead(200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; filename="${state.id.replace(/[^\w.-]/g, '_')}.yaml"`,
    'cache-control': 'no-store',
  })
  ask.res.end(formatPlanFile(plan))
}

/** The state, for who may read it. Others are told that there is none, whether or not there is: then null. */
async function readable(deps: HttpDeps, ask: Ask): Promise<UpgradeState | null> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return null
  const state = await deps.relay.state(upgradeOf(ask))
  if (state !== null && mayRead(rolesOf(state, speaker.who))) return state
  await sendRefusal(ask, refuse('no-such-upgrade', {}))
  return null
}

/** Somebody signed in who may read the upgrade. Otherwise it is answered, and null. */
export async function admitReader(
  deps: HttpDeps,
  ask: Ask,
): Promise<{ account: string; upgrade: string; state: UpgradeState } | null> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return null
  const upgrade = upgradeOf(ask)
  const state = await deps.relay.state(upgrade)
  const { who } = speaker
  if (who.kind === 'account' && state !== null && mayRead(rolesOf(state, who)))
    return { account: who.account, upgrade, state }
  ask.req.resume()
  await sendRefusal(ask, refuse('no-such-upgrade', {}))
  return null
}

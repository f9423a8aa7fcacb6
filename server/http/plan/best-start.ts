import { z } from 'zod'
import { issuesOf } from '../../../domain/log/issues.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { START_GRAIN } from '../../../domain/schedule/best-start.ts'
import { DAY } from '../../../domain/time/civil.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { admitReader } from '../reading.ts'
import { sendFault, sendJson, sendRefusal } from '../reply.ts'

/** How many days are looked at. */
const DAYS = 14
/** Not further ahead than this, so that a slip of the hand is not searched. */
const FAR = 3 * 366 * DAY

const busy = { yours: 'busy-yours', all: 'busy' } as const

const askedSchema = z.object({
  from: z.coerce.number().int().optional(),
  start: z.coerce.number().int().optional(),
})

/**
 * `GET /api/upgrades/:id/best-start?from=&start=`: the best moments to start in the fourteen days from `from` on (epoch
 * ms; the upgrade's now if left out), or how one `start` of them would go. For a plan that has not started.
 */
export async function getBestStart(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const { state, account } = reader
  const asked = askedSchema.safeParse(Object.fromEntries(ask.url.searchParams))
  if (!asked.success) return sendRefusal(ask, refuse('bad-input', { issues: issuesOf(asked.error) }))
  if (state.status !== 'draft' && state.status !== 'ready') return sendFault(ask, 'has-started')
  const now = deps.relay.now(state)
  const wanted = Math.min(Math.max(asked.data.from ?? now, now - FAR), now + FAR)
  // The same minutes later it is the same question.
  const from = Math.ceil(wanted / START_GRAIN) * START_GRAIN
  const { start } = asked.data
  const known = await deps.accounts.sleepHours.knownIn(state, account)
  if (start === undefined) {
    const best = await deps.starts.best(state, from, DAYS, known, account)
    return 'full' in best ? sendFault(ask, busy[best.full]) : sendJson(ask, 200, best)
  }
  if (start < from || start >= from + (DAYS + 1) * DAY) return sendFault(ask, 'not-there')
  const one = await deps.starts.one(state, { from, days: DAYS }, start, known, account)
  return 'full' in one ? sendFault(ask, busy[one.full]) : sendJson(ask, 200, { seq: state.seq, one })
}

import { createHash } from 'node:crypto'
import { refuse } from '../../../domain/log/refusals.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { sendFault, sendJson, sendRefusal } from '../reply.ts'
import { addressOf } from '../request.ts'

/** `POST /api/seen?link=…`: the "Seen" of a notification that came by another way than our own page. */
export async function postSeen(deps: HttpDeps, ask: Ask): Promise<void> {
  ask.req.resume()
  if (!deps.linkTries.take(addressOf(ask.req, deps.env.trustedProxies)))
    return sendFault(ask, 'too-many-tries')
  const token = (ask.url.searchParams.get('link') ?? '').slice(0, 1000)
  const link = await deps.seenLinks.read(token)
  if (link === null) return sendFault(ask, 'not-there')
  const state = await deps.relay.state(link.upgrade)
  const r = state?.requests[link.request]
  if (r === undefined) return sendFault(ask, 'not-there')
  // An old notification leads to a dead card, never to a live button of what was asked later.
  if (r.askedAt !== link.askedAt)
    return sendRefusal(ask, refuse('too-late', { was: r.state, at: r.endedAt ?? r.madeAt, kind: r.kind }))
  const answer = await deps.relay.submit({
    upgrade: link.upgrade,
    id: `seen-${createHash('sha256').update(token).digest('hex').slice(0, 24)}`,
    command: { type: 'request.seen', id: link.request },
    who: { kind: 'account', account: link.account, owner: false, device: '' },
  })
  if (!answer.ok) return sendRefusal(ask, answer.refusal)
  await sendJson(ask, 200, answer)
}

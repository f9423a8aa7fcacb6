import { z } from 'zod'
import { push as words } from '../../../domain/notices/words/push.ts'
import { isOutside } from '../../notices/push/contact.ts'
import { refusalOf, saysOf } from '../../notices/push/says.ts'
import { isRung } from '../../notices/rung.ts'
import { admitOwn, back, done } from '../accounts/session-forms.ts'
import { type Ask, addressFor, type HttpDeps, speakerOf } from '../deps.ts'
import { sendFault, sendJson } from '../reply.ts'
import { jsonOf, readBody } from '../request.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{16,200}={0,2}$/)

/** A push service is somewhere out there, by https; an address within this network is none, whoever names it. */
const endpoint = z
  .string()
  .max(2000)
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const { protocol, hostname, port, username, password } = new URL(text)
    return protocol === 'https:' && port === '' && username + password === '' && isOutside(hostname)
  })
const subscription = z.object({
  endpoint,
  keys: z.object({ p256dh: key, auth: key }),
  /** The one that this browser had before. */
  replaces: z.string().max(2000).optional(),
})
const tap = z.object({ drill: z.string().max(40).nullable(), to: z.string().max(40).optional() })
const end = z.object({ lost: z.boolean().default(false) })

/** `GET /api/push`: the key a browser subscribes with, and how push stands on the one that asks, in its reader’s words too. */
export async function getPush(deps: HttpDeps, ask: Ask): Promise<void> {
  const session = await own(deps, ask)
  if (session === null) return
  const { publicKey } = deps.push
  const rung = await isRung(deps.relay, session)
  const offered = deps.push.offered && rung
  const state = await deps.push.state(session.session)
  const says = saysOf(
    state,
    offered,
    rung ? (session.owner ? 'owner' : 'others') : 'observer',
    ask.lang,
    deps.clock.now(),
  )
  const { noService, failed } = words[ask.lang]
  await sendJson(ask, 200, { publicKey, offered, ...state, says, faults: { noService, failed } })
}

/**
 * `POST /api/push`: this browser takes push from now on, there, and no more where `replaces` says. The same again changes
 * nothing. 409 where push is not offered.
 */
export async function postPush(deps: HttpDeps, ask: Ask): Promise<void> {
  const session = await own(deps, ask)
  if (session === null) return
  const given = await bodyOf(ask, subscription)
  if (given === null) return sendFault(ask, 'bad-form')
  if (!deps.push.offered || !(await isRung(deps.relay, session)))
    return sendJson(ask, 409, { ok: false, why: 'not-offered' })
  const { p256dh, auth } = given.keys
  if (given.replaces !== undefined && given.replaces !== given.endpoint)
    await deps.store.push.replaced(given.replaces, session.account)
  await deps.store.push.keep({
    endpoint: given.endpoint,
    sessionId: session.session,
    p256dh,
    auth,
    createdAt: deps.clock.now(),
  })
  await sendJson(ask, 200, { ok: true })
}

/** `POST /api/push/end`: it takes none any more; `lost`: against its holder's will, which stays said until it does again. */
export async function postPushEnd(deps: HttpDeps, ask: Ask): Promise<void> {
  const session = await own(deps, ask)
  if (session === null) return
  const given = await bodyOf(ask, end)
  if (given?.lost === true) await deps.push.lost(session.session)
  else await deps.store.push.forget(session.session)
  await sendJson(ask, 200, { ok: true })
}

/** `POST /api/push/drill`: sends this browser a message that asks for a tap; why not, where it was not handed over. */
export async function postDrill(deps: HttpDeps, ask: Ask): Promise<void> {
  const session = await own(deps, ask)
  if (session === null) return
  if (!(await isRung(deps.relay, session)))
    return sendJson(ask, 200, { ok: false, why: 'not-offered', says: words[ask.lang].notOffered.observer })
  if (!deps.testTries.take(session.account)) return sendFault(ask, 'too-many-tries')
  const sent = await deps.push.drill(session.session, session.account, ask.lang, addressFor(deps, ask))
  if (sent === null || sent.ok) return sendJson(ask, 200, { ok: sent !== null })
  await sendJson(ask, 200, { ok: false, why: sent.why, says: refusalOf(sent, session.owner, ask.lang) })
}

/** `POST /api/push/tap`: a notification was tapped on this browser; `drill`: the one that was being tried. */
export async function postTap(deps: HttpDeps, ask: Ask): Promise<void> {
  const session = await own(deps, ask)
  if (session === null) return
  const given = await bodyOf(ask, tap)
  if (given === null) return sendFault(ask, 'bad-form')
  await deps.push.tapped(session.session, given.drill, given.to)
  await sendJson(ask, 200, { ok: true })
}

/** Who asks, by their cookie; otherwise it is answered, and null. */
async function own(deps: HttpDeps, ask: Ask) {
  const speaker = await speakerOf(deps, ask)
  if (speaker?.session == null) {
    await sendFault(ask, 'signed-out')
    return null
  }
  return speaker.session
}

async function bodyOf<T>(ask: Ask, schema: z.ZodType<T>): Promise<T | null> {
  const read = await readBody(ask.req, 8 * 1024)
  if (!read.ok) return null
  const parsed = schema.safeParse(jsonOf(read.body.toString('utf8')))
  return parsed.success ? parsed.data : null
}

/** `POST /api/session/push-drill`: the same for any device of one's own, from a form. */
export async function postDrillForm(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { account } = form.session
  const at = form.fields.get('session') ?? ''
  const own =
    (await deps.accounts.sessions(account)).some((s) => s.id === at) &&
    (await isRung(deps.relay, form.session))
  if (own && !deps.testTries.take(account)) return back(ask, '/settings', 'push-too-many', '#sessions')
  const sent = own ? await deps.push.drill(at, account, ask.lang, addressFor(deps, ask)) : null
  if (sent?.ok !== true) return back(ask, '/settings', 'push-failed', '#sessions')
  await done(ask, '/settings?done=push-tried#sessions')
}

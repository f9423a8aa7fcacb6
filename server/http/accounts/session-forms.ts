import { personOf } from '../../../domain/access/table.ts'
import { commandIdSchema } from '../../../domain/contract/schemas.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { type Lang, langs } from '../../../domain/messages/lang.ts'
import { idSchema } from '../../../domain/plan/schema.ts'
import { line } from '../../../domain/text/schemas.ts'
import type { Comer, SessionInfo } from '../../accounts/accounts.ts'
import { choiceCookie, sessionCookies } from '../../accounts/cookie.ts'
import { deviceLabel } from '../../accounts/device-label.ts'
import { newCommandId } from '../../accounts/secrets.ts'
import type { Way } from '../../accounts/sign-ins.ts'
import { COMMAND_BYTES } from '../commands.ts'
import { type Ask, type HttpDeps, isSecure } from '../deps.ts'
import { isPassing, redirect, sendFault, sendJson, sendRefusal } from '../reply.ts'
import { addressOf, fieldsOf, readBody } from '../request.ts'
import { leaving, leftFor } from './leaving.ts'
import { noteIn, noteVain } from './sign-in-notes.ts'

export const nameSchema = line(80)
const token = (fields: URLSearchParams) => (fields.get('token') ?? '').slice(0, 200)

/** `POST /api/session/owner`: the button of an owner link. */
export async function postOwnerLink(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask, 'owner-link')
  if (form === null) return
  const { fields } = form
  // A page of before an update has none: then it can't be sent again.
  const id = fields.has('id') ? commandIdSchema.safeParse(fields.get('id')).data : newCommandId()
  if (id === undefined) return sendFault(ask, 'bad-form')
  const session = await sessionOf(deps, ask, form, 'owner', id)
  const name = session?.name || nameSchema.safeParse(fields.get('name')).data
  const page = `/in/${encodeURIComponent(token(fields))}`
  if (name === undefined) return back(ask, page, 'no-name')
  const entered = await deps.accounts.redeemOwnerLink(token(fields), id, comerOf(ask, form, name))
  if (!entered.ok) {
    noteVain(deps, ask, 'owner-link', entered.why)
    return back(ask, page, entered.why)
  }
  noteIn(deps, ask, 'owner-link', entered.info.account)
  const left = await leftFor(deps, form.session, entered.info.account)
  await enter(deps, ask, entered.token, form.lang, '/', left)
}

/** `POST /api/session/join`: the button of an invitation. */
export async function postJoin(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask, 'invitation')
  if (form === null) return
  const { fields } = form
  const id = commandIdSchema.safeParse(fields.get('id'))
  if (!id.success) return sendFault(ask, 'bad-form')
  const session = await sessionOf(deps, ask, form, 'join', id.data)
  const page = `/join/${encodeURIComponent(token(fields))}`
  const name = nameSchema.safeParse(fields.get('name')).data ?? (session?.name || undefined)
  if (name === undefined) return back(ask, page, 'no-name')
  const joined = await deps.accounts.redeemInvitation(token(fields), id.data, comerOf(ask, form, name))
  if (!joined.ok) {
    noteVain(deps, ask, 'invitation', joined.why)
    if (joined.why !== 'refused') return back(ask, page, joined.why)
    if (isPassing(joined.refusal.code)) return sendRefusal(ask, joined.refusal)
    // What was typed stands in the form again.
    const typed = joined.refusal.code === 'name-taken' ? `&name=${encodeURIComponent(name)}` : ''
    return back(ask, page, joined.refusal.code, typed)
  }
  noteIn(deps, ask, 'invitation', joined.info.account)
  await enter(deps, ask, joined.token, form.lang, await placeOf(deps, joined.upgrade, joined.info.account))
}

/** Who sends a form: also where it was sent before and gave a cookie that never came. */
async function sessionOf(deps: HttpDeps, ask: Ask, form: Form, kind: 'owner' | 'join', id: string) {
  const { cookie } = ask.req.headers
  return (
    (await deps.accounts.pressedBefore({ kind, link: token(form.fields), form: id, cookie })) ?? form.session
  )
}

/** The page of this upgrade that is somebody's own; the list of theirs where they have no seat in it. */
async function placeOf({ relay }: HttpDeps, upgrade: string, account: string): Promise<string> {
  const state = await relay.state(upgrade)
  const seat = state === null ? undefined : personOf(state, account)
  if (seat === undefined) return '/'
  return seat.role === 'sentinel' ? `/u/${upgrade}/hands` : `/u/${upgrade}`
}

/** `POST /api/session/enter`: six digits from another device, or those of an invitation, which lead to it. */
export async function postCode(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask, 'code')
  if (form === null) return
  const address = addressOf(ask.req, deps.env.trustedProxies)
  // Taken before the code is looked at: a thousand guesses at once are a thousand tries.
  if (!deps.codeTries.take(address)) {
    noteVain(deps, ask, 'code', 'too-many')
    if (ask.as === 'json') return sendFault(ask, 'too-many-tries')
    return redirect(ask, '/code?why=too-many')
  }
  const invited = deps.accounts.invitationByCode(form.fields.get('code') ?? '')
  if (invited !== null) {
    deps.codeTries.giveBack(address)
    return done(ask, `/join/${encodeURIComponent(invited)}`)
  }
  const entered = await deps.accounts.redeemMoveCode(form.fields.get('code') ?? '', labelOf(ask))
  if (!entered.ok) {
    noteVain(deps, ask, 'code', 'wrong')
    return back(ask, '/code', 'wrong')
  }
  noteIn(deps, ask, 'code', entered.info.account)
  deps.codeTries.giveBack(address)
  const left = await leftFor(deps, form.session, entered.info.account)
  await enter(deps, ask, entered.token, entered.info.lang, '/', left)
}

/** `POST /api/session/move-link`: a link by which one goes on in another browser; leads to its page, which says how to get there. */
export async function postMoveLink(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const upgrade = idSchema.safeParse(form.fields.get('upgrade'))
  const { token: made } = await deps.accounts.moveLinks.make(form.session)
  await done(ask, `/move/${made}${upgrade.success ? `?u=${encodeURIComponent(upgrade.data)}` : ''}`)
}

/** `POST /api/session/move`: the button of such a link. Signs this browser in, and the one that made the link out. */
export async function postMove(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask, 'move-link')
  if (form === null) return
  const id = commandIdSchema.safeParse(form.fields.get('id'))
  if (!id.success) return sendFault(ask, 'bad-form')
  const entered = await deps.accounts.moveLinks.redeem(token(form.fields), id.data, labelOf(ask))
  if (!entered.ok) {
    noteVain(deps, ask, 'move-link', entered.why)
    return back(ask, `/move/${encodeURIComponent(token(form.fields))}`, entered.why)
  }
  noteIn(deps, ask, 'move-link', entered.info.account)
  const upgrade = idSchema.safeParse(form.fields.get('upgrade'))
  const to = upgrade.success ? await placeOf(deps, upgrade.data, entered.info.account) : '/'
  const left = await leftFor(deps, form.session, entered.info.account)
  await enter(deps, ask, entered.token, entered.info.lang, to, left)
}

/** `POST /api/session/code`: a code for another browser, shown on one's own page. */
export async function postNewCode(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const made = await deps.accounts.makeMoveCode(form.session)
  if (ask.as === 'json') return sendJson(ask, 201, made)
  redirect(ask, '/settings#move')
}

/** `POST /api/session/prolong`: a session near its last day begins anew, by a new cookie. Ends on the page it came from. */
export async function postProlong(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { cookie, referer } = ask.req.headers
  const shown = await deps.accounts.shown(cookie)
  if (shown === null) return sendFault(ask, 'signed-out')
  const { session, account } = shown.info
  const told = deps.accounts.lastDay(session) !== null
  const fresh = await deps.accounts.prolong(session, shown.token)
  if (told) noteIn(deps, ask, 'renewed', account)
  await enter(deps, ask, fresh, null, pathOf(referer))
}

/** Where a form was posted from; the front page where that is not said. */
function pathOf(referer: string | undefined): string {
  if (referer === undefined || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : pathname + search
}

/** `POST /api/session/end`: signs this browser out, the one whose `session` is named, or by `others` all but this one. */
export async function postEnd(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { session: here, account } = form.session
  if (form.fields.has('others')) {
    await deps.accounts.endOtherSessions(account, here)
    return done(ask, '/settings?done=ended-others#sessions')
  }
  const ending = form.fields.get('session') ?? here
  await deps.accounts.endSession(account, ending)
  if (ending !== here) return done(ask, '/settings?done=ended#sessions')
  await done(ask, '/', leaving(deps, ask))
}

/** `POST /api/session/take-back`: revokes an invitation or a script's token, by the rules of its upgrade; or one's own calendar link. */
export async function postTakeBack(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  const calendar = fields.get('calendar')
  if (calendar !== null) {
    const ended = await deps.calendarLinks.revoke(session.account, calendar)
    return done(ask, `/settings?done=${ended ? 'calendar-ended' : 'calendar-not-ended'}#calendar`)
  }
  const who = deps.accounts.who(session.session)
  const id = commandIdSchema.safeParse(fields.get('id'))
  const upgrade = idSchema.safeParse(fields.get('upgrade'))
  const thing = fields.get('invite') ?? fields.get('token')
  if (who === null || !id.success || !upgrade.success || thing === null) return sendFault(ask, 'bad-form')
  const answer = await deps.relay.submit({
    upgrade: upgrade.data,
    id: id.data,
    command: { type: fields.has('invite') ? 'invite.revoke' : 'token.revoke', id: thing },
    who,
  })
  await done(ask, `/settings?done=${answer.ok ? 'taken-back' : 'not-taken-back'}#links`)
}

interface Form {
  fields: URLSearchParams
  session: SessionInfo | null
  /** Chosen in the form; null: not asked there. */
  lang: Lang | null
}

/** A form from anybody, within what one address may try. Otherwise it is answered, and null. */
async function admitStranger(deps: HttpDeps, ask: Ask, what: Way): Promise<Form | null> {
  const address = addressOf(ask.req, deps.env.trustedProxies)
  if (!deps.linkTries.take(address)) {
    // For whoever runs the server, and for what shuts such addresses out.
    process.stderr.write(`Too many tries of links from ${address === '' ? 'an unknown address' : address}.\n`)
    noteVain(deps, ask, what, 'too-many')
    await sendFault(ask, 'too-many-tries')
    return null
  }
  return readForm(deps, ask)
}

/** A form from somebody signed in. Otherwise it is answered, and null. */
export async function admitOwn(deps: HttpDeps, ask: Ask): Promise<(Form & { session: SessionInfo }) | null> {
  const form = await readForm(deps, ask)
  if (form === null) return null
  const { session } = form
  if (session === null) await sendFault(ask, 'signed-out')
  else if (deps.allow(session.session)) return { ...form, session }
  else await sendRefusal(ask, refuse('too-many', { perMinute: 600 }))
  return null
}

async function readForm(deps: HttpDeps, ask: Ask): Promise<Form | null> {
  const read = await readBody(ask.req, COMMAND_BYTES)
  const fields = read.ok ? fieldsOf(ask.req, read.body) : null
  if (!read.ok || fields === null) {
    await sendFault(ask, read.ok ? 'bad-form' : read.fault)
    return null
  }
  const session = await deps.accounts.fromCookie(ask.req.headers.cookie)
  return { fields, session, lang: langs.find((l) => l === fields.get('lang')) ?? null }
}

function comerOf(ask: Ask, { session, lang }: Form, name: string): Comer {
  return { session, name, lang: lang ?? ask.lang, label: labelOf(ask), cookie: ask.req.headers.cookie }
}

const labelOf = ({ req }: Ask) => deviceLabel(req.headers['user-agent'])

async function enter(
  deps: HttpDeps,
  ask: Ask,
  token: string | null,
  lang: Lang | null,
  to: string,
  more: Record<string, string | string[]> = {},
) {
  const cookies = [
    ...(token === null ? [] : sessionCookies(token, isSecure(deps, ask))),
    ...(lang === null ? [] : [choiceCookie('lang', lang)]),
  ]
  await done(ask, to, cookies.length === 0 ? more : { ...more, 'set-cookie': cookies })
}

/** Where a form ends that did what it says. */
export async function done(ask: Ask, to: string, headers: Record<string, string | string[]> = {}) {
  if (ask.as === 'json') await sendJson(ask, 200, { ok: true, to }, headers)
  else redirect(ask, to, headers)
}

/** Back to the form, which says why in words; `more`: what else its address says, such as which part of the page. */
export async function back(ask: Ask, page: string, why: string, more = '') {
  if (ask.as === 'json') await sendJson(ask, 409, { ok: false, why })
  else redirect(ask, `${page}?why=${encodeURIComponent(why)}${more}`)
}

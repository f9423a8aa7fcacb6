import { z } from 'zod'
import { personOf } from '../../domain/access/table.ts'
import { commandIdSchema } from '../../domain/contract/schemas.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { namesake } from '../../domain/people/namesake.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import { line } from '../../domain/text/schemas.ts'
import type { Comer, SessionInfo } from '../accounts/accounts.ts'
import { choiceCookie, langCookie, sessionCookies } from '../accounts/cookie.ts'
import { deviceLabel } from '../accounts/device-label.ts'
import { newCommandId } from '../accounts/secrets.ts'
import { COMMAND_BYTES } from './commands.ts'
import { type Ask, type HttpDeps, isSecure } from './deps.ts'
import { leaving, leftFor } from './leaving.ts'
import { isPassing, redirect, sendFault, sendJson, sendRefusal } from './reply.ts'
import { addressOf, fieldsOf, readBody } from './request.ts'

const screensSchema = z.object({
  clock: z.enum(['24', '12']).optional(),
  theme: z.enum(['dark', 'light', 'device']).optional(),
})
const nameSchema = line(80)
const token = (fields: URLSearchParams) => (fields.get('token') ?? '').slice(0, 200)

/** `POST /api/session/owner`: the button of an owner link. */
export async function postOwnerLink(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask)
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
  if (!entered.ok) return back(ask, page, entered.why)
  const left = await leftFor(deps, form.session, entered.info.account)
  await enter(deps, ask, entered.token, form.lang, '/', left)
}

/** `POST /api/session/join`: the button of an invitation. */
export async function postJoin(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitStranger(deps, ask)
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
    if (joined.why !== 'refused') return back(ask, page, joined.why)
    if (isPassing(joined.refusal.code)) return sendRefusal(ask, joined.refusal)
    // What was typed stands in the form again.
    const typed = joined.refusal.code === 'name-taken' ? `&name=${encodeURIComponent(name)}` : ''
    return back(ask, page, joined.refusal.code, typed)
  }
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
  const form = await admitStranger(deps, ask)
  if (form === null) return
  const address = addressOf(ask.req, deps.env.trustedProxies)
  // Taken before the code is looked at: a thousand guesses at once are a thousand tries.
  if (!deps.codeTries.take(address)) {
    if (ask.as === 'json') return sendFault(ask, 'too-many-tries')
    return redirect(ask, '/code?why=too-many')
  }
  const invited = deps.accounts.invitationByCode(form.fields.get('code') ?? '')
  if (invited !== null) {
    deps.codeTries.giveBack(address)
    return done(ask, `/join/${encodeURIComponent(invited)}`)
  }
  const entered = await deps.accounts.redeemMoveCode(form.fields.get('code') ?? '', labelOf(ask))
  if (!entered.ok) return back(ask, '/code', 'wrong')
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
  const form = await admitStranger(deps, ask)
  if (form === null) return
  const id = commandIdSchema.safeParse(form.fields.get('id'))
  if (!id.success) return sendFault(ask, 'bad-form')
  const entered = await deps.accounts.moveLinks.redeem(token(form.fields), id.data, labelOf(ask))
  if (!entered.ok) return back(ask, `/move/${encodeURIComponent(token(form.fields))}`, entered.why)
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

/** `POST /api/session/lang`: the language of this account and this browser. */
export async function postLang(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  if (form.lang === null) return sendFault(ask, 'bad-form')
  await deps.accounts.setLang(form.session.account, form.lang)
  await done(ask, '/settings?done=lang#screens', { 'set-cookie': langCookie(form.lang) })
}

/** `POST /api/session/name`: what this account is called from now on. */
export async function postName(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const name = nameSchema.safeParse(form.fields.get('name'))
  if (!name.success) return back(ask, '/settings', 'no-name', '#you')
  if (await isAnothers(deps, form.session.account, name.data))
    return back(ask, '/settings', 'name-taken', '#you')
  await deps.accounts.setName(form.session.account, name.data)
  await done(ask, '/settings?done=name#you')
}

/** Whether somebody else in an upgrade of this account has the name, or one that reads like it. */
async function isAnothers({ relay }: HttpDeps, account: string, name: string): Promise<boolean> {
  for (const state of await relay.readable()) {
    const seat = personOf(state, account)
    if (seat && namesake(state, name, { person: seat.id, account })) return true
  }
  return false
}

/** `POST /api/session/screens`: the clocks and the light of this browser. What is not said stays. */
export async function postScreens(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const said = screensSchema.safeParse(Object.fromEntries(form.fields))
  if (!said.success) return sendFault(ask, 'bad-form')
  const { clock, theme } = said.data
  const cookies = [
    ...(clock === undefined ? [] : [choiceCookie('clock', clock)]),
    ...(theme === undefined ? [] : [choiceCookie('theme', theme)]),
  ]
  await done(ask, '/settings?done=screens#screens', cookies.length === 0 ? {} : { 'set-cookie': cookies })
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
async function admitStranger(deps: HttpDeps, ask: Ask): Promise<Form | null> {
  const address = addressOf(ask.req, deps.env.trustedProxies)
  if (!deps.linkTries.take(address)) {
    // For whoever runs the server, and for what shuts such addresses out.
    process.stderr.write(`Too many tries of links from ${address === '' ? 'an unknown address' : address}.\n`)
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
    ...(lang === null ? [] : [langCookie(lang)]),
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

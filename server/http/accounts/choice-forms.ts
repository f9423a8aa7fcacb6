import { z } from 'zod'
import { personOf } from '../../../domain/access/table.ts'
import { namesake } from '../../../domain/people/namesake.ts'
import { choiceCookie } from '../../accounts/cookie.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { sendFault } from '../reply.ts'
import { admitOwn, back, done, nameSchema } from './session-forms.ts'

const screensSchema = z.object({
  clock: z.enum(['24', '12']).optional(),
  theme: z.enum(['dark', 'light', 'device']).optional(),
})

/** `POST /api/session/lang`: the language of this account and this browser. */
export async function postLang(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  if (form.lang === null) return sendFault(ask, 'bad-form')
  await deps.accounts.setLang(form.session.account, form.lang)
  await done(ask, '/settings?done=lang#screens', { 'set-cookie': choiceCookie('lang', form.lang) })
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

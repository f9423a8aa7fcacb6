import { ownHoursSchema } from '../../../domain/availability/sleep-schema.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { admitReader } from '../reading.ts'
import { sendJson } from '../reply.ts'
import { admitOwn, back, done } from './session-forms.ts'

/** `POST /api/session/hours`: when one ordinarily wakes up and goes to sleep; `shared` is there if others may know. */
export async function postHours(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  const hours = ownHoursSchema.safeParse({
    wake: fields.get('wake'),
    sleep: fields.get('sleep'),
    shared: fields.has('shared'),
  })
  if (!hours.success) return back(ask, '/settings', 'no-hours', '#sleep')
  await deps.accounts.sleepHours.say(session.account, hours.data)
  await done(ask, '/settings?done=hours#sleep')
}

/** `POST /api/session/hours/forget`: deletes them. */
export async function postForgetHours(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  await deps.accounts.sleepHours.forget(form.session.account)
  await done(ask, '/settings?done=forgotten#sleep')
}

/** `GET /api/upgrades/:id/hours`: the reader's own hours, and those that others in the upgrade share. */
export async function getHours(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const { state, account } = reader
  await sendJson(ask, 200, { hours: await deps.accounts.sleepHours.knownIn(state, account) })
}

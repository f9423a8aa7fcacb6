import { z } from 'zod'
import { newId } from '../accounts/secrets.ts'
import { addressSchema } from '../notify/addresses.ts'
import type { Ask, HttpDeps } from './deps.ts'
import { admitOwn, back, done } from './session-forms.ts'

/** Nobody is reached by the ninth who was not by the eighth. */
const MOST = 8
const delay = z.coerce.number().int().min(0).max(3600)
const REACH = '#reach'

/** `POST /api/session/channels`: adds a rung to the foot of one's own ladder. */
export async function postChannel(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  const given = Object.fromEntries(
    ['kind', 'url', 'token', 'secret', 'to', 'number'].flatMap((name) => {
      const value = fields.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const address = addressSchema.safeParse(given)
  const after = delay.safeParse(fields.get('after') ?? '0')
  if (!address.success || !after.success) return back(ask, '/settings', 'bad-channel', REACH)
  const { kind, ...rest } = address.data
  if ('url' in rest && !deps.door.mayGo(rest.url)) return back(ask, '/settings', 'inside-address', REACH)
  const made = await deps.store.notify.addChannel(
    {
      id: newId('way'),
      accountId: session.account,
      kind,
      afterSeconds: after.data,
      address: JSON.stringify(rest),
    },
    MOST,
  )
  if (!made) return back(ask, '/settings', 'ladder-full', REACH)
  await done(ask, `/settings?done=way-added${REACH}`)
}

/** `POST /api/session/channels/:verb`: `remove`, `up`, `delay` or `test` the rung named by `channel`. */
export async function postChannelVerb(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  const { notify } = deps.store
  const id = fields.get('channel') ?? ''
  switch (ask.params['verb']) {
    case 'remove':
      await notify.removeChannel(session.account, id)
      return done(ask, `/settings?done=way-removed${REACH}`)
    case 'up': {
      const ids = (await notify.channelsOf(session.account)).map((c) => c.id)
      const at = ids.indexOf(id)
      if (at > 0) ids.splice(at - 1, 2, id, ids[at - 1] as string)
      await notify.orderChannels(session.account, ids)
      return done(ask, `/settings?done=way-saved${REACH}`)
    }
    case 'delay': {
      const after = delay.safeParse(fields.get('after'))
      if (!after.success) return back(ask, '/settings', 'bad-channel', REACH)
      await notify.delayChannel(session.account, id, after.data)
      return done(ask, `/settings?done=way-saved${REACH}`)
    }
    case 'test': {
      if (!deps.testTries.take(session.account)) return back(ask, '/settings', 'way-failed', REACH)
      const tested = await deps.carrier.test(session.account, id)
      if (tested?.went.ok !== true) return back(ask, '/settings', 'way-failed', REACH)
      return done(ask, `/settings?done=way-tested${REACH}`)
    }
    default:
      return back(ask, '/settings', 'bad-channel', REACH)
  }
}

/** `POST /api/session/life-line`: whether one may be reached while one usually sleeps; `on` is there if so. */
export async function postLifeLine(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  await deps.store.notify.setLifeLine(form.session.account, form.fields.has('on'))
  await done(ask, `/settings?done=life-line${REACH}`)
}

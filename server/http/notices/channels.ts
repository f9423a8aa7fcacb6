import { z } from 'zod'
import { newId } from '../../accounts/secrets.ts'
import { addressSchema, readAddress } from '../../notices/addresses.ts'
import { isRung } from '../../notices/rung.ts'
import type { ChannelRow } from '../../store/notify.ts'
import { admitOwn, back, done } from '../accounts/session-forms.ts'
import type { Ask, HttpDeps } from '../deps.ts'

/** Nobody is reached by the ninth who was not by the eighth. */
const MOST = 8
const delay = z.coerce.number().int().min(0).max(3600)
const REACH = '#reach'

/** `POST /api/session/channels`: adds a rung to the foot of one's own ladder. A mailbox is sent a code, and used once that came back. */
export async function postChannel(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  if (!(await isRung(deps.relay, session))) return back(ask, '/settings', 'observer', REACH)
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
  const mailbox = 'to' in rest ? rest.to : null
  if (mailbox !== null && !mayMailCode(deps, session.account, mailbox))
    return back(ask, '/settings', 'code-too-many', REACH)
  const id = newId('way')
  const made = await deps.store.notify.addChannel(
    {
      id,
      accountId: session.account,
      kind,
      afterSeconds: after.data,
      address: JSON.stringify(rest),
      enabled: mailbox === null,
    },
    MOST,
  )
  if (!made) return back(ask, '/settings', 'ladder-full', REACH)
  if (mailbox !== null) return mailCode(deps, ask, session.account, id)
  await done(ask, `/settings?done=way-added${REACH}`)
}

/**
 * `POST /api/session/channels/:verb`: `remove`, `up`, `delay` or `test` the rung named by `channel`; of a mailbox that is not
 * confirmed, `confirm` it by its `code`, or send another `code`.
 */
export async function postChannelVerb(deps: HttpDeps, ask: Ask): Promise<void> {
  const form = await admitOwn(deps, ask)
  if (form === null) return
  const { fields, session } = form
  const { account } = session
  const { notify } = deps.store
  const id = fields.get('channel') ?? ''
  const verb = ask.params['verb']
  if (verb === 'remove') {
    await notify.removeChannel(account, id)
    return done(ask, `/settings?done=way-removed${REACH}`)
  }
  if (!(await isRung(deps.relay, session))) return back(ask, '/settings', 'observer', REACH)
  const ways = await notify.channelsOf(account)
  const way = ways.find((c) => c.id === id)
  switch (verb) {
    case 'up': {
      const ids = ways.map((c) => c.id)
      const at = ids.indexOf(id)
      if (at > 0) ids.splice(at - 1, 2, id, ids[at - 1] as string)
      await notify.orderChannels(account, ids)
      return done(ask, `/settings?done=way-saved${REACH}`)
    }
    case 'delay': {
      const after = delay.safeParse(fields.get('after'))
      if (!after.success) return back(ask, '/settings', 'bad-channel', REACH)
      await notify.delayChannel(account, id, after.data)
      return done(ask, `/settings?done=way-saved${REACH}`)
    }
    case 'test': {
      if (way === undefined) return back(ask, '/settings', 'way-failed', REACH)
      if (!deps.testTries.take(account) || !deps.targetTries.take(targetOf(way)))
        return back(ask, '/settings', 'way-too-many', REACH)
      const tested = await deps.carrier.test(account, id)
      if (tested?.went.ok !== true) return back(ask, '/settings', 'way-failed', REACH)
      return done(ask, `/settings?done=way-tested${REACH}`)
    }
    case 'code': {
      const mailbox = way === undefined || way.enabled ? null : mailboxOf(way)
      if (mailbox === null) return back(ask, '/settings', 'bad-channel', REACH)
      if (!mayMailCode(deps, account, mailbox)) return back(ask, '/settings', 'code-too-many', REACH)
      return mailCode(deps, ask, account, id)
    }
    case 'confirm': {
      const said = way === undefined ? 'over' : deps.mailboxCodes.check(id, fields.get('code') ?? '')
      if (said !== 'right') return back(ask, '/settings', `code-${said}`, REACH)
      await notify.confirmChannel(account, id)
      return done(ask, `/settings?done=way-confirmed${REACH}`)
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

/** Whether one more code may go there: neither one person nor one mailbox is in it for more. */
function mayMailCode(deps: HttpDeps, account: string, mailbox: string): boolean {
  return deps.codeMailTries.take(account) && deps.mailboxTries.take(mailbox.toLowerCase())
}

/** Sends it, and says whether it went. Where it did not, the mailbox stands in the list with the reason beside it. */
async function mailCode(deps: HttpDeps, ask: Ask, account: string, channel: string): Promise<void> {
  const sent = await deps.carrier.sendCode(account, channel, deps.mailboxCodes.make(channel))
  if (sent?.went.ok !== true) return back(ask, '/settings', 'code-failed', REACH)
  await done(ask, `/settings?done=code-sent${REACH}`)
}

function mailboxOf(way: ChannelRow): string | null {
  const address = readAddress(way.kind, way.address)
  return address?.kind === 'mail' ? address.to : null
}

/** Where a way leads, as far as whoever stands there is bothered by it. */
function targetOf(way: ChannelRow): string {
  const address = readAddress(way.kind, way.address)
  if (address === null) return way.id
  return 'url' in address ? new URL(address.url).host : 'to' in address ? address.to.toLowerCase() : way.id
}

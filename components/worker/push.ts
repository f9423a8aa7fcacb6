import type { PushPayload } from '../../domain/contract/push.ts'
import { pushTapped } from '../../domain/notices/words/push-tapped.ts'
import { keepCommand } from '../kept/device-store.ts'
import { deviceClock } from '../live/clock.ts'

/** A notification as the browser shows it. */
export interface Shown {
  title: string
  options: NotificationOptions & { actions?: { action: string; title: string }[]; renotify?: boolean }
}

/** What a push comes to on the screen: always something, since a browser gives up who shows nothing. */
export function shownOf(payload: PushPayload): Shown {
  const quiet = payload.kind === 'answered'
  return {
    title: payload.title,
    options: {
      body: payload.body,
      tag: payload.tag,
      lang: payload.lang,
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      data: payload,
      // What is answered takes the place of what rang, and does not ring.
      silent: quiet,
      renotify: !quiet,
      requireInteraction: !quiet,
      actions: payload.actions,
    },
  }
}

/** A push, parsed; a message nobody can read is shown all the same, and leads to the page. */
export function payloadOf(text: string | undefined): PushPayload {
  try {
    const p = JSON.parse(text ?? '') as Partial<PushPayload>
    if (typeof p.title === 'string' && typeof p.tag === 'string' && typeof p.url === 'string')
      return { ...blank, ...p, actions: p.actions ?? [] }
  } catch {
    // Below.
  }
  return blank
}

const blank: PushPayload = {
  kind: 'request',
  nid: '',
  upgrade: '',
  id: '',
  account: '',
  tag: 'farhand',
  title: 'Farhand',
  body: '',
  url: '/',
  lang: 'en',
  actions: [],
}

/** What a button of a notification says; null: it says nothing, and the page is opened. */
export function commandOf(payload: PushPayload, action: string) {
  if (payload.kind !== 'request' || payload.id === '') return null
  const type = action === 'seen' ? 'request.seen' : action === 'way' ? 'request.on-my-way' : null
  return type === null ? null : ({ type, id: payload.id } as const)
}

/** A line that brings no answer for so long counts as none, ms: the browser ends a worker that waits on and on. */
const PATIENCE = 8000

/** What became of it, to be shown in the place of what was tapped; null: all is well, and nothing more is to be said. */
export type Told = { body: string } | null

/**
 * Says by a notification's button what the page would say, without the page. The id is the message's own, so a second
 * tap says nothing twice. Without a network it is kept with what the page has still to send; where even that can't be, the
 * tap is lost, and that is said.
 */
export async function sayByButton(payload: PushPayload, action: string): Promise<Told> {
  const command = commandOf(payload, action)
  if (command === null) return null
  const id = `${payload.nid}-${action}`
  const saidAt = deviceClock.now()
  const said = (body: string): Told => ({ body })
  try {
    const answer = await fetch(`/api/upgrades/${payload.upgrade}/commands`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, command, saidAt, sentAt: deviceClock.now() }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const told = (await answer.json()) as { ok: boolean; message?: string }
    return told.ok ? null : said(told.message ?? String(answer.status))
  } catch {
    const lang = payload.lang === 'zh-TW' ? 'zh-TW' : 'en'
    const kept = await keepCommand(payload.upgrade, payload.account, { id, command, saidAt }).then(
      () => true,
      () => false,
    )
    return said(pushTapped[lang][kept ? 'kept' : 'notKept'])
  }
}

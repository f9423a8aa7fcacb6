import { deviceClock } from '../live/clock.ts'

/** How push stands on this browser, as the server has it. */
export interface Standing {
  publicKey: string
  /** False: this server pushes to nobody. */
  offered: boolean
  on: boolean
  /** It was on, and what was subscribed is over. */
  dropped: boolean
  endpoint: string | null
  /** In its reader's words. */
  says: { good: boolean; waits: boolean; line: string; more: string }
  /** What is to be said where the browser gives no subscription: its service is not reached, or it is something else. */
  faults: { noService: string; failed: string }
}

export async function asked(): Promise<Standing> {
  const answer = await fetch('/api/push', { credentials: 'same-origin', cache: 'no-store' })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return (await answer.json()) as Standing
}

export async function posted(
  path: string,
  body: unknown,
): Promise<{ ok: boolean; why?: string; says?: string; message?: string }> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as { ok: boolean }
}

/**
 * Makes one of what the browser has and what the server knows: one that was made for another key, was given up by its
 * service or got lost is replaced, and the server is told. Asks nobody; where push was never turned on here nothing is
 * done, unless `anew`: then there is a new one in any case. Throws what the browser or the network throws.
 */
export async function settle(manager: PushManager, anew = false): Promise<Standing> {
  const work = () => settleAlone(manager, anew)
  // Two at once would each replace what the other has just made.
  return await (navigator.locks === undefined ? work() : navigator.locks.request('farhand-push', work))
}

async function settleAlone(manager: PushManager, anew: boolean): Promise<Standing> {
  const at = await asked()
  if (!at.offered) return at
  let has = await manager.getSubscription()
  const before = at.endpoint ?? has?.endpoint
  if (has === null && at.endpoint === null && !anew) return at
  const same = has !== null && has.endpoint === at.endpoint
  const ours = has !== null && (isFor(has, at.publicKey) ?? same)
  if (ours && same && at.on && !anew) return at
  if (has === null || !ours || (same && at.dropped) || anew)
    try {
      await has?.unsubscribe()
      has = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: at.publicKey })
    } catch (e) {
      // What the server has is over, and nobody may count on it.
      if (at.on) await posted('/api/push/end', { lost: true })
      throw e
    }
  const { ok } = await posted('/api/push', { ...has.toJSON(), replaces: before })
  if (!ok) throw new Error('not stored')
  return await asked()
}

/** Whether it was made for this key; null: some browsers don't say. */
function isFor(has: PushSubscription, key: string): boolean | null {
  const theirs = has.options?.applicationServerKey
  if (theirs == null) return null
  const text = btoa(String.fromCharCode(...new Uint8Array(theirs)))
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === key
}

/** How long until it is tried again by the worker, ms; after that the next opening of the page sees to it. */
const AGAIN = [2000, 10_000]

/** The browser has renewed its subscription, or lost it: the server is told of what there is now. */
export async function renewed(manager: PushManager): Promise<void> {
  for (const pause of [...AGAIN, null])
    try {
      await settle(manager)
      return
    } catch {
      if (pause !== null) await new Promise<void>((go) => deviceClock.after(pause, go))
    }
}

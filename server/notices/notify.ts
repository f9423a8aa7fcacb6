import type { Clock } from '../clock/clock.ts'
import type { Env } from '../env.ts'
import type { Door } from '../outbound/door.ts'
import type { Relay } from '../relay/relay.ts'
import type { Store } from '../store/open.ts'
import { createCarrier, type PushDoor } from './carrier.ts'
import { createNotifier } from './notifier.ts'
import { createSeenLinks } from './seen-links.ts'

/** Everything that tells people what is asked of them, put together. */
export function createNotify(deps: {
  store: Store
  relay: Relay
  clock: Clock
  env: Env
  door: Door
  push: PushDoor
}) {
  const { store, relay, clock, env, door, push } = deps
  const seenLinks = createSeenLinks(store.meta)
  // Told at each start, once the port is known.
  const address = async () => env.publicUrl ?? (await store.meta.get('address')) ?? ''
  const carrier = createCarrier({
    store,
    clock,
    door,
    mail: env.mail,
    push,
    address,
    async seenUrl(state, request, account) {
      const askedAt = state.requests[request]?.askedAt
      if (askedAt == null) return undefined
      const token = await seenLinks.token({ upgrade: state.id, request, askedAt, account })
      return `${await address()}/api/seen?link=${token}`
    },
  })
  const notifier = createNotifier({
    store: store.notify,
    relay,
    clock,
    reach: carrier.reach,
    send: carrier.send,
  })
  return { seenLinks, carrier, notifier }
}

import type { Accounts } from './accounts/accounts.ts'
import type { Clock } from './clock/clock.ts'
import type { Env } from './env.ts'
import type { Relay } from './relay/relay.ts'
import type { Store } from './store/open.ts'

/** What the one process holds once, for pages and routes. */
export interface Runtime {
  env: Env
  clock: Clock
  store: Store
  relay: Relay
  accounts: Accounts
  /** Whom push services may write to; null: no device is reached by Web Push, for want of such an address. */
  pushContact: string | null
}

declare global {
  var __farhand: Runtime | undefined
}

/**
 * The running server's parts. They hang on `globalThis` because Next evaluates each route with module instances of its
 * own: only globals are shared with the process that serves them.
 */
export function runtime(): Runtime {
  if (globalThis.__farhand === undefined)
    throw new Error(
      'runtime() was called where no server runs: while building, or under `next dev`. Start with `npm start` or ' +
        '`npm run dev`, and export `dynamic = "force-dynamic"` from pages that need it.',
    )
  return globalThis.__farhand
}

export function setRuntime(parts: Runtime): void {
  globalThis.__farhand = parts
}

import { headers } from 'next/headers'
import { cache } from 'react'
import type { Inside } from '../components/accounts/in-app-notice.tsx'
import { inAppBrowser, maybeInApp, systemOf } from '../domain/accounts/in-app.ts'
import { runtime } from '../server/runtime.ts'

/**
 * In whose browser this page is asked for; null: in none of an app's. `unsure`: also where an iPhone's page may as well be
 * on the Home Screen.
 */
export async function inside({ unsure = false } = {}): Promise<Inside | null> {
  const agent = (await headers()).get('user-agent')
  const system = systemOf(agent)
  const app = inAppBrowser(agent)
  if (app !== null) return { app, system, unsure: false }
  return unsure && maybeInApp(agent) ? { app: 'other', system, unsure: true } : null
}

/** The address that this server was asked by, without a slash at the end. */
export const ownAddress = cache(async () => {
  const head = await headers()
  return runtime().env.publicUrl ?? `${head.get('x-forwarded-proto') ?? 'http'}://${head.get('host')}`
})

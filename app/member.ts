import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { mayRead, rolesOf } from '../domain/access/table.ts'
import { meIn } from '../server/relay/hello.ts'
import { unlessDamaged } from '../server/relay/read-log.ts'
import { runtime } from '../server/runtime.ts'
import { reader } from './reader.ts'

/**
 * The reader as somebody who may read this upgrade, and its state. A stranger to the server is sent to the front page;
 * for a stranger to the upgrade there is no such page, so that nobody learns which upgrades there are.
 */
export const member = cache(async (id: string) => {
  const { session, lang } = await reader()
  if (session === null) redirect('/')
  const { relay, accounts, clock, env } = runtime()
  const who = accounts.who(session.session)
  // Who may know that it is damaged has been told so before this page was asked.
  const state = await unlessDamaged(relay.state(id))
  if (who === null || state === null || !mayRead(rolesOf(state, who))) notFound()
  return { relay, clock, env, session, who, state, lang, me: meIn(state, who, session.name) }
})

/** The same of its log: of one that breaks, as far as it is proven, and where it breaks. */
export const logMember = cache(async (id: string) => {
  const { session, lang } = await reader()
  if (session === null) redirect('/')
  const { relay, accounts } = runtime()
  const who = accounts.who(session.session)
  const found = await relay.look(id)
  const state = found?.state ?? null
  if (who === null || state === null || !mayRead(rolesOf(state, who))) notFound()
  return { session, state, lang, damage: found?.damage ?? null }
})

import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Lang, pickLang } from '../domain/messages/lang.ts'
import { runtime } from '../server/runtime.ts'

export type Theme = 'dark' | 'light' | 'device'

/**
 * Who reads this page, in which language and light, by which clocks. A choice made in this browser goes before the account's, and that
 * before what the browser asks for. Session null: a stranger. Asked once per page.
 */
export const reader = cache(async () => {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const session = await runtime().accounts.fromCookie(head.get('cookie') ?? undefined)
  const lang: Lang = pickLang(jar.get('lang')?.value ?? session?.lang, head.get('accept-language'))
  const chosen = jar.get('theme')?.value
  const theme: Theme = chosen === 'light' || chosen === 'device' ? chosen : 'dark'
  /** The light that was chosen in this browser, if one was: a phone in the sun keeps its own until then. */
  const light: 'dark' | 'light' | null = chosen === 'light' || chosen === 'dark' ? chosen : null
  const hour12 = jar.get('clock')?.value === '12'
  return { session, lang, theme, light, hour12 }
})

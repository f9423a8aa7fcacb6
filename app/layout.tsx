import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { LastDay } from '../components/accounts/last-day.tsx'
import { Leftovers } from '../components/leaving/leftovers.tsx'
import { FACES } from '../components/shell/faces.ts'
import { ClockFormat } from '../components/time/clock-format.tsx'
import { ComposingEscape } from '../components/ui/composing-escape.tsx'
import { shell } from '../domain/messages/shell.ts'
import { runtime } from '../server/runtime.ts'
import { AsDevice } from './as-device.tsx'
import './globals.css'
import { reader } from './reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await reader()
  const words = shell[lang]
  return { title: { default: words.farhand, template: `%s · ${words.farhand}` }, description: words.tagline }
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await reader()
  return { themeColor: theme === 'light' ? '#ffffff' : '#151c25' }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { session, lang, theme, hour12 } = await reader()
  const cookie = (await headers()).get('cookie') ?? undefined
  const { accounts, clock } = runtime()
  const lastDay = session === null ? null : accounts.lastDay(session.session)
  const ended = session === null && (await accounts.standing(cookie)).standing === 'ended'
  return (
    <html lang={lang} data-theme={theme} suppressHydrationWarning={theme === 'device'}>
      <head>
        {FACES.map((face) => (
          <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="" />
        ))}
      </head>
      <body>
        {theme === 'device' ? <AsDevice /> : null}
        <ComposingEscape />
        <ClockFormat hour12={hour12}>
          <Leftovers lang={lang} account={session?.account ?? null} ended={ended} />
          {lastDay === null ? null : <LastDay lang={lang} lastDay={lastDay} now={clock.now()} />}
          {children}
        </ClockFormat>
      </body>
    </html>
  )
}

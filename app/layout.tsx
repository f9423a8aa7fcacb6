import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { shell } from '../domain/messages/shell.ts'
import './globals.css'
import { reader } from './reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await reader()
  const words = shell[lang]
  return { title: { default: words.farhand, template: `%s · ${words.farhand}` }, description: words.tagline }
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await reader()
  return { themeColor: theme === 'light' ? '#ffffff' : '#171e27' }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { lang, theme } = await reader()
  return (
    <html lang={lang} data-theme={theme}>
      <body>{children}</body>
    </html>
  )
}

'use client'
import { BrokenPage } from '../components/shell/broken-page.tsx'
import { pickLang } from '../domain/messages/lang.ts'

/** Runs in the browser, where the language stands on the document. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const lang = pickLang(typeof document === 'undefined' ? null : document.documentElement.lang, null)
  return <BrokenPage lang={lang} again={reset} />
}

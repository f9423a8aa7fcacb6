'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { Button } from '../ui/button.tsx'

/** Remembers a choice in this browser for a year. */
function remember(name: string, value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers.
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}

/** The page comes again in that language. */
export function chooseLang(lang: Lang): void {
  remember('lang', lang)
  location.reload()
}

export function chooseTheme(theme: 'light' | 'dark'): void {
  remember('theme', theme)
  document.documentElement.dataset['theme'] = theme
}

/** Changes between the two languages; the page comes again in the other. */
export function LangSwitch({ lang }: { lang: Lang }) {
  const words = shell[lang]
  const other: Lang = lang === 'en' ? 'zh-TW' : 'en'
  return (
    <Button
      kind="quiet"
      size="sm"
      lang={other}
      aria-label={words.otherLanguageLabel}
      onClick={() => chooseLang(other)}
    >
      {words.otherLanguage}
    </Button>
  )
}

/** Dark is for the night; light for those whom dark tires. */
export function ThemeSwitch({ lang }: { lang: Lang }) {
  const words = shell[lang]
  const to = (theme: 'light' | 'dark') => () => chooseTheme(theme)
  return (
    <>
      <Button kind="quiet" size="sm" className="light:hidden" onClick={to('light')}>
        {words.toLight}
      </Button>
      <Button kind="quiet" size="sm" className="not-light:hidden" onClick={to('dark')}>
        {words.toDark}
      </Button>
    </>
  )
}

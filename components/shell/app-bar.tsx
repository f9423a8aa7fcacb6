import type { ReactNode } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { LangSwitch, ThemeSwitch } from './switches.tsx'

/** The bar above every screen but the Desk: where you are, who you are, language and light. */
export function AppBar(props: { lang: Lang; name?: string | null; children?: ReactNode }) {
  const words = shell[props.lang]
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: this header is the page's banner; the replay frames another one.
    <header className="app-bar" aria-label={words.farhand}>
      <a className="brand" href="/">
        <BrandMark />
        {words.farhand}
      </a>
      <nav className="app-bar-nav">{props.children}</nav>
      <div className="app-bar-end">
        <LangSwitch lang={props.lang} />
        <ThemeSwitch lang={props.lang} />
        {props.name == null ? null : (
          <a className="button button-quiet button-sm" href="/settings">
            {props.name || words.me}
          </a>
        )}
      </div>
    </header>
  )
}

/** Two dials, one for each side, joined: home in blue, the site in amber. */
export function BrandMark() {
  return (
    <svg
      className="brand-mark"
      viewBox="0 0 32 20"
      fill="none"
      strokeWidth="2.25"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="9.5" cy="10" r="7.5" stroke="var(--home)" />
      <circle cx="22.5" cy="10" r="7.5" stroke="var(--site)" />
      <path d="M9.5 10V6" stroke="var(--home)" />
      <path d="M22.5 10v4" stroke="var(--site)" />
    </svg>
  )
}

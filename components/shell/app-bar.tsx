import type { ReactNode } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { LinkButton } from '../ui/button.tsx'
import { LangSwitch, ThemeSwitch } from './switches.tsx'

/** The bar above every screen but the Desk: where you are, who you are, language and light. */
export function AppBar(props: { lang: Lang; name?: string | null; children?: ReactNode }) {
  const words = shell[props.lang]
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: this header is the page's banner; the replay frames another one.
    <header
      className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-2"
      aria-label={words.farhand}
    >
      <a className="inline-flex items-center gap-2.5 font-bold tracking-[-0.005em] no-underline" href="/">
        <BrandMark />
        {words.farhand}
      </a>
      <nav className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">{props.children}</nav>
      <div className="ms-auto flex flex-wrap items-center gap-0.5">
        <LangSwitch lang={props.lang} />
        <ThemeSwitch lang={props.lang} />
        {props.name == null ? null : (
          <LinkButton kind="quiet" size="sm" href="/settings">
            {props.name || words.me}
          </LinkButton>
        )}
      </div>
    </header>
  )
}

/** Two dials, one for each side, joined: home in blue, the site in amber. */
export function BrandMark() {
  return (
    <svg
      className="h-5 w-8"
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

// The server's half of the Hands page, bundled apart from Next (server/setup/drawn/hands.mjs): Next's routes see a
// React without state or context, and this page needs the very components that its script hydrates.
import { renderToString } from 'react-dom/server'
import type { InApp } from '../../domain/accounts/in-app.ts'
import type { Boot } from './boot.ts'
import { HandsDocument, type HandsScript } from './document.tsx'

/**
 * The whole page as HTML; `script` are the addresses of the page's script, `inside` the app in whose browser it is read,
 * `lastDay` that of its session, real ms, where it is near.
 */
export function renderHands(
  boot: Boot,
  css: string,
  script: HandsScript,
  inside: InApp | null = null,
  lastDay: number | null = null,
): string {
  const page = <HandsDocument boot={boot} css={css} script={script} inside={inside} lastDay={lastDay} />
  return `<!DOCTYPE html>${renderToString(page)}`
}

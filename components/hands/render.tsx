// The server's half of the Hands page, bundled apart from Next (server/setup/hands-bundle.mjs): Next's routes see a
// React without state or context, and this page needs the very components that its script hydrates.
import { renderToString } from 'react-dom/server'
import type { Boot } from './boot.ts'
import { HandsDocument } from './document.tsx'

/** The whole page as HTML; `script` is the address of the page's script. */
export function renderHands(boot: Boot, css: string, script: string): string {
  return `<!DOCTYPE html>${renderToString(<HandsDocument boot={boot} css={css} script={script} />)}`
}

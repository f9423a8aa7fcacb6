import { expect, type Page } from '@playwright/test'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, thisPhone } from '../../domain/phone/words.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = phoneCards.en
const own = cards.en
const MINUTE = 60_000
const FOUR = Date.parse('1998-09-12T16:00:00+08:00')
const unless = 'the console says that ppp0 is up'
const then = 'Put the modem cable back into DRAGON.'

let server: RunningServer
let dale: Member
let mei: Member
let page: Page

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: FOUR, rate: 1 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  page = await mei.context.newPage()
  // The phone's own time is the test's to move.
  await page.clock.install()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(phoneLine.en.live)).toBeVisible({ timeout: 20_000 })
})

const arm = () =>
  dale.does({
    type: 'card.arm',
    id: 'c',
    unless,
    then,
    machine: 'dragon',
    dueAt: FOUR + 10 * MINUTE,
    walk: 3,
  })

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
async function events(type: string): Promise<LoggedEvent[]> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}/events?after=0`)
  const { stretch } = (await answer.json()) as { stretch: Stretch }
  return (fromStretch(dale.upgrade, stretch) ?? []).filter((e) => e.type === type)
}
const card = async () => (await state()).cards['c']

test('armed, held by the phone, due without a network, carried out, and told when the line is back', async () => {
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await arm()
  await expect(
    screen.getByText(deskCards.en.notHeld).or(screen.getByText(deskCards.en.heldBy('Mei'))),
  ).toBeVisible()
  await expect(page.getByText(then, { exact: true })).toBeVisible()
  await expect(page.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
  await expect(screen.getByText(deskCards.en.heldBy('Mei'))).toBeVisible({ timeout: 20_000 })
  expect(Object.values((await card())?.held ?? {})).toMatchObject([{ dueAt: FOUR + 10 * MINUTE }])

  // The cable moves, and the line dies. The phone is put away and started anew.
  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(unless)).toBeVisible()
  await page.clock.fastForward(7 * MINUTE)
  await expect(page.getByText(own.goNow(3))).toBeVisible()
  await page.clock.fastForward(5 * MINUTE)
  await expect(page.getByRole('heading', { name: then })).toBeVisible()
  await expect(page.getByText(/1 min ago|2 min ago/).first()).toBeVisible()
  await page.getByRole('button', { name: words.fire, exact: true }).click()
  await page.clock.fastForward(11_000)
  await page.getByRole('textbox', { name: own.doneSaw }).fill('login:')
  await page.getByRole('button', { name: own.done, exact: true }).click()
  await expect(page.getByText(own.carriedOut).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: then })).toBeHidden()
  expect((await card())?.state).toBe('armed')

  // Meanwhile the server has come to the same minute by itself.
  await dale.does({ type: 'clock.set', own: { at: FOUR + 12 * MINUTE, rate: 1 } })
  await expect.poll(async () => (await card())?.state).toBe('fired')
  await mei.context.setOffline(false)
  await page.clock.fastForward(5000)
  await expect.poll(async () => (await card())?.doneAt ?? null, { timeout: 30_000 }).not.toBeNull()
  expect(await card()).toMatchObject({ state: 'fired', saw: 'login:' })
  await expect(screen.getByText(own.carriedOut)).toBeVisible()
})

test('confirmed in time, the phone’s card goes green; taken back, it says so', async () => {
  await arm()
  await expect(page.getByText(then, { exact: true })).toBeVisible()
  await dale.does({ type: 'card.confirm', id: 'c' })
  await expect(page.getByText(own.fineLead)).toBeVisible()
  await expect(page.getByText(then, { exact: true })).toBeHidden()
  await dale.does({ type: 'card.arm', id: 'c2', unless, then, machine: 'dragon', dueAt: FOUR + 20 * MINUTE })
  await dale.does({ type: 'card.disarm', id: 'c2', reason: 'Not today.' })
  await expect(page.getByText(own.disarmed)).toBeVisible()
})

test('the server is stopped and started in the middle: the card stands, and fires once', async ({ warm }) => {
  // Three servers, one after the other.
  test.setTimeout(120_000)
  await arm()
  await expect(page.getByText(then, { exact: true })).toBeVisible()
  await warm.crash()
  await dale.does({ type: 'clock.set', own: { at: FOUR + 10 * MINUTE, rate: 1 } })
  await expect.poll(async () => (await card())?.state, { timeout: 20_000 }).toBe('fired')
  await expect(page.getByRole('heading', { name: then })).toBeVisible({ timeout: 20_000 })
  // Started once more, it does not fire again.
  await warm.crash()
  await dale.does({ type: 'card.arm', id: 'c2', unless, then, machine: 'dolphin', dueAt: FOUR + 20 * MINUTE })
  await dale.does({ type: 'clock.set', own: { at: FOUR + 20 * MINUTE, rate: 1 } })
  await expect.poll(async () => (await state()).cards['c2']?.state, { timeout: 20_000 }).toBe('fired')
  expect((await events('card.fired')).map((e) => (JSON.parse(e.body ?? '{}') as { id: string }).id)).toEqual([
    'c',
    'c2',
  ])
})

test('two phones hold it: a tap on one greens both, and what both report at once happens once', async ({
  browser,
}) => {
  const lin = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: null,
    name: 'Lin',
    lang: 'en',
  })
  const other = await lin.context.newPage()
  await other.goto(`/u/${dale.upgrade}/hands`)
  await expect(other.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await arm()
  await expect(screen.getByText(deskCards.en.heldBy('Mei'))).toBeVisible({ timeout: 20_000 })
  await expect(screen.getByText(deskCards.en.heldBy('Lin'))).toBeVisible({ timeout: 20_000 })
  await other.getByRole('button', { name: words.confirm, exact: true }).click()
  await other.evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect(other.getByText(own.fineLead)).toBeVisible()
  await expect(page.getByText(own.fineLead)).toBeVisible()
  await expect(page.getByText(then, { exact: true })).toBeHidden()

  await dale.does({ type: 'card.arm', id: 'c2', unless, then, machine: 'dragon', dueAt: FOUR + 20 * MINUTE })
  await expect(page.getByText(then, { exact: true })).toBeVisible()
  await expect(other.getByText(then, { exact: true })).toBeVisible()
  // Both say that they do it, and the clock comes to the minute.
  const both = [page, other]
  for (const p of both) await p.getByRole('button', { name: words.fire, exact: true }).click()
  await Promise.all([
    ...both.map((p) => p.evaluate(() => dispatchEvent(new Event('pagehide')))),
    dale.does({ type: 'clock.set', own: { at: FOUR + 20 * MINUTE, rate: 1 } }),
  ])
  await expect.poll(async () => (await state()).cards['c2']?.state).toBe('fired')
  for (const p of both) await expect(p.getByRole('heading', { name: then })).toBeVisible()
  // The clock may have come first; of the two one carries it out.
  expect((await events('card.fired')).filter((e) => e.actor !== 'clock')).toHaveLength(1)
})

for (const [off, wrong] of [
  [-4, 'slow'],
  [4, 'fast'],
] as const)
  test(`a phone whose clock is four minutes ${wrong} says so, and counts by the server’s, also closed and opened with no line`, async ({
    browser,
  }) => {
    const lin = await comeByInvitation(browser, server, dale, {
      role: 'sentinel',
      person: null,
      name: 'Lin',
      lang: 'en',
    })
    const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
    const now = Date.parse(answer.headers()['date'] ?? '')
    await lin.context.clock.install({ time: now + off * MINUTE })
    await arm()
    let other = await lin.context.newPage()
    await other.goto(`/u/${dale.upgrade}/hands`)
    await expect(other.getByText(own.skewed(4, off > 0))).toBeVisible({ timeout: 20_000 })
    const held = async () => Object.values((await card())?.held ?? {}).length
    await expect(other.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
    await expect.poll(held, { timeout: 20_000 }).toBe(2)
    await lin.context.setOffline(true)
    await other.close()
    other = await lin.context.newPage()
    await other.goto(`/u/${dale.upgrade}/hands`)
    await expect(other.getByText(phoneLine.en.keptPage)).toBeVisible()
    await expect(other.getByText(own.skewed(4, off > 0))).toBeVisible()
    // By its own clock it would be one minute or nine.
    await lin.context.clock.fastForward(5 * MINUTE)
    await expect(other.getByText(own.goNow(3))).toBeHidden()
    await lin.context.clock.fastForward(2 * MINUTE)
    await expect(other.getByText(own.goNow(3))).toBeVisible()
    await expect(other.getByRole('heading', { name: then })).toBeHidden()
    await lin.context.clock.fastForward(3 * MINUTE)
    await expect(other.getByRole('heading', { name: then })).toBeVisible()
  })

test('one page of paper has the card and all that is asked', async () => {
  await arm()
  await dale.does({
    type: 'request.ask',
    id: 'r',
    kind: 'look',
    machine: 'dolphin',
    step: null,
    text: 'What does the LCD say?',
    expect: '',
    allowance: 5,
    expiresAt: null,
  })
  await expect(page.getByText('What does the LCD say?').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.paper')
  await expect(paper.getByText(then, { exact: true })).toBeVisible()
  await expect(paper.getByText('What does the LCD say?')).toBeVisible()
  await expect(page.locator('main')).toBeHidden()
})

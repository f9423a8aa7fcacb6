import { expect, type Page } from '@playwright/test'
import type { RequestKind } from '../../domain/hands/kinds.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const phone = phoneRequests.en
const words = requests.en
const NINE = Date.parse('1998-09-12T09:05:00+08:00')
const HANDS = () => `/u/${dale.upgrade}/hands`

let server: RunningServer
let dale: Member
let mei: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: NINE, rate: 1 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
})

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
const ask = (id: string, kind: RequestKind, readBack = false) =>
  dale.does({
    type: 'request.ask',
    id,
    kind,
    machine: 'dolphin',
    step: null,
    text: 'Press RESET on the front.',
    expect: 'dolphin login:',
    allowance: 10,
    expiresAt: null,
    readBack,
  })
const withdraw = (id: string) => dale.does({ type: 'request.withdraw', id, reason: 'It came up by itself.' })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap()
/** What is held for its undo goes out now. */
const release = (page: Page) => page.evaluate(() => dispatchEvent(new Event('pagehide')))
const stateOf = async (id: string) => (await state()).requests[id]?.state
const both = async () => {
  const page = await mei.context.newPage()
  await page.goto(HANDS())
  await expect(page.getByText(phoneLine.en.live)).toBeVisible({ timeout: 20_000 })
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  return { page, screen }
}

test('a late tap that asks leave to press is refused: do not press, and since when', async () => {
  await ask('r', 'reset')
  const { page } = await both()
  await mei.context.setOffline(true)
  await press(page, phone.seen)
  await release(page)
  await withdraw('r')
  await mei.context.setOffline(false)
  await expect(page.getByText(/Too late: do not press\. Withdrawn Sat \d\d:\d\d/)).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByRole('button', { name: phone.onMyWay, exact: true })).toHaveCount(0)
  expect(await stateOf('r')).toBe('withdrawn')
})

test('what was done in the dark is kept, though it was called off meanwhile; both see that it clashed', async () => {
  await ask('r', 'reset')
  const { page, screen } = await both()
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await release(page)
  await expect.poll(() => stateOf('r')).toBe('on-my-way')
  await mei.context.setOffline(true)
  await page.getByRole('textbox', { name: phone.saw }).fill('LILO')
  await press(page, phone.done)
  await release(page)
  await withdraw('r')
  await expect(screen.getByText('It came up by itself.').first()).toBeVisible()
  await mei.context.setOffline(false)
  await expect(page.getByRole('heading', { name: phone.conflict })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(phone.conflictWas('withdrawn'))).toBeVisible()
  await expect(screen.getByText(deskRequests.en.conflict.withdrawn)).toBeVisible()
  const r = (await state()).requests['r']
  expect(r).toMatchObject({ saw: 'LILO', conflict: { was: 'withdrawn' } })
})

test('called off while she walks: nothing but stop; “I had already done it” is kept as a clash', async () => {
  await ask('r', 'reset')
  const { page, screen } = await both()
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await release(page)
  await expect.poll(() => stateOf('r')).toBe('on-my-way')
  await withdraw('r')
  await expect(page.getByRole('heading', { name: phone.stop })).toBeVisible()
  await expect(page.getByRole('button', { name: phone.done, exact: true })).toHaveCount(0)
  await press(page, phone.didIt)
  await release(page)
  await expect(page.getByRole('heading', { name: phone.conflict })).toBeVisible({ timeout: 20_000 })
  await expect(screen.getByText(deskRequests.en.conflict.withdrawn)).toBeVisible()
})

test('after the swap of names: the box that has the name is not the box; both screens say so until the stickers are on', async () => {
  test.setTimeout(120_000)
  const { page, screen } = await both()
  await dale.does({ type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
  await ask('r', 'reset', true)
  await page.goto(`${HANDS()}?show=request:r`)
  await expect(page.getByText(phone.nowNamed('DOLPHIN', 'dragon')).first()).toBeVisible()
  await expect(screen.getByText(/now named dragon/).first()).toBeVisible()
  // Another thing is asked as well: what she has in hand stays before her eyes.
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  // The other body is called dolphin now, and it is the wrong one all the same.
  await page.getByRole('button', { name: /DRAGON/ }).tap()
  await expect(page.getByRole('heading', { name: words.stopTitle })).toBeVisible()
  await expect(page.getByText(phone.nowNamed('DOLPHIN', 'dragon')).first()).toBeVisible()
  await release(page)
  await expect(screen.getByText(deskRequests.en.readBackState.stopped('DRAGON'))).toBeVisible()
  await press(page, phone.didIt)
  await release(page)
  await expect.poll(() => stateOf('r')).toBe('done')

  // The stickers are changed, by the request that the swap made. From then on the new ones are what is read back.
  await page.goto(`${HANDS()}?show=request:labels`)
  await expect(page.getByText(phone.writeOn('DOLPHIN', 'dragon'))).toBeAttached()
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await press(page, phone.done)
  await release(page)
  await expect.poll(() => stateOf('labels')).toBe('done')
  await expect(screen.getByText(/now named/)).toHaveCount(0)
  await ask('again', 'reset', true)
  await page.goto(`${HANDS()}?show=request:again`)
  await expect(page.getByText(/now named/)).toHaveCount(0)
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await page.getByRole('button', { name: /DRAGON/ }).tap()
  await expect(page.getByText(words.right)).toBeVisible()
})

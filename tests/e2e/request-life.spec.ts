import { expect, type Page } from '@playwright/test'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { requestDialogs } from '../../domain/hands/words/dialogs.ts'
import { nobodyThere } from '../../domain/hands/words/nobody-there.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const phone = phoneRequests.en
const words = requests.en
const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}:00+08:00`)

let server: RunningServer
let dale: Member
let mei: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: taipei('09:05'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
})

const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
const moveCable = {
  type: 'request.ask',
  id: 'cable',
  kind: 'move-cable',
  machine: 'dolphin',
  step: 'move-cable',
  text: 'Unplug the modem cable and plug it into the other box.',
  expect: 'The LCD says ON-LINE.',
  allowance: 10,
  expiresAt: null,
  details: { cable: 'modem', from: 'DRAGON, ttyS1', to: 'DOLPHIN, ttyS1' },
  otherwise: 'Put it back where it was.',
  readBack: true,
} as const

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('the box is read back before it is touched: a wrong pick stops both sides, until the upgrader lets her look again', async () => {
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await dale.does(moveCable)
  await expect(page.getByText('DRAGON, ttyS1')).toBeVisible()
  await expect(page.getByText('Put it back where it was.')).toBeVisible()
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await expect(page.getByText(words.which)).toBeVisible()
  // Nothing to press yet, and nothing on the screen that says which.
  await expect(page.getByRole('button', { name: phone.done, exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: /DRAGON/ }).click()
  await expect(page.getByText(words.stopTitle)).toBeVisible()
  await expect(page.getByText(words.picked('DRAGON'))).toBeVisible()
  await expect(screen.getByText(deskRequests.en.readBackState.stopped('DRAGON'))).toBeVisible()
  await expect(screen.locator('.glance')).toContainText(requestDialogs.en.clearTitle)

  await press(screen, deskRequests.en.clear)
  await screen.getByRole('textbox').last().fill('The one on the table by the door.')
  await press(screen, requestDialogs.en.clearDo)
  await page.getByRole('button', { name: /DOLPHIN/ }).click()
  await expect(page.getByText(words.right)).toBeVisible()
  await page.getByRole('textbox', { name: phone.saw }).fill('ON-LINE')
  await press(page, phone.done)
  await expect.poll(async () => (await state()).requests['cable']?.state, { timeout: 20_000 }).toBe('done')
  expect((await state()).requests['cable']).toMatchObject({ unread: false, readBack: { wrong: 1 } })
})

test('after the swap of names the sticker is still what counts, on both screens', async () => {
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands?show=request:cable`)
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await dale.does({ type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
  await dale.does(moveCable)
  await page.goto(`/u/${dale.upgrade}/hands?show=request:cable`)
  await expect(page.getByText(phone.nowNamed('DOLPHIN', 'dragon')).first()).toBeVisible()
  await expect(screen.getByText(/now named dragon/).first()).toBeVisible()
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await page.getByRole('button', { name: /DOLPHIN/ }).click()
  await expect(page.getByText(words.right)).toBeVisible()
})

test('into the void nothing is sent: why, when somebody is there next on both clocks, and the choices', async () => {
  await at('12:10')
  const screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await expect(screen.getByText('Live', { exact: true })).toBeVisible()
  await screen.keyboard.press('h')
  const dialog = screen.getByRole('dialog')
  await expect(dialog.getByText(nobodyThere.en.nobody)).toBeVisible()
  await expect(dialog.getByText('13:00').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: requestDialogs.en.askText }).fill('Press RESET.')
  await dialog.getByRole('button', { name: nobodyThere.en.wait, exact: true }).click()
  await expect(dialog).toBeHidden()
  const [made] = Object.values((await state()).requests)
  expect(made).toMatchObject({ state: 'queued', text: 'Press RESET.' })
  await at('13:00')
  await expect.poll(async () => Object.values((await state()).requests)[0]?.state).toBe('asked')
})

test('an old notice leads to a dead card, and a late tap to a refusal that can’t be misread', async () => {
  await dale.does(moveCable)
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands?show=request:cable`)
  await mei.context.setOffline(true)
  await press(page, phone.seen)
  await dale.does({ type: 'request.withdraw', id: 'cable', reason: 'Not needed.' })
  await mei.context.setOffline(false)
  await expect(page.getByText(/Too late: do not do it\. Withdrawn/)).toBeVisible({ timeout: 20_000 })
  await page.goto(`/u/${dale.upgrade}/hands?show=request:cable`)
  await expect(page.getByText(words.overDo, { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: phone.seen, exact: true })).toHaveCount(0)
  await page.goto(`/u/${dale.upgrade}/hands?show=request:never-was`)
  await expect(page.getByText(words.overGone)).toBeVisible()
})

import { expect, type Page } from '@playwright/test'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { desk } from '../../domain/desk/words.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { inOrder } from '../../domain/plan/plan.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { letGo } from '../harness/let-go.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'

const words = phoneCards.en
const own = cards.en
const dialogs = upgradeWords.en
const MINUTE = 60_000
const FOUR = Date.parse('1998-09-12T16:00:00+08:00')
const unless = 'the console says that ppp0 is up'
const then = 'Put the modem cable back into DRAGON.'

let dale: Member
let mei: Member
let phone: Page
let screen: Page

test.beforeEach(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  await goTo(0)
  await dale.does({ type: 'upgrade.start' })
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  mei = await comeByInvitation(browser, warm, dale, seat)
  phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
  await expect(phone.getByText(phoneLine.en.live)).toBeVisible({ timeout: 20_000 })
  screen = await dale.context.newPage()
  await screen.goto(`/u/${dale.upgrade}`)
  await expect(screen.getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 })
})

/** So many minutes after four; the upgrade's clock runs on from there. */
const goTo = (minutes: number) =>
  dale.does({ type: 'clock.set', own: { at: FOUR + minutes * MINUTE, rate: 1 } })
const arm = (machine: string | null = 'dragon') =>
  dale.does({ type: 'card.arm', id: 'c', unless, then, machine, dueAt: FOUR + 10 * MINUTE })
async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
const tap = (name: string) => phone.getByRole('button', { name, exact: true }).click()
const order = () => phone.getByRole('heading', { name: then })
const dialog = () => screen.getByRole('dialog')
const press = (name: string, within: Page | ReturnType<typeof dialog> = screen) =>
  within.getByRole('button', { name, exact: true }).first().click()

test('a card that is due locks nothing, and done it asks nobody any more', async () => {
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
  await arm()
  await expect(phone.getByText(then)).toBeVisible()
  await goTo(10)
  await expect(order()).toBeVisible()

  // What else is asked is one tap away, and answered there; the card stays above it in short.
  await phone.locator('.others a').filter({ hasText: 'DOLPHIN' }).click()
  await expect(phone.getByText('What does the LCD say?')).toBeVisible()
  await expect(order()).toBeHidden()
  await expect(phone.getByText(then)).toBeVisible()
  await mei.does({ type: 'request.on-my-way', id: 'r' })
  await phone.goto(`/u/${dale.upgrade}/hands?show=request:r`)
  await expect(phone.getByText('What does the LCD say?')).toBeVisible()
  await expect(phone.getByText(phoneLine.en.live)).toBeVisible({ timeout: 20_000 })
  await phone.getByRole('link', { name: own.open }).click()
  await expect(order()).toBeVisible()

  await tap(words.fire)
  await phone.getByRole('textbox', { name: own.doneSaw }).fill('login:')
  // A second tap that comes at once is taken for a slip.
  await expect(phone.locator('.settling')).toHaveCount(0)
  await tap(own.done)
  await expect(order()).toBeHidden()
  await expect(phone.getByText(own.carriedOut).first()).toBeVisible()
  await expect(phone.getByText('What does the LCD say?').first()).toBeVisible()
  await expect.poll(async () => (await state()).cards['c']?.saw).toBe('login:')
  await expect(screen.getByText(own.carriedOut)).toBeVisible()
  await phone.goto(`/u/${dale.upgrade}/hands?show=card:c`)
  await expect(phone.locator('.card-due')).toHaveCount(0)
})

test('due while the line lives, it asks both: more time, all is well, carry it out, stop', async () => {
  await arm()
  await expect(phone.getByText(then)).toBeVisible()
  await goTo(10)
  const told = screen.locator('.card-panel')
  await expect(told.getByText(deskCards.en.unanswered)).toBeVisible()
  await expect(phone.getByText(own.alsoAsked('Dale'))).toBeVisible()
  await expect(phone.getByText(unless)).toBeVisible()
  for (const name of [words.confirm, words.fire])
    await expect(phone.getByRole('button', { name, exact: true })).toBeVisible()

  await told.getByRole('button', { name: deskCards.en.extend, exact: true }).click()
  await press(deskCards.en.extend, dialog())
  await expect(dialog()).toHaveCount(0)
  await expect(order()).toBeHidden()
  await expect(phone.getByText(words.title)).toBeVisible()

  await goTo(30)
  await expect(order()).toBeVisible()
  await tap(words.fire)
  await expect(told.getByText(deskCards.en.saidDoing('Mei'))).toBeVisible()
  await expect(told.getByText(deskCards.en.notReported)).toBeVisible()
  await expect(phone.getByText(unless)).toBeVisible()
  await expect(phone.getByRole('button', { name: words.confirm, exact: true })).toBeVisible()

  // It came up while she was on the way to the box.
  await told.getByRole('button', { name: deskCards.en.disarm, exact: true }).click()
  await dialog().getByRole('textbox').fill('It came up by itself')
  await press(deskCards.en.disarm, dialog())
  await expect(phone.getByRole('heading', { name: own.stopNow })).toBeVisible()
  await expect(phone.getByText('It came up by itself').first()).toBeVisible()
  await expect(phone.locator('.card-due')).toHaveCount(0)
})

test('a card of another box covers nothing, and what cuts the link is begun once that was read', async () => {
  const { phases, steps } = await state()
  for (const step of inOrder(Object.values(phases), Object.values(steps))) {
    if (step.id === 'move-cable') break
    await dale.does({ type: 'step.skip', step: step.id, reason: 'the story is told from its middle' })
  }
  await arm('elephant')
  const ran = async () => (await state()).runs['move-cable']?.state
  const title = steps['move-cable']?.title ?? ''
  await expect(
    screen.locator('.glance').getByRole('button', { name: moveWords.en.does['arm-card'] }),
  ).toBeVisible()
  await screen.keyboard.press('n')
  await expect(dialog().getByLabel(machineWords.en.which)).toHaveValue('dolphin')
  await dialog().getByLabel(deskCards.en.unless).fill(unless)
  await dialog().getByLabel(deskCards.en.then).fill(then)
  await press(deskCards.en.armDo, dialog())
  await expect(dialog()).toHaveCount(0)
  await expect
    .poll(async () => Object.values((await state()).cards).map((c) => c.step ?? null))
    .toContain('move-cable')

  await press(moveWords.en.entered['start-step']?.('Mei') ?? '')
  await expect(dialog().getByRole('heading', { name: own.grave.title(title) })).toBeVisible()
  await expect(dialog().getByText(own.grave.cuts)).toBeVisible()
  await expect(dialog().getByText(unless)).toBeVisible()
  expect(await ran()).toBe('todo')
  await press(desk.en.cancel, dialog())

  // On the phone it is two presses; the first sends nothing.
  await phone.locator('.grave summary').click()
  await expect(phone.getByText(own.grave.cuts)).toBeVisible()
  expect(await ran()).toBe('todo')
  await tap(own.grave.yes)
  await expect.poll(ran).toBe('running')
})

test('what ends or rests the work asks what becomes of the card, and loses nothing that was typed', async () => {
  await arm()
  await expect(screen.getByText(then, { exact: true })).toBeVisible()
  await screen.keyboard.press('z')
  await dialog().getByLabel(desk.en.reason).fill('To bed')
  await press(dialogs.suspend, dialog())
  await expect(dialog().getByText(deskCards.en.becomes.choose)).toBeVisible()
  await dialog()
    .getByRole('radio', { name: /^Leave it armed/ })
    .check()
  await press(dialogs.suspend, dialog())
  await expect(dialog()).toHaveCount(0)
  await expect(phone.getByText(phoneIdle.en.status.suspendedCard)).toBeVisible()
  await expect(phone.getByText(phoneIdle.en.status.suspended)).toBeHidden()
  await dale.does({ type: 'upgrade.resume' })

  const first = inOrder(...(await plan()))[0]?.id ?? ''
  await press(upgradeWords.en.close)
  const left = dialog().getByLabel(dialogs.followUps)
  await left.fill('Write to the provider')
  // Begun elsewhere meanwhile: closing is not offered any more, and what is typed here stands.
  await dale.does({ type: 'step.start', step: first })
  await expect(
    screen.locator('.glance').getByRole('button', { name: /^Finish/, includeHidden: true }),
  ).toHaveCount(1)
  await press(dialogs.closeDo, dialog())
  await expect(dialog().getByText(deskCards.en.becomes.only)).toBeVisible()
  await dialog().getByRole('checkbox', { name: deskCards.en.becomes.standDown }).check()
  // A step runs still: the refusal is read where it was typed.
  await press(dialogs.closeDo, dialog())
  await expect(dialog().getByText(/Still open/)).toBeVisible()
  await expect(left).toHaveValue('Write to the provider')
  await dale.does({ type: 'step.finish', step: first })
  await expect(
    screen.locator('.glance').getByRole('button', { name: /^Start/, includeHidden: true }),
  ).toHaveCount(1)
  await press(dialogs.closeDo, dialog())
  await expect(dialog()).toHaveCount(0)
  await expect(screen.locator('.glance').getByRole('button', { name: 'Undo' })).toBeVisible()
  await letGo(screen)
  await expect(screen.locator('.glance')).toContainText('Closed')
  expect(await state()).toMatchObject({
    status: 'closed',
    followUps: [{ text: 'Write to the provider' }],
    cards: { c: { state: 'disarmed' } },
  })
  await expect(screen.getByText(desk.en.send.kept)).toHaveCount(0)
  await expect(phone.getByText(then)).toHaveCount(0)
})

async function plan() {
  const { phases, steps } = await state()
  return [Object.values(phases), Object.values(steps)] as const
}

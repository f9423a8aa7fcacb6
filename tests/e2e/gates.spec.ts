import { expect, type Page } from '@playwright/test'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { figureNames } from '../../domain/gates/words/figures.ts'
import { gateForms } from '../../domain/gates/words/forms.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, phoneSaid, thisPhone } from '../../domain/phone/words.ts'
import { axeFaults } from '../harness/axe.ts'
import { letGo } from '../harness/let-go.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'

const en = gates.en
const forms = gateForms.en
const zh = gates['zh-TW']
const FDISK = 'Three new partitions on dolphin'
const onFdisk = { kind: 'step', id: 'fdisk' } as const

let dale: Member
let mei: Member
let desk: Page
let phone: Page

/** Saturday morning, Mei on site; the first step is the hands' own. */
test.beforeEach(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  await dale.does({
    type: 'plan.set',
    kind: 'step',
    id: 'fdisk',
    field: 'by',
    value: 'sentinel',
    saw: 'upgrader',
  })
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:02:00+08:00'), rate: 1 } })
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'upgrade.start' })
  desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
})

const now = () => desk.locator('.now')
/** What a No-go puts above all else. */
const stops = () => desk.locator('.desk-notices > [role=alert]')
const panel = () => desk.getByRole('region', { name: 'Go or no-go', exact: true })
const begin = () => phone.getByRole('button', { name: '開始', exact: true })
const heading = () => phone.getByRole('heading', { level: 1 })

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

/** The dialog that asks, the question typed in. */
async function ask(question = 'Is the building empty?') {
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()
  await desk.keyboard.press('g')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Question').fill(question)
  return dialog
}

test('a question is of those it names: the Go of one sentinel is not the other’s, and nothing begins before it', async ({
  browser,
  warm,
}) => {
  const wei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: null,
    name: '阿偉',
    lang: 'zh-TW',
  })
  await expect(begin()).toBeVisible()
  const dialog = await ask()
  // The next step and who is on duty are chosen already; who is at home is not.
  await expect(dialog.getByLabel(forms.dialog.about)).toHaveValue('step:fdisk')
  await expect(dialog.getByRole('checkbox', { name: /Dale/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /美玲/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /阿偉/ })).not.toBeChecked()
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()

  await expect(phone.getByRole('heading', { name: 'Is the building empty?' })).toBeVisible()
  await expect(begin()).toHaveCount(0)
  // The figures are words.
  await expect(phone.getByText(figureNames['zh-TW'].steps)).toBeVisible()
  await expect(phone.locator('main')).not.toContainText('steps-done')
  await expect(panel()).toContainText('Steps done: 0 of')
  const other = await wei.context.newPage()
  await other.goto(`/u/${dale.upgrade}/hands`)
  await expect(other.getByRole('button', { name: zh.go })).toHaveCount(0)

  const [asked] = Object.values((await state()).goNoGo)
  await expect(wei.does({ type: 'go.answer', id: asked?.id ?? '', answer: 'go', note: '' })).rejects.toThrow(
    'not-a-signer',
  )
  await mei.does({ type: 'go.answer', id: asked?.id ?? '', answer: 'go', note: '' })
  for (const who of [mei, dale])
    await expect(who.does({ type: 'step.start', step: 'fdisk', override: 'I say so.' })).rejects.toThrow(
      'gate-closed',
    )
  await expect(panel().locator('li', { hasText: '美玲' })).toContainText(en.state.go)
  await expect(panel().locator('li', { hasText: 'Dale' })).toContainText(en.state.waits)
  await expect(heading()).toHaveText(zh.wait)

  await now().getByRole('button', { name: en.go, exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: en.go, exact: true }).click()
  // It can be taken back for a moment: nobody begins on it yet.
  await expect(desk.locator('.glance').getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(begin()).toHaveCount(0)
  await letGo(desk)
  await expect(begin()).toBeVisible()
  await begin().tap()
  await expect.poll(async () => (await state()).runs['fdisk']?.state).toBe('running')
})

test('a No-go stops both screens, with who and why, until it is decided what comes next', async () => {
  const dialog = await ask()
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(phone.getByRole('heading', { name: 'Is the building empty?' })).toBeVisible()
  await phone.getByText(zh.noGo, { exact: true }).tap()
  // Without a reason it is not sent.
  await phone.getByRole('button', { name: zh.sendNoGo, exact: true }).tap()
  await expect(heading()).toHaveText('Is the building empty?')
  await phone.getByRole('textbox', { name: zh.reason }).fill('二樓還有人')
  await phone.getByRole('button', { name: zh.sendNoGo, exact: true }).tap()

  await expect(heading()).toHaveText(zh.stop)
  await expect(phone.getByText(zh.doNotStart(FDISK))).toBeVisible()
  await expect(phone.locator('main')).toContainText('二樓還有人')
  await expect(stops()).toContainText(en.stop)
  // In sight, whatever else the desk shows.
  await expect(stops()).toBeInViewport({ ratio: 0.9 })
  await expect(stops()).toContainText(en.saidBy('美玲'))
  await expect(stops()).toContainText('二樓還有人')
  await expect(stops().getByRole('button', { name: 'Suspend' }).first()).toBeVisible()
  expect(await axeFaults(phone)).toEqual([])
  expect(await axeFaults(desk)).toEqual([])

  await stops().getByRole('button', { name: deskGates.en.askAgain, exact: true }).click()
  const again = desk.getByRole('dialog')
  await expect(again.getByLabel('Question')).toHaveValue('Is the building empty?')
  await again.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(stops()).toHaveCount(0)
  await expect(heading()).toHaveText('Is the building empty?')
  const open = Object.values((await state()).goNoGo).find((q) => q.result === 'open')
  for (const who of [mei, dale])
    await who.does({ type: 'go.answer', id: open?.id ?? '', answer: 'go', note: '' })
  await expect(begin()).toBeVisible()
  await mei.does({ type: 'step.start', step: 'fdisk' })
  await mei.does({ type: 'step.finish', step: 'fdisk' })
  // What was answered of a step that is over leaves the screen with it.
  await expect(panel()).toHaveCount(0)
})

test('what was begun without a line is not refused by a gate that closed meanwhile: both screens say it', async () => {
  await expect(begin()).toBeVisible()
  await expect(phone.getByText(thisPhone['zh-TW'].offline.kept)).toBeVisible({ timeout: 20_000 })
  await mei.context.setOffline(true)
  await phone.reload()
  await expect(phone.getByText(phoneLine['zh-TW'].keptPage)).toBeVisible()
  await begin().tap()
  await expect(phone.getByText(phoneSaid['zh-TW'].kept(1))).toBeVisible()
  await dale.does({
    type: 'go.ask',
    id: 'g1',
    question: 'Is the building empty?',
    people: ['upgrader'],
    about: onFdisk,
    minutes: 10,
    figures: {},
  })
  await mei.context.setOffline(false)
  await expect
    .poll(async () => (await state()).runs['fdisk'], { timeout: 20_000 })
    .toMatchObject({
      state: 'running',
      deviation: 'gate',
    })
  await expect(phone.getByText(zh.started)).toBeVisible()
  await dale.does({ type: 'go.answer', id: 'g1', answer: 'go', note: '' })
  await expect(now()).toContainText(en.started)
})

test('a gate that is planned stands in the way from the start; who leads goes on without who can’t be reached', async ({
  browser,
  warm,
}) => {
  await comeByInvitation(browser, warm, dale, { role: 'observer', person: null, name: 'Boss', lang: 'en' })
  const boss = Object.values((await state()).people).find((p) => p.name === 'Boss')?.id ?? ''
  const plan = await dale.context.newPage()
  await plan.goto(`/u/${dale.upgrade}/plan`)
  await plan.locator('[data-step="fdisk"]').click()
  const fields = plan.locator('[data-fields="fdisk"]')
  await fields.getByLabel(forms.plan.question).fill('Has the boss agreed?')
  await fields.getByLabel(forms.plan.question).press('Tab')
  // What is edited is drawn once the whole plan is: `check` would look at once.
  await fields.getByRole('checkbox', { name: /Boss/ }).click()
  await expect(fields.getByRole('checkbox', { name: /Boss/ })).toBeChecked()
  await expect
    .poll(async () => (await state()).steps['fdisk']?.gate)
    .toEqual({
      question: 'Has the boss agreed?',
      signers: [boss],
      minutes: 10,
    })
  await plan.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(async () => (await state()).steps['fdisk']?.gate?.signers).toEqual([])
  await plan.getByRole('button', { name: 'Redo', exact: true }).first().click()
  await expect.poll(async () => (await state()).steps['fdisk']?.gate?.signers).toEqual([boss])

  await expect(heading()).toHaveText(zh.wait)
  await expect(now()).toContainText(deskGates.en.first)
  await desk.keyboard.press('n')
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByLabel('Question')).toHaveValue('Has the boss agreed?')
  await expect(dialog.getByRole('checkbox', { name: /Boss/ })).toBeDisabled()
  await dialog.getByRole('checkbox', { name: /Dale/ }).click()
  await expect(dialog.getByRole('checkbox', { name: /Dale/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await panel()
    .getByRole('button', { name: `${deskGates.en.replace}: Boss` })
    .click()
  const replace = desk.getByRole('dialog')
  await replace.getByLabel(forms.dialog.instead).selectOption({ label: forms.dialog.nobodyInstead })
  await replace.getByLabel('Reason').fill('Asleep, and agreed yesterday.')
  await replace.getByRole('button', { name: forms.dialog.replaceDo, exact: true }).click()
  await expect(panel()).toContainText(en.without('Boss'))
  await expect(panel()).toContainText('Asleep, and agreed yesterday.')
  await now().getByRole('button', { name: en.go, exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: en.go, exact: true }).click()
  // It can be taken back for a moment: nobody begins on it yet.
  await expect(desk.locator('.glance').getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(begin()).toHaveCount(0)
  await letGo(desk)
  await expect(begin()).toBeVisible()
})

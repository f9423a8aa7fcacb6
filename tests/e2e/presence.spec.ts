import { expect, type Page } from '@playwright/test'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let dale: Member
let mei: Member
let desk: Page
let phone: Page
const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}:00+08:00`)
const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
const chip = () => desk.locator('.person-chip').filter({ hasText: '美玲' })

test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'en' },
    onAPhoneInTaipei,
  )
  await at('08:00')
  await dale.does({ type: 'upgrade.start' })
  await at('09:00')
  await mei.does({ type: 'presence.arrive' })
  desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands?lang=en`)
})
test.afterAll(async () => {
  await dale?.context.close()
  await mei?.context.close()
})

test('nobody is just online: when last heard, and the round trip of each side', async () => {
  await expect(chip().locator('.heard-device')).toContainText(/\d+ s ago|now/)
  await expect(chip().locator('.trip')).toContainText(/\d+ ms/)
  await expect(phone.locator('.status .trip')).toContainText(/\d+ ms/)
  await expect(phone.locator('.status .heard')).toContainText(presenceWords.en.line.other('Dale'))
})

test('fifteen minutes before lunch the phone asks; the answer stands on the desk with what it stops', async () => {
  await at('11:46')
  await expect(phone.getByRole('heading', { level: 1, name: 'Lunch' })).toBeVisible()
  await expect(phone.getByText(presenceWords.en.ask.stops)).toBeVisible()
  const notice = desk.locator('.notice').filter({ hasText: 'Hands leave soon' })
  await expect(notice).toContainText('no answer yet')
  expect(await axeFaults(phone)).toEqual([])
  await phone.getByRole('button', { name: 'I’m leaving' }).click()
  await expect(phone.getByText(presenceWords.en.answered.leaving)).toBeVisible()
  // Ten seconds to take it back, then it is said.
  await expect(notice).toContainText('美玲 says: leaving, back at Sat 13:00 +08:00', { timeout: 20_000 })
  await expect(notice).toContainText('still needs hands')
})

test('at noon she is away, and both see for how long yet; what is asked then waits', async () => {
  await at('12:10')
  await expect(chip()).toContainText('Away (lunch)')
  await expect(chip()).toContainText('50 min left')
  await expect(phone.getByText('50 min left')).toBeVisible()
  await dale.does({
    type: 'request.ask',
    id: 'q1',
    kind: 'look',
    machine: 'dolphin',
    step: null,
    text: 'Is the green light on?',
    expect: '',
    allowance: 5,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  expect(await axeFaults(desk)).toEqual([])
})

test('late, she is asked whether she is back; her tap hands the queue over', async () => {
  await at('12:59')
  await at('13:06')
  await expect(chip()).toContainText('overdue by 6 min')
  await expect(phone.getByText('Are you back?').first()).toBeVisible()
  expect(await axeFaults(phone)).toEqual([])
  await phone.getByRole('button', { name: 'I’m back' }).first().click()
  await expect(phone.getByText('Is the green light on?').first()).toBeVisible()
  await expect(chip()).toContainText('on site', { timeout: 20_000 })
  await expect(chip()).not.toContainText('overdue')
})

test('the baton: with whoever acts, passed by a tap, coloured on both screens', async () => {
  await expect(desk.locator('.desk-bar')).toHaveAttribute('data-baton', 'keyboard')
  await phone.getByRole('button', { name: 'Got it', exact: true }).first().click()
  await expect(desk.locator('.desk-bar')).toHaveAttribute('data-baton', 'hands')
  await expect(phone.getByText('Your turn.')).toBeVisible()
  await desk.locator('.people-strip').click()
  await desk.getByRole('button', { name: presenceWords.en.baton.take }).click()
  await expect(desk.locator('.baton')).toContainText(presenceWords.en.baton.you.keyboard)
  await expect(phone.getByText(presenceWords.en.baton.you.hands)).toHaveCount(0)
  // Who is still asked for something must not read "wait" above it.
  const wait = phone.getByText('Wait: Dale is working.')
  await expect(phone.getByText('Is the green light on?').first()).toBeVisible()
  await expect(wait).toHaveCount(0)
  await mei.does({ type: 'request.done', id: 'q1', saw: 'Green.' })
  await expect(wait).toBeVisible()
})

test('away in two taps, with a reason', async () => {
  await phone.getByText('I’m away for a while').click()
  await phone.getByLabel('Meeting').check()
  await phone.getByRole('button', { name: '15 min', exact: true }).click()
  await expect(chip()).toContainText('Away (Meeting)', { timeout: 20_000 })
})

import { expect, type Page } from '@playwright/test'
import { deskWarnings } from '../../domain/warnings/words/desk.ts'
import { phoneWarnings } from '../../domain/warnings/words/phone.ts'
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
/** The clock owes what has come due as it runs: a moment of it, at sixty times its speed. */
const reach = async (clock: string) => {
  await dale.does({ type: 'clock.set', own: { at: taipei(clock) - 30_000, rate: 60 } })
}
const warning = (title: string) => desk.locator('.notice').filter({ hasText: title })

test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'zh-TW' },
    onAPhoneInTaipei,
  )
  await at('08:00')
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await at('09:00')
  await dale.does({ type: 'step.finish', step: 'fdisk' })
  await mei.does({ type: 'presence.arrive' })
  desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
})
test.afterAll(async () => {
  await dale?.context.close()
  await mei?.context.close()
})

test('fifteen minutes before hands leave both sides are told, what it stops, and when they are back', async () => {
  await expect(warning('Hands leave soon')).toHaveCount(0)
  await reach('11:45')
  await expect(warning('Hands leave soon')).toContainText('Nobody is on site from Sat 12:00 +08:00')
  await expect(warning('Hands leave soon')).toContainText('until Sat 13:00 +08:00')
  await expect(warning('Hands leave soon')).toContainText('still needs hands')
  // On the phone it is the card that asks.
  await expect(phone.getByText('你要離開嗎？')).toBeVisible()
  await expect(phone.getByText('還需要人手的工作')).toBeVisible()
  await at('11:50')
})

test('it is put away for good on this browser, and stays on the other side', async () => {
  await expect(warning('Hands leave soon').getByRole('button', { name: deskWarnings.en.gotIt })).toBeVisible()
  await desk.keyboard.press('d')
  await expect(warning('Hands leave soon')).toHaveCount(0)
  await desk.reload()
  await expect(desk.getByRole('heading', { name: 'Talk and log' })).toBeVisible()
  await expect(warning('Hands leave soon')).toHaveCount(0)
  await expect(phone.getByText('你要離開嗎？')).toBeVisible()
  // Once: it is one line of the log.
  const log = await dale.context.request.get(`/api/upgrades/${dale.upgrade}/events?limit=500`)
  const lines = JSON.stringify(await log.json()).match(/hands-leave/g)
  expect(lines?.length).toBeLessThanOrEqual(2)
})

test('at noon it is over', async () => {
  await at('12:01')
  await expect(phone.getByText(phoneWarnings['zh-TW'].leave('週六 12:00').slice(0, -4))).toHaveCount(0)
})

test('while the next step waits for hands, what needs none is offered, and started with one press', async () => {
  for (const step of ['reboot', 'restore', 'rdev', 'localise', 'dns-maps']) {
    await dale.does({ type: 'step.start', step })
    await dale.does({ type: 'step.finish', step })
  }
  await mei.does({ type: 'presence.away', until: taipei('13:00') })
  await at('12:20')
  const meanwhile = desk.getByRole('region', { name: 'Meanwhile' })
  await expect(meanwhile).toHaveCount(0)
  await dale.does({
    type: 'plan.set',
    kind: 'step',
    id: 'look-round',
    field: 'after',
    value: ['dns-maps'],
    saw: null,
  })
  await expect(meanwhile).toContainText('waits: nobody is on site until Sat 13:00 +08:00')
  await expect(meanwhile).toContainText('needs no hands')
  await desk.keyboard.press('m')
  await expect(meanwhile).toHaveCount(0)
  await dale.does({ type: 'step.finish', step: 'look-round' })
})

test('twenty minutes before the lowest hours the way to bed is one press', async () => {
  await reach('13:40')
  await expect(warning(deskWarnings.en.title['low-window'])).toContainText('Sat 14:00 +08:00')
  await expect(phone.getByText('遠端工程師的生理低潮')).toBeVisible()
  await at('13:45')
  expect(await axeFaults(desk)).toEqual([])
  expect(await axeFaults(phone)).toEqual([])
  await warning(deskWarnings.en.title['low-window'])
    .getByRole('button', { name: deskWarnings.en.toBed })
    .click()
  await expect(desk.getByRole('dialog')).toBeVisible()
})

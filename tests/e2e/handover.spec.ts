import { expect, type Page } from '@playwright/test'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let dale: Member
let mei: Member
let desk: Page
const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
const card = () => desk.getByRole('region', { name: 'How things stand' })

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
  for (const step of ['fdisk', 'reboot', 'restore', 'rdev', 'localise', 'dns-maps']) {
    await dale.does({ type: 'step.start', step })
    await dale.does({ type: 'step.finish', step })
  }
  await at('15:00')
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'step.start', step: 'first-boot' })
  await mei.does({ type: 'machine.report', machine: 'dolphin', condition: 'rebooting', note: 'LILO says LI' })
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'read-screen',
    machine: 'dolphin',
    step: 'first-boot',
    text: 'Read me the last line',
    expect: '',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  await at('17:00')
  desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()
})
test.afterAll(async () => {
  await dale?.context.close()
  await mei?.context.close()
})

test('before one goes to bed the card is shown, and the time to go on is proposed by rest and hands', async () => {
  await desk.keyboard.press('z')
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(card()).toContainText('Boot dolphin into Debian for the first time')
  await expect(card()).toContainText('Read me the last line')
  await expect(card()).toContainText('LILO says LI')
  await expect(card()).toContainText('美玲')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Tired; it boots to LI')
  // Ten hours on it is 03:00 in Taipei; hands are there from nine.
  const nine = dialog.getByRole('button', { name: /Sunday, 13 September 1998, 09:00/ })
  await expect(nine).toContainText('hands on site')
  await nine.focus()
  await desk.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: upgradeWords.en.resumeAt })).toHaveValue(
    '1998-09-13 09:00 Asia/Taipei',
  )
  expect(await axeFaults(desk)).toEqual([])
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click()
  await expect(dialog).toBeHidden()
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  expect((await answer.json()).state.suspension).toMatchObject({
    reason: 'Tired; it boots to LI',
    resumeAt: taipei('09:00', 13),
  })
})

test('while it is suspended the card stands on the desk, kept up to date, and the phone says until when', async () => {
  await expect(card()).toContainText('LILO says LI')
  await mei.does({
    type: 'machine.report',
    machine: 'dolphin',
    condition: 'up',
    note: 'it came up after all',
  })
  await expect(card()).toContainText('it came up after all')
  const phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
  await expect(phone.getByText('暫停中。', { exact: false }).first()).toBeVisible()
})

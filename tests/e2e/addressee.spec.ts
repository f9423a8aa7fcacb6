import { expect, type Page } from '@playwright/test'
import { cards } from '../../domain/cards/words/cards.ts'
import { addresseeWords } from '../../domain/hands/words/addressee.ts'
import { requestDialogs } from '../../domain/hands/words/dialogs.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { presets } from '../../domain/hands/words/presets.ts'
import { whom } from '../../domain/hands/words/whom.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { inOrder } from '../../domain/plan/plan.ts'
import { phoneSteps } from '../../domain/work/words/phone.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const phone = phoneRequests.en
const own = addresseeWords.en

let server: RunningServer
let dale: Member
let mei: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:05:00+08:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
})

const ask = {
  type: 'request.ask',
  id: 'r',
  kind: 'look',
  machine: 'dolphin',
  step: null,
  text: 'Is the green light on?',
  expect: '',
  allowance: 10,
  expiresAt: null,
} as const

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
async function open(who: Member, path: string): Promise<Page> {
  const page = await who.context.newPage()
  await page.goto(`/u/${dale.upgrade}${path}`)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** All that comes before it in the plan counts as dealt with. */
async function skipTo(step: string) {
  const { phases, steps } = await state()
  for (const { id } of inOrder(Object.values(phases), Object.values(steps))) {
    if (id === step) return
    await dale.does({ type: 'step.skip', step: id, reason: 'The story is told from its middle.' })
  }
}

test('who is off duty reads for whom it is; of two who are there, the second reads who has it; it can be taken over', async ({
  browser,
}) => {
  const jun = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: null,
    name: 'Jun',
    lang: 'en',
  })
  const hers = await open(mei, '/hands')
  const his = await open(jun, '/hands')
  await dale.does(ask)
  await expect(hers.getByText(phone.asked, { exact: true })).toBeVisible()
  await expect(his.getByText(own.forName('Mei'), { exact: true })).toBeVisible()
  await expect(his.getByText(own.offDuty)).toBeVisible()
  await expect(his.getByText(phone.asked, { exact: true })).toHaveCount(0)
  await expect(his.getByRole('button', { name: phone.seen, exact: true })).toHaveCount(0)

  await jun.does({ type: 'presence.arrive' })
  await expect(his.getByRole('button', { name: phone.seen, exact: true })).toBeVisible()
  await press(hers, phone.seen)
  await expect(his.getByText(own.hasIt('Mei'))).toBeVisible()
  await press(his, own.take)
  await expect(hers.getByText(own.hasIt('Jun'))).toBeVisible()
  await expect(his.getByRole('button', { name: phone.onMyWay, exact: true })).toBeVisible()
})

test('what is asked of somebody by name says on the desk of whom, and who is not there', async ({
  browser,
}) => {
  await comeByInvitation(browser, server, dale, { role: 'sentinel', person: null, name: 'Jun', lang: 'en' })
  const screen = await open(dale, '')
  await screen.keyboard.press('h')
  const dialog = screen.getByRole('dialog')
  await dialog.getByLabel(whom.en.to).selectOption({ label: 'Jun' })
  await expect(dialog.getByText(whom.en.notThere('Jun'))).toBeVisible()
  await dialog.getByLabel(whom.en.to).selectOption({ label: 'Mei' })
  await expect(dialog.getByText(whom.en.notThere('Jun'))).toHaveCount(0)
  await dialog.getByRole('textbox', { name: requestDialogs.en.askText }).fill('Read me the LCD.')
  await dialog.getByRole('button', { name: requestDialogs.en.askDo, exact: true }).click()
  await expect(screen.getByText(whom.en.asked('Mei'), { exact: true })).toBeVisible()
})

test('“not sure, call me” is the upgrader’s at once, in the upgrader’s language, with the number', async () => {
  const headers = { origin: server.url }
  const form = { kind: 'tel', number: '+886 2 1234 5678' }
  await mei.context.request.post('/api/session/channels', { headers, form })
  await dale.does(ask)
  const screen = await open(dale, '')
  const page = await open(mei, '/hands?lang=zh-TW')
  await page.getByText(phoneRequests['zh-TW'].cannot, { exact: true }).click()
  await press(page, presets['zh-TW'].cannot['not-sure-call-me'])
  const call = screen.locator('.desk-now')
  await expect(call.getByText(whom.en.call('Mei'))).toBeVisible({ timeout: 20_000 })
  await expect(call.getByText(presets.en.cannot['not-sure-call-me'])).toBeVisible()
  await expect(call.getByRole('link', { name: '+886 2 1234 5678' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle['zh-TW'].nothing)
  await call.getByRole('button', { name: whom.en.called, exact: true }).click()
  await screen.getByRole('dialog').getByLabel('Minutes').fill('2')
  await screen.getByRole('dialog').getByRole('button', { name: 'Save the call' }).click()
  await expect(call.getByText(whom.en.call('Mei'))).toHaveCount(0)
})

test('a request for her own step is that step: one card, begun and ended once', async () => {
  await skipTo('move-cable')
  const page = await open(mei, '/hands')
  // It cuts the link: until the card stands, she is told to wait for it.
  await expect(page.getByRole('heading', { name: cards.en.grave.waitCard })).toBeVisible()
  const noon = Date.parse('1998-09-12T12:00:00+08:00')
  await dale.does({
    type: 'card.arm',
    id: 'c',
    unless: 'ppp0 is up',
    then: 'Put the cable back',
    machine: 'dragon',
    step: 'move-cable',
    dueAt: noon,
  })
  await expect(page.getByText(phoneSteps.en.yours, { exact: true })).toBeVisible()
  await dale.does({ ...ask, kind: 'move-cable', step: 'move-cable', text: 'Now: the modem cable, please.' })
  await expect(page.getByText('Now: the modem cable, please.')).toBeVisible()
  await expect(page.getByRole('button', { name: phoneSteps.en.start, exact: true })).toHaveCount(0)
  await press(page, phone.seen)
  await press(page, phone.onMyWay)
  await expect.poll(async () => (await state()).runs['move-cable']?.state).toBe('running')
  await page.getByRole('textbox', { name: phone.saw }).fill('ON-LINE')
  await press(page, phone.done)
  await expect.poll(async () => (await state()).runs['move-cable']?.state, { timeout: 20_000 }).toBe('done')
  expect((await state()).requests['r']).toMatchObject({ state: 'done', saw: 'ON-LINE' })
  // What is next is another thing, and this is on no card any more.
  await expect(page.getByText('Now: the modem cable, please.').first()).toBeHidden()
})

test('hands that have answered are not asked for again, and the log says who did it and who wrote it down', async () => {
  await skipTo('reboot')
  const screen = await open(dale, '')
  await dale.does({ ...ask, kind: 'stand-by', step: 'reboot', text: 'Stand by DOLPHIN.' })
  await dale.does({ type: 'request.done', id: 'r', saw: 'login:' })
  await dale.does({ type: 'step.start', step: 'reboot' })
  await expect(screen.locator('.glance').getByRole('button', { name: /^Finish/ })).toBeVisible()
  const line = screen.locator('.event-line').filter({ hasText: 'did it: “Stand by DOLPHIN”' })
  await expect(line.locator('.line-who')).toHaveText('Mei')
  await expect(line).toContainText('(reported by telephone, entered by Dale)')
})

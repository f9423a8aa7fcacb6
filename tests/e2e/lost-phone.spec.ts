import { expect, type Page } from '@playwright/test'
import { codeWords } from '../../domain/accounts/words/code.ts'
import { comer } from '../../domain/accounts/words/comer.ts'
import { phoneGone } from '../../domain/accounts/words/gone-phone.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { offline } from '../../domain/hands/words/offline.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { people } from '../../domain/people/words/people.ts'
import { phoneSaid, thisPhone } from '../../domain/phone/words.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = phoneRequests.en
const own = deskCards.en
const HANDS = () => `/u/${dale.upgrade}/hands`
const NINE = Date.parse('1998-09-12T09:05:00+08:00')
const then = 'Put the modem cable back into DRAGON.'

let server: RunningServer
let dale: Member
let mei: Member
let lost: Page

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
  lost = await mei.context.newPage()
  await lost.goto(HANDS())
  await expect(lost.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
})

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
const ask = () =>
  dale.does({
    type: 'request.ask',
    id: 'r',
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text: 'Press RESET on the front.',
    expect: 'dolphin login:',
    allowance: 10,
    expiresAt: null,
  })
const arm = () =>
  dale.does({
    type: 'card.arm',
    id: 'c',
    unless: 'the console says that ppp0 is up',
    then,
    machine: 'dragon',
    dueAt: NINE + 30 * 60_000,
    walk: 3,
  })
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap()
const holders = async () => Object.values((await state()).cards['c']?.held ?? {})

test('a lost phone is cut off and another is in by QR: two presses at the desk, one tap on the phone', async ({
  browser,
}) => {
  await ask()
  await arm()
  await tap(lost, words.seen)
  await lost.evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect.poll(async () => (await state()).requests['r']?.state).toBe('seen')
  await expect.poll(async () => (await holders()).length, { timeout: 20_000 }).toBe(1)
  const [before] = await holders()
  // What is tapped on it without a line, and by whom, nobody knows.
  await mei.context.setOffline(true)
  await tap(lost, words.onMyWay)
  await expect(
    lost
      .getByText(phoneSaid.en.kept(1))
      .or(lost.getByText(phoneSaid.en.did['request.on-my-way'] ?? ''))
      .first(),
  ).toBeVisible()

  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  await expect(desk.getByText(own.heldBy('Mei'))).toBeVisible()
  // One: the button beside her name, which is there as soon as nothing is heard of her phone.
  await desk.getByRole('button', { name: people.en.phone.open }).click()
  // Two: what it does is said, and done.
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByText(people.en.phone.text('Mei'))).toBeVisible()
  await dialog.getByRole('button', { name: people.en.phone.do }).click()
  await expect(dialog.getByRole('img', { name: people.en.invites.qr })).toBeVisible()
  const link = await dialog.locator('code').innerText()
  expect((await dialog.locator('output').innerText()).trim()).toMatch(/^\d{3} \d{3}$/)
  expect(await holders()).toEqual([])

  const found = await (await browser.newContext({ ...onAPhoneInTaipei, locale: 'en-US' })).newPage()
  await found.goto(link)
  await expect(found.getByText(joinWords.en.before('Mei'))).toBeVisible()
  await expect(found.getByLabel(comer.en.name)).toHaveValue('Mei')
  // Three.
  await found.getByRole('button', { name: joinWords.en.do, exact: true }).tap()
  await expect(found).toHaveURL(new RegExp(`${HANDS()}$`))
  await expect(dialog.getByText(people.en.phone.isIn('Mei'))).toBeVisible()
  await dialog.getByRole('button', { name: people.en.invites.done, exact: true }).click()

  // All that was asked is there, already in her hands; the card is held anew.
  await expect(found.getByText('Press RESET on the front.')).toBeVisible()
  await expect(found.getByText(then)).toBeVisible()
  await expect(found.getByRole('button', { name: words.onMyWay, exact: true })).toBeVisible()
  await expect(found.getByRole('button', { name: requests.en.takeOver })).toHaveCount(0)
  await expect.poll(async () => (await holders()).length, { timeout: 20_000 }).toBe(1)
  expect((await holders())[0]?.by).not.toBe(before?.by)
  await expect(desk.getByText(own.heldBy('Mei'))).toBeVisible()

  // The lost one is found by the network: it says so, shows nothing, and keeps nothing.
  await mei.context.setOffline(false)
  await expect(lost.getByRole('heading', { name: phoneGone.en.title.revoked })).toBeVisible({
    timeout: 30_000,
  })
  await expect(lost.getByText(phoneGone.en.unsent)).toBeVisible()
  await expect(lost.getByText('Press RESET on the front.')).toHaveCount(0)
  await expect.poll(() => keptRows(lost)).toEqual({ outbox: 0, views: 0 })
  expect((await state()).requests['r']?.state).toBe('seen')
  await mei.context.setOffline(true)
  await lost.reload()
  await expect(lost.getByText(offline['zh-TW'].nothing)).toBeVisible()

  await tap(found, words.onMyWay)
  await found.evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect.poll(async () => (await state()).requests['r']?.state).toBe('on-my-way')
})

test('a phone that reads no QR comes in by six digits; the desk may do it from the people page', async ({
  browser,
}) => {
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}/people`)
  await desk.getByRole('button', { name: people.en.phone.open }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: people.en.phone.do }).click()
  const code = await dialog.locator('output').innerText()
  await expect(lost.getByRole('heading', { name: phoneGone.en.title.revoked })).toBeVisible()
  for (const page of [desk, lost]) {
    expect(await axeFaults(page)).toEqual([])
  }

  const found = await (
    await browser.newContext({ ...onAPhoneInTaipei, baseURL: server.url, javaScriptEnabled: false })
  ).newPage()
  await found.goto('/code')
  await found.getByLabel(codeWords['zh-TW'].label).fill(code)
  await found.getByRole('button', { name: codeWords['zh-TW'].do }).tap()
  await found.getByRole('button', { name: joinWords['zh-TW'].do, exact: true }).tap()
  await expect(found).toHaveURL(new RegExp(`${HANDS()}$`))
  await expect(dialog.getByText(people.en.phone.isIn('Mei'))).toBeVisible()
})

/** How much of what was said and seen is on the phone. */
function keptRows(page: Page): Promise<{ outbox: number; views: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('farhand')
        open.onsuccess = () => {
          const tx = open.result.transaction(['outbox', 'views'])
          const [outbox, views] = [tx.objectStore('outbox').count(), tx.objectStore('views').count()]
          tx.oncomplete = () => {
            open.result.close()
            resolve({ outbox: outbox.result, views: views.result })
          }
        }
      }),
  )
}

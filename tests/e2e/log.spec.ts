import { expect, type Page } from '@playwright/test'
import { log as logWords } from '../../domain/log/words/log.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { leave, newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let dale: Member
let page: Page

const taipei = (hhmm: string) => Date.parse(`1998-09-12T${hhmm}:00+08:00`)
const replay = () => page.getByRole('region', { name: 'Replay', exact: true })
const slider = () => page.getByRole('slider', { name: 'Moment' })
const desk = () => page.frameLocator('iframe[title="The desk at that moment"]')
const phone = () => page.frameLocator('iframe[title="The phone at that moment"]')
const rows = () => page.locator('.log-row')

test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, server, dale, seat)
  const at = (hhmm: string) => dale.does({ type: 'clock.set', own: { at: taipei(hhmm), rate: 0 } })
  await at('08:00')
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await at('08:40')
  await dale.does({ type: 'step.finish', step: 'fdisk' })
  await at('09:02')
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'step.start', step: 'reboot' })
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: 'reboot',
    text: 'Press reset on DOLPHIN',
    expect: 'A beep, then boot:',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  await mei.does({ type: 'talk.say', text: 'On my way to the machine room' })
  await at('09:10')
  await mei.does({ type: 'request.done', id: 'r1', saw: 'boot:' })
  await dale.does({ type: 'step.finish', step: 'reboot' })
  page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/log`)
  await expect(slider()).toBeVisible()
})
test.afterAll(({ browser }) => leave(browser))

test('holds every line, newest first, and filters by kind, person, step and words', async () => {
  const all = await rows().count()
  expect(all).toBeGreaterThan(15)
  await expect(rows().first()).toContainText('Reboot')
  const kinds = page.getByRole('group', { name: 'What to show' })
  for (const kind of [
    'Steps',
    'Hands',
    logWords.en.kinds.machines,
    'Plan',
    'People',
    'Clock',
    'Go/no-go, cards',
  ])
    await kinds.getByRole('checkbox', { name: kind, exact: true }).uncheck()
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('On my way to the machine room')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(rows()).toHaveCount(all)

  await page.getByRole('combobox', { name: 'About step' }).selectOption('fdisk')
  await expect(rows()).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByRole('combobox', { name: 'By' }).selectOption({ label: 'Mei' })
  for (const who of await page.locator('.log-who').allTextContents()) expect(who).toBe('Mei')
  await page.getByLabel('Find in the lines').fill('machine ROOM')
  await expect(rows()).toHaveCount(1)
  await page.getByLabel('Find in the lines').fill('no such words')
  await expect(page.getByText(logWords.en.none)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
})

test('shows desk and phone as they were at any minute, moved by keyboard', async () => {
  await expect(replay()).toContainText('Not live')
  await expect(desk().locator('.glance')).toContainText(moveWords.en.yours)
  // To the very beginning, then forward in minutes until she is asked.
  await slider().focus()
  await page.keyboard.press('Home')
  await expect(slider()).toHaveAttribute('aria-valuetext', /Fri 19:55/)
  await expect(desk().locator('.desk-bar-state')).toHaveText('Ready')
  await slider().fill(String(taipei('09:05')))
  await expect(desk().locator('.glance')).toContainText('Press reset on DOLPHIN')
  await expect(desk().locator('.desk-clocks')).toContainText('Sat 09:05')
  await expect(desk().locator('.talk-rows')).toContainText('On my way to the machine room')
  await expect(phone().locator('main')).toContainText('Press reset on DOLPHIN')
  await expect(phone().locator('header')).toContainText('09:05')
  await page.keyboard.press('ArrowRight')
  await expect(slider()).toHaveAttribute('aria-valuetext', /09:06/)
  await page.getByRole('button', { name: 'To the end' }).click()
  await expect(phone().locator('.card-ask')).toHaveCount(0)
})

test('a past screen says nothing to the log', async () => {
  await slider().fill(String(taipei('09:05')))
  await expect(desk().getByRole('button', { name: 'Finish' })).toHaveCount(0)
  await expect(phone().locator('[inert]')).toHaveCount(1)
})

test('plays at speed, and stops at the end', async () => {
  await page.clock.install()
  await page.reload()
  await slider().fill(String(taipei('09:00')))
  await page.getByText('60×', { exact: true }).click()
  await page.getByRole('button', { name: 'Play' }).click()
  await page.clock.runFor(5000)
  await expect(slider()).toHaveAttribute('aria-valuetext', /09:0[45]/)
  await page.getByText('600×', { exact: true }).click()
  await page.clock.runFor(5000)
  await expect(slider()).toHaveAttribute('aria-valuetext', /09:10/)
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('a link leads to a line, another to its moment', async () => {
  const other = await dale.context.newPage()
  await other.goto(`/u/${dale.upgrade}/log`)
  const row = other.locator('.log-row').filter({ hasText: 'On my way to the machine room' })
  const href = (await row.locator('.log-link').getAttribute('href')) ?? ''
  await other.goto(`/u/${dale.upgrade}/log${href}`)
  await expect(other.locator(href)).toContainText('On my way to the machine room')
  await expect(other.locator(href)).toBeInViewport()
  const seq = href.split('-').at(-1)
  await other.goto(`/u/${dale.upgrade}/log?at=${seq}`)
  await expect(other.getByRole('slider')).toHaveAttribute('aria-valuetext', /09:02/)
  await other.close()
})

test('a log that cannot be fetched says so, and can be asked for again', async () => {
  const other = await dale.context.newPage()
  await other.route('**/events?*', (route) => route.abort())
  await other.goto(`/u/${dale.upgrade}/log`)
  await expect(other.getByText(logWords.en.failed)).toBeVisible()
  await other.unroute('**/events?*')
  await other.getByRole('button', { name: 'Try again' }).click()
  await expect(other.getByRole('slider')).toBeVisible()
  await other.close()
})

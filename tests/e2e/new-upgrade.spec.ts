import { expect, type Page } from '@playwright/test'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { phraseWords } from '../../domain/time/words/phrase.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = fresh.en

let server: RunningServer
let dale: Member
test.beforeEach(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
})
test.afterEach(() => server.stop())

async function at(path: string): Promise<Page> {
  const page = await dale.context.newPage()
  await page.goto(path)
  return page
}

async function stateOf(page: Page) {
  await page.waitForURL(/\/u\/./)
  const id = page.url().split('/').at(-1) ?? ''
  const answer = await dale.context.request.get(`/api/upgrades/${id}`)
  const { state } = (await answer.json()) as {
    state: {
      head: {
        title: string
        site: { name: string; zone: string }
        start: { at: { instant: number } } | null
        window: { from: { instant: number } } | null
      }
      steps: Record<string, { title: string }>
      clock: { kind: string; rate?: number }
      status: string
      runs: Record<string, { state: string }>
    }
  }
  return { id, ...state }
}

test('a blank one by keyboard alone, from the list to the desk', async () => {
  const page = await at('/')
  await page.getByRole('link', { name: 'New upgrade' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/new')
  await page.getByRole('link', { name: words.way.blank.name }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/new?from=blank')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByLabel(words.upgradeTitle).focus()
  await page.keyboard.type('Swap the gateway')
  await press('Tab')
  await page.keyboard.type('Massachusetts')
  await press('Tab')
  await page.keyboard.type('new york')
  await press('Tab')
  await expect(page.getByLabel(words.homeZone)).toHaveValue('America/New_York')
  await page.getByLabel(words.site, { exact: true }).focus()
  await page.keyboard.type('Taipei office')
  await press('Tab')
  await page.keyboard.type('taipei')
  await page.getByLabel(words.start.label, { exact: true }).focus()
  await expect(page.getByLabel(words.siteZone)).toHaveValue('Asia/Taipei')
  // The plan's own words; and EST is not what the clocks say in September.
  await page.keyboard.type('11 Sep 2026 8 PM EST')
  const choices = page.getByRole('group').getByRole('button')
  await expect(choices).toHaveText([/Fri 20:00.*Sat 08:00/, /Fri 21:00.*Sat 09:00/])
  await press('Tab', 'Space')
  await expect(choices.first()).toHaveAttribute('aria-pressed', 'true')
  await page.getByLabel(words.steps).focus()
  await page.keyboard.type('Back up\nMove the cable')
  await press('Tab', 'Enter')
  const state = await stateOf(page)
  expect(state.head).toMatchObject({
    title: 'Swap the gateway',
    site: { name: 'Taipei office', zone: 'Asia/Taipei' },
  })
  expect(state.head.start?.at.instant).toBe(Date.parse('2026-09-12T00:00Z'))
  expect(Object.values(state.steps).map((s) => s.title)).toEqual(['Back up', 'Move the cable'])
  expect(state.clock.kind).toBe('wall')
})

test('what is wrong stands at its field, in the reader’s language', async () => {
  await dale.context.addCookies([{ name: 'lang', value: 'zh-TW', url: server.url }])
  const page = await at('/new?from=blank')
  const zh = fresh['zh-TW']
  await page.getByLabel(zh.siteZone).fill('CST')
  await page.getByLabel(zh.homeZone).fill('America/New_York')
  await page.getByLabel(zh.site, { exact: true }).fill('台北')
  await page.getByRole('button', { name: zh.make }).click()
  await expect(page.getByText(zh.missing.title)).toBeVisible()
  await expect(page.getByText(zh.unknownZone('CST'))).toBeVisible()
  await expect(page.getByLabel(zh.upgradeTitle)).toBeFocused()
  // An hour that comes twice is asked about.
  await page.getByLabel(zh.siteZone).fill('Asia/Taipei')
  await page.getByLabel(zh.start.label).fill('2026年11月1日凌晨一點半 紐約')
  await expect(page.getByText('會出現兩次')).toBeVisible()
  await page.getByRole('button', { name: phraseWords['zh-TW'].notes['after-change'] }).click()
  await expect(page.locator('input[name="start-at"]')).toHaveValue(String(Date.parse('2026-11-01T06:30Z')))
  // One that does not exist is asked about too.
  await page.getByLabel(zh.start.label).fill('2027-03-14 02:30 紐約')
  await expect(page.getByText('02:00 直接跳到 03:00')).toBeVisible()
  await expect(page.locator('input[name="start-at"]')).toHaveValue('bad')
})

test('the example as it was, and for a date to come', async () => {
  const page = await at('/new')
  await page.getByRole('button', { name: words.make }).click()
  const was = await stateOf(page)
  expect(was.clock).toMatchObject({ kind: 'own', rate: 0 })
  expect(was.status).toBe('ready')
  expect(was.id).not.toBe('taipei')

  const again = await at('/new?from=example')
  await again.getByLabel(words.clock.wall).check()
  await again
    .getByRole('textbox', { name: words.start.label, exact: true })
    .fill('12 March 2027 20:00 Massachusetts')
  await expect(again.locator('.phrase-taken')).toContainText('Sat 09:00')
  await again.getByRole('button', { name: words.make }).click()
  const next = await stateOf(again)
  expect(next.clock.kind).toBe('wall')
  expect(next.head.start?.at.instant).toBe(Date.parse('2027-03-13T01:00Z'))
  expect(next.head.window?.from.instant).toBe(Date.parse('2027-03-13T01:00Z'))
})

test('a copy takes the plan along and nothing of what happened', async () => {
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  const page = await at('/new?from=copy')
  await page.getByRole('button', { name: words.make }).click()
  const copy = await stateOf(page)
  expect(copy.status).toBe('draft')
  expect(copy.head.start).toBeNull()
  expect(Object.values(copy.runs).every((r) => r.state === 'todo')).toBe(true)
  expect(Object.keys(copy.steps)).toContain('fdisk')
})

test('a guest is not led there', async ({ browser }) => {
  const page = await (await browser.newContext({ ...onAPhoneInTaipei, baseURL: server.url })).newPage()
  await page.goto('/new')
  await expect(page).toHaveURL(`${server.url}/`)
})

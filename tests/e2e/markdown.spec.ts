import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { markdown } from '../../domain/plan-markdown/words.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = markdown.en
const ask = fresh.en
const sample = (name: string) => `tests/markdown/samples/${name}.md`

let server: RunningServer
let dale: Member
let page: Page
test.beforeEach(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
  page = await dale.context.newPage()
  await page.goto('/new')
  await page.getByRole('link', { name: ask.way.markdown.name }).click()
  await page.waitForURL('**/new/markdown')
})
test.afterEach(() => server.stop())

const read = () => page.getByRole('button', { name: words.read, exact: true }).click()
const step = (n: number) => page.getByRole('group', { name: words.stepName(n), exact: true })
const count = () => page.locator('.md-count')

async function answerTheRest() {
  await page.getByLabel(ask.home, { exact: true }).fill('Massachusetts')
  await page.getByLabel(ask.homeZone).fill('America/New_York')
  await page.getByLabel(ask.site, { exact: true }).fill('Taipei office')
  await page.getByLabel(ask.siteZone).fill('Asia/Taipei')
}
interface Made {
  head: { title: string; note: string; start: { at: { instant: number } } | null }
  phases: Record<string, { title: string }>
  steps: Record<
    string,
    { title: string; run: string; by: string; needs: string[]; minutes: object; undo: object | null }
  >
}
async function made(): Promise<Made> {
  await page.getByRole('button', { name: words.make }).click()
  await page.waitForURL(/\/u\/./)
  const id = page.url().split('/').at(-1) ?? ''
  const answer = await dale.context.request.get(`/api/upgrades/${id}`)
  return ((await answer.json()) as { state: Made }).state
}

test('a file is looked over, mended line by line, and made', async () => {
  const asked: string[] = []
  page.on('request', (r) => void (r.method() === 'POST' && asked.push(new URL(r.url()).pathname)))
  await page.getByLabel(words.file).setInputFiles(sample('mop-sections'))
  await expect(count()).toContainText(words.count.steps(3))
  await expect(count()).toContainText(words.count.unread(3))

  // One line becomes a step, one goes to the step above, one is left out; the last change is taken back and done again.
  const uses = page.locator('.md-line-unread')
  await uses.nth(2).getByRole('button', { name: words.as.step }).click()
  await expect(step(4).getByLabel(words.field.title, { exact: true })).toHaveValue('20:00 | 22:00')
  await uses.nth(0).getByRole('button', { name: words.as.above }).click()
  await expect(step(3).getByLabel(words.field.note)).toHaveValue(/\| Start \| End \|/)
  await uses.nth(0).getByRole('button', { name: words.as.ignore }).click()
  await expect(count()).toContainText(words.count.unread(0))
  await page.getByRole('button', { name: words.undo }).click()
  await expect(count()).toContainText(words.count.unread(1))
  await page.getByRole('button', { name: words.ignoreRest }).click()

  await step(4).getByLabel(words.field.title, { exact: true }).fill('Watch it for two hours')
  await step(4).getByLabel(words.field.minutes).fill('120-180')
  await step(4).getByLabel(words.field.by).selectOption('sentinel')
  await step(4).getByRole('button', { name: words.more }).click()
  await step(4).getByLabel(words.field.run).fill('show alarms')
  await step(2).getByRole('button', { name: words.join }).click()
  await expect(count()).toContainText(words.count.steps(3))
  expect(asked).toEqual([])

  await answerTheRest()
  await page.getByRole('textbox', { name: ask.start.label, exact: true }).fill('2027-03-12 20:00 New York')
  const state = await made()
  expect(asked).toEqual(['/api/upgrades'])
  expect(state.head).toMatchObject({
    title: 'Method of procedure',
    note: expect.stringContaining('Ticket: T-1'),
  })
  expect(state.head.start?.at.instant).toBe(Date.parse('2027-03-13T01:00Z'))
  expect(Object.values(state.phases).map((p) => p.title)).toEqual(['Pre-checks', 'Cutover'])
  expect(Object.values(state.steps)).toMatchObject([
    { title: 'Look at alarms', minutes: { best: 15, likely: 15, worst: 15 } },
    { title: 'Move cable A to port 7', needs: ['hands'] },
    {
      title: 'Watch it for two hours',
      by: 'sentinel',
      run: 'show alarms',
      minutes: { best: 120, likely: 150, worst: 180 },
    },
  ])
})

test('by keyboard alone, from pasting to the plan', async () => {
  await page.getByLabel(words.paste).fill(await readFile(sample('issue-template-battery'), 'utf8'))
  await page.getByRole('button', { name: words.read, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: words.nextUnread }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.md-line-unread button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(count()).toContainText(words.count.unread(0))
  await page.getByRole('button', { name: words.toStep(2) }).focus()
  await page.keyboard.press('Enter')
  await expect(step(2).getByLabel(words.field.title, { exact: true })).toBeFocused()
})

test('what is missing or wrong is said at its place, and nothing is sent', async () => {
  await read()
  await expect(page.getByText(words.empty)).toBeVisible()
  await page.getByLabel(words.paste).fill('Only words.')
  await read()
  await expect(page.getByText(words.nothing)).toBeVisible()
  await page.getByRole('button', { name: words.make }).click()
  await expect(page.getByText(words.noSteps)).toBeVisible()
  await expect(page.getByText(ask.missing.title)).toBeVisible()

  await page.getByRole('button', { name: words.anew }).click()
  await expect(page.getByLabel(words.paste)).toHaveValue('Only words.')
  await page.getByLabel(words.paste).fill('# Swap\n\n1. Pull the cable (5 min)')
  await read()
  await answerTheRest()
  await step(1).getByLabel(words.field.minutes).fill('soon')
  await page.getByRole('button', { name: words.make }).click()
  await expect(page.getByText(words.minutesBad)).toBeVisible()
  await expect(step(1).getByLabel(words.field.minutes)).toBeFocused()
  await step(1).getByLabel(words.field.minutes).fill('10/15/30')
  expect(Object.values((await made()).steps)).toMatchObject([
    { title: 'Pull the cable', minutes: { best: 10, likely: 15, worst: 30 } },
  ])
})

test('on a phone the source and the plan take turns; nothing scrolls sideways', async () => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const [lang, theme] of [
    ['zh-TW', 'light'],
    ['en', 'dark'],
  ] as const) {
    const said = markdown[lang]
    await dale.context.addCookies(
      Object.entries({ lang, theme }).map(([name, value]) => ({ name, value, url: server.url })),
    )
    await page.goto('/new/markdown')
    await page.getByLabel(said.file).setInputFiles(sample('mop-sections'))
    await expect(page.locator('.md-source')).toBeVisible()
    await expect(page.locator('.md-plan')).toBeHidden()
    for (const side of [said.source, said.result]) {
      await page.locator('.md-sides label', { hasText: side }).click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
    await expect(page.locator('.md-source')).toBeHidden()
    await expect(page.locator('.md-plan')).toBeVisible()
  }
})

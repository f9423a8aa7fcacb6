import { expect, type Locator, type Page } from '@playwright/test'
import { askForm } from '../../domain/messages/ask-form.ts'
import { bulkWords } from '../../domain/messages/bulk.ts'
import { fresh } from '../../domain/messages/fresh.ts'
import { names } from '../../domain/messages/names.ts'
import { planWords } from '../../domain/messages/plan.ts'
import { tableWords } from '../../domain/messages/plan-table.ts'
import { requests } from '../../domain/messages/requests.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { writeCells } from '../../domain/plan-table/cells.ts'
import { newNight, test } from '../harness/night.ts'
import { inMassachusetts } from '../harness/people.ts'

const form = fresh.en
const plan = planWords.en
const bulk = bulkWords.en
const table = tableWords.en

/** Title, minutes, and whether the sentinels do it. */
const steps: [string, string, boolean][] = [
  ['Save the configuration', '5/10/20', false],
  ['Copy the system image', '20/30/60', false],
  ['Check the checksum', '5 min', false],
  ['Close the queues', '10/15/30', false],
  ['Label the new cable', '5/10/15', true],
  ['Stop the mail', '5 min', false],
  ['Move the cable', '5/10/20', true],
  ['Press reset', '2/3/5', true],
  ['Bring the routes up', '10/20/40', false],
  ['Look at the lights', '2/3/5', true],
  ['Start the mail', '5 min', false],
  ['Open the queues', '5/10/15', false],
  ['Watch the traffic', '20/30/60', false],
  ['Write it down', '10 min', false],
]

/** Somebody at a page whose presses are counted: each click, and each key that is no letter of a text. */
class Presser {
  count = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async click(what: Locator): Promise<void> {
    this.count += 1
    await what.click()
  }
  async press(...keys: string[]): Promise<void> {
    this.count += keys.length
    for (const key of keys) await this.page.keyboard.press(key)
  }
  /** A select is opened, the choice found by its letter, and taken. */
  async choose(what: Locator, value: string): Promise<void> {
    this.count += 3
    await what.selectOption(value)
  }
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text)
  }
}

interface Stored {
  steps: Record<string, PlanStep>
  people: Record<string, { name: string; role: string }>
  machines: Record<string, { id: string; sticker: string }>
  phases: Record<string, { id: string; title: string; order: number }>
  head: { window: object | null }
}

async function storedAt(page: Page): Promise<Stored> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const answer = await page.context().request.get(`/api/upgrades/${id}`)
  return ((await answer.json()) as { state: Stored }).state
}
const inOrder = ({ steps: all, phases }: Stored) =>
  Object.values(all).sort(
    (a, b) => (phases[a.phase]?.order ?? 0) - (phases[b.phase]?.order ?? 0) || a.order - b.order,
  )
const part = (page: Page, name: string) => page.locator('.plan-bar').getByText(name, { exact: true })

/** Pastes as the browser does, wherever the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((said) => {
    const data = new DataTransfer()
    data.setData('text/plain', said)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }, text)
}

/** From the list to the plan page of an upgrade with no more than its first step. */
async function beginBlank(who: Presser): Promise<void> {
  const { page } = who
  await page.goto('/')
  await who.click(page.getByRole('link', { name: form.title }))
  await who.click(page.getByRole('link', { name: form.way.blank.name }))
  await who.click(page.getByLabel(form.upgradeTitle))
  await who.type('Swap the gateway')
  await who.press('Tab')
  await who.type('Massachusetts')
  await who.press('Tab')
  await who.type('new york')
  await who.click(page.getByLabel(form.site, { exact: true }))
  await who.type('Taipei')
  await who.press('Tab')
  await who.type('taipei')
  await who.click(page.getByLabel(form.start.label))
  await who.type('2027-01-09 09:00 Taipei')
  await who.click(page.getByLabel(form.steps))
  await who.type(`${steps[0]?.[0]} (${steps[0]?.[1]})`)
  await who.click(page.getByRole('button', { name: form.make }))
  await page.waitForURL(/\/u\/./)
  await who.click(page.getByRole('link', { name: plan.look }))
  await page.waitForURL(/\/plan$/)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
}

async function peopleAndWindow(who: Presser): Promise<void> {
  const { page } = who
  await who.click(part(page, plan.parts.people))
  await who.click(page.getByRole('textbox', { name: plan.people.name, exact: true }).nth(1))
  await who.press('Control+a')
  await who.type('Mei')
  await who.click(page.getByLabel(bulk.person.name))
  await who.type('Jun')
  await who.press('Enter')
  await who.click(part(page, plan.parts.head))
  await who.click(page.getByRole('button', { name: `${plan.head.change}: ${plan.head.window}` }))
  await who.click(page.getByRole('textbox', { name: plan.head.windowFrom }))
  await who.type('2027-01-09 08:00 Taipei')
  await who.press('Tab')
  await who.type('2027-01-09 20:00 Taipei')
  await who.press('Enter')
}

function expectSteps(state: Stored): void {
  expect(inOrder(state).map((s) => [s.title, s.by === 'sentinel', s.needs.includes('hands')])).toEqual(
    steps.map(([title, , hands]) => [title, hands, hands]),
  )
  expect(inOrder(state)[1]?.minutes).toEqual({ best: 20, likely: 30, worst: 60 })
}

test('a blank upgrade of 14 steps, two sentinels and a window is made in at most 60 presses', async ({
  browser,
  warm,
}) => {
  const context = await warm.ownersBrowser(browser, inMassachusetts)
  const who = new Presser(await context.newPage())
  await beginBlank(who)
  const { page } = who
  await who.click(page.getByRole('textbox', { name: bulk.quick.title, exact: true }))
  for (const [title, minutes] of steps.slice(1)) {
    await who.type(`${title} (${minutes})`)
    await who.press('Enter')
  }
  for (const [title, , hands] of steps)
    if (hands) await who.click(page.getByRole('checkbox', { name: bulk.choose(title) }))
  const bar = page.getByRole('form', { name: bulk.bar })
  await who.choose(bar.getByLabel(plan.steps.by), 'sentinel')
  await who.choose(bar.getByLabel(bulk.hands), 'yes')
  await who.click(bar.getByRole('button', { name: bulk.set(4) }))
  await peopleAndWindow(who)
  await expect.poll(async () => (await storedAt(page)).head.window).not.toBeNull()
  const state = await storedAt(page)
  expectSteps(state)
  const sentinels = Object.values(state.people).filter((p) => p.role === 'sentinel')
  expect(sentinels.map((p) => p.name).sort()).toEqual(['Jun', 'Mei'])
  // 46 as this is written, 23 with a table; it was 91 before rows were typed one after the other and set together.
  expect(who.count).toBeLessThanOrEqual(60)
})

test('with a table from a spreadsheet it takes half of them, and what is wrong is mended in its cell first', async ({
  browser,
  warm,
}) => {
  const context = await warm.ownersBrowser(browser, inMassachusetts)
  const who = new Presser(await context.newPage())
  await beginBlank(who)
  const { page } = who
  const rows = steps
    .slice(1)
    .map(([title, minutes, hands]) => [title, hands ? '現場人員' : 'upgrader', minutes])
  rows[2] = ['Close the queues', 'upgrader', 'a while']
  who.count += 1
  await paste(page, writeCells([['Step', '執行者', 'Minutes'], ...rows], '\t'))
  const made = page.getByRole('button', { name: table.make(13) })
  await expect(page.getByText(table.findings(1))).toBeVisible()
  await made.click()
  // Nothing is made of a part; the reader stands in the cell that is to be mended.
  await expect(page.locator('[data-table]').getByRole('alert')).toHaveText(table.mend)
  const cell = page.getByRole('textbox', { name: table.where(4, table.kinds.minutes) })
  await expect(cell).toBeFocused()
  expect(inOrder(await storedAt(page))).toHaveLength(1)
  await cell.fill('0:15')
  await expect(page.getByText(table.fine)).toBeVisible()
  await who.click(made)
  await expect(page.locator('[data-step]')).toHaveCount(14)
  await expect(page.locator('[data-step]').nth(1)).toBeFocused()
  await expect.poll(async () => inOrder(await storedAt(page)).length).toBe(14)
  expectSteps(await storedAt(page))
  // People and window cost the same as above: 11.
  expect(who.count).toBeLessThanOrEqual(15)
})

test('many steps are chosen and set by keyboard, undone at once; a request is planned and seen as the phone will say it', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const before = inOrder(await storedAt(page))
  const said = page.locator('.sr-only[role=status]')
  const row = (step: string) => page.locator(`[data-step="${step}"]`)

  await row(before[0]?.id ?? '').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(said).toHaveText(bulk.chosen(3))
  await page.keyboard.press('x')
  await expect(said).toHaveText(bulk.chosen(2))
  await page.getByRole('checkbox', { name: bulk.choose(before[1]?.title ?? '') }).click()
  await page
    .getByRole('checkbox', { name: bulk.choose(before[4]?.title ?? '') })
    .click({ modifiers: ['Shift'] })
  await expect(said).toHaveText(bulk.chosen(1))
  await page.getByRole('checkbox', { name: bulk.choose(before[4]?.title ?? '') }).click()
  await page
    .getByRole('checkbox', { name: bulk.choose(before[1]?.title ?? '') })
    .click({ modifiers: ['Shift'] })
  await expect(said).toHaveText(bulk.chosen(5))

  const bar = page.getByRole('form', { name: bulk.bar })
  await bar.getByLabel(plan.steps.minutes).fill('a while')
  await bar.getByRole('button', { name: bulk.set(5) }).click()
  await expect(bar.getByText(plan.steps.minutesBad)).toBeVisible()
  await bar.getByLabel(plan.steps.minutes).fill('10/20/40')
  await bar.getByLabel(bulk.hands).selectOption('yes')
  await bar.getByRole('button', { name: bulk.set(5) }).click()
  await expect(page.locator('.plan-toast')).toContainText(bulk.done(5))
  const set = async () =>
    inOrder(await storedAt(page)).filter((s) => s.minutes.worst === 40 && s.needs.includes('hands')).length
  await expect.poll(set).toBeGreaterThanOrEqual(5)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => inOrder(await storedAt(page))).toEqual(before)

  const id = 'fdisk'
  await row(id).press('Enter')
  const fields = page.locator(`[data-fields="${id}"]`)
  await fields.getByLabel(plan.steps.hands, { exact: true }).click()
  const ask = fields.getByRole('region', { name: askForm.en.title })
  await ask.getByRole('button', { name: askForm.en.add }).click()
  await expect(ask.getByLabel(plan.steps.askKind)).toBeFocused()
  await ask.getByLabel(plan.steps.askKind).selectOption('take-photo')
  await ask.getByLabel(requests.en.detail.of).fill('the partition table')
  await ask.getByLabel(requests.en.detail.of).press('Enter')
  const phone = ask.getByRole('region', { name: askForm.en.preview })
  await expect(phone).toContainText(requests.en.photoOf('the partition table'))
  await expect(phone).toContainText(requests['zh-TW'].photoOf('the partition table'))
  await ask.getByLabel(plan.steps.askKind).selectOption('stand-by')
  await expect(phone).toContainText(names['zh-TW'].kind['stand-by'])
  await ask.getByLabel(requests.en.detail.if).fill('no prompt')
  await ask.getByLabel(requests.en.detail.if).press('Enter')
  await ask.getByLabel(askForm.en.minutes).fill('300')
  await ask.getByLabel(askForm.en.minutes).press('Enter')
  await expect(ask.getByText(plan.steps.askMinutesBad)).toBeVisible()
  await ask.getByLabel(askForm.en.minutes).fill('20')
  await ask.getByLabel(askForm.en.minutes).press('Enter')
  await expect
    .poll(async () => (await storedAt(page)).steps[id]?.ask)
    .toMatchObject({
      kind: 'stand-by',
      allowance: 20,
      details: { if: 'no prompt', of: 'the partition table' },
    })
  await ask.getByRole('button', { name: askForm.en.remove }).click()
  await expect.poll(async () => (await storedAt(page)).steps[id]?.ask).toBeNull()
})

test('what the log refuses of many is told step by step, the rest stands; of a table nothing is left', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const before = await storedAt(page)
  const [first, second] = inOrder(before)
  if (first === undefined || second === undefined) throw new Error('no steps')
  const online = async (on: boolean) => {
    await dale.context.setOffline(!on)
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ visible: on })
  }
  const toast = page.locator('.plan-toast')

  await online(false)
  for (const step of [first, second])
    await page.getByRole('checkbox', { name: bulk.choose(step.title) }).click()
  const bar = page.getByRole('form', { name: bulk.bar })
  await bar.getByLabel(plan.steps.minutes).fill('7/8/9')
  await bar.getByRole('button', { name: bulk.set(2) }).click()
  // Meanwhile somebody else says otherwise of one of them.
  const theirs = { best: 1, likely: 1, worst: 1 }
  await dale.does({
    ...({ type: 'plan.set', kind: 'step', id: second.id, field: 'minutes' } as const),
    ...{ value: theirs, saw: second.minutes },
  })
  await online(true)
  await expect(toast).toContainText(bulk.notAll)
  await expect(toast).toContainText(`“${second.title}”:`)
  await expect(toast).not.toContainText(first.title)
  await expect
    .poll(async () => (await storedAt(page)).steps[first.id]?.minutes)
    .toEqual({ best: 7, likely: 8, worst: 9 })
  await page.getByRole('button', { name: plan.undo, exact: true }).click()
  await expect.poll(async () => (await storedAt(page)).steps[first.id]?.minutes).toEqual(first.minutes)
  expect((await storedAt(page)).steps[second.id]?.minutes).toEqual(theirs)

  await online(false)
  await paste(page, 'Step\tBox\tPhase\nPlug it in\tHIPPO\tAfter\nLook at it\tELEPHANT\t')
  await page.getByRole('button', { name: table.make(2) }).click()
  await dale.does({ type: 'plan.remove', kind: 'machine', id: 'elephant' })
  await online(true)
  await expect(toast).toContainText(bulk.noneMade)
  await expect(toast).toContainText('“Look at it”:')
  await expect
    .poll(async () => {
      const { steps: all, machines, phases } = await storedAt(page)
      const said = [
        ...Object.values(all).map((s) => s.title),
        ...Object.values(machines).map((m) => m.sticker),
      ]
      return [...said, ...Object.values(phases).map((p) => p.title)].filter((t) =>
        ['Plug it in', 'Look at it', 'HIPPO', 'After'].includes(t),
      )
    })
    .toEqual([])
})

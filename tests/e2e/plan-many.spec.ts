import { expect } from '@playwright/test'
import { askForm } from '../../domain/hands/words/ask-form.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import { names } from '../../domain/messages/names.ts'
import { bulkWords } from '../../domain/plan/words/bulk.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { planSteps } from '../../domain/plan/words/steps.ts'
import { tableWords } from '../../domain/plan-table/words.ts'
import { newNight, test } from '../harness/night.ts'
import { inOrder, paste, storedAt } from '../harness/plan-page.ts'

const plan = planSteps.en
const bulk = bulkWords.en
const table = tableWords.en

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
  await bar.getByLabel(plan.minutes).fill('a while')
  await bar.getByRole('button', { name: bulk.set(5) }).click()
  await expect(bar.getByText(plan.minutesBad)).toBeVisible()
  await bar.getByLabel(plan.minutes).fill('10/20/40')
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
  await fields.getByLabel(plan.hands, { exact: true }).click()
  const ask = fields.getByRole('region', { name: askForm.en.title })
  await ask.getByRole('button', { name: askForm.en.add }).click()
  await expect(ask.getByLabel(plan.askKind)).toBeFocused()
  await ask.getByLabel(plan.askKind).selectOption('take-photo')
  await ask.getByLabel(requests.en.detail.of).fill('the partition table')
  await ask.getByLabel(requests.en.detail.of).press('Enter')
  const phone = ask.getByRole('region', { name: askForm.en.preview })
  await expect(phone).toContainText(requests.en.photoOf('the partition table'))
  await expect(phone).toContainText(requests['zh-TW'].photoOf('the partition table'))
  await ask.getByLabel(plan.askKind).selectOption('stand-by')
  await expect(phone).toContainText(names['zh-TW'].kind['stand-by'])
  await ask.getByLabel(requests.en.detail.if).fill('no prompt')
  await ask.getByLabel(requests.en.detail.if).press('Enter')
  await ask.getByLabel(askForm.en.minutes).fill('300')
  await ask.getByLabel(askForm.en.minutes).press('Enter')
  await expect(ask.getByText(plan.askMinutesBad)).toBeVisible()
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
  await bar.getByLabel(plan.minutes).fill('7/8/9')
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
  await page.getByRole('button', { name: planPage.en.undo, exact: true }).click()
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

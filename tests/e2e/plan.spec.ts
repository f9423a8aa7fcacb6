import { expect, type Locator, type Page } from '@playwright/test'
import { planPage } from '../../domain/plan/words/page.ts'
import { planSteps } from '../../domain/plan/words/steps.ts'
import { planSummary } from '../../domain/plan/words/summary.ts'
import { outlook } from '../../domain/schedule/words/outlook.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, inMassachusetts, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let dale: Member
let plan: Page

const path = () => `/u/${dale.upgrade}/plan`
const row = (page: Page, step: string) => page.locator(`[data-step="${step}"]`)
const fields = (page: Page, step: string) => page.locator(`[data-fields="${step}"]`)
const order = (page: Page) =>
  page.locator('[data-step]').evaluateAll((rows) => rows.map((r) => r.getAttribute('data-step')))
const told = (page: Page) => page.locator('.plan-toast')
const said = (page: Page) => page.locator('.sr-only[role=status]')

async function openPlan(member: Member): Promise<Page> {
  const page = await member.context.newPage()
  await page.goto(path())
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  return page
}

/** What the log itself says of a step. */
async function stored(step: string): Promise<Record<string, unknown> | undefined> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: { steps: Record<string, Record<string, unknown>> } }).state.steps[
    step
  ]
}

test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  plan = await openPlan(dale)
})
test.afterAll(async () => {
  await dale?.context.close()
})

test('a step is edited, moved, added, removed and all of it undone with the keyboard alone', async () => {
  const key = (k: string) => plan.keyboard.press(k)
  const before = await order(plan)
  await plan.locator('h1').click()
  await key('j')
  await expect(row(plan, 'fdisk')).toBeFocused()
  await key('j')
  await expect(row(plan, 'reboot')).toBeFocused()
  await key('ArrowUp')
  await expect(row(plan, 'fdisk')).toBeFocused()

  await key('Enter')
  const title = fields(plan, 'fdisk').getByRole('textbox', { name: 'What', exact: true })
  await expect(title).toBeFocused()
  await plan.keyboard.type('Four new partitions')
  await key('Enter')
  await expect(row(plan, 'fdisk')).toHaveText('Four new partitions')
  const minutes = fields(plan, 'fdisk').getByRole('textbox', { name: 'Minutes', exact: true })
  await minutes.fill('soon')
  await key('Enter')
  await expect(fields(plan, 'fdisk').getByText('Write minutes as 45, 20-60 or 20/30/60.')).toBeVisible()
  await minutes.fill('25/35/70')
  await key('Escape')
  await expect(minutes).toHaveValue('20/30/60')
  await minutes.fill('25/35/70')
  await key('Enter')
  await key('Escape')
  await expect(row(plan, 'fdisk')).toBeFocused()
  await expect
    .poll(async () => (await stored('fdisk'))?.['minutes'])
    .toEqual({ best: 25, likely: 35, worst: 70 })

  await key('Alt+ArrowDown')
  await expect(said(plan)).toHaveText(/is now step 2 of 11, in “Room on the disk”/)
  await key('Alt+ArrowDown')
  await expect(said(plan)).toHaveText(/is now step 2 of 11, in “Debian onto dolphin”/)
  await expect(row(plan, 'fdisk')).toBeFocused()
  await expect
    .poll(async () => (await stored('fdisk'))?.['phase'])
    .not.toBe((await stored('reboot'))?.['phase'])
  await expect.poll(async () => (await order(plan)).slice(0, 2)).toEqual(['reboot', 'fdisk'])

  await key('n')
  await expect(plan.getByRole('textbox', { name: 'New step', exact: true })).toBeFocused()
  await plan.keyboard.type('Write down the sizes')
  await key('Enter')
  await key('Escape')
  // The findings name it too: the row itself is meant.
  await expect(plan.locator('[data-step]', { hasText: 'Write down the sizes' })).toBeFocused()
  await expect.poll(() => order(plan)).toHaveLength(12)

  await key('Delete')
  await expect(told(plan)).toContainText('“Write down the sizes” is removed.')
  await expect.poll(() => order(plan)).toHaveLength(11)
  // The title, the minutes, two moves, the new step, its removal.
  for (let i = 0; i < 6; i++) {
    await key('Control+z')
    await expect(told(plan)).toContainText(planPage.en.undone)
  }
  await expect.poll(() => order(plan)).toEqual(before)
  await expect(row(plan, 'fdisk')).toHaveText('Three new partitions on dolphin')
  await expect
    .poll(async () => (await stored('fdisk'))?.['minutes'])
    .toEqual({ best: 20, likely: 30, worst: 60 })
  await key('Control+z')
  await expect(told(plan)).toContainText('Nothing of yours to undo.')
  await key('Control+Shift+z')
  await expect(row(plan, 'fdisk')).toHaveText('Four new partitions')
  await key('Control+z')
  await expect(row(plan, 'fdisk')).toHaveText('Three new partitions on dolphin')
})

test('a step is dragged into another phase, and dropped nowhere with Escape', async () => {
  const before = await order(plan)
  const grip = (step: string) => plan.locator('.plan-step', { has: row(plan, step) }).locator('.plan-handle')
  const drag = async (from: Locator, to: Locator) => {
    await to.scrollIntoViewIfNeeded()
    const [a, b] = [await from.boundingBox(), await to.boundingBox()]
    if (a === null || b === null) throw new Error('nothing to drag')
    await plan.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
    await plan.mouse.down()
    await plan.mouse.move(b.x + 40, b.y + 20, { steps: 4 })
    await plan.mouse.move(b.x + 40, b.y + 4, { steps: 4 })
  }
  await drag(grip('fdisk'), row(plan, 'rdev'))
  await expect(plan.locator('[data-drop=before]')).toHaveCount(1)
  await plan.keyboard.press('Escape')
  await plan.mouse.up()
  await expect(said(plan)).toHaveText('Put back.')
  await expect.poll(() => order(plan)).toEqual(before)

  await drag(grip('fdisk'), row(plan, 'rdev'))
  await plan.mouse.up()
  await expect.poll(() => order(plan)).toEqual(['reboot', 'restore', 'fdisk', ...before.slice(3)])
  await expect(said(plan)).toHaveText(/is now step 3 of 11, in “Debian onto dolphin”/)
  await plan.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(() => order(plan)).toEqual(before)
})

test('two edit at once: each sees the other, and who was slower chooses between both values', async ({
  browser,
}) => {
  const ann = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'upgrader', person: null, name: 'Ann', lang: 'en' },
    inMassachusetts,
  )
  const theirs = await openPlan(ann)
  await row(theirs, 'rdev').press('Enter')
  const title = (page: Page) => fields(page, 'rdev').getByRole('textbox', { name: 'What', exact: true })
  await row(plan, 'rdev').press('Enter')
  // Dale has begun to type when Ann’s title comes in.
  await title(plan).fill('Set the root device by hand')
  await title(theirs).fill('Set the root device with rdev')
  await title(theirs).press('Enter')
  await expect(row(plan, 'rdev')).toHaveText('Set the root device with rdev')
  await expect(title(plan)).toHaveValue('Set the root device by hand')
  await title(plan).press('Enter')
  const conflict = fields(plan, 'rdev').getByRole('status').filter({ hasText: planPage.en.conflict.title })
  await expect(conflict).toContainText('It is now: Set the root device with rdev')
  await expect(conflict).toContainText('Yours: Set the root device by hand')
  await conflict.getByRole('button', { name: 'Take mine' }).click()
  await expect(conflict).toHaveCount(0)
  await expect(row(theirs, 'rdev')).toHaveText('Set the root device by hand')

  // A conflict in a part that is not open is told above the one that is.
  const to = plan.locator('.plan-bar')
  await to.getByText('Overview', { exact: true }).click()
  const name = plan.getByRole('textbox', { name: 'Title', exact: true })
  await name.fill('Taipei to Debian')
  await dale.does({
    type: 'plan.set-head',
    field: 'title',
    value: 'Taipei',
    saw: 'Taipei gateway to Debian 1.3',
  })
  await expect(plan.getByRole('banner').getByRole('link', { name: 'Taipei', exact: true })).toBeVisible()
  await to.getByText('Steps', { exact: true }).click()
  const elsewhere = plan.locator('.plan-elsewhere')
  await expect(elsewhere).toContainText(planPage.en.conflict.title)
  await elsewhere.getByRole('button', { name: 'Overview' }).click()
  await plan.getByRole('button', { name: 'Keep theirs' }).click()
  await expect(name).toHaveValue('Taipei')
  await to.getByText('Steps', { exact: true }).click()

  // What Ann did is not hers to take back any more.
  await row(theirs, 'rdev').focus()
  await theirs.keyboard.press('Control+z')
  await expect(told(theirs)).toContainText(planPage.en.cannotUndo)
  await expect(row(theirs, 'rdev')).toHaveText('Set the root device by hand')
  await row(plan, 'rdev').focus()
  await plan.keyboard.press('Control+z')
  await expect(row(theirs, 'rdev')).toHaveText('Set the root device with rdev')
  await ann.context.close()
})

test('hours, a machine, the start and the window are set, and the summary answers', async () => {
  const part = (name: string) => plan.locator('.plan-bar').getByText(name, { exact: true }).click()
  const summary = plan.locator('.plan-findings')
  // By the trials, as on the desk: half of them end a few minutes after the window.
  await expect(summary).toContainText(planSummary.en.beyond)
  const end = summary.locator('.plan-facts > div').filter({ hasText: outlook.en.ends })
  const before = (await end.textContent()) ?? ''
  await part('People & hours')
  const breaks = plan.getByRole('textbox', { name: 'Breaks' })
  await breaks.fill('lunch at noon')
  await breaks.press('Enter')
  await expect(plan.getByText('Write each break as 12:00-13:00 lunch, with commas between.')).toBeVisible()
  await breaks.fill('12:00-13:30 lunch')
  await breaks.press('Enter')
  await expect(end).not.toHaveText(before)
  await plan.locator('.plan-days').getByText('Mon', { exact: true }).click()
  await expect(plan.locator('.plan-days input').first()).toBeChecked()

  await part('Machines')
  await plan.getByRole('button', { name: 'Add a machine' }).click()
  const sticker = plan.getByRole('textbox', { name: 'Sticker' }).last()
  await expect(sticker).toHaveValue('new-machine')
  await sticker.fill('HIPPO')
  await sticker.press('Enter')
  await part('Overview')
  await plan.getByRole('button', { name: 'Change: Start' }).click()
  await plan.getByRole('textbox', { name: 'New start' }).fill('1998-09-12 09:00 Taipei')
  await plan.getByRole('button', { name: 'Set the start' }).click()
  await expect(plan.getByText('in these words: 1998-09-12 09:00 Taipei')).toBeVisible()
  await plan.getByRole('button', { name: 'Change: Window' }).click()
  await plan.getByRole('textbox', { name: 'Closes' }).fill('1998-09-12 08:00 Taipei')
  await plan.getByRole('button', { name: 'Set the window' }).click()
  await expect(plan.getByText('It must close after it opens.')).toBeVisible()
  await plan.getByRole('textbox', { name: 'Closes' }).fill('1998-09-12 20:00 Taipei')
  await plan.getByRole('button', { name: 'Set the window' }).click()
  await expect(summary).toContainText(planSummary.en.inside)
  await part('Steps')
})

test('how much longer a step may take stands with its fields', async () => {
  await row(plan, 'dns-maps').click()
  await expect(
    fields(plan, 'dns-maps').getByText(/^It can take .* longer|^On the critical path/),
  ).toBeVisible()
  await plan.keyboard.press('Escape')
  await row(plan, 'swap-names').click()
  await expect(fields(plan, 'swap-names').getByText('On the critical path', { exact: false })).toBeVisible()
  await row(plan, 'swap-names').click()
})

test('the card that stands while the link is cut is planned with its step', async () => {
  const step = 'move-cable'
  await row(plan, step).click()
  const field = (name: string) => fields(plan, step).getByRole('textbox', { name })
  await field(planSteps.en.cardUnless).fill('PPP up on the console')
  await field(planSteps.en.cardUnless).press('Control+Enter')
  await field('Card: minutes').fill('0')
  await field('Card: minutes').press('Enter')
  await expect(fields(plan, step).getByText('Write whole minutes, 1 to 1440.')).toBeVisible()
  await field('Card: minutes').fill('20')
  await field('Card: minutes').press('Enter')
  await expect
    .poll(async () => (await stored(step))?.['card'])
    .toMatchObject({ unless: 'PPP up on the console', minutes: 20 })
  await field(planSteps.en.cardUnless).fill('')
  await field(planSteps.en.cardUnless).press('Control+Enter')
  await expect.poll(async () => (await stored(step))?.['card']).toBeNull()
})

test('what has run stays as it was, and who may not edit reads', async ({ browser }) => {
  const boss = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'observer', person: null, name: 'Boss', lang: 'en' },
    inMassachusetts,
  )
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await row(plan, 'fdisk').press('Enter')
  await expect(fields(plan, 'fdisk').getByText('This step has run')).toBeVisible()
  const locked = fields(plan, 'fdisk').getByRole('textbox', { name: 'What', exact: true })
  await expect(locked).toHaveAttribute('readonly', '')
  await plan.keyboard.press('Escape')
  await expect(row(plan, 'fdisk')).toBeFocused()
  await plan.keyboard.press('Delete')
  await expect(told(plan)).toContainText('has already run')

  const page = await openPlan(boss)
  await expect(page.getByText('You can read this plan.')).toBeVisible()
  await row(page, 'rdev').press('Enter')
  await expect(fields(page, 'rdev').getByRole('textbox', { name: 'What', exact: true })).toHaveAttribute(
    'readonly',
    '',
  )
  await expect(page.getByRole('button', { name: 'Add a step' })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: /^Choose/ })).toHaveCount(0)
  await boss.context.close()
})

test('a finger drags a step by its grip', async ({ browser }) => {
  const fay = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'upgrader', person: null, name: 'Fay', lang: 'en' },
    { ...onAPhoneInTaipei, locale: 'en-US' },
  )
  const page = await openPlan(fay)
  const before = await order(page)
  const moved = before[4] ?? ''
  const grip = page.locator('.plan-step', { has: row(page, moved) }).locator('.plan-handle')
  // In the middle: held near an edge, the page scrolls by itself, and on a slow machine does so between two moves.
  await grip.evaluate((el) => el.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const from = await grip.boundingBox()
  const to = await page.locator('.plan-step', { has: row(page, before[3] ?? '') }).boundingBox()
  if (from === null || to === null) throw new Error('nothing to drag')
  const touch = await fay.context.newCDPSession(page)
  const at = (x: number, y: number) => [{ x, y }]
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: at(from.x + 12, from.y + 12),
  })
  for (const y of [from.y - 4, to.y + to.height / 2, to.y + 6])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from.x + 12, y) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  const after = [...before]
  after.splice(3, 2, moved, before[3] ?? '')
  await expect.poll(() => order(page)).toEqual(after)
  await fay.context.close()
})

test('it can be read and edited at 320 px', async () => {
  await plan.setViewportSize({ width: 320, height: 640 })
  await row(plan, 'first-boot').click()
  await expect(fields(plan, 'first-boot')).toBeVisible()
  const minutes = fields(plan, 'first-boot').getByRole('textbox', { name: 'Minutes', exact: true })
  await minutes.fill('11/16/50')
  await minutes.press('Enter')
  await expect(row(plan, 'first-boot').locator('..')).toContainText('11/16/50')
  expect(await plan.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

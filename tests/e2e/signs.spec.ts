import { expect } from '@playwright/test'
import { planPage } from '../../domain/plan/words/page.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}+08:00`)

test('two taps on the phone pick the row of the table; both sides read what it means and what to do', async ({
  browser,
  warm,
}) => {
  const server = warm
  const dale = await newNight(browser, warm)
  const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
  await at('08:00:00')
  await dale.does({ type: 'upgrade.start' })
  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'en',
  })
  await at('09:02:00')
  await mei.does({ type: 'presence.arrive' })
  const phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
  const looks = phone.getByRole('region', { name: 'What do you see?' })
  await expect(looks).toHaveCount(0)

  // A box that is asked for: what can be seen of it, without a table.
  await at('09:05:00')
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'read-screen',
    machine: 'dolphin',
    step: null,
    text: 'What does the screen say?',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  await looks.getByRole('button', { name: 'login prompt' }).click()
  await expect(looks.getByRole('button', { name: 'login prompt' })).toHaveAttribute('aria-pressed', 'true')
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  const dolphin = desk.locator('.machine').filter({ hasText: 'DOLPHIN' })
  await expect(dolphin.locator('.seen-answer')).toHaveText('login prompt')
  await mei.does({ type: 'request.done', id: 'r1', saw: 'login:' })
  await expect(looks).toHaveCount(0)

  // The cable: seen before it began counts for nothing.
  await at('15:00:00')
  await dale.does({ type: 'step.start', step: 'move-cable', override: 'the story is told from its middle' })
  await expect(looks).toBeVisible()
  const lcd = looks.getByRole('group', { name: 'The modem’s LCD'.replace('’', "'") })
  const screen = looks.getByRole('group', { name: /screen/ })
  await expect(screen).toContainText('look again')
  await lcd.getByRole('button', { name: 'ON-LINE' }).click()
  await expect(looks.locator('.look-lit')).toHaveCount(0)
  await screen.getByRole('button', { name: 'errors' }).click()
  await expect(looks.locator('.look-lit')).toContainText('Leave the cable where it is.')
  const now = desk.locator('.now .seen')
  await expect(now).toContainText('It is the configuration, not the cable.')
  await expect(now.locator('.seen-answer')).toHaveText(['ON-LINE', 'errors'])
  expect(await axeFaults(phone)).toEqual([])

  // What nobody thought of, in her own words: no row holds, and she is told to touch nothing.
  await lcd.getByText('Something else').click()
  await lcd.getByLabel('In your own words').fill('blinking 8')
  await lcd.getByRole('button', { name: 'Send' }).click()
  await expect(looks).toContainText(signs.en.noRowDesk)
  await expect(now).toContainText('blinking 8')
  await expect(now).toContainText(signs.en.noRowDesk)

  // Told by phone, entered at the desk, and marked so on both sides.
  await now.getByRole('group', { name: /LCD/ }).getByRole('button', { name: 'off-line' }).click()
  await expect(now).toContainText('The line is down')
  await expect(lcd).toContainText(signs.en.byPhone)
  await expect(looks.locator('.look-lit')).toContainText('Push the plug in')
  await expect(desk.locator('.talk')).toContainText(
    "looked. The modem's LCD: off-line (reported by telephone, entered by Dale)",
  )

  // A quarter of an hour later it is a memory, not a sight.
  await at('15:16:00')
  await expect(lcd).toContainText('look again')
  await expect(looks.locator('.look-lit')).toHaveCount(0)
  expect(await axeFaults(desk)).toEqual([])
})

test('on the plan page a box gets its answers and a step its table, and what is wrong is said', async ({
  browser,
  warm,
}) => {
  const _server = warm
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await page.locator('.plan-bar').getByText('Machines', { exact: true }).click()
  const elephant = page.locator('.plan-thing').filter({ has: page.locator('input[value="ELEPHANT"]') })
  const seen = elephant.getByLabel('What can be seen')
  await seen.fill('Power light: on')
  await seen.press('Control+Enter')
  await expect(elephant).toContainText('Line 1: two answers at least')
  await seen.fill('Power light: on / off\nFan: turns / stands')
  await seen.press('Control+Enter')
  await expect(elephant).not.toContainText('two answers at least')

  await page.locator('.plan-bar').getByText('Steps', { exact: true }).click()
  await page.locator('[data-step="first-boot"]').press('Enter')
  const fields = page.locator('[data-fields="first-boot"]')
  await fields.getByRole('button', { name: 'Add a symptom table' }).click()
  const table = fields.getByRole('group', { name: 'Symptom table' })
  const looks = table.getByLabel('Look at (1 to 3)')
  await looks.fill('Power light [ELEFANT]: on / off')
  await looks.press('Control+Enter')
  await expect(table).toContainText('Line 1: no machine has this sticker.')
  await looks.fill('Power light [ELEPHANT]: on / off\nConsole: LILO / login')
  await looks.press('Control+Enter')
  // A row that holds whatever is seen comes by itself; a new one goes above it.
  await expect(table.locator('.plan-symptom-row')).toHaveCount(1)
  await table.getByRole('button', { name: 'Add a row' }).click()
  await expect(table.locator('.plan-symptom-row')).toHaveCount(2)
  const row = table.locator('.plan-symptom-row').first()
  await row.getByLabel('Power light').selectOption('off')
  await row.getByLabel('It means').fill('It has no power.')
  await row.getByLabel('It means').press('Control+Enter')
  await row.getByLabel('Do this').fill('Press the power button once.')
  await row.getByLabel('Do this').press('Control+Enter')
  await expect(async () => {
    const { state } = await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()
    expect(state.machines.elephant.signs).toMatchObject([{ name: 'Power light' }, { name: 'Fan' }])
    expect(state.steps['first-boot'].symptoms).toMatchObject({
      ask: [
        { machine: 'elephant', id: state.machines.elephant.signs[0].id },
        { name: 'Console', answers: ['LILO', 'login'] },
      ],
      rows: [{ means: 'It has no power.', then: 'Press the power button once.' }, { when: {} }],
    })
  }).toPass()
  expect(await axeFaults(page)).toEqual([])
  await table.getByRole('button', { name: 'Remove the table' }).click()
  await expect(table.locator('.plan-symptom-row')).toHaveCount(0)
})

test('who chooses and types faster than the page is drawn is not in their own way', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await page.locator('.plan-bar').getByText('Steps', { exact: true }).click()
  await page.locator('[data-step="first-boot"]').press('Enter')
  const fields = page.locator('[data-fields="first-boot"]')
  await fields.getByRole('button', { name: 'Add a symptom table' }).click()
  const table = fields.getByRole('group', { name: 'Symptom table' })
  await table.getByLabel('Look at (1 to 3)').fill('Console: LILO / login')
  await table.getByLabel('Look at (1 to 3)').press('Control+Enter')
  const row = table.locator('.plan-symptom-row').first()
  await expect(row.getByLabel('It means')).toBeVisible()

  // In one task, in which nothing is drawn that may wait: a choice, then two texts, all of them parts of one value.
  await row.evaluate(async (el) => {
    const [means, then] = el.querySelectorAll('textarea')
    const choice = el.querySelector('select')
    if (means === undefined || then === undefined || choice === null) throw new Error('fields are missing')
    const put = (field: HTMLSelectElement | HTMLTextAreaElement, value: string) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
      field.dispatchEvent(new Event(field === choice ? 'change' : 'input', { bubbles: true }))
    }
    put(choice, 'login')
    for (const field of [means, then]) {
      await Promise.resolve()
      put(field, field === means ? 'It is up.' : 'Go on.')
      const said = { key: 'Enter', ctrlKey: true, bubbles: true }
      field.dispatchEvent(new KeyboardEvent('keydown', said))
    }
  })
  await expect(async () => {
    const { state } = await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()
    const { ask, rows } = state.steps['first-boot'].symptoms
    expect(rows[0]).toEqual({ when: { [ask[0].id]: 'login' }, means: 'It is up.', then: 'Go on.' })
  }).toPass({ timeout: 5000 })
  await expect(page.getByText(planPage.en.conflict.title)).toHaveCount(0)
})

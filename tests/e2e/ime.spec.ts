import { expect, type Page } from '@playwright/test'
import { bulkWords } from '../../domain/plan/words/bulk.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { shiftWords } from '../../domain/plan/words/shifts.ts'
import {
  composeInFields,
  endOfLog,
  type InputMethod,
  inputMethodOf,
  SOUNDS,
  saidSince,
  WORD,
} from '../harness/composing.ts'
import { leave, newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import { inOrder, storedAt } from '../harness/plan-page.ts'

// The fields of every screen are tried where every screen is seen (every-screen.spec.ts); here what a key does once it is
// one's own again, the keys of the pages, and what opens by keys and buttons alone.
test.describe.configure({ mode: 'serial' })
test.use({ windowsStay: true })

let dale: Member
let mei: Member
let page: Page
let method: InputMethod
const taipei = (hhmm: string) => Date.parse(`1998-09-12T${hhmm}:00+08:00`)
const dialog = () => page.getByRole('dialog')
const talk = () => page.locator('#composer')
const lines = () => page.locator('.talk-rows li').filter({ hasText: WORD })
const live = () => expect(page.getByText('Live', { exact: true })).toBeVisible()

test.beforeAll(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  const sentinel = { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'zh-TW' } as const
  mei = await comeByInvitation(browser, warm, dale, sentinel)
  await dale.does({ type: 'clock.set', own: { at: taipei('09:02'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  const asked = {
    kind: 'reset',
    machine: 'dolphin',
    step: 'fdisk',
    text: 'Press reset',
    expect: 'A beep',
  } as const
  const terms = { allowance: 10, expiresAt: null, ifNobody: { then: 'wait' } } as const
  await dale.does({ type: 'request.ask', id: 'r1', ...asked, ...terms })
  const card = {
    unless: 'A prompt',
    then: 'Press reset',
    machine: 'dolphin',
    dueAt: taipei('12:00'),
  } as const
  await dale.does({ type: 'card.arm', id: 'c1', ...card })
  page = await dale.context.newPage()
  method = await inputMethodOf(page)
  await page.goto(`/u/${dale.upgrade}`)
  await live()
})
test.afterAll(({ browser }) => leave(browser))

test('an Escape of the input method stays in the line of the talk, with its text, and arms no key of the desk', async () => {
  await talk().focus()
  await method.compose()
  await method.take('Escape', 'n', 'Process')
  await expect(talk()).toBeFocused()
  await expect(talk()).toHaveValue(SOUNDS[1])
  await method.choose()
  await method.take('Escape')
  await page.keyboard.press('n')
  await expect(talk()).toHaveValue(`${WORD}n`)
  await expect(dialog()).toHaveCount(0)
  await page.keyboard.press('Backspace')
})

test('an Enter that chooses a word says nothing, in either order of events; the next says the line, once', async () => {
  await method.compose()
  await method.take('Enter')
  await method.choose()
  await method.take('Enter')
  await expect(talk()).toHaveValue(WORD.repeat(2))
  await expect(lines()).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(talk()).toHaveValue('')
  await expect(lines()).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('#desk-main')).toBeFocused()
})

test('keys that an input method takes outside of any field press nothing on the desk', async () => {
  const keys = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-keyshortcuts]')].map((e) => e.ariaKeyShortcuts?.toLowerCase() ?? ''),
  )
  expect(keys).toEqual(expect.arrayContaining(['t', 'x', 'h', '?']))
  const before = await endOfLog(page)
  await method.take(...keys.filter((key) => key.length === 1), 'j', 'k', 'Process', 'PageDown')
  await expect(page.locator('#desk-main')).toBeFocused()
  await expect(dialog()).toHaveCount(0)
  expect(await saidSince(page, before)).toEqual([])
  await page.keyboard.press('t')
  await expect(talk()).toBeFocused()
  await page.keyboard.press('Escape')
})

test('in a search field an Escape that drops a word empties nothing; the next one does', async () => {
  await page.goto(`/u/${dale.upgrade}/log`)
  const search = page.getByRole('searchbox')
  await search.focus()
  await method.compose()
  await method.take('Escape')
  await expect(search).toHaveValue(SOUNDS[1])
  await method.choose()
  await method.take('Escape')
  await expect(search).toHaveValue(WORD)
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
})

test('no dialog of the desk closes or sends while a word is composed in it; a true Escape closes it', async () => {
  test.slow()
  await page.goto(`/u/${dale.upgrade}`)
  await live()
  const palette = async () => {
    await page.keyboard.press('Control+k')
    await expect(page.locator('.palette-field')).toBeFocused()
  }
  await palette()
  /** What opens a dialog; of machines, the first. Others act at once, or go elsewhere. */
  const opens =
    / (fail|progress|note|ask|withdraw|phone|(report|place|boot-line)-dolphin|swap|phone-\w+|go|card|extend|disarm|suspend|back|close|cancel)$/
  const entries = await page
    .locator('[cmdk-item]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-value') ?? ''))
  const tried = new Set<string>()
  const faults = await composeInFields(page, tried)
  await page.keyboard.press('Escape')
  for (const entry of entries.filter((entry) => opens.test(entry))) {
    await palette()
    await page.locator(`[cmdk-item][data-value="${entry}"]`).dispatchEvent('click')
    await expect(dialog()).toHaveCount(1)
    await expect(page.locator('.palette-field')).toHaveCount(0)
    const title = (await dialog().getByRole('heading').first().textContent()) ?? ''
    faults.push(...(await composeInFields(page, tried)))
    await expect(dialog().getByRole('heading').first(), title).toHaveText(title)
    await page.keyboard.press('Escape')
    await expect(dialog(), title).toHaveCount(0)
  }
  expect(faults).toEqual([])
  expect(tried.size).toBeGreaterThan(20)
})

test('a new shift, a new step and the bar of many stay open while a word is composed in them; a true Enter adds the step', async () => {
  const plan = planPage.en
  await page.goto(`/u/${dale.upgrade}/plan`)
  await live()
  const tried = new Set<string>()
  await page.getByText(plan.parts.people, { exact: true }).click()
  await page
    .getByRole('region', { name: shiftWords.en.title })
    .getByRole('button', { name: shiftWords.en.add })
    .click()
  const faults = await composeInFields(page, tried)
  await page.getByText(plan.parts.steps, { exact: true }).click()
  await page.locator('.plan-steps input[type=checkbox]').last().click()
  await expect(page.locator('[data-bulk]')).toBeVisible()
  faults.push(...(await composeInFields(page, tried)))
  expect(faults).toEqual([])
  await expect(page.locator('[data-bulk]')).toBeVisible()

  const before = inOrder(await storedAt(page)).length
  const step = page.getByRole('textbox', { name: bulkWords.en.quick.title, exact: true })
  await step.fill('')
  await step.focus()
  await method.compose()
  await method.take('Enter')
  await method.choose()
  await method.take('Enter', 'Escape')
  await expect(step).toBeFocused()
  await expect(step).toHaveValue(WORD)
  expect(inOrder(await storedAt(page))).toHaveLength(before)
  await page.keyboard.press('Enter')
  await expect(step).toHaveValue('')
  await expect.poll(async () => inOrder(await storedAt(page)).map((s) => s.title)).toContain(WORD)
  expect(inOrder(await storedAt(page))).toHaveLength(before + 1)
})

test('on the phone, too, the line is sent by the Enter after the word', async () => {
  const phone = await mei.context.newPage()
  await phone.goto(`/u/${mei.upgrade}/hands`)
  const line = phone.locator('input[name=text]')
  const before = await endOfLog(phone)
  await line.focus()
  const hers = await inputMethodOf(phone)
  await hers.compose()
  await hers.take('Enter', 'Escape')
  await hers.choose()
  await hers.take('Enter')
  await expect(line).toHaveValue(WORD)
  expect(await saidSince(phone, before)).toEqual([])
  await phone.keyboard.press('Enter')
  await expect(line).toHaveValue('')
  await expect.poll(() => saidSince(phone, before)).toEqual(['talk.said'])
})

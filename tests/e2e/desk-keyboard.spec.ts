import { expect, type Page } from '@playwright/test'
import type { UpgradeState } from '../../domain/log/state.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { letGo } from '../harness/let-go.ts'
import { leave, test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

// The upgrader's whole night by keys alone: nothing here clicks, taps, fills or focuses for them. What the sentinel
// does comes from elsewhere.
test.describe.configure({ mode: 'serial' })
test.use({ windowsStay: true })

let server: RunningServer
let dale: Member
let mei: Member
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
  await dale.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await dale.context.newPage()
  await page.goto('/u/taipei')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
})
test.afterAll(async ({ browser }) => {
  await leave(browser)
  await server?.stop()
})

const press = (...keys: string[]) =>
  keys.reduce((was, k) => was.then(() => page.keyboard.press(k)), Promise.resolve())
const type = (text: string) => page.keyboard.type(text)
const dialog = () => page.getByRole('dialog')
// A key pressed while the last dialog is still closing is the dialog's, and lost to the next test.
test.afterEach(() => expect(dialog()).toHaveCount(0))
const glance = () => page.locator('.glance')
/** The top line, where it is the button of that move. */
const button = (name: string) => glance().getByRole('button', { name: new RegExp(`^${name}`) })

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get('/api/upgrades/taipei')
  return ((await answer.json()) as { state: UpgradeState }).state
}
const run = async (step: string) => (await state()).runs[step]?.state ?? 'todo'

/** Does the next thing, once it is the one the desk shows. */
async function next(name: string) {
  await expect(dialog()).toHaveCount(0)
  await expect(button(name)).toBeVisible()
  await press('n')
}

/** Does by the palette what its first line says for `words`. */
async function palette(words: string) {
  await press('Control+k')
  await expect(dialog().getByRole('combobox')).toBeFocused()
  await type(words)
  await expect(dialog().locator('[cmdk-item][data-selected=true]')).toContainText(words)
  await press('Enter')
}

/** Tabs until what is wanted has the focus; fails when it can't be reached so. */
async function tabTo(name: string) {
  for (let i = 0; i < 40; i++) {
    await press('Tab')
    const at = await page.evaluate(() => {
      const on = document.activeElement as HTMLInputElement | null
      return on?.labels?.[0]?.textContent ?? on?.textContent ?? ''
    })
    if (at.startsWith(name)) return
  }
  throw new Error(`no way by Tab to ${name}`)
}

test('takes the seat and starts', async () => {
  await press('n')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await press('Enter')
  await expect(dialog()).toHaveCount(0)
  mei = await comeByInvitation(page.context().browser() as never, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  await next('Start the upgrade')
  await expect(button('Start: ')).toBeVisible()
})

test('copies what to run, notes, tells the progress and finishes a step', async () => {
  await next('Start: ')
  await expect(button('Finish')).toBeVisible()
  await press('y')
  await expect(page.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe((await state()).steps['fdisk']?.run)
  await press('w')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await type('three partitions, as planned')
  await press('Escape')
  await expect(dialog()).toHaveCount(0)
  await next('Finish')
  // It can be taken back, and the next step stands there meanwhile.
  await expect(glance().getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(button('Start: ')).toBeVisible()
  await letGo(page)
  await expect.poll(() => run('fdisk')).toBe('done')
})

test('asks for hands in one key, and hears of them', async () => {
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:02:00+08:00'), rate: 0 } })
  await mei.does({ type: 'presence.arrive' })
  await next('Start: ')
  await expect.poll(() => run('reboot')).toBe('running')
  await press('h')
  await expect(dialog().getByRole('heading')).toContainText('hands')
  await press('Escape')
  await expect(dialog()).toHaveCount(0)
  await next('Ask for hands')
  await expect(glance()).toContainText('Waiting for Mei')
  const [request] = Object.values((await state()).requests)
  await mei.does({ type: 'request.done', id: request?.id ?? '', saw: 'boot:' })
  await expect(glance()).toContainText(moveWords.en.yours)
  await next('Finish')
  await letGo(page)
  await expect.poll(() => run('reboot')).toBe('done')
})

test('says a line, and comes back to the keys', async () => {
  await press('t')
  await expect(page.getByRole('textbox', { name: deskTalk.en.label })).toBeFocused()
  await type('Next: the file systems.')
  await press('Enter')
  await expect(page.locator('.talk-rows')).toContainText('Next: the file systems.')
  await press('Escape')
  await press('j')
  await expect(page.locator('[data-step]:focus')).toHaveCount(1)
})

test('opens a step, and its keys are about that step', async () => {
  await press('j', 'j', 'Enter')
  await expect(page.locator('.step-details')).toBeVisible()
  await press('w')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await press('Escape')
  await expect(page.locator('[data-step]:focus')).toHaveCount(1)
  await press('Enter')
  await expect(page.locator('.step-details')).toHaveCount(0)
})

test('asks go or no-go, and signs', async () => {
  await press('g')
  await expect(dialog().getByRole('textbox').first()).toBeFocused()
  await type('Make the file systems now?')
  await press('Enter')
  await next('Go')
  await expect(dialog().getByRole('heading')).toContainText('Make the file systems now?')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await type('Three copies are there.')
  await press('Enter')
  // It can be taken back, and nothing of it has gone out: the dialog is there again as it was sent.
  await expect(dialog()).toHaveCount(0)
  await expect(glance().getByRole('button', { name: 'Undo' })).toBeVisible()
  await press('u')
  await expect(dialog().getByRole('textbox')).toHaveValue('Three copies are there.')
  await press('Enter')
  await expect(dialog()).toHaveCount(0)
  await letGo(page)
  const asked = async () => Object.values((await state()).goNoGo)[0]
  await expect.poll(async () => (await asked())?.answers['upgrader']?.answer).toBe('go')
  await mei.does({ type: 'go.answer', id: (await asked())?.id ?? '', answer: 'go', note: '' })
  await expect(page.locator('.desk-hands')).toContainText('Go')
})

test('a step that failed wants a reason, and is done again', async () => {
  await next('Start: ')
  await expect(button('Finish')).toBeVisible()
  // The desk leads on before it is stored.
  await expect.poll(() => run('restore')).toBe('running')
  await press('x')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await type('bad blocks on hda6')
  await press('Enter')
  await expect.poll(() => run('restore')).toBe('failed')
  await next('Do it again')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await type('with a bad block list')
  await press('Enter')
  await expect.poll(() => run('restore')).toBe('running')
})

test('arms a dead-man card, and stands it down by the palette', async () => {
  await press('c')
  await expect(dialog().getByRole('textbox').first()).toBeFocused()
  await press('Control+a')
  await type('the prompt is back')
  await press('Tab', 'Control+a')
  await type('Press reset')
  await press('Enter')
  await expect(dialog()).toHaveCount(0)
  const card = async () => Object.values((await state()).cards)[0]?.state
  await expect.poll(card).toBe('armed')
  await palette('Seen: stand down')
  await expect(glance().getByRole('button', { name: 'Undo' })).toBeVisible()
  await letGo(page)
  await expect.poll(card).toBe('confirmed')
})

test('sends both to bed, and goes on', async () => {
  await press('z')
  await expect(dialog().getByRole('textbox').first()).toBeFocused()
  await type('It is two in the morning')
  await press('Enter')
  await expect.poll(async () => (await state()).status).toBe('suspended')
  await next('Resume the upgrade')
  await letGo(page)
  await expect(glance()).not.toContainText('Suspended')
})

test('rolls back', async () => {
  await press('b')
  await expect(dialog()).toBeVisible()
  await tabTo('Reason')
  await type('the disk is dying')
  await press('Enter')
  await expect.poll(async () => (await state()).status).toBe('rolling-back')
})

test('looks at the keys, turns to a step by name, and closes', async () => {
  await press('?')
  await expect(dialog()).toContainText('Copy what to run')
  await press('Escape')
  await palette('Final check')
  await expect(page.locator('[data-step="final-check"]:focus')).toHaveCount(1)
  await palette('Cancel the upgrade')
  await expect(dialog().getByRole('textbox')).toBeFocused()
  await type('Another day')
  await press('Enter')
  await expect.poll(async () => (await state()).status).toBe('cancelled')
  await expect(glance()).toContainText('Cancelled')
})

import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { deskKeys, desk as deskWords } from '../../domain/desk/words.ts'
import { upgrades } from '../../domain/listing/words.ts'
import { names } from '../../domain/messages/names.ts'
import { people } from '../../domain/people/words/people.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { test } from '../harness/night.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let home: BrowserContext
let desk: Page

const wide = { width: 1440, height: 900 }
const upgrade = '/u/taipei'

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  home = await browser.newContext({ viewport: wide, timezoneId: 'America/New_York', baseURL: server.url })
  desk = await home.newPage()
})
test.afterAll(async () => {
  await home?.close()
  await server?.stop()
})

/** Opens a link that signs somebody in, and says who they are. */
async function enterBy(page: Page, link: string, name: string) {
  await page.goto(link)
  const main = page.getByRole('main')
  await main.getByRole('textbox').first().fill(name)
  await main.getByRole('button').last().click()
  await page.waitForURL((url) => !/^\/(in|join)\//.test(url.pathname))
}

/** Somebody else's browser in Taipei. */
async function inTaipei(browser: Browser, link: string, name: string) {
  const context = await browser.newContext({ timezoneId: 'Asia/Taipei', baseURL: server.url })
  const page = await context.newPage()
  await enterBy(page, link, name)
  return {
    context,
    page,
    async say(command: Record<string, unknown>) {
      const id = `test-${Math.random().toString(36).slice(2, 12)}`
      const answer = await page.request.post('/api/upgrades/taipei/commands', {
        headers: { origin: server.url },
        data: { id, command },
      })
      expect(answer.ok(), await answer.text()).toBe(true)
    },
  }
}

const key = (k: string) => desk.keyboard.press(k)
const button = (name: string) => desk.getByRole('button', { name, exact: true })
/** The top line, where it is the button of that move. */
const top = (name: string) => desk.locator('.glance').getByRole('button', { name: new RegExp(`^${name}`) })

/** Makes an invitation on the People page, to a new seat or at the seat given; the link it shows. */
async function makeLink(seat?: string): Promise<string> {
  const at = desk.locator('.row').filter({ hasText: seat ?? '' })
  await (seat === undefined
    ? button(people.en.invites.do)
    : at.getByRole('button', { name: 'Invite' })
  ).click()
  return (await desk.locator('.made-secret').filter({ hasText: '/join/' }).textContent()) ?? ''
}

test('from the owner link to a request for hands, with the keyboard alone', async () => {
  expect(server.ownerLink).not.toBeNull()
  await enterBy(desk, server.ownerLink ?? '', 'Dale')
  await desk.goto('/')
  await desk.getByRole('link', { name: 'Taipei gateway to Debian 1.3', exact: true }).press('Enter')
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()

  await expect(button('Take the upgrader’s seat')).toBeVisible()
  await key('n')
  await expect(desk.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await key('Enter')
  await expect(desk.getByRole('dialog')).toHaveCount(0)

  await expect(top('Start the upgrade')).toBeVisible()
  await key('n')
  await expect(top('Start: ')).toBeVisible()
  await key('n')
  await expect(top('Finish')).toBeVisible()
  await key('n')
  await expect(desk.getByText('Reboot dolphin so that the new label is in force').first()).toBeVisible()
  await expect(top('Start: ')).toBeVisible()
  await key('n')
  await expect(desk.getByText('needs hands').first()).toBeVisible()
  // The button is there before, under another key: N is its own once the step has begun.
  await expect(desk.locator('.glance [aria-keyshortcuts=N]', { hasText: 'Ask for hands' })).toBeVisible()
  await key('n')
  const hands = desk.getByRole('region', { name: 'Hands' })
  // Eight in the morning in Taipei: nobody is there before nine. It is said first, and Enter waits for them.
  await expect(desk.getByRole('dialog').getByText('Nobody is on site now.')).toBeVisible()
  await expect(desk.getByRole('dialog').getByRole('button', { name: 'Wait for them' })).toBeFocused()
  await key('Enter')
  await expect(hands.getByText(names.en.request.queued)).toBeVisible()
  await expect(hands.getByText('Nobody is on site.')).toBeVisible()
})

test('a failed step wants a reason; the dialog keeps what was typed and gives the focus back', async () => {
  await key('x')
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await key('Enter')
  await expect(dialog.getByText('This can’t be empty.')).toBeVisible()
  await key('Escape')
  await expect(dialog).toHaveCount(0)
  await key('?')
  await expect(dialog.getByText(deskKeys.en.does.N)).toBeVisible()
  await key('Escape')
})

test('keys move through the steps, open one and are silent while somebody types', async () => {
  await key('j')
  await expect(desk.locator('[data-step][aria-current=step]')).toBeFocused()
  await key('j')
  await key('Enter')
  await expect(desk.locator('.step-details')).toBeVisible()
  await key('k')
  await key('t')
  await expect(desk.getByRole('textbox', { name: deskTalk.en.label })).toBeFocused()
  await desk.keyboard.type('Next is xbj')
  await expect(desk.getByRole('dialog')).toHaveCount(0)
  await key('Enter')
  const line = desk.locator('.line').filter({ hasText: 'Next is xbj' })
  await expect(line.getByText('stored')).toBeVisible()
  await desk.locator('h1').click()
})

test('what is answered in Taipei appears here as it happens', async ({ browser }) => {
  await desk.goto(`${upgrade}/people`)
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()
  const link = await makeLink('Sentinel')
  await expect(desk.getByRole('img', { name: 'QR code of the invitation link' })).toBeVisible()
  await desk.goto(upgrade)
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()

  const mei = await inTaipei(browser, link, 'Mei')
  const hands = desk.getByRole('region', { name: 'Hands' })
  await expect(desk.locator('.people-strip').getByText('Mei', { exact: true })).toBeVisible()
  await mei.say({ type: 'presence.arrive' })
  await expect(hands.getByText('Asked', { exact: true })).toBeVisible()
  const snapshot = await mei.page.request.get('/api/upgrades/taipei')
  const { state } = (await snapshot.json()) as { state: { requests: Record<string, unknown> } }
  const [id] = Object.keys(state.requests)
  await mei.say({ type: 'request.seen', id })
  await expect(hands.getByText(names.en.request.seen, { exact: true })).toBeVisible()
  await mei.say({ type: 'request.on-my-way', id })
  await expect(hands.getByText('On the way', { exact: true })).toBeVisible()
  await mei.say({ type: 'request.done', id, saw: 'dolphin login:' })
  await expect(hands.getByText('Done', { exact: true })).toBeVisible()
  await expect(hands.getByText('dolphin login:', { exact: true })).toBeVisible()
  // The hands have answered: what is left of the step is the upgrader's.
  await expect(top('Finish')).toBeVisible()

  // A second browser on the same upgrade: talk is seen when that screen has shown it.
  const other = await mei.context.newPage()
  await other.goto(upgrade)
  await expect(other.getByText('Live', { exact: true })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Finish', exact: true })).toHaveCount(0)
  await desk.getByRole('textbox', { name: deskTalk.en.label }).fill('Thank you, Mei')
  await expect(other.getByText('Dale is typing')).toBeVisible()
  await key('Enter')
  const line = desk.locator('.line').filter({ hasText: 'Thank you, Mei' })
  await expect(line.getByText('seen by Mei')).toBeVisible()
  await mei.context.close()
})

test('with the line down nothing is lost: it is kept, and stored when the line is back', async () => {
  await home.setOffline(true)
  await expect(desk.getByText(deskWords.en.top.lost, { exact: true })).toBeVisible({ timeout: 60_000 })
  await desk.getByRole('textbox', { name: deskTalk.en.label }).fill('Said into the dark')
  await key('Enter')
  const line = desk.locator('.line').filter({ hasText: 'Said into the dark' })
  await expect(line.getByText('kept here')).toBeVisible()
  await home.setOffline(false)
  await expect(line.getByText('stored')).toBeVisible({ timeout: 30_000 })
  await expect(line).toHaveCount(1)
})

test('a stranger is told how to come in, and learns of no upgrade', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  await page.goto(upgrade)
  await expect(page.getByRole('heading', { name: upgrades.en.front.ways })).toBeVisible()
  // The picture there is the example's plan, which everybody has; of what is here there is no way to it.
  await expect(page.locator('a[href^="/u/"]')).toHaveCount(0)
  await context.close()
})

test('a plan file with faults makes nothing and says what to mend; a right one makes an upgrade', async () => {
  const right = await readFile('prisma/plans/taipei.yaml', 'utf8')
  const upload = async (text: string) => {
    await desk.getByLabel('Plan file', { exact: true }).setInputFiles({
      name: 'plan.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(text),
    })
    await button(fresh.en.make).click()
  }
  await desk.goto('/new?from=file')
  // Without script the form posts itself; this is about what the script makes of it.
  await desk.waitForLoadState('networkidle')
  await button(fresh.en.make).click()
  await expect(desk.getByText('Choose a file first.')).toBeVisible()
  await upload(right.replaceAll('Asia/Taipei', 'Asia/Taipeh'))
  const faults = desk.locator('.faults')
  await expect(faults.getByText(/^line \d+/).first()).toBeVisible()
  await expect(faults).toContainText('Asia/Taipei')
  await upload(right.replace(/^title: .*$/m, 'title: A second weekend'))
  await expect(desk.getByRole('heading', { name: 'A second weekend' })).toBeVisible()
  expect(new URL(desk.url()).pathname).toMatch(/^\/u\/a-second-weekend-/)
  await desk.goto('/')
  await expect(desk.getByRole('link', { name: 'A second weekend', exact: true })).toBeVisible()
})

test('an open page hears of a token that is revoked, of words that are erased, of a seat taken back', async ({
  browser,
}) => {
  await desk.goto(`${upgrade}/people`)
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()
  await desk.getByLabel(people.en.scripts.name).fill('dolphin restore')
  await button(people.en.scripts.make).click()
  await expect(desk.locator('.made-secret').getByText(/^curl .*Bearer fh_/)).toBeVisible()
  await expect(desk.locator('.row').filter({ hasText: 'dolphin restore' })).toBeVisible()
  await desk
    .locator('.row')
    .filter({ hasText: 'dolphin restore' })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await expect(desk.locator('.row').filter({ hasText: 'dolphin restore' }).getByText('revoked')).toBeVisible()

  await desk
    .getByLabel('Line', { exact: true })
    .selectOption({ label: await erasableLine('Said into the dark') })
  await button('Erase for good').click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click()
  await expect(desk.getByRole('dialog')).toHaveCount(0)
  await expect(desk.getByLabel('Line', { exact: true })).not.toContainText('Said into the dark')

  const link = await makeLink()
  const guest = await inTaipei(browser, link, 'Ann')
  await guest.page.goto(upgrade)
  await expect(guest.page.getByText('Live', { exact: true })).toBeVisible()
  await desk.locator('.row').filter({ hasText: 'Ann' }).getByRole('button', { name: 'Remove' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(guest.page.getByRole('heading', { name: leaving.en.gone.revoked.title })).toBeVisible()
  await guest.context.close()
})

async function erasableLine(words: string): Promise<string> {
  const labels = await desk.getByLabel('Line', { exact: true }).locator('option').allTextContents()
  return labels.find((l) => l.includes(words)) ?? ''
}

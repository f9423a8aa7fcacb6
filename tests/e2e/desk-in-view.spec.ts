import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { desk } from '../../domain/desk/words.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { test as base } from '../harness/crew.ts'
import { inMassachusetts, onAPhoneInTaipei, sitDown } from '../harness/people.ts'
import { ownersLink } from '../harness/warm-server.ts'
import type { Crew, TenNight } from '../screens/ten-crew.ts'
import { deskStates } from '../screens/ten-desk.ts'
import { bringAbout } from '../screens/ten-seconds.ts'

/**
 * What the upgrader works with is in view without scrolling, at both sizes of a desk and with five people: whose move it
 * is, the step, what to run and expect, its buttons, what is asked of the hands and for how long, and the line to say
 * something.
 */
const test = base.extend<object, { others: BrowserContext[] }>({
  others: [
    async ({ browser, warm }, use) => {
      const come = (options: typeof inMassachusetts) => browser.newContext({ ...options, baseURL: warm.url })
      await use([await come(inMassachusetts), await come(onAPhoneInTaipei), await come(onAPhoneInTaipei)])
    },
    { scope: 'worker' },
  ],
})
test.describe.configure({ mode: 'parallel' })

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
]

/** Three more come in, and have their screens open. */
async function theOthers(crew: Crew, night: TenNight, contexts: BrowserContext[]): Promise<Page[]> {
  const { warm } = crew
  const { upgrade } = night
  const who = [
    { name: 'Ruth Alexandra', role: 'upgrader' },
    { name: 'Jun', role: 'sentinel' },
    { name: 'Mrs Lin', role: 'observer' },
  ] as const
  const pages: Page[] = []
  for (const [i, { name, role }] of who.entries()) {
    const context = contexts[i] as BrowserContext
    const link = await ownersLink(warm, upgrade, { role, person: null })
    await sitDown(context, warm, link, { upgrade, name, lang: 'en' })
    const page = await context.newPage()
    await page.goto(`/u/${upgrade}${role === 'sentinel' ? '/hands' : ''}`)
    pages.push(page)
  }
  return pages
}

async function inView(page: Page, what: Locator, called: string): Promise<void> {
  await expect(what, called).toBeVisible()
  const box = await what.boundingBox()
  const height = page.viewportSize()?.height ?? 0
  expect(box?.y, `${called}: its upper edge`).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + (box?.height ?? 0), `${called}: its lower edge`).toBeLessThanOrEqual(height)
}

/** A No-go fills the screen in the size of a card: what is held back by it is not what is worked with. */
async function allInView(page: Page, stopped = false): Promise<void> {
  await inView(page, page.locator('.glance'), 'the top line')
  await inView(page, page.locator('#composer'), 'the composer')
  const now = page.locator('.desk-now')
  for (const [part, called] of [
    ['.now-what', 'the title'],
    ['.run-text-code', 'the command'],
    ['.run-text-expect', 'what to expect'],
    ['.now-actions', 'the buttons'],
  ] as const)
    if (!stopped || part === '.now-what' || part === '.now-actions')
      for (const one of await now.locator(part).all())
        if (await one.isVisible()) await inView(page, one, called)
  const open = page.locator(
    '.request:not(.request-done, .request-withdrawn, .request-cannot, .request-expired)',
  )
  for (const one of await open.all()) await inView(page, one.locator('.request-facts'), 'how long it waits')
}

for (const state of deskStates.filter((s) => s.who === 'dale'))
  test(`${state.name}: all that is worked with is in view`, async ({ crew }) => {
    const { path, context } = await bringAbout(crew, state)
    const page = await context.newPage()
    await page.goto(path)
    await expect(page.getByText(desk.en.top.connection.live, { exact: true })).toBeVisible()
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await allInView(page, state.name === 'no-go')
    }
    await page.close()
  })

test('five people are there: the header is one row, also with letters twice as large, and says who is not', async ({
  crew,
  others,
}) => {
  const night = await crew.night('taken')
  await night.comeTo('restore', '10:00')
  await night.dale.does({ type: 'step.start', step: 'restore' })
  const pages = await theOthers(crew, night, others)
  const page = await crew.browsers.dale.newPage()
  await page.goto(`/u/${night.upgrade}`)
  const people = page.locator('.people-strip')
  for (const name of ['Ruth Alexandra', 'Jun', 'Mrs Lin'])
    await expect(people).toHaveAccessibleName(new RegExp(`${name} *${peopleHere.en.here}`))
  await expect(people).toHaveAccessibleName(new RegExp(`Mei *${peopleHere.en.notHere}`))
  const header = page.locator('.desk-bar')
  const height = async () => (await header.boundingBox())?.height ?? Number.POSITIVE_INFINITY
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await allInView(page)
    expect(await height(), `${size.width} px wide`).toBeLessThanOrEqual(56)
    expect((await page.locator('.desk-rails').boundingBox())?.height).toBeLessThanOrEqual(96)
    expect((await page.locator('.outlook').boundingBox())?.height).toBeLessThanOrEqual(40)
    await page.setViewportSize({ width: size.width / 2, height: size.height / 2 })
    expect(await height(), `${size.width} px wide, at 200 %`).toBeLessThanOrEqual(size.height / 2 / 5)
  }
  await page.setViewportSize(SIZES[0] as { width: number; height: number })
  await people.click()
  const list = page.getByRole('dialog', { name: peopleHere.en.title })
  await expect(list.getByRole('listitem')).toHaveCount(5)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.close()
  for (const one of pages) await one.close()
})

test('R opens the rails while something runs, and the choice is kept', async ({ crew }) => {
  const night = await crew.night('taken')
  await night.comeTo('restore', '10:00')
  await night.dale.does({ type: 'step.start', step: 'restore' })
  const page = await crew.browsers.dale.newPage()
  await page.goto(`/u/${night.upgrade}`)
  const rails = page.locator('.desk-rails > .rails')
  // A key that is pressed before the script has come is heard by nobody.
  const live = page.getByText(desk.en.top.connection.live, { exact: true })
  await expect(live).toBeVisible()
  await expect(rails).toHaveClass(/rails-low/)
  await page.keyboard.press('r')
  await expect(rails).not.toHaveClass(/rails-low/)
  await page.reload()
  await expect(live).toBeVisible()
  await expect(rails).not.toHaveClass(/rails-low/)
  await page.keyboard.press('r')
  await expect(rails).toHaveClass(/rails-low/)
  await page.evaluate(() => localStorage.removeItem('farhand:rails'))
  await page.close()
})

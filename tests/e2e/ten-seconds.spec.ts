import { type BrowserContext, expect, type Page } from '@playwright/test'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { desk } from '../../domain/desk/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { phoneLine, phoneSaid } from '../../domain/phone/words.ts'
import { test } from '../harness/crew.ts'
import type { Crew } from '../screens/ten-crew.ts'
import { bringAbout, type Come, tenStates } from '../screens/ten-seconds.ts'
import type { Comes, TenState } from '../screens/ten-state.ts'

const SMALLEST = { width: 320, height: 640 }
test.describe.configure({ mode: 'parallel' })

for (const state of tenStates)
  test(`${state.side}, ${state.name}: ${state.is}`, async ({ crew }) => {
    const come = await bringAbout(crew, state)
    const page = await windowOf(come.context)
    // English last: there it is pressed.
    for (const lang of [...langs].sort((a) => (a === 'en' ? 1 : -1))) {
      await look(come, page, lang, crew)
      await looksRight(page, state, lang, await come.night.state())
      if (lang !== 'en') await come.context.setOffline(false)
    }
    if (state.comes !== null) await press(come, page, state.comes)
    await come.context.setOffline(false)
  })

/** One window a side: what it has loaded once it has. */
async function windowOf(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage())
}

async function look({ context, path, state }: Come, page: Page, lang: Lang, { warm }: Crew): Promise<void> {
  await context.addCookies([{ name: 'lang', value: lang, url: warm.url }])
  await page.goto(path)
  await state.act?.(page)
}

async function looksRight(page: Page, state: TenState, lang: Lang, now: UpgradeState): Promise<void> {
  const [says, text] = [state.says(lang, now), state.press?.(lang, now)]
  if (state.side === 'phone') {
    const big = page.locator('.press-big:visible')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
    await expect(big).toHaveText(text === undefined ? [] : [text])
    await fitsTheSmallest(page)
    return
  }
  const next = page.locator('[aria-keyshortcuts="N"]')
  await expect(page.locator('.glance-words')).toContainText(says)
  await expect(next).toHaveCount(text === undefined ? 0 : 1)
  if (text === undefined) return
  await expect(next).toHaveAccessibleName(text)
  await expect(page.locator('.glance').locator(next)).toHaveCount(1)
}

/** On the smallest phone what is asked, and the button that answers it, stand on the first screen, whole. */
async function fitsTheSmallest(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize(SMALLEST)
  for (const one of [
    page.getByRole('heading', { level: 1 }),
    ...(await page.locator('.press-big:visible').all()),
  ]) {
    const box = await one.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? SMALLEST.height), await one.innerText()).toBeLessThanOrEqual(
      SMALLEST.height,
    )
  }
  if (size !== null) await page.setViewportSize(size)
}

async function press(come: Come, page: Page, comes: Comes): Promise<void> {
  const { state, night } = come
  const before = await eventsOf(come)
  const chosen = comes === 'camera' ? page.waitForEvent('filechooser') : null
  if (state.side === 'desk') {
    await expect(page.getByText(desk.en.top.connection.live, { exact: true })).toBeVisible()
    await page.keyboard.press('n')
  } else {
    if (state.act === undefined) await expect(page.getByText(phoneLine.en.live)).toBeVisible()
    await page.locator('.press-big:visible').click()
  }
  if (comes === 'camera') {
    await chosen
    return
  }
  if ('dialog' in comes) {
    const name = comes.dialog('en', await night.state())
    await expect(page.getByRole('dialog').getByRole('heading', { name, exact: true })).toBeVisible()
    return
  }
  if ('held' in comes) {
    const undo = state.side === 'desk' ? moveWords.en.undo : phoneSaid.en.undo
    await expect(page.getByRole('button', { name: undo, exact: true })).toBeVisible()
    expect(await eventsOf(come)).toEqual(before)
    return
  }
  await come.context.setOffline(false)
  await expect
    .poll(async () => (await eventsOf(come)).slice(before.length), { timeout: 20_000 })
    .toContain(comes.event)
}

/** The log, by the types of its events. */
async function eventsOf({ night }: Come): Promise<string[]> {
  const { upgrade, owner } = night
  const answer = await owner.context.request.get(`/api/upgrades/${upgrade}/events?after=0`)
  const { stretch } = (await answer.json()) as { stretch: Stretch }
  return (fromStretch(upgrade, stretch) ?? []).map((e) => e.type)
}

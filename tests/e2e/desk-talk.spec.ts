import { expect, type Page } from '@playwright/test'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { leave, newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let dale: Member
let mei: Member
let page: Page
const line = (text: string) => page.locator('.talk-rows li').filter({ hasText: text })

test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  for (let i = 0; i < 38; i++) {
    await dale.does({ type: 'talk.say', text: `desk says ${i}.` })
    await mei.does({ type: 'talk.say', text: `phone says ${i}.` })
  }
  page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}`)
})
test.afterAll(({ browser }) => leave(browser))

test('a long talk opens at its end; what came before is a button away, and all of it', async () => {
  await page.locator('#composer').scrollIntoViewIfNeeded()
  await expect(line('phone says 37.')).toBeInViewport()
  await expect(line('desk says 0.')).toHaveCount(0)
  await page.locator('.talk-scroll').focus()
  await page.keyboard.press('Home')
  const earlier = page.getByRole('button', { name: 'Earlier lines' })
  while (await earlier.isVisible()) await earlier.press('Enter')
  await expect(line('desk says 0.')).toHaveCount(1)
  await expect(line('phone says 37.')).toHaveCount(1)
})

test('whoever reads further up is not moved by a new line, and goes back to the end with one button', async () => {
  await line('phone says 3.').scrollIntoViewIfNeeded()
  const before = await line('phone says 3.').boundingBox()
  await mei.does({ type: 'talk.say', text: 'something new' })
  await expect(line('something new')).toHaveCount(1)
  expect(await line('phone says 3.').boundingBox()).toEqual(before)
  await page.getByRole('button', { name: deskTalk.en.newest }).press('Enter')
  await expect(line('something new')).toBeInViewport()
  await expect(line('desk says 0.')).toHaveCount(0)
})

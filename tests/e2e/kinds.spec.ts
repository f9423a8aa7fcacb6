import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { names } from '../../domain/messages/names.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'

const words = requests.en

let dale: Member
let mei: Member
let page: Page

test.beforeEach(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:05:00+08:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
})

const heading = () => page.getByRole('heading', { level: 1 })
const asked = {
  type: 'request.ask',
  id: 'r',
  machine: 'dolphin',
  step: null,
  expect: '',
  allowance: 10,
  expiresAt: null,
} as const

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

test('who is to stand by reads that, what to wait for, and that nothing else is to be touched', async () => {
  await dale.does({
    ...asked,
    kind: 'stand-by',
    text: 'Stand by DOLPHIN. It reboots now.',
    details: { if: 'no login after 5 minutes', then: 'Press RESET once.' },
  })
  await expect(heading()).toHaveText(names.en.kind['stand-by'])
  await expect(page.getByText(names.en.kind.reset, { exact: true })).toHaveCount(0)
  await expect(page.getByText('no login after 5 minutes')).toBeVisible()
  await expect(page.getByText('Press RESET once.')).toBeVisible()
  await expect(page.getByText(words.nothingElse)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Got it', exact: true })).toBeVisible()
  await page.goto(`/u/${dale.upgrade}/hands?lang=zh-TW`)
  await expect(page.getByRole('button', { name: '收到', exact: true })).toBeVisible()
})

test('the plan of the example asks to stand by, and says so', async () => {
  const { steps } = await state()
  expect(steps['reboot']?.ask).toMatchObject({ kind: 'stand-by', details: { then: 'Press RESET once.' } })
})

test('who is to take a photo reads of what, has the camera as the big button, and is done with the picture', async () => {
  await dale.does({
    ...asked,
    kind: 'take-photo',
    text: 'The two lights beside the plug.',
    details: { of: 'the lights of the network card' },
  })
  await expect(heading()).toHaveText(words.photoOf('the lights of the network card'))
  const camera = page.locator('.press-big.press-camera')
  await expect(camera).toBeVisible()
  await expect(page.locator('.card button.press-big')).toHaveCount(0)
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
    .jpeg()
    .toBuffer()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await expect(page.locator('.card button.press-big')).toHaveText(phoneRequests.en.done)
  await page.locator('.card button.press-big').click()
  await expect.poll(async () => (await state()).requests['r']?.state, { timeout: 20_000 }).toBe('done')
  await expect.poll(async () => Object.keys((await state()).photos).length, { timeout: 20_000 }).toBe(1)
})

import { expect } from '@playwright/test'
import { comer } from '../../domain/accounts/words/comer.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { originalWords } from '../../domain/plan/words/original.ts'
import { textForms } from '../../domain/plan/words/text-forms.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}+08:00`)

test('the phone reads Chinese and opens the original, the desk reads English; an answer in Chinese lights the English row', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
  await at('08:00:00')
  await dale.does({ type: 'upgrade.start' })
  const mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  await at('09:02:00')
  await mei.does({ type: 'presence.arrive' })
  const { state } = (await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()) as {
    state: UpgradeState
  }
  const planned = state.steps['reboot']?.ask
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'stand-by',
    machine: 'dolphin',
    step: 'reboot',
    text: planned?.text ?? '',
    details: planned?.details,
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  const phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
  const card = phone.locator('.card').first()
  await expect(card).toContainText('請守在標籤 DOLPHIN 的機器旁')
  await expect(card).toContainText('5 分鐘後螢幕還沒有出現「login:」')
  await expect(card.getByText('Press RESET once.')).toBeHidden()
  await card.getByText(originalWords['zh-TW'].title, { exact: true }).click()
  await expect(card.getByText('Press RESET once.')).toBeVisible()
  await expect(card.locator('.original [lang="en"]')).toContainText('It reboots now.')
  expect(await axeFaults(phone)).toEqual([])

  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  await expect(desk.locator('.request-text').first()).toContainText('Stand by the box')
  await expect(desk.locator('[data-step="reboot"] .step-title')).toHaveText(
    'Reboot dolphin so that the new label is in force',
  )
  await mei.does({ type: 'request.done', id: 'r1', saw: 'login:' })

  await at('15:00:00')
  await dale.does({ type: 'step.start', step: 'move-cable', override: 'the story is told from its middle' })
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('把數據機的線從舊 dragon 移到新 dragon')
  const looks = phone.getByRole('region', { name: signs['zh-TW'].ask })
  await looks.getByRole('button', { name: 'ON-LINE', exact: true }).click()
  await looks.getByRole('button', { name: '錯誤訊息', exact: true }).click()
  await expect(looks.locator('.look-lit')).toContainText('線留在原處不要動。')
  const seen = desk.locator('.now .seen')
  await expect(seen.locator('.seen-answer')).toHaveText(['ON-LINE', 'errors'])
  await expect(seen).toContainText('Leave the cable where it is.')
  await expect(desk.locator('.talk')).toContainText('The screen of the box with the sticker DOLPHIN: errors')
  expect(await axeFaults(phone)).toEqual([])
})

test('without script the original is one tap away as well', async ({ browser, warm }) => {
  const dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: taipei('09:05:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  const seat = { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'zh-TW' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: warm.url,
    storageState: await mei.context.storageState(),
  })
  const page = await plain.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(phoneIdle['zh-TW'].next)).toBeVisible()
  const next = page.locator('.next')
  await expect(next).toContainText('重新開機讓 dolphin 的新分割表生效')
  await next.getByText(originalWords['zh-TW'].title, { exact: true }).click()
  await expect(next.getByText('Reboot dolphin so that the new label is in force')).toBeVisible()
  await plain.close()
})

test('on the plan page words are given in the other language, taken back, and go with the text they stand for', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const step = async () =>
    (
      (await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()) as {
        state: UpgradeState
      }
    ).state.steps['first-boot']
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await page.locator('[data-step="first-boot"]').press('Enter')
  const fields = page.locator('[data-fields="first-boot"]')
  const words = textForms.en
  const zhName = comer.en.languages['zh-TW']
  await fields.getByText(`${words.title} · ${zhName}`, { exact: true }).click()
  const title = fields.getByLabel(`What · ${zhName}`)
  await expect(title).toHaveValue('dolphin 第一次開機進入 Debian')
  await title.fill('首次開機')
  await title.press('Enter')
  await expect.poll(async () => (await step())?.texts?.['zh-TW']?.title).toBe('首次開機')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(async () => (await step())?.texts?.['zh-TW']?.title).toBe('dolphin 第一次開機進入 Debian')

  const own = fields.getByLabel('What', { exact: true })
  await own.fill('Boot it')
  await own.press('Enter')
  await expect(page.getByText(words.gone)).toBeVisible()
  await expect.poll(async () => (await step())?.title).toBe('Boot it')
  await expect.poll(async () => (await step())?.texts?.['zh-TW']).not.toHaveProperty('title')
  expect((await step())?.texts?.['zh-TW']?.ask).toContain('請守在')

  await page.locator('.plan-bar').getByText('Machines', { exact: true }).click()
  const dolphin = page.locator('.plan-thing').filter({ has: page.locator('input[value="DOLPHIN"]') })
  await dolphin.getByText(`${words.title} · ${zhName}`, { exact: true }).click()
  const line = dolphin.getByLabel(`The screen of the box with the sticker DOLPHIN · ${zhName}`)
  await line.fill('螢幕：錯誤 / 登入')
  await line.press('Enter')
  await expect(dolphin).toContainText(words.count(3))
  await line.fill('螢幕：錯誤 / 登入 / 沒有畫面')
  await line.press('Enter')
  await expect(async () => {
    const { state } = await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()
    expect(state.machines.dolphin.signs[0]).toMatchObject({
      answers: ['errors', 'login prompt', 'nothing'],
      texts: { 'zh-TW': { name: '螢幕', answers: ['錯誤', '登入', '沒有畫面'] } },
    })
  }).toPass()
})

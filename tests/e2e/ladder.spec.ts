import { expect } from '@playwright/test'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { httpBox } from '../harness/http-box.ts'
import { mailBox } from '../harness/mail-box.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, onAPhoneInTaipei } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}+08:00`)

test('a sentinel says how to be reached; what is asked comes that way, and the desk sees each try and whom to call', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const box = await httpBox()
  const mails = await mailBox()
  const server = await startServer({ env: { SMTP_URL: mails.url, MAIL_FROM: 'farhand@example.org' } })
  try {
    const dale = await comeAsOwner(browser, server)
    await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
    const ling = { role: 'sentinel', person: 'sentinel', name: 'Ling', lang: 'en' } as const
    const mei = await comeByInvitation(browser, server, dale, ling, { ...onAPhoneInTaipei, locale: 'en-US' })

    const phone = await mei.context.newPage()
    await phone.goto('/settings#reach')
    const panel = phone.locator('#reach')
    await panel.getByText('ntfy', { exact: true }).click()
    await panel.getByLabel('Address of the topic').fill(`${box.url}/taipei-hands`)
    await panel.locator('details[open]').getByRole('button', { name: 'Add' }).click()
    await expect(panel.getByText('Added.')).toBeVisible()
    await panel.getByRole('button', { name: ladder.en.testOf('ntfy') }).click()
    await expect(panel.getByText(ladder.en.tested)).toBeVisible()
    await expect(panel.getByText(ladder.en.ok)).toBeVisible()
    expect(box.got).toHaveLength(1)
    await panel.getByText('Telephone', { exact: true }).click()
    await panel.getByLabel('Number').fill('+886 2 1234 5678')
    await panel
      .locator('details[open]')
      .getByLabel(ladder.en.after, { exact: true })
      .selectOption({ label: 'after 1 min' })
    await panel.locator('details[open]').getByRole('button', { name: 'Add' }).click()
    await expect(panel.getByText('+886 2 1234 5678', { exact: true })).toBeVisible()

    // A mailbox is used once its code came back; what is wrong is told in the form.
    await panel.getByText(ladder.en.kind.mail, { exact: true }).click()
    await panel.getByLabel(ladder.en.to).fill('mei@example.org')
    await panel
      .locator('details[open]')
      .getByLabel(ladder.en.after, { exact: true })
      .selectOption({ label: 'after 15 min' })
    await panel.locator('details[open]').getByRole('button', { name: 'Add' }).click()
    await expect(panel.getByText(ladder.en.codeSent)).toBeVisible()
    await expect(panel.getByText(ladder.en.unconfirmed)).toBeVisible()
    if (process.env['LOOK'] !== undefined)
      await panel.screenshot({ path: `${process.env['LOOK']}/phone-code.png` })
    const code = /\b\d{6}\b/.exec(mails.got[0]?.text ?? '')?.[0] ?? ''
    await panel.getByLabel(ladder.en.code).fill(code.slice(1))
    await panel.getByRole('button', { name: ladder.en.confirm, exact: true }).click()
    await expect(panel.getByText(ladder.en.codeWrong)).toBeVisible()
    await expect(panel.getByLabel(ladder.en.code)).toHaveValue(code.slice(1))
    await panel.getByLabel(ladder.en.code).fill(code)
    await panel.getByLabel(ladder.en.code).press('Enter')
    await expect(panel.getByText(ladder.en.confirmed)).toBeVisible()
    await expect(panel.getByText(ladder.en.unconfirmed)).toHaveCount(0)

    const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
    await at('09:02:00')
    await mei.does({ type: 'presence.arrive' })
    const table = await dale.context.newPage()
    await table.goto('/u/taipei')
    await dale.does({
      type: 'request.ask',
      id: 'r1',
      kind: 'reset',
      machine: 'dolphin',
      step: null,
      text: 'Press reset on DOLPHIN',
      expect: 'A beep',
      allowance: 10,
      expiresAt: null,
    })
    await expect(table.locator('.tries').getByText('ntfy to Ling: handed over')).toBeVisible()
    const told = JSON.parse(box.got[1]?.body ?? '{}')
    expect(told).toMatchObject({ topic: 'taipei-hands', priority: 5 })
    expect(told.message).toContain('A beep')

    await at('09:03:01')
    await expect(table.locator('.tries').getByText('time to call Ling')).toBeVisible()
    await expect(table.getByRole('link', { name: '+886 2 1234 5678' })).toHaveAttribute(
      'href',
      'tel:+886212345678',
    )

    const seen = told.actions.find((a: { action: string }) => a.action === 'http')
    const tapped = await fetch(new URL(new URL(seen.url).pathname + new URL(seen.url).search, server.url), {
      method: 'POST',
    })
    expect(tapped.status).toBe(200)
    await expect(table.locator('.request-seen')).toBeVisible()
    if (process.env['LOOK'] !== undefined) {
      await table.screenshot({ path: `${process.env['LOOK']}/desk.png` })
      await table.locator('.request-seen').screenshot({ path: `${process.env['LOOK']}/request.png` })
      await phone.screenshot({ path: `${process.env['LOOK']}/phone.png`, fullPage: true })
      await panel.screenshot({ path: `${process.env['LOOK']}/phone-panel.png` })
      await phone.setViewportSize({ width: 1280, height: 900 })
      await panel.screenshot({ path: `${process.env['LOOK']}/wide-panel.png` })
      await phone.evaluate(() => {
        document.documentElement.dataset['theme'] = 'light'
      })
      await phone.setViewportSize({ width: 320, height: 740 })
      await panel.screenshot({ path: `${process.env['LOOK']}/narrow-light.png` })
      await mei.context.addCookies([{ name: 'lang', value: 'zh-TW', url: server.url }])
      await phone.goto('/settings?why=way-failed#reach')
      await panel.screenshot({ path: `${process.env['LOOK']}/narrow-zh.png` })
    }
  } finally {
    await server.stop()
    await box.close()
    await mails.close()
  }
})

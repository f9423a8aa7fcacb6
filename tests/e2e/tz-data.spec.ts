import { expect, type Page } from '@playwright/test'
import { tzBrowser } from '../../domain/time/words/tz-browser.ts'
import { tzData } from '../../domain/time/words/tz-data.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

let server: RunningServer
let dale: Member
test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
})

/** A browser that thinks Taipei is where Tokyo is: old tz data, as far as a page can tell. */
const staleTaipei = () => {
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct(real, [locale, options]: [string?, Intl.DateTimeFormatOptions?]) {
      return new real(
        locale,
        options?.timeZone === 'Asia/Taipei' ? { ...options, timeZone: 'Asia/Tokyo' } : options,
      )
    },
  })
}

async function open(member: Member, path: string, stale: boolean): Promise<Page> {
  const page = await member.context.newPage()
  if (stale) await page.addInitScript(staleTaipei)
  await page.goto(path)
  return page
}

test('a browser whose tz data is not the server’s says so on the desk', async () => {
  const page = await open(dale, `/u/${dale.upgrade}`, true)
  const warning = page.getByRole('alert').filter({ hasText: tzBrowser.en.browserTitle })
  await expect(warning).toContainText(
    'this browser has the clocks of Taipei office at +09:00; the server has them at +08:00',
  )
  // By such data the plan's own times would seem to have moved: nobody is asked to move them.
  await expect(page.getByText(tzData.en.movedTitle)).toHaveCount(0)
  const plan = await open(dale, `/u/${dale.upgrade}/plan`, true)
  await expect(plan.getByRole('alert').filter({ hasText: tzBrowser.en.browserTitle })).toContainText('+09:00')
  await expect(plan.getByText(tzData.en.movedTitle)).toHaveCount(0)
  for (const path of ['log', 'people', 'calendar']) {
    const other = await open(dale, `/u/${dale.upgrade}/${path}`, true)
    await expect(other.getByRole('alert').filter({ hasText: tzBrowser.en.browserTitle })).toContainText(
      '+09:00',
    )
  }
  const right = await open(dale, `/u/${dale.upgrade}`, false)
  await expect(right.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(right.getByText(tzBrowser.en.browserTitle)).toHaveCount(0)
})

test('and on the phone, in its reader’s language', async ({ browser }) => {
  const seat = { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'zh-TW' } as const
  const mei = await comeByInvitation(browser, server, dale, seat, onAPhoneInTaipei)
  const page = await open(mei, `/u/${dale.upgrade}/hands`, true)
  await expect(page.getByRole('alert').filter({ hasText: tzBrowser['zh-TW'].browserTitle })).toContainText(
    '+09:00',
  )
  const right = await open(mei, `/u/${dale.upgrade}/hands`, false)
  await expect(right.getByRole('main')).toBeVisible()
  await expect(right.getByText(tzBrowser['zh-TW'].browserTitle)).toHaveCount(0)
})

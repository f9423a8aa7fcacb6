import { chromium } from '@playwright/test'
import { whole } from '../harness/chromium.ts'
import { comeAsOwner, comeByInvitation } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'
import { type ColdPhone, measureColdPhone } from './cold-phone.ts'
import { type Weighed, weighPages } from './weigh-pages.ts'

/** What a browser that has nothing yet waits for: what each page weighs, and how long a phone on a bad line takes. */
export async function measureFirstLoad(): Promise<{ pages: Weighed[]; phone: ColdPhone }> {
  const server = await startServer()
  const browser = await chromium.launch(whole)
  try {
    const dale = (await comeAsOwner(browser, server)).in('taipei')
    await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
    const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'zh-TW' } as const
    const mei = await comeByInvitation(browser, server, dale, seat)
    const pages = await weighPages(browser, server, { dale, mei })
    return { pages, phone: await measureColdPhone(browser, server, mei) }
  } finally {
    await browser.close()
    await server.stop()
  }
}

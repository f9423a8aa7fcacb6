import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect } from '@playwright/test'
import lighthouse from 'lighthouse'
import { test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

const LEAST = 98
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

let server: RunningServer
let dale: Member
let mei: Member
let profile: string
let phone: BrowserContext

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  mei = await comeByInvitation(browser, server, dale, seat)
  // A browser of its own, since the audit comes in by a port; its cookies are those of its first window.
  profile = await mkdtemp(join(tmpdir(), 'farhand-audit-'))
  const { launchOptions } = test.info().project.use
  phone = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--remote-debugging-port=0'],
  })
  await phone.addCookies(await mei.context.cookies())
})
test.afterAll(async () => {
  await phone?.close()
  await server?.stop()
  await rm(profile, { recursive: true, force: true })
})

/**
 * The scores of the Hands page on a mid-range phone and slow 4G, simulated; what is left to mend where it isn't whole. Of
 * what an earlier audit loaded nothing is there any more, by cache or by worker; the session is.
 */
async function audit() {
  const port = Number((await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0])
  const told = await lighthouse(`${server.url}/u/taipei/hands`, {
    port,
    onlyCategories: CATEGORIES,
    logLevel: 'error',
  })
  if (told === undefined) throw new Error('the audit told nothing')
  const { categories, audits } = told.lhr
  const scores = CATEGORIES.map((c) => [c, Math.round((categories[c]?.score ?? 0) * 100)] as const)
  const faults = Object.values(audits).filter((a) => a.score !== null && a.score < 0.9)
  return { scores, faults: faults.map((a) => `${a.id}: ${a.score} ${a.displayValue ?? a.title}`) }
}

for (const what of ['nothing asked', 'asked for hands'])
  test(`Lighthouse, mobile, ${what}: at least ${LEAST} in all four`, async () => {
    test.setTimeout(240_000)
    if (what === 'asked for hands') {
      await dale.does({ type: 'upgrade.start' })
      await dale.does({
        type: 'request.ask',
        id: 'r1',
        kind: 'reset',
        machine: 'dolphin',
        step: 'reboot',
        text: 'Stand by the box, and press RESET.',
        expect: 'dolphin login:',
        allowance: 10,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      })
    }
    // Other tests are on the same cores, and speed is one of the four: whoever is disturbed may try again.
    let { scores, faults } = await audit()
    let again = 0
    for (; again < 5 && scores.some(([, score]) => score < LEAST); again++)
      ({ scores, faults } = await audit())
    console.log(`Hands, ${what}: ${scores.map(([c, s]) => `${c} ${s}`).join(', ')}; tried again ${again}×`)
    for (const [category, score] of scores)
      expect(score, `${category}\n${faults.join('\n')}`).toBeGreaterThanOrEqual(LEAST)
  })

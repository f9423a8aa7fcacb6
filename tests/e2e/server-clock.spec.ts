import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { phoneClock } from '../../domain/clock/words/phone-clock.ts'
import { serverClockWords } from '../../domain/clock/words/server-clock.ts'
import { realClock } from '../../server/clock/clock.ts'
import { openStore } from '../../server/store/open.ts'
import { axeFaults } from '../harness/axe.ts'
import { comeAsOwner, comeByInvitation } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const HOUR = 3_600_000
const words = serverClockWords.en

test('a jump is settled by one press, what fell due while the server was down by the clocks of two devices', async ({
  browser,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-clock-'))
  /** What the server finds at its next start: where its clock stood, what the machine's showed, and whether it doubted. */
  const stood = async (at: number, wall: number, doubt: boolean) => {
    const store = await openStore({ dataDir })
    await store.meta.set('clock', JSON.stringify({ at, wall, doubt, down: null }))
    await store.close()
  }
  const now = realClock.now()
  await stood(now - HOUR, now, true)
  let server = await startServer({ dataDir })
  const dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await dale.does({ type: 'clock.set', own: null })
  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'zh-TW',
  })
  const then = 'Put the cable back'
  const dueAt = now - HOUR / 2
  await dale.does({ type: 'card.arm', id: 'k', unless: 'PPP up', then, machine: 'dragon', dueAt })

  const desk = await dale.context.newPage()
  const phone = await mei.context.newPage()
  // A clock that agrees with neither: it settles nothing.
  await phone.clock.install({ time: now + 3 * HOUR })
  await phone.goto(`/u/${dale.upgrade}/hands`)
  const line = phone.getByText(phoneClock['zh-TW'].jump)
  await expect(line).toBeVisible()
  await desk.goto(`/u/${dale.upgrade}`)
  const jumped = desk.locator('.notice').filter({ hasText: words.held })
  await expect(jumped).toContainText(words.ahead('1 h'))
  expect(await axeFaults(desk)).toEqual([])
  await jumped.getByRole('button').first().click()
  await expect(jumped).toHaveCount(0)
  await expect(line).toHaveCount(0)

  await server.kill('SIGTERM')
  await stood(now - HOUR, now - HOUR, false)
  server = await startServer({ dataDir, port: server.port })
  const down = desk.locator('.notice').filter({ hasText: words.down })
  await expect(down).toContainText(then, { timeout: 20_000 })
  await phone.clock.setSystemTime(realClock.now())
  await phone.reload()
  await expect(down).toHaveCount(0)
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

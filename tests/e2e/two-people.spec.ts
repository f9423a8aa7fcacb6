import { expect } from '@playwright/test'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { names } from '../../domain/messages/names.ts'
import { phonePage, phoneSaid } from '../../domain/phone/words.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const here = phoneRequests['zh-TW']
const called = names.en
const ask = {
  type: 'request.ask',
  id: 'reset-1',
  kind: 'reset',
  machine: 'dolphin',
  step: 'reboot',
  text: 'Press reset on DOLPHIN',
  expect: 'A beep, then the boot prompt',
  allowance: 10,
  expiresAt: null,
  ifNobody: { then: 'wait' },
} as const

let server: RunningServer
test.beforeEach(async () => {
  server = await startServer()
})
test.afterEach(() => server.stop())

test('a reset is asked for, seen, walked to and done, with a line of talk each way', async ({ browser }) => {
  const dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  const table = await dale.context.newPage()
  await table.goto('/u/taipei')
  const phone = await mei.context.newPage()
  await phone.clock.install()
  await phone.goto('/u/taipei/hands')
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'upgrade.start' })
  await dale.does(ask)

  const request = table.getByRole('region', { name: deskRequests.en.title, exact: true }).locator('.request')
  await expect(phone.getByText('Press reset on DOLPHIN')).toBeVisible()
  // A second tap within 0.7 s is taken for a slip of the thumb, so each is tried until it counts.
  for (const [button, state] of [
    [here.seen, called.request.seen],
    [here.onMyWay, called.request['on-my-way']],
    [here.done, called.request.done],
  ] as const)
    await expect(async () => {
      const next = phone.getByRole('button', { name: button, exact: true })
      if (await next.isVisible()) await next.tap({ timeout: 1000 })
      // What others act on can be taken back for ten seconds.
      if (button === here.done) await phone.clock.runFor(10_000)
      await expect(request.getByText(state, { exact: true })).toBeVisible({ timeout: 1000 })
    }).toPass()

  await phone.getByRole('textbox', { name: phoneTalk['zh-TW'].say }).fill('開機了，螢幕上有 boot:')
  await phone.getByRole('button', { name: phonePage['zh-TW'].send, exact: true }).last().tap()
  await expect(table.getByText('開機了，螢幕上有 boot:', { exact: true })).toBeVisible()
  await table.getByRole('textbox', { name: deskTalk.en.label }).fill('Good. Go and have breakfast.')
  await table.keyboard.press('Enter')
  await expect(phone.getByText('Good. Go and have breakfast.', { exact: true })).toBeVisible()
})

test('a tap outlives the death of the server between tap and answer, and counts once', async ({
  browser,
}) => {
  const dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  await mei.does({ type: 'presence.arrive' })
  await dale.does(ask)
  const table = await dale.context.newPage()
  await table.goto('/u/taipei')
  const phone = await mei.context.newPage()
  await phone.goto('/u/taipei/hands')
  await expect(phone.locator('.line-state.line-live')).toBeVisible()
  const seen = phone.getByRole('button', { name: here.seen, exact: true })
  await expect(seen).toBeVisible()

  // Stopped, the server takes the tap into its buffers and answers nothing; then it is killed with the tap in its hands.
  process.kill(server.pid, 'SIGSTOP')
  await seen.tap()
  await expect(phone.getByText(phoneSaid['zh-TW'].sending)).toBeVisible()
  await server.kill('SIGKILL')
  await expect(phone.locator('.line-state.line-lost')).toBeVisible()
  server = await startServer({ dataDir: server.dataDir, port: server.port })

  await expect(phone.locator('.line-state.line-live')).toBeVisible({ timeout: 30_000 })
  await expect(phone.getByRole('button', { name: here.onMyWay, exact: true })).toBeVisible()
  await expect(
    table
      .getByRole('region', { name: deskRequests.en.title, exact: true })
      .getByText(called.request.seen, { exact: true }),
  ).toBeVisible({
    timeout: 30_000,
  })
  const log = await dale.context.request.get('/api/upgrades/taipei/events?after=0&limit=500')
  const { stretch } = (await log.json()) as { stretch: { events: unknown[][] } }
  expect(stretch.events.filter((e) => e[2] === 'request.seen')).toHaveLength(1)
})

import { expect, type Page } from '@playwright/test'
import type { PushPayload } from '../../domain/contract/push.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phone } from '../../domain/messages/phone.ts'
import { push } from '../../domain/messages/push.ts'
import { whole } from '../harness/chromium.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = push.en
// The shell has no notifications to show.
test.use({ launchOptions: whole })

let server: RunningServer
let dale: Member
let mei: Member
let page: Page

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  await mei.does({ type: 'presence.arrive' })
  await mei.context.grantPermissions(['notifications'], { origin: server.url })
  // There is no push service in reach: what a browser would be given by one.
  await mei.context.addInitScript(() => {
    const made = {
      endpoint: 'https://push.example.org/of-mei',
      toJSON: () => ({
        endpoint: 'https://push.example.org/of-mei',
        keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
      }),
      unsubscribe: async () => true,
    }
    let has: typeof made | null = null
    if (!('PushManager' in window)) return
    Object.assign(PushManager.prototype, {
      getSubscription: async () => has,
      subscribe: async () => {
        has = made
        return made
      },
    })
  })
  page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(phone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
})

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

const payload = (): PushPayload => ({
  kind: 'request',
  nid: 'message-0001',
  upgrade: dale.upgrade,
  id: 'r1',
  account: '',
  tag: `request:${dale.upgrade}:r1`,
  title: 'Press reset: DOLPHIN',
  body: 'Stand by the box.',
  url: 'https://elsewhere.example/u/night/hands?show=request:r1',
  lang: 'en',
  actions: [
    { action: 'seen', title: 'Got it' },
    { action: 'way', title: 'On my way' },
  ],
})

/** As a push service would hand it to this browser. */
async function deliver(message: PushPayload): Promise<void> {
  const cdp = await mei.context.newCDPSession(page)
  const id = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [ours] = registrations
      if (ours !== undefined) resolve(ours.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  const data = JSON.stringify(message)
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: await id, data })
  await cdp.detach()
}

const shown = () =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications()
    return all.map((n) => ({ title: n.title, body: n.body, tag: n.tag, silent: n.silent }))
  })

/** Whether the worker has a network: one that has just been woken is cut off a moment later than its pages. */
async function reaches(): Promise<boolean> {
  const [worker] = mei.context.serviceWorkers()
  return (
    worker?.evaluate(() =>
      fetch('/api/health').then(
        () => true,
        () => false,
      ),
    ) ?? true
  )
}

/** A tap on the notification, or on one of its buttons. No tool can tap a real one. */
async function tap(action: string): Promise<void> {
  const [worker] = mei.context.serviceWorkers()
  if (worker === undefined) throw new Error('no worker')
  await worker.evaluate(async (action) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      NotificationEvent: new (type: string, init: object) => Event
      dispatchEvent(e: Event): boolean
    }
    const [notification] = await scope.registration.getNotifications()
    const event = new scope.NotificationEvent('notificationclick', { notification, action })
    const works: Promise<unknown>[] = []
    Object.defineProperty(event, 'waitUntil', { value: (p: Promise<unknown>) => works.push(p) })
    scope.dispatchEvent(event)
    await Promise.allSettled(works)
  }, action)
}

test('turned on by one tap; a push is shown whole, and its button answers without the page', async () => {
  await page.getByRole('button', { name: words.turnOn, exact: true }).click()
  await expect(page.getByText(words.on)).toBeVisible()
  await expect(page.getByText(words.unproven)).toBeVisible()
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text: 'Stand by the box.',
    expect: '',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  await deliver(payload())
  await expect
    .poll(shown)
    .toMatchObject([{ title: payload().title, body: payload().body, tag: payload().tag }])
  await tap('seen')
  await expect.poll(async () => (await state()).requests['r1']?.state).toBe('seen')
  expect(await shown()).toEqual([])
  // A human has tapped: this phone is proven for a day.
  await page.reload()
  await expect(page.getByText(words.unproven)).toBeHidden()

  // Called off meanwhile: the old notification acts no more, and says so in its place.
  await deliver({ ...payload(), nid: 'message-0002' })
  await expect.poll(shown).toHaveLength(1)
  await dale.does({ type: 'request.withdraw', id: 'r1', reason: 'Not needed.' })
  await tap('way')
  await expect.poll(async () => (await shown())[0]?.body ?? '').toMatch(/Too late: do not press/)
  expect((await state()).requests['r1']?.state).toBe('withdrawn')

  // Answered by another: that takes its place, and is quiet.
  await deliver({ ...payload(), kind: 'answered', title: 'Answered by Jun', actions: [] })
  await expect.poll(shown).toMatchObject([{ title: 'Answered by Jun', silent: true }])
})

test('a tap without a network is kept, said to be, and sent by the page', async () => {
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text: 'Stand by the box.',
    expect: '',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  const account = (await state()).people['sentinel']?.account ?? ''
  await deliver({ ...payload(), account })
  await expect.poll(shown).toHaveLength(1)
  await mei.context.setOffline(true)
  await expect.poll(reaches).toBe(false)
  await tap('way')
  await expect.poll(async () => (await shown())[0]?.body).toBe(words.kept)
  expect((await state()).requests['r1']?.state).toBe('asked')
  await mei.context.setOffline(false)
  await page.reload()
  await expect.poll(async () => (await state()).requests['r1']?.state, { timeout: 20_000 }).toBe('on-my-way')
})

import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { PushPayload } from '../../domain/contract/push.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { push } from '../../domain/notices/words/push.ts'
import { thisPhone } from '../../domain/phone/words.ts'
import { fakePushService } from '../../server/notices/testing/push-service.ts'
import { whole } from '../harness/chromium.ts'
import { newNight, test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

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
  await mei.context.addInitScript(fakePush)
  page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
})

/** There is no push service in reach: what a browser would be given by one, kept as a browser keeps it. */
function fakePush(): void {
  if (!('PushManager' in window)) return
  const bytes = (key: string) =>
    Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)).buffer
  const has = () => {
    const [endpoint, key] = (localStorage.getItem('fake-push') ?? '').split(' ')
    if (endpoint === undefined || key === undefined) return null
    return {
      endpoint,
      options: { applicationServerKey: bytes(key) },
      toJSON: () => ({ endpoint, keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } }),
      unsubscribe: async () => {
        localStorage.removeItem('fake-push')
        return true
      },
    }
  }
  Object.assign(PushManager.prototype, {
    getSubscription: async () => has(),
    subscribe: async ({ applicationServerKey: key }: { applicationServerKey: string }) => {
      const refuses = localStorage.getItem('fake-refuses')
      if (refuses !== null) throw new DOMException('Registration failed', refuses)
      localStorage.setItem('fake-push', `https://push.example.org/${crypto.randomUUID()} ${key}`)
      return has()
    },
  })
}

/** How push stands on Mei's phone, by the server. */
async function standing() {
  const answer = await mei.context.request.get('/api/push')
  return (await answer.json()) as {
    publicKey: string
    endpoint: string | null
    on: boolean
    dropped: boolean
  }
}

/** Her browser's subscription leads to our own push service: no browser could name that, for it is on this machine. */
async function leadTo(target: { endpoint: string; p256dh: string; auth: string }): Promise<void> {
  const { endpoint: now } = await standing()
  const db = new Database(join(server.dataDir, 'farhand.db'))
  db.prepare('UPDATE PushSubscription SET endpoint = ?, p256dh = ?, auth = ? WHERE endpoint = ?').run(
    target.endpoint,
    target.p256dh,
    target.auth,
    now,
  )
  db.close()
  await page.evaluate((endpoint) => {
    const [, key] = (localStorage.getItem('fake-push') ?? '').split(' ')
    localStorage.setItem('fake-push', `${endpoint} ${key}`)
  }, target.endpoint)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })

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
  // It is on, and nothing has come back yet: no more than that is said.
  await expect(page.getByText(words.unproven)).toBeVisible()
  await expect(page.getByText(words.on)).toBeHidden()
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
  await expect(page.getByText(words.on)).toBeVisible()
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

test('one that was made for another key is replaced by itself, and one that its service refuses by the test that found out', async () => {
  const old = 'https://push.example.org/of-another-server'
  await page.evaluate((at) => localStorage.setItem('fake-push', `${at} ${btoa('another key')}`), old)
  await page.reload()
  await expect(page.getByText(words.unproven)).toBeVisible()
  const first = await standing()
  expect(first).toMatchObject({ on: true, endpoint: expect.stringContaining('push.example.org') })
  expect(first.endpoint).not.toBe(old)

  const service = await fakePushService()
  await leadTo(service.phone().target)
  service.answers(403)
  await button(words.tryIt).click()
  await expect(page.getByText(words.no.refused(' (403)'))).toBeVisible()
  await expect(page.getByText(words.unproven)).toBeVisible()
  await expect
    .poll(standing)
    .toMatchObject({ on: true, endpoint: expect.stringContaining('push.example.org') })

  // The new one answers: sent, tapped, proven.
  const phone = service.phone()
  await leadTo(phone.target)
  service.answers(201)
  await button(words.tryIt).click()
  await expect(page.getByText(words.waiting)).toBeVisible()
  await expect(page.getByText(words.on)).toBeHidden()
  await deliver(JSON.parse(phone.got[0]?.body ?? '') as PushPayload)
  await expect.poll(shown).toMatchObject([{ title: words.drillTitle }])
  await tap('')
  await expect(page.getByText(words.on)).toBeVisible()
  await expect(page.getByText(words.unproven)).toBeHidden()
  await service.close()
})

test('what the browser renews reaches the server without the page; where it gives none, nobody counts on it', async () => {
  await button(words.turnOn).click()
  await expect(page.getByText(words.unproven)).toBeVisible()
  const { endpoint: before } = await standing()
  const [worker] = mei.context.serviceWorkers()
  if (worker === undefined) throw new Error('no worker')
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      ExtendableEvent: new (type: string) => Event
      dispatchEvent(e: Event): boolean
    }
    const endpoint = 'https://push.example.org/renewed'
    const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
    const fake = {
      getSubscription: async () => null,
      subscribe: async () => ({ endpoint, toJSON: () => ({ endpoint, keys }) }),
    }
    Object.defineProperty(scope.registration, 'pushManager', { value: fake, configurable: true })
    const event = new scope.ExtendableEvent('pushsubscriptionchange')
    const works: Promise<unknown>[] = []
    Object.defineProperty(event, 'waitUntil', { value: (p: Promise<unknown>) => works.push(p) })
    scope.dispatchEvent(event)
    await Promise.allSettled(works)
  })
  expect(await standing()).toMatchObject({ on: true, endpoint: 'https://push.example.org/renewed' })
  expect(before).not.toBe('https://push.example.org/renewed')

  await page.evaluate(() => {
    localStorage.removeItem('fake-push')
    localStorage.setItem('fake-refuses', 'AbortError')
  })
  await page.reload()
  await expect(page.getByText(words.noService)).toBeVisible()
  await expect(page.getByText(words.lost)).toBeVisible()
  expect(await standing()).toMatchObject({ on: false, dropped: true })
  await page.evaluate(() => localStorage.removeItem('fake-refuses'))
  await button(words.turnOn).click()
  await expect(page.getByText(words.unproven)).toBeVisible()
})

test('a server without a contact offers no push, and says why and what to do: to its owner and to who is on site', async ({
  browser,
}) => {
  const bare = await startServer({ env: { PUSH_CONTACT: '' } })
  try {
    const owner = await comeAsOwner(browser, bare)
    const jun = await comeByInvitation(browser, bare, owner, {
      role: 'sentinel',
      person: 'sentinel',
      name: 'Jun',
      lang: 'zh-TW',
    })
    const at = await jun.context.newPage()
    const zh = push['zh-TW']
    await at.goto(`/u/${owner.upgrade}/hands`)
    await expect(at.getByText(zh.notOffered.others)).toBeVisible()
    expect(await at.getByRole('button', { name: zh.turnOn }).count()).toBe(0)
    const settings = async ({ context }: Member) => (await context.request.get('/settings')).text()
    expect(await settings(jun)).toContain(zh.notOffered.others)
    expect(await settings(owner)).toContain(push.en.notOffered.owner)
    expect(await settings(owner)).toContain(settingsPage.en.server.pushOff)
  } finally {
    await bare.stop()
  }
})

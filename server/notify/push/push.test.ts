import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PushPayload } from '../../../domain/contract/push.ts'
import { handClock } from '../../../tests/harness/hand-clock.ts'
import { openStore, type Store } from '../../store/open.ts'
import type { Notice } from '../channel.ts'
import { fakePushService } from '../testing/push-service.ts'
import { createPush, PROVEN, type PushService } from './door.ts'
import { pushKeys } from './keys.ts'

const NOW = Date.UTC(2026, 10, 23)
let service: Awaited<ReturnType<typeof fakePushService>>
let folder: string
let store: Store
let clock: ReturnType<typeof handClock>
let push: PushService

beforeEach(async () => {
  service = await fakePushService()
  folder = mkdtempSync(join(tmpdir(), 'farhand-push-'))
  store = await openStore({ dataDir: folder })
  clock = handClock(NOW)
  push = createPush({
    store: store.push,
    clock,
    keys: await pushKeys(store.meta),
    subject: 'mailto:ops@example.org',
  })
  await person('mei')
})
afterEach(async () => {
  await store.close()
  await service.close()
  rmSync(folder, { recursive: true })
})

async function person(id: string): Promise<void> {
  await store.accounts.createAccount({ id, name: id, lang: 'en', owner: false, createdAt: NOW })
}
async function browser(account: string, id: string): Promise<ReturnType<typeof service.phone>> {
  await store.accounts.createSession({
    id,
    tokenHash: `hash-${id}`,
    accountId: account,
    label: id,
    createdAt: NOW,
    lastSeenAt: NOW,
    expiresAt: NOW + 90 * PROVEN,
    revokedAt: null,
  })
  const phone = service.phone()
  await store.push.keep({ ...phone.target, sessionId: id, createdAt: NOW })
  return phone
}
const notice: Notice = {
  upgrade: 'taipei',
  kind: 'request',
  id: 'r1',
  tag: 'request:taipei:r1',
  topic: '',
  lang: 'zh-TW',
  title: '按重開鍵：DOLPHIN',
  body: '站到 DOLPHIN 前面。',
  url: 'https://farhand.example/u/taipei/hands?show=request:r1',
  urgent: true,
  buttons: [{ action: 'seen', title: '看到了' }],
}
const read = (phone: ReturnType<typeof service.phone>) =>
  phone.got.map((g) => ({ ...g, body: JSON.parse(g.body) as PushPayload }))

test('the whole request reaches every browser of a person, sealed for it alone, urgent, and replaced by a newer one', async () => {
  const one = await browser('mei', 's1')
  const two = await browser('mei', 's2')
  expect(await push.has('mei')).toBe(true)
  expect(await push.send('mei', notice)).toEqual({ ok: true })
  for (const phone of [one, two]) {
    const [got] = read(phone)
    expect(got?.vapidOk).toBe(true)
    expect(got?.headers).toMatchObject({ urgency: 'high', ttl: '3600' })
    expect(got?.headers['topic']).toMatch(/^[A-Za-z0-9_-]{1,32}$/)
    expect(got?.body).toMatchObject({
      title: notice.title,
      body: notice.body,
      id: 'r1',
      account: 'mei',
      actions: [{ action: 'seen', title: '看到了' }],
    })
  }
  await push.send('mei', { ...notice, kind: 'answered', buttons: [] })
  const [first, second] = read(one)
  expect(second?.headers['topic']).toBe(first?.headers['topic'])
  expect(second?.body).toMatchObject({ tag: notice.tag, actions: [] })
})

test('what is too long is shortened to what a push service must take', async () => {
  const phone = await browser('mei', 's1')
  await push.send('mei', { ...notice, body: '很長的一段話。'.repeat(2000) })
  const [got] = read(phone)
  expect(Buffer.byteLength(phone.got[0]?.body ?? '')).toBeLessThanOrEqual(3993)
  expect(got?.body.body.endsWith('…')).toBe(true)
  expect(got?.body.title).toBe(notice.title)
})

test('a browser that its service has given up is dropped and said; one that is only in trouble is not', async () => {
  await browser('mei', 's1')
  service.answers(503)
  expect(await push.send('mei', notice)).toMatchObject({ ok: false, gone: false })
  expect(await push.has('mei')).toBe(true)
  service.answers(410)
  expect(await push.send('mei', notice)).toMatchObject({ ok: false, gone: true })
  expect(await push.has('mei')).toBe(false)
  expect(await push.state('s1')).toMatchObject({ on: false, dropped: true })
})

test('a drill is proven by a tap alone, and for a day', async () => {
  const phone = await browser('mei', 's1')
  expect(await push.state('s1')).toMatchObject({ on: true, provenAt: null, drillOpen: false })
  expect(await push.drill('s1', 'mei', 'en', 'https://farhand.example')).toEqual({ ok: true })
  expect(await push.state('s1')).toMatchObject({ drillOpen: true, roundTrip: null })
  const [got] = read(phone)
  await store.push.tapped('s1', 'another', NOW + 1000)
  expect(await push.state('s1')).toMatchObject({ drillOpen: true })
  await store.push.tapped('s1', got?.body.id ?? '', NOW + 3200)
  await store.push.tapped('s1', got?.body.id ?? '', NOW + 9000)
  expect(await push.state('s1')).toMatchObject({ drillOpen: false, roundTrip: 3200, provenAt: NOW + 9000 })
  expect(await push.drill('nobody', 'mei', 'en', '')).toBeNull()
})

test('a revoked session is rung no more, and a browser that changed hands belongs to its new session', async () => {
  const phone = await browser('mei', 's1')
  await person('dale')
  await browser('dale', 's2')
  await store.push.keep({ ...phone.target, sessionId: 's2', createdAt: NOW })
  expect(await push.has('mei')).toBe(false)
  expect(await push.has('dale')).toBe(true)
  await store.push.forget('s2')
  expect(await push.has('dale')).toBe(false)
})

test('the keys of the server are made once', async () => {
  expect(await pushKeys(store.meta)).toEqual(await pushKeys(store.meta))
})

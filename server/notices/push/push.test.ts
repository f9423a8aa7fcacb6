import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PushPayload } from '../../../domain/contract/push.ts'
import { handClock } from '../../../tests/harness/hand-clock.ts'
import { loopbackDoor as door } from '../../outbound/testing/door.ts'
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
    door,
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

describe('what a push service answers', () => {
  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
  ] as const)('%i ends that subscription, and says why: %s', async (status, why) => {
    await browser('mei', 's1')
    service.answers(status)
    expect(await push.send('mei', notice)).toEqual({ ok: false, why, status, after: 0 })
    expect(service.last.asked).toBe(1)
    expect(await push.has('mei')).toBe(false)
    expect(await push.state('s1')).toMatchObject({ on: false, dropped: true, trouble: { why, status } })
  })

  test.each([
    [408, 'busy'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
    [302, 'unusable'],
    [415, 'unusable'],
  ] as const)('%i ends no subscription: %s', async (status, why) => {
    await browser('mei', 's1')
    service.answers(status)
    expect(await push.send('mei', notice)).toMatchObject({ ok: false, why, status })
    expect(await push.state('s1')).toMatchObject({ on: true, dropped: false, trouble: { why, status } })
    service.answers(201)
    expect(await push.send('mei', notice)).toEqual({ ok: true })
    expect(await push.state('s1')).toMatchObject({ on: true, trouble: null })
  })

  test('a line that breaks is unreachable, and ends nothing', async () => {
    await browser('mei', 's1')
    service.answers('closes')
    expect(await push.send('mei', notice)).toMatchObject({ ok: false, why: 'unreachable', status: null })
    expect(await push.has('mei')).toBe(true)
  })

  test('one that hangs is not waited for', async () => {
    await browser('mei', 's1')
    service.answers('hangs')
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const over = new AbortController()
      over.abort(new DOMException(`${ms} ms`, 'TimeoutError'))
      return over.signal
    })
    expect(await push.send('mei', notice)).toMatchObject({ ok: false, why: 'timeout', status: null })
    expect(timeout).toHaveBeenCalledWith(10_000)
    timeout.mockRestore()
    expect(await push.has('mei')).toBe(true)
  })

  test('how long it asks to wait is told, within reason', async () => {
    await browser('mei', 's1')
    for (const [retryAfter, after] of [
      ['7', 7000],
      ['86400', 300_000],
      ['soon', 0],
    ] as const) {
      service.answers({ status: 429, retryAfter })
      expect(await push.send('mei', notice)).toMatchObject({ why: 'busy', after })
    }
  })

  test('what is too large is sent once more, shorter; then that message is over, and the subscription is not', async () => {
    const phone = await browser('mei', 's1')
    service.answers({ status: 201, most: 2500 })
    expect(await push.send('mei', { ...notice, body: '很長的一段話。'.repeat(500) })).toEqual({ ok: true })
    expect(service.last.asked).toBe(2)
    expect(read(phone)[0]?.body.title).toBe(notice.title)
    service.answers(413)
    expect(await push.send('mei', notice)).toMatchObject({ ok: false, why: 'too-large', status: 413 })
    expect(service.last.asked).toBe(4)
    expect(await push.state('s1')).toMatchObject({ on: true, trouble: { why: 'too-large' } })
  })

  test('a phone that can be reached counts, whatever became of the others; what may pass goes before what is over', async () => {
    const well = await browser('mei', 's1')
    await browser('mei', 's2')
    await store.push.keep({
      ...service.phone().target,
      p256dh: 'B'.repeat(87),
      sessionId: 's2',
      createdAt: NOW,
    })
    expect(await push.send('mei', notice)).toEqual({ ok: true })
    expect(await push.state('s2')).toMatchObject({ on: true, trouble: { why: 'unusable', status: null } })
    service.answers(503)
    expect(await push.send('mei', notice)).toMatchObject({ why: 'busy' })
    expect(well.got).toHaveLength(1)
  })
})

test('a title that is too long by itself is shortened too, and what is short stays as it is', async () => {
  const phone = await browser('mei', 's1')
  await push.send('mei', { ...notice, title: '重開'.repeat(2000), body: 'ab' })
  expect(Buffer.byteLength(phone.got[0]?.body ?? '')).toBeLessThanOrEqual(3993)
  expect(read(phone)[0]?.body.title.endsWith('…')).toBe(true)
})

test('the contact stands in the header; without one nobody is pushed to, and that is said', async () => {
  await browser('mei', 's1')
  await push.send('mei', notice)
  expect(service.last.contact).toBe('mailto:ops@example.org')
  const none = createPush({ store: store.push, clock, door, keys: await pushKeys(store.meta), subject: null })
  expect(none.offered).toBe(false)
  expect(await none.has('mei')).toBe(false)
  expect(await none.send('mei', notice)).toMatchObject({ ok: false, why: 'not-offered' })
  expect(await none.drill('s1', 'mei', 'en', '')).toMatchObject({ ok: false, why: 'not-offered' })
  expect(await none.state('s1')).toMatchObject({ on: false, dropped: false, drillOpen: false })
  expect(service.last.asked).toBe(1)
  // Nothing was lost by it.
  expect(await push.state('s1')).toMatchObject({ on: true })
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

test('a drill that could not be handed over is not waited for', async () => {
  await browser('mei', 's1')
  service.answers(503)
  expect(await push.drill('s1', 'mei', 'en', '')).toMatchObject({ ok: false, why: 'busy', status: 503 })
  expect(await push.state('s1')).toMatchObject({ on: true, drillOpen: false, provenAt: null })
  service.answers(403)
  expect(await push.drill('s1', 'mei', 'en', '')).toMatchObject({ ok: false, why: 'refused', status: 403 })
  expect(await push.state('s1')).toMatchObject({ on: false, dropped: true })
  expect(await push.drill('s1', 'mei', 'en', '')).toBeNull()
})

test('what was proven is of one subscription: neither another’s tap nor a new one inherits it', async () => {
  const phone = await browser('mei', 's1')
  await push.send('mei', notice)
  const { to } = read(phone)[0]?.body ?? {}
  await push.tapped('s1', null, to)
  expect(await push.state('s1')).toMatchObject({ provenAt: NOW })
  // The same posted again changes nothing.
  await store.push.keep({ ...phone.target, sessionId: 's1', createdAt: NOW })
  expect(await push.state('s1')).toMatchObject({ provenAt: NOW })
  await store.push.keep({ ...service.phone().target, sessionId: 's1', createdAt: NOW })
  expect(await push.state('s1')).toMatchObject({ on: true, provenAt: null })
  // What the old one brought is still on the screen, and is tapped now.
  await push.tapped('s1', null, to)
  expect(await push.state('s1')).toMatchObject({ provenAt: null })
  await push.tapped('s1', null, undefined)
  expect(await push.state('s1')).toMatchObject({ provenAt: NOW })
})

test('a page that has lost its subscription says so, and it is rung no more until it has another', async () => {
  const phone = await browser('mei', 's1')
  await push.lost('s1')
  expect(await push.has('mei')).toBe(false)
  expect(await push.state('s1')).toMatchObject({ on: false, dropped: true, trouble: { why: 'lost' } })
  await store.push.keep({ ...phone.target, sessionId: 's1', createdAt: NOW })
  expect(await push.state('s1')).toMatchObject({ on: true, dropped: false, provenAt: null, trouble: null })
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PushPayload } from '../../../domain/contract/push.ts'
import { push } from '../../../domain/notices/words/push.ts'
import { formatAge } from '../../../domain/time/format.ts'
import { COMES } from '../../notices/push/door.ts'
import { fakePushService } from '../../notices/testing/push-service.ts'
import { type Browser, openSite, type Site } from '../testing/site.ts'

const HOUR = 3_600_000
let site: Site
let service: Awaited<ReturnType<typeof fakePushService>>
let dale: Browser
let mei: Browser

beforeEach(async () => {
  site = await openSite()
  service = await fakePushService()
  await site.upgrade('taipei')
  dale = await site.owner('Dale')
  mei = await site.guest(dale, 'sentinel', 'sentinel', '美玲')
})
afterEach(async () => {
  await site.close()
  await service.close()
})

const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
const there = (endpoint: string) => ({ endpoint, keys })
const standing = async (who: Browser) =>
  (await (await who.get('/api/push')).json()) as Record<string, unknown>
const sessionOf = async (account: string) =>
  (await site.store.accounts.sessionsOfAccount(account))[0]?.id ?? ''
const accountOf = async (person: string) => (await site.state()).people[person]?.account ?? ''
/** Somebody's browser takes push at our own service: no browser could name it, for it is on this machine. */
async function rung(person: string) {
  const phone = service.phone()
  const sessionId = await sessionOf(await accountOf(person))
  await site.store.push.keep({ ...phone.target, sessionId, createdAt: site.clock.now() })
  return { phone, sessionId }
}

describe('push on one’s own browser', () => {
  test('is nobody’s business who is not signed in', async () => {
    const stranger = site.browser()
    expect((await stranger.get('/api/push')).status).toBe(401)
    for (const path of ['/api/push', '/api/push/end', '/api/push/drill', '/api/push/tap'])
      expect((await stranger.json(path, {})).status).toBe(401)
  })

  test('is not rung where its service lies inside', async () => {
    const { sessionId } = await rung('sentinel')
    const endpoint = 'http://10.0.0.5/push/mei'
    const { p256dh, auth } = service.phone().target
    await site.store.push.keep({ endpoint, p256dh, auth, sessionId, createdAt: site.clock.now() })
    const answer = await (await mei.json('/api/push/drill', {})).json()
    expect(answer).toEqual({ ok: false, why: 'not-allowed', says: push.en.no['not-allowed'] })
  })

  test('is turned on once, however often it is said, and off', async () => {
    expect(await standing(mei)).toMatchObject({ on: false, proven: false, publicKey: expect.any(String) })
    for (let i = 0; i < 2; i++)
      expect((await mei.json('/api/push', there('https://push.example.org/mei'))).status).toBe(200)
    expect(await standing(mei)).toMatchObject({ on: true, dropped: false, proven: false })
    expect(await site.store.push.liveOf(await accountOf('sentinel'), site.clock.now())).toHaveLength(1)
    expect((await mei.json('/api/push/end', {})).status).toBe(200)
    expect(await standing(mei)).toMatchObject({ on: false })
  })

  test.each([
    ['no address', { keys }],
    ['no keys', { endpoint: 'https://push.example.org/x' }],
    ['keys that are none', { endpoint: 'https://push.example.org/x', keys: { p256dh: '<>', auth: 'x' } }],
    ['no https', there('http://push.example.org/x')],
    ['another port', there('https://push.example.org:8443/x')],
    ['an address of this machine', there('https://127.0.0.1/x')],
    ['one of this machine in figures', there('https://2130706433/x')],
    ['one of its network', there('https://[::1]/x')],
    ['a name of this network', there('https://printer.local/x')],
    ['a name without a dot', there('https://localhost/x')],
    ['this machine with a dot at its end', there('https://localhost./x')],
    ['a name of this network with one', there('https://printer.local./x')],
    ['an outside name with one', there('https://push.example.org./x')],
    ['a name with a user', there('https://user:pw@push.example.org/x')],
    ['a name with a password alone', there('https://:pw@push.example.org/x')],
    ['no address at all', there('push')],
  ])('takes nothing from %s', async (_, body) => {
    expect((await mei.json('/api/push', body)).status).toBe(400)
    expect(await standing(mei)).toMatchObject({ on: false })
  })

  test('is not turned on by another site’s page', async () => {
    const answer = await mei.json('/api/push', there('https://push.example.org/mei'), {
      origin: 'https://elsewhere.example',
    })
    expect(answer.status).toBe(403)
    expect(await standing(mei)).toMatchObject({ on: false })
  })

  test('is tried, and proven by the tap alone, for a day', async () => {
    const { phone } = await rung('sentinel')
    expect(await (await mei.json('/api/push/drill', {})).json()).toEqual({ ok: true })
    const drill = JSON.parse(phone.got[0]?.body ?? '{}') as { id: string }
    expect(await standing(mei)).toMatchObject({ drillOpen: true, proven: false })
    await site.clock.advance(4200, async () => {})
    expect((await mei.json('/api/push/tap', { drill: 7 })).status).toBe(400)
    expect((await mei.json('/api/push/tap', { drill: drill.id })).status).toBe(200)
    expect(await standing(mei)).toMatchObject({ drillOpen: false, proven: true, roundTrip: 4200 })
    await site.clock.advance(24 * HOUR, async () => {})
    expect(await standing(mei)).toMatchObject({ proven: false })
  })

  test('is tried no more often than is of use, and not where nothing takes it', async () => {
    expect(await (await mei.json('/api/push/drill', {})).json()).toEqual({ ok: false })
    await rung('sentinel')
    const answers: number[] = []
    for (let i = 0; i < 30 && !answers.includes(429); i++)
      answers.push((await mei.json('/api/push/drill', {})).status)
    expect(answers).toContain(429)
  })
})

describe('what a phone is told', () => {
  const says = async (who: Browser) => (await standing(who))['says']
  const words = push.en

  test('is that it is not proven, until a tap; then that it is, until a test is in vain or a day is over', async () => {
    expect(await says(mei)).toEqual({ good: false, waits: false, line: words.off, more: '' })
    const { phone } = await rung('sentinel')
    expect(await says(mei)).toEqual({ good: false, waits: false, line: words.unproven, more: words.testIt })
    await mei.json('/api/push/drill', {})
    expect(await says(mei)).toEqual({ good: false, waits: true, line: words.unproven, more: words.waiting })
    await site.clock.advance(COMES, async () => {})
    const ago = formatAge(COMES, 'en')
    expect(await says(mei)).toMatchObject({ good: false, waits: false, more: words.unanswered(ago) })
    const { id, to } = JSON.parse(phone.got[0]?.body ?? '{}') as PushPayload
    await mei.json('/api/push/tap', { drill: id, to })
    expect(await says(mei)).toMatchObject({ good: true, waits: false, line: words.on })
    await site.clock.advance(HOUR, async () => {})
    await mei.json('/api/push/drill', {})
    expect(await says(mei)).toMatchObject({ good: true, waits: true, more: words.waiting })
    await site.clock.advance(COMES, async () => {})
    expect(await standing(mei)).toMatchObject({ on: true, proven: false })
    const since = formatAge(HOUR + COMES, 'en')
    expect(await says(mei)).toMatchObject({ good: false, line: words.stale(since) })
    const next = JSON.parse(phone.got[1]?.body ?? '{}') as PushPayload
    await mei.json('/api/push/tap', { drill: next.id, to: next.to })
    expect(await standing(mei)).toMatchObject({ proven: true })
    await site.clock.advance(24 * HOUR, async () => {})
    expect(await standing(mei)).toMatchObject({ on: true, proven: false })
  })

  test.each([
    [410, 'gone', words.no.gone, words.dropped],
    [403, 'refused', words.no.refused, words.refused(' (403)')],
    [413, 'too-large', words.no['too-large'], words.unproven],
    [503, 'busy', words.no.busy, words.unproven],
    [405, 'unusable', words.no.unusable, words.unproven],
  ] as const)('of a test that is answered %i is why, and what to do', async (status, why, text, line) => {
    await rung('sentinel')
    service.answers(status)
    expect(await (await mei.json('/api/push/drill', {})).json()).toEqual({
      ok: false,
      why,
      says: text(` (${status})`),
    })
    expect(await says(mei)).toMatchObject({ good: false, waits: false, line })
  })

  test('of a service that is not reached is that, not that it is the phone', async () => {
    await rung('sentinel')
    service.answers('closes')
    const answer = await (await mei.json('/api/push/drill', {})).json()
    expect(answer).toEqual({ ok: false, why: 'unreachable', says: words.no.unreachable })
  })

  test('of a browser that lost its subscription is that it is off, until it has another', async () => {
    const old = 'https://push.example.org/old'
    await mei.json('/api/push', there(old))
    expect((await mei.json('/api/push/end', { lost: true })).status).toBe(200)
    expect(await standing(mei)).toMatchObject({ on: false, dropped: true, endpoint: old })
    expect(await says(mei)).toMatchObject({ line: words.lost })
    await mei.json('/api/push', { ...there('https://push.example.org/new'), replaces: old })
    expect(await standing(mei)).toMatchObject({ on: true, dropped: false, proven: false })
    await mei.json('/api/push/end', {})
    expect(await standing(mei)).toMatchObject({ on: false, dropped: false, endpoint: null })
  })

  test('what it had before ends with what replaces it, also under another session of theirs; nobody else’s does', async () => {
    const meis = await accountOf('sentinel')
    const now = site.clock.now()
    await site.store.accounts.createSession({
      id: 'earlier',
      tokenHash: 'earlier',
      accountId: meis,
      label: 'the same phone',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + 24 * HOUR,
      revokedAt: null,
    })
    const before = 'https://push.example.org/old'
    await site.store.push.keep({ endpoint: before, ...keys, sessionId: 'earlier', createdAt: now })
    await dale.json('/api/push', { ...there('https://push.example.org/dale'), replaces: before })
    expect(await site.store.push.liveOf(meis, now)).toMatchObject([{ endpoint: before }])
    await mei.json('/api/push', { ...there('https://push.example.org/new'), replaces: before })
    expect(await site.store.push.liveOf(meis, now)).toMatchObject([
      { endpoint: 'https://push.example.org/new' },
    ])
  })

  test('where push is not offered is why, and what to do, by who reads it; nothing is taken', async () => {
    const bare = await openSite({ pushContact: null })
    try {
      await bare.upgrade('taipei')
      const owner = await bare.owner('Dale')
      const guest = await bare.guest(owner, 'sentinel', 'sentinel', 'Mei')
      expect(await standing(guest)).toMatchObject({
        offered: false,
        on: false,
        publicKey: expect.any(String),
      })
      expect(await says(guest)).toMatchObject({ good: false, line: words.notOffered.others })
      expect(await says(owner)).toMatchObject({ line: words.notOffered.owner })
      await guest.form('/api/session/lang', { lang: 'zh-TW' })
      expect(await says(guest)).toMatchObject({ line: push['zh-TW'].notOffered.others })
      const answer = await guest.json('/api/push', there('https://push.example.org/mei'))
      expect([answer.status, await answer.json()]).toEqual([409, { ok: false, why: 'not-offered' }])
      const devices = await guest.get('/api/upgrades/taipei/devices')
      expect(await devices.json()).toMatchObject({ offered: false, push: { sentinel: { devices: 0 } } })
    } finally {
      await bare.close()
    }
  })
})

describe('one’s devices in the settings', () => {
  const tried = async (who: Browser, session: string) =>
    (await who.form('/api/session/push-drill', { session })).headers.get('location')

  test('are tried from any other of one’s own, and from nobody else’s', async () => {
    const { phone, sessionId } = await rung('sentinel')
    expect(await tried(mei, sessionId)).toBe('/settings?done=push-tried#sessions')
    expect(phone.got).toHaveLength(1)
    expect(await tried(dale, sessionId)).toBe('/settings?why=push-failed#sessions')
    expect(await tried(mei, 'none')).toBe('/settings?why=push-failed#sessions')
    expect(phone.got).toHaveLength(1)
  })

  test('one whose service has given it up is dropped, and said', async () => {
    const { sessionId } = await rung('sentinel')
    service.answers(410)
    expect(await tried(mei, sessionId)).toBe('/settings?why=push-failed#sessions')
    expect(await standing(mei)).toMatchObject({ on: false, dropped: true })
  })
})

describe('GET /api/upgrades/:id/devices', () => {
  const devices = async (who: Browser) => {
    const answer = await who.get('/api/upgrades/taipei/devices')
    return answer.ok ? ((await answer.json()) as { devices: object; push: object }) : answer.status
  }

  test('names the devices of the log and says whom push is proven to reach, to those who work on it', async () => {
    await site.must('taipei', { type: 'seat.take', person: 'upgrader', name: 'Dale' })
    const meis = await sessionOf(await accountOf('sentinel'))
    expect(await devices(mei)).toMatchObject({
      devices: { [meis]: expect.any(String) },
      push: { sentinel: { devices: 0, proven: false } },
    })
    const { phone } = await rung('sentinel')
    expect(await devices(mei)).toMatchObject({ push: { sentinel: { devices: 1, proven: false } } })
    await mei.json('/api/push/drill', {})
    const drill = JSON.parse(phone.got[0]?.body ?? '{}') as { id: string }
    await mei.json('/api/push/tap', { drill: drill.id })
    expect(await devices(mei)).toMatchObject({ push: { sentinel: { devices: 1, proven: true } } })
    await site.clock.advance(24 * HOUR, async () => {})
    expect(await devices(mei)).toMatchObject({ push: { sentinel: { proven: false } } })
  })

  test('is not for who only looks on, nor for strangers', async () => {
    const boss = await site.guest(dale, 'observer', null, 'Boss')
    expect(await devices(boss)).toBe(403)
    expect(await devices(site.browser())).toBe(401)
  })
})

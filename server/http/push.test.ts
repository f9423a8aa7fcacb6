import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakePushService } from '../notify/testing/push-service.ts'
import { type Browser, openSite, type Site } from './testing/site.ts'

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

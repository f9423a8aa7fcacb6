import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { APPLY_VERSION } from '../../domain/log/state.ts'
import { type Browser, openSite, type Site } from './testing/site.ts'

let site: Site
let owner: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
})
afterEach(() => site.close())

describe('reading', () => {
  test('events come in pages, zipped, with the chain whole', async () => {
    for (let i = 0; i < 30; i++) await site.must('taipei', { type: 'talk.say', text: `line ${i}` })
    const { seq, hash } = await site.state()
    const first = await owner.get('/api/upgrades/taipei/events?after=0&limit=20')
    const page = (await first.json()) as { stretch: Stretch; more: boolean }
    expect(page.more).toBe(true)
    expect(fromStretch('taipei', page.stretch)?.map((e) => e.seq)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    const { head } = page.stretch
    const rest = await owner.get(`/api/upgrades/taipei/events?after=${head.seq}&hash=${head.hash}`)
    expect(await rest.json()).toMatchObject({ more: false, stretch: { head: { seq, hash } } })

    const raw = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve) => {
      const headers = { 'accept-encoding': 'gzip', cookie: `farhand=${owner.cookie('farhand')}` }
      request(`${site.url}/api/upgrades/taipei/events`, { headers }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (p: Buffer) => parts.push(p))
        res.on('end', () => resolve({ headers: res.headers, body: Buffer.concat(parts) }))
      }).end()
    })
    expect(raw.headers['content-encoding']).toBe('gzip')
    expect((JSON.parse(gunzipSync(raw.body).toString()) as { stretch: Stretch }).stretch.head.seq).toBe(seq)
  })

  test('from a history that is not ours is told so', async () => {
    const answer = await owner.get(`/api/upgrades/taipei/events?after=1&hash=${'a'.repeat(64)}`)
    expect([answer.status, await answer.json()]).toMatchObject([409, { why: 'other-history' }])
    expect((await owner.get('/api/upgrades/taipei/events?after=99')).status).toBe(409)
  })

  test('bad questions are refused, not guessed at', async () => {
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=2001', 'hash=zz'])
      expect([query, (await owner.get(`/api/upgrades/taipei/events?${query}`)).status]).toEqual([query, 400])
  })

  test('the state and the plan are for members; others are told there is none', async () => {
    const snapshot = await owner.get('/api/upgrades/taipei')
    expect(await snapshot.json()).toEqual({ applyVersion: APPLY_VERSION, state: await site.state() })
    await site.upgrade('theirs')
    const eve = await site.guest(owner, 'upgrader', 'upgrader', 'Eve', 'theirs')
    for (const path of ['', '/events', '/plan.yaml']) {
      expect((await eve.get(`/api/upgrades/taipei${path}`)).status).toBe(404)
      expect((await site.browser().get(`/api/upgrades/taipei${path}`)).status).toBe(401)
      expect((await eve.get(`/api/upgrades/theirs${path}`)).status).toBe(200)
    }
  })

  test('what is not there, and what is asked wrongly', async () => {
    expect((await owner.get('/api/nothing')).status).toBe(404)
    expect((await owner.get('/api/upgrades/..%2f..%2fetc/events')).status).toBe(404)
    expect((await owner.get('/api/upgrades/constructor')).status).toBe(404)
    expect((await owner.get('/api/upgrades/%zz')).status).toBe(404)
    expect((await owner.get('/api/upgrades/taipei/commands')).status).toBe(405)
    expect(await (await owner.get('/u/taipei')).text()).toBe('Next')
    expect(await (await site.browser().get('/api/health')).json()).toEqual({ ok: true })
  })
})

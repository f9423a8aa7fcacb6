import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { Refusal } from '../../domain/log/refusals.ts'
import { type Browser, nextId, openSite, type Site, START } from './testing/site.ts'

let site: Site
let owner: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
})
afterEach(() => site.close())
const say = (b: Browser, command: CommandInput, id = nextId(), upgrade = 'taipei') =>
  b.json(`/api/upgrades/${upgrade}/commands`, { id, command })
type No = { ok: false; refusal: Refusal; message: string }
const said = async (answer: Response) => (await answer.json()) as Answer | No

describe('a command as JSON', () => {
  test('is answered as the log answered it, and the same again with the same', async () => {
    const first = await say(owner, { type: 'upgrade.ready' }, 'ready-000001')
    expect(first.status).toBe(200)
    const answer = await said(first)
    expect(answer).toEqual({ ok: true, seqs: [2] })
    expect(await said(await say(owner, { type: 'upgrade.ready' }, 'ready-000001'))).toEqual(answer)
    const other = await say(owner, { type: 'upgrade.cancel', reason: 'x' }, 'ready-000001')
    expect([other.status, await said(other)]).toMatchObject([409, { refusal: { code: 'other-body' } }])
    expect((await site.state()).status).toBe('ready')
  })

  test('is refused with code, parameters, and words in the reader’s language', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const answer = await mei.json(
      '/api/upgrades/taipei/commands',
      { id: nextId(), command: { type: 'upgrade.ready' } },
      { cookie: `farhand=${mei.cookie('farhand')}`, 'accept-language': 'zh-TW,zh;q=0.9' },
    )
    expect(answer.status).toBe(403)
    const no = (await answer.json()) as No
    expect(no.refusal).toEqual({
      code: 'not-allowed',
      params: { command: 'upgrade.ready', as: ['sentinel'] },
    })
    expect(no.message).toMatch(/現場人員.*遠端工程師/)
  })

  test('that is malformed is refused with what is wrong', async () => {
    for (const body of [
      '',
      '[]',
      '{',
      '{"id":"short","command":{}}',
      `{"id":"${nextId()}","command":{},"x":1}`,
    ]) {
      const answer = await owner.post('/api/upgrades/taipei/commands', body, {
        'content-type': 'application/json',
      })
      expect([body, answer.status]).toEqual([body, 400])
      expect(await said(answer)).toMatchObject({ refusal: { code: 'bad-input' } })
    }
    const unknown = await say(owner, { type: 'rm -rf' } as never)
    expect([unknown.status, await said(unknown)]).toMatchObject([400, { refusal: { code: 'bad-input' } }])
  })

  test('needs a session; a stranger’s upgrade and none look alike', async () => {
    expect((await say(site.browser(), { type: 'upgrade.ready' })).status).toBe(401)
    await site.upgrade('second')
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const [there, not] = await Promise.all(
      ['second', 'not-there'].map(async (u) =>
        said(await say(mei, { type: 'presence.arrive' }, nextId(), u)),
      ),
    )
    expect(there).toEqual(not)
    expect(there).toMatchObject({ refusal: { code: 'no-such-upgrade' } })
  })

  test('happened when it was tapped, but not before the device was last heard', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const tell = (saidAt: number, sentAt: number) =>
      mei.json('/api/upgrades/taipei/commands', {
        id: nextId(),
        saidAt,
        sentAt,
        command: { type: 'talk.say', text: 'x' },
      })
    const newest = async () => (await site.relay.before('taipei', 9999, 1))[0]
    site.clock.set(START + 3_600_000)
    await tell(1000, 61_000)
    expect(await newest()).toMatchObject({
      happenedAt: START + 3_540_000,
      at: START + 3_600_000,
      saidAt: 1000,
    })
    site.clock.set(START + 7_200_000)
    await tell(0, 86_400_000)
    expect((await newest())?.happenedAt).toBe(START + 3_600_000)
  })

  test('over the rate is told to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => owner.get('/api/upgrades/taipei/events?after=1')),
    )
    const over = answers.filter((a) => a.status === 429)
    expect(over.length).toBe(20)
    expect(over[0]?.headers.get('retry-after')).toBe('5')
    site.clock.set(START + 1000)
    expect((await owner.get('/api/upgrades/taipei')).status).toBe(200)
  })

  test.each([
    ['commands', 64 * 1024],
    ['invitations', 64 * 1024],
  ])('too large a body for %s is refused, whether or not its size is told before', async (path, most) => {
    const body = JSON.stringify({ id: nextId(), command: { type: 'talk.say', text: 'x'.repeat(most) } })
    const told = await owner.post(`/api/upgrades/taipei/${path}`, body, { 'accept-language': 'zh-TW' })
    expect([told.status, await told.json()]).toMatchObject([413, { fault: { code: 'too-large' } }])
    const chunked = await new Promise<number>((resolve, reject) => {
      const headers = { origin: site.url, cookie: `farhand=${owner.cookie('farhand')}` }
      const req = request(`${site.url}/api/upgrades/taipei/${path}`, { method: 'POST', headers }, (res) => {
        res.resume()
        resolve(res.statusCode ?? 0)
      })
      req.on('error', reject)
      for (let sent = 0; sent < body.length; sent += 16_384) req.write(body.slice(sent, sent + 16_384))
      req.end()
    })
    expect(chunked).toBe(413)
    expect((await site.state()).seq).toBe(1)
  })
})

describe('a command as a form', () => {
  let mei: Browser
  beforeEach(async () => {
    mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    await site.must('taipei', { type: 'upgrade.ready' })
  })
  const where = (answer: Response) => answer.headers.get('location')
  const tap = (b: Browser, fields: Record<string, string>) => b.form('/u/taipei/do', fields)

  test('ends on the page it came from, which can read what became of it', async () => {
    const id = nextId()
    const answer = await tap(mei, { id, type: 'presence.arrive', back: '/u/taipei/hands?show=2' })
    expect([answer.status, where(answer)]).toEqual([303, `/u/taipei/hands?show=2&said=${id}`])
    expect((await site.state()).presence['sentinel']?.state).toBe('on-site')
    const account = (await site.state()).people['sentinel']?.account ?? ''
    const [receipt] = await site.store.log.receipts([{ upgrade: 'taipei', actor: account, commandId: id }])
    expect(receipt?.seqs).toHaveLength(1)
  })

  test('that was refused ends there too, with its refusal', async () => {
    const id = nextId()
    expect(where(await tap(mei, { id, type: 'request.seen', thing: 'nothing' }))).toBe(
      `/u/taipei/hands?said=${id}`,
    )
    const account = (await site.state()).people['sentinel']?.account ?? ''
    const [receipt] = await site.store.log.receipts([{ upgrade: 'taipei', actor: account, commandId: id }])
    expect(JSON.parse(receipt?.answer ?? '')).toMatchObject({ refusal: { code: 'no-such' } })
  })

  test('away for minutes counts from the upgrade’s clock, and sent twice counts once', async () => {
    const form = { id: nextId(), type: 'presence.away', minutes: '15' }
    await tap(mei, form)
    const until = (await site.state()).presence['sentinel']?.until
    expect(until).toBe(START + 15 * 60_000)
    site.clock.set(START + 60_000)
    expect((await tap(mei, form)).status).toBe(303)
    expect((await site.state()).presence['sentinel']?.until).toBe(until)
  })

  test('leads nowhere but into its upgrade', async () => {
    const to = async (back: string) => where(await tap(mei, { id: nextId(), type: 'presence.arrive', back }))
    for (const back of [
      'https://evil.example.org/u/taipei/',
      '//evil.example.org/u/taipei/hands',
      '\\\\evil.example.org/u/taipei/',
      '/u/taipei/../other/hands',
      '/u/taipei-two',
      'javascript:alert(1)',
      '/',
      '',
    ])
      expect([back, await to(back)]).toEqual([back, expect.stringMatching(/^\/u\/taipei\/hands\?said=test-/)])
    expect(await to('/u/taipei')).toMatch(/^\/u\/taipei\?said=/)
  })

  test('whose answer no receipt holds is told right there, in words, with a way back', async () => {
    const id = nextId()
    await tap(mei, { id, type: 'talk.say', text: 'one' })
    for (const [fields, status] of [
      [{ id, type: 'talk.say', text: 'two' }, 409],
      [{ id: nextId(), type: 'talk.say', text: '' }, 400],
      [{ id: 'short', type: 'talk.say', text: 'x' }, 400],
      [{ type: 'talk.say', text: 'x' }, 400],
    ] as [Record<string, string>, number][]) {
      const answer = await tap(mei, fields)
      expect([fields, answer.status]).toEqual([fields, status])
      const page = await answer.text()
      expect(page).toContain('<h1>Not done</h1>')
      expect(page).toContain('href="/u/taipei/hands"')
    }
    expect((await tap(site.browser(), { id: nextId(), type: 'presence.arrive' })).status).toBe(401)
    const elsewhere = await mei.form('/u/not-there/do', { id: nextId(), type: 'presence.arrive' })
    expect(elsewhere.status).toBe(404)
  })

  test('words of others come back as words, never as markup', async () => {
    const id = nextId()
    await tap(mei, { id, type: 'talk.say', text: 'x' })
    const answer = await tap(mei, { id: nextId(), type: '<script>', text: '<b>' })
    expect(await answer.text()).not.toMatch(/<script|<b>/)
  })
})

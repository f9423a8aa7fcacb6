import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ActorRole, leaveFor } from '../../domain/access/table.ts'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer, Stretch } from '../../domain/contract/wire.ts'
import type { CommandInput, CommandType } from '../../domain/log/commands.ts'
import type { Refusal } from '../../domain/log/refusals.ts'
import { APPLY_VERSION } from '../../domain/log/state.ts'
import { sampleCommands } from '../../tests/any-command.ts'
import { buildPlan } from '../../tests/factories.ts'
import { formatPlanFile, normalPlan } from '../plan-file/format.ts'
import { parsePlanFile } from '../plan-file/parse.ts'
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

describe('the role table over HTTP', () => {
  const roles: Record<string, ActorRole[]> = {
    owner: ['owner'],
    upgrader: ['upgrader'],
    sentinel: ['sentinel'],
    observer: ['observer'],
    script: ['script'],
    stranger: [],
    'the revoked': [],
  }
  async function come(role: string): Promise<Browser> {
    if (role === 'owner') return owner
    if (role === 'script') {
      const made = await owner.json('/api/upgrades/taipei/tokens', { name: 'dolphin' })
      const { token } = (await made.json()) as { token: string }
      const b = site.browser()
      return {
        ...b,
        json: (path, value) =>
          b.json(path, value, { authorization: `Bearer ${token}`, origin: 'https://anywhere.example' }),
      }
    }
    if (role === 'stranger') {
      await site.upgrade('theirs')
      return site.guest(owner, 'upgrader', 'upgrader', 'Eve', 'theirs')
    }
    if (role === 'the revoked') {
      const b = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
      await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
      return b
    }
    return site.guest(owner, role, role === 'observer' ? null : role, role)
  }

  test.each(Object.entries(roles))(
    '%s may do what their row says, here and nowhere else',
    async (name, has) => {
      const b = await come(name)
      await site.upgrade('other')
      const other = await site.state('other')
      let now = START
      for (const command of sampleCommands) {
        // Two requests a command; the clock moves so that the rate is not what refuses.
        now += 1000
        site.clock.set(now)
        const answer = await say(b, command)
        const { type } = command
        if (type === 'person.join') continue
        const value = await said(answer)
        const leave = leaveFor(has, type as CommandType)
        // That there is a photo is the server's to say, once it has one.
        const may = leave !== null && leave !== 'if-allowed' && type !== 'photo.add'
        const code = value.ok ? null : value.refusal.code
        const denial = has.length === 0 ? 'no-such-upgrade' : 'not-allowed'
        expect([type, code === denial]).toEqual([type, !may])
        if (!may) expect([type, answer.status]).toEqual([type, has.length === 0 ? 404 : 403])
        if (name === 'owner') continue
        const there = await say(b, command, nextId(), 'other')
        expect([type, there.status, await said(there)]).toMatchObject([
          type,
          404,
          { refusal: { code: 'no-such-upgrade' } },
        ])
      }
      if (name !== 'owner') expect(await site.state('other')).toEqual(other)
    },
  )

  test('nobody speaks as the clock, whatever they send', async () => {
    const answer = await owner.json('/api/upgrades/taipei/commands', {
      id: nextId(),
      command: { type: 'go.expire', id: 'g' },
      who: { kind: 'clock' },
    })
    expect(answer.status).toBe(400)
  })
})

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

describe('a new upgrade', () => {
  const file = formatPlanFile(buildPlan())

  test('is made from the text of a plan file, and gives the same file back', async () => {
    const answer = await owner.post('/api/upgrades', file, { 'content-type': 'text/yaml' })
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as { id: string }
    expect(id).toMatch(/^a-small-upgrade-[0-9a-f]{8}$/)
    const back = await owner.get(`/api/upgrades/${id}/plan.yaml`)
    expect(back.headers.get('content-type')).toContain('application/yaml')
    expect(back.headers.get('content-disposition')).toBe(`attachment; filename="${id}.yaml"`)
    const plan = parsePlanFile(await back.text())
    expect(plan).toEqual({ ok: true, plan: normalPlan(buildPlan()) })
  })

  test('is made from a plan as JSON, and from nothing less', async () => {
    const plan = normalPlan(buildPlan())
    const answer = await owner.json('/api/upgrades', plan)
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as { id: string }
    expect(parsePlanFile(await (await owner.get(`/api/upgrades/${id}/plan.yaml`)).text())).toEqual({
      ok: true,
      plan,
    })
    for (const bad of [{}, { ...plan, more: 1 }, [], { ...plan, head: { ...plan.head, title: '' } }])
      expect((await owner.json('/api/upgrades', bad)).status).toBe(422)
  })

  test('is one, however often the same file is sent under the same key', async () => {
    const send = async (key: string) => {
      const headers = { 'content-type': 'text/yaml', 'idempotency-key': key }
      return ((await (await owner.post('/api/upgrades', file, headers)).json()) as { id: string }).id
    }
    const [one, again, other] = [
      await send('same-key-1'),
      await send('same-key-1'),
      await send('other-key-1'),
    ]
    expect(again).toBe(one)
    expect(other).not.toBe(one)
  })

  test('is made by a form without script, which ends on its desk', async () => {
    const boundary = 'xx1998xx'
    const upload = (text: string) =>
      owner.post(
        '/api/upgrades',
        `--${boundary}\r\nContent-Disposition: form-data; name="plan"; filename="p.yaml"\r\nContent-Type: text/yaml\r\n\r\n${text}\r\n--${boundary}--\r\n`,
        { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'text/html' },
      )
    const answer = await upload(file)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/u\/a-small/),
    ])
    const bad = await upload('title: x\nwindow: nonsense\n')
    expect(bad.status).toBe(422)
    expect(await bad.text()).toMatch(/line 2.*window/)
    expect((await upload('')).status).toBe(400)
  })

  test('is not made from a file with faults: each with line, field, reason and repair', async () => {
    const answer = await owner.post('/api/upgrades', file.replace('Asia/Taipei', 'Asia/Taipeh'), {
      'accept-language': 'zh-TW',
      cookie: `farhand=${owner.cookie('farhand')}`,
    })
    const body = (await answer.json()) as { errors: Record<string, unknown>[]; message: string }
    expect(answer.status).toBe(422)
    expect(body.errors[0]).toMatchObject({
      line: expect.any(Number),
      field: expect.stringContaining('zone'),
      code: 'unknown-zone',
      text: expect.stringContaining('Asia/Taipeh'),
      repair: expect.stringContaining('Asia/Taipei'),
    })
    expect(await site.relay.upgrades()).toEqual(['taipei'])
  })

  test('is the owner’s alone, and bounded in size', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    expect((await mei.post('/api/upgrades', file)).status).toBe(403)
    expect((await site.browser().post('/api/upgrades', file)).status).toBe(401)
    expect((await owner.post('/api/upgrades', 'x'.repeat(1_200_000))).status).toBe(413)
    expect((await owner.post('/api/upgrades', '')).status).toBe(400)
  })
})

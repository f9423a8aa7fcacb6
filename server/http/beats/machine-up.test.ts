import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reportLine } from '../../../domain/beats/boot-lines.ts'
import { buildStep, stranger } from '../../../tests/factories.ts'
import { type Browser, nextId, openSite, type Site } from '../testing/site.ts'

let site: Site
let owner: Browser
let upgrader: Browser
let made: { id: string; token: string; curl: string; up: string }
beforeEach(async () => {
  site = await openSite()
  const steps = [buildStep('boot', { order: 1, machine: 'dolphin', endsWhenUp: true })]
  await site.upgrade('taipei', { steps })
  owner = await site.owner()
  upgrader = await site.guest(owner, 'upgrader', 'upgrader', 'Dale')
  for (const type of ['upgrade.ready', 'upgrade.start']) await say({ type })
  made = await line({ machine: 'dolphin' })
})
afterEach(() => site.close())

async function say(command: object) {
  const said = await upgrader.json('/api/upgrades/taipei/commands', { id: nextId(), command })
  if (!said.ok) throw new Error(await said.text())
}
async function line(more: object): Promise<typeof made> {
  const answer = await owner.json('/api/upgrades/taipei/tokens', { name: 'its line', ...more })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as typeof made
}
async function beat(query = '', body = '', token = made.token, upgrade = 'taipei') {
  const answer = await fetch(`${site.url}/api/upgrades/${upgrade}/up${query}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
  })
  return [answer.status, (await answer.text()).trimEnd()]
}
const wait = (ms: number) =>
  site.clock.advance(ms, () =>
    site.relay.submit({ upgrade: 'taipei', id: nextId(), command: { type: 'lead.take' }, who: stranger }),
  )
const seq = async () => (await site.state()).seq
const dolphin = async () => (await site.state()).machines['dolphin']

describe('a machine that says it is up', () => {
  test('is up from dark, to the second, and finishes the step that waited for it', async () => {
    await say({ type: 'step.start', step: 'boot' })
    await say({ type: 'machine.report', machine: 'dolphin', condition: 'dark' })
    await wait(96_400)
    const before = await seq()
    expect(await beat('?boot=one&uptime=41.5', 'Linux 2.0.36\n')).toEqual([
      200,
      `ok ${before + 1}: DOLPHIN is up, dark 96 s; finished Step boot`,
    ])
    expect(await seq()).toBe(before + 2)
    expect(await dolphin()).toMatchObject({ condition: { state: 'up', note: 'Linux 2.0.36' } })
    expect((await site.state()).runs['boot']).toMatchObject({ state: 'done', by: `token:${made.id}` })
  })

  test('may say it for ever: once in the log, and nothing kept of the rest', async () => {
    expect((await beat('?boot=one'))[0]).toBe(200)
    const before = await seq()
    for (let i = 0; i < 5; i++)
      expect(await beat('?boot=one')).toEqual([200, 'ok: DOLPHIN is known to be up'])
    const both = await Promise.all([beat('?boot=two'), beat('?boot=two')])
    expect(both.map(([status]) => status)).toEqual([200, 200])
    expect(await seq()).toBe(before + 1)
  })

  test('is taken at its word about its boot only where that is one', async () => {
    expect(await beat('?boot=%00%20x&uptime=soon')).toEqual([200, expect.stringMatching(/DOLPHIN is up/)])
    expect((await dolphin())?.pulse.boot).toBeNull()
  })
})

describe('who may not', () => {
  test('a token of another machine, of none, a revoked one, a stranger', async () => {
    expect(await beat('?machine=dragon')).toEqual([409, expect.stringMatching(/^refused: .*DOLPHIN only/)])
    const free = await line({})
    expect(await beat('', '', free.token)).toEqual([400, expect.stringMatching(/machine=/)])
    expect((await beat('?machine=dragon', '', free.token))[0]).toBe(200)
    expect(await beat('?machine=nope', '', free.token)).toEqual([409, expect.stringMatching(/^refused: /)])
    for (const token of ['fh_wrong', `fh_${'A'.repeat(43)}`]) expect((await beat('', '', token))[0]).toBe(401)
    expect((await owner.post('/api/upgrades/taipei/up', '')).status).toBe(401)
    await site.upgrade('other')
    expect((await beat('', '', made.token, 'other'))[0]).toBe(404)
    await site.must('taipei', { type: 'token.revoke', id: made.id })
    expect((await beat())[0]).toBeGreaterThanOrEqual(401)
    await expect.poll(async () => (await beat())[0]).toBe(401)
  })

  test('a line is given to machines that are there, by whom the role table lets', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const asked = { name: 'x', machine: 'dolphin' }
    expect((await mei.json('/api/upgrades/taipei/tokens', asked)).status).toBe(403)
    const nobody = await owner.json('/api/upgrades/taipei/tokens', { name: 'x', machine: 'nope' })
    expect(nobody.status).toBe(409)
    const often = { name: 'x', machine: 'dolphin', every: 1 }
    expect((await owner.json('/api/upgrades/taipei/tokens', often)).status).toBe(400)
  })
})

describe('loss', () => {
  test('three reports missed: dark since the last, once; back with the time between', async () => {
    made = await line({ machine: 'dolphin', every: 60 })
    await beat('?boot=one')
    for (let i = 0; i < 4; i++) {
      await wait(60_000)
      await beat('?boot=one')
    }
    const before = await seq()
    await wait(179_000)
    expect(await seq()).toBe(before)
    await wait(1000)
    await expect.poll(async () => (await dolphin())?.condition.state).toBe('dark')
    expect(await seq()).toBe(before + 1)
    await wait(600_000)
    expect(await seq()).toBe(before + 1)
    expect(await beat('?boot=two')).toEqual([200, `ok ${before + 2}: DOLPHIN is up, dark 13 min`])
  })

  test('is not said of a machine that speaks at boot only', async () => {
    await beat('?boot=one')
    const before = await seq()
    await wait(7_200_000)
    expect(await seq()).toBe(before)
  })
})

describe('by the short door', () => {
  const tell = async (body: string) => {
    const answer = await fetch(`${site.url}/up`, { method: 'POST', body })
    return [answer.status, (await answer.text()).trimEnd()]
  }
  const boot = '1b4e28ba-2fa1-11d2-883f-0016d3cca427'

  test('the token is the first word, then whatever the box has', async () => {
    expect(await tell(`${made.token} ${boot}\n41.50 80.12\nLinux 2.0.36`)).toEqual([
      200,
      expect.stringMatching(/^ok \d+: DOLPHIN is up/),
    ])
    expect(await dolphin()).toMatchObject({
      condition: { state: 'up', note: 'Linux 2.0.36' },
      pulse: { boot },
    })
    const before = await seq()
    for (const body of [made.token, `${made.token} 99.10 80.12`, `  ${made.token}\n`])
      expect(await tell(body)).toEqual([200, 'ok: DOLPHIN is known to be up'])
    expect(await seq()).toBe(before)
  })

  test('strangers, the empty-handed and who is signed in without a token are told nothing more', async () => {
    for (const body of ['', 'fh_', `fh_${'7'.repeat(20)}`, `x ${made.token}`])
      expect((await tell(body))[0]).toBe(401)
    expect((await owner.post('/up', '')).status).toBe(401)
    const free = await line({})
    expect(await tell(free.token)).toEqual([400, expect.stringMatching(/^refused: .*machine=/)])
    await site.must('taipei', { type: 'token.revoke', id: made.id })
    await expect.poll(async () => (await tell(made.token))[0]).toBe(401)
  })
})

const run = promisify(execFile)

describe('the lines that were given out before', () => {
  const there = "?boot=$(cat /proc/sys/kernel/random/boot_id)&uptime=$(cut -d' ' -f1 /proc/uptime)"
  test.each([
    (url: string, token: string) =>
      `curl -fsS -m 20 -H "Authorization: Bearer ${token}" -d "$(uname -sr)" "${url}${there}"`,
    (url: string, token: string) =>
      `wget -q -T 20 -O - --header "Authorization: Bearer ${token}" --post-data "$(uname -sr)" "${url}${there}"`,
  ])('go on reporting, with the long tokens of their day', async (old) => {
    const secret = `fh_${'A'.repeat(42)}c`
    const hash = createHash('sha256').update(secret).digest('hex')
    await site.must('taipei', { type: 'token.add', id: 't-old', name: 'old', machine: 'dolphin' })
    const row = { id: 't-old', tokenHash: hash, upgrade: 'taipei', name: 'old', createdAt: 0 }
    await site.store.accounts.createScriptToken(row)
    const url = `${site.url}/api/upgrades/taipei/up`
    const { stdout } = await run('sh', ['-c', old(url, secret)])
    expect(stdout).toMatch(/^ok \d+: DOLPHIN is up\n$/)
  })

  test('a new one is told with the token', async () => {
    expect(made.up).toBe(`${site.url}/up`)
    expect(made.token).toMatch(/^fh_[\da-hjkmnp-tv-z]{20}$/)
    expect(made.curl).toBe(reportLine('curl', { url: made.up, token: made.token }))
  })
})

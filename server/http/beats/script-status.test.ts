import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scriptAnswers } from '../../../domain/beats/words/answers.ts'
import { type Browser, nextId, openSite, type Site } from '../testing/site.ts'

let site: Site
let owner: Browser
let made: { id: string; token: string; curl: string }
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
  const upgrader = await site.guest(owner, 'upgrader', 'upgrader', 'Dale')
  for (const command of [
    { type: 'upgrade.ready' },
    { type: 'upgrade.start' },
    { type: 'step.start', step: 'a' },
  ]) {
    const said = await upgrader.json('/api/upgrades/taipei/commands', { id: nextId(), command })
    if (!said.ok) throw new Error(await said.text())
  }
  const answer = await owner.json('/api/upgrades/taipei/tokens', { name: 'dolphin' })
  made = (await answer.json()) as typeof made
})
afterEach(() => site.close())

async function tell(text: string, query = '', headers: Record<string, string> = {}) {
  const answer = await fetch(`${site.url}/api/upgrades/taipei/status${query}`, {
    method: 'POST',
    body: text,
    headers: { authorization: `Bearer ${made.token}`, ...headers },
  })
  return [answer.status, (await answer.text()).trimEnd()]
}
const seq = async () => (await site.state()).seq

describe('a line of a script', () => {
  test('is a note or progress of the step that runs, answered in one plain line', async () => {
    const before = await seq()
    expect(await tell('restoring /usr\n')).toEqual([200, `ok ${before + 1}: noted on Step a`])
    expect(await tell('50%')).toEqual([200, `ok ${before + 2}: Step a 50 %`])
    expect(await tell('bytes 12400000/80000000')).toEqual([200, `ok ${before + 3}: Step a 12.4 / 80.0 MB`])
    expect(await tell('bytes 12400000/80000000')).toEqual([200, scriptAnswers.en.same])
    expect((await site.state()).runs['a']?.progress).toMatchObject({ unit: 'bytes', done: 12_400_000 })
    const [, , note] = await site.relay.before('taipei', 9999, 3)
    expect(note).toMatchObject({ actor: `token:${made.id}`, device: '', type: 'step.noted' })
  })

  test('names another step by its id', async () => {
    const before = await seq()
    expect(await tell('looks well', '?step=b')).toEqual([200, `ok ${before + 1}: noted on Step b`])
    expect(await tell('5%', '?step=b')).toEqual([409, expect.stringMatching(/^refused: .*Step b/)])
    expect(await tell('x', '?step=nope')).toEqual([409, expect.stringMatching(/^refused: /)])
    expect(await tell('x', '?step=%20')).toEqual([409, expect.stringMatching(/^refused: /)])
  })

  test('that says nothing useful is refused, saying what would be', async () => {
    const before = await seq()
    expect(await tell(' \n')).toEqual([400, expect.stringMatching(/^refused: Send some text/)])
    expect(await tell('150%')).toEqual([400, expect.stringMatching(/^refused: A percentage/)])
    expect(await tell('x'.repeat(5000))).toEqual([400, expect.stringMatching(/^refused: .*4000/)])
    expect(await tell('x'.repeat(70_000))).toEqual([413, expect.stringMatching(/^refused: /)])
    expect(await seq()).toBe(before)
  })

  test('may be sent again under the same key, and counts once', async () => {
    const key = { 'idempotency-key': 'backup-0001' }
    const first = await tell('done with /usr', '', key)
    expect(await tell('done with /usr', '', key)).toEqual(first)
    expect(await tell('done with /var', '', key)).toEqual([409, expect.stringMatching(/^refused: /)])
    expect(await tell('x', '', { 'idempotency-key': 'no' })).toEqual([
      400,
      expect.stringMatching(/Idempotency-Key/),
    ])
    const [one, two] = [await tell('again'), await tell('again')]
    expect(one).not.toEqual(two)
  })

  test('is refused once its token is revoked, and by any other', async () => {
    await site.must('taipei', { type: 'token.revoke', id: made.id })
    expect((await tell('x'))[0]).toBeGreaterThanOrEqual(401)
    await expect.poll(async () => (await tell('x'))[0]).toBe(401)
    for (const authorization of ['Bearer fh_wrong', `Bearer fh_${'A'.repeat(43)}`, 'Basic eDp5', ''])
      expect(await tell('x', '', { authorization })).toEqual([401, expect.stringMatching(/^refused: /)])
  })

  test('is not taken from a browser’s session', async () => {
    expect((await owner.post('/api/upgrades/taipei/status', 'x')).status).toBe(401)
  })

  test('says nothing of other upgrades, and may read none', async () => {
    await site.upgrade('other')
    const headers = { authorization: `Bearer ${made.token}` }
    const answer = await fetch(`${site.url}/api/upgrades/other/status`, {
      method: 'POST',
      body: 'x',
      headers,
    })
    expect(answer.status).toBe(404)
    expect((await fetch(`${site.url}/api/upgrades/taipei`, { headers })).status).toBe(404)
  })
})

test('a token is told once with the line that uses it, and that line works', async () => {
  expect(made.token).toMatch(/^fh_[\w-]{43}$/)
  expect(made.curl).toBe(
    `curl -H "Authorization: Bearer ${made.token}" --data-binary "50%" ${site.url}/api/upgrades/taipei/status`,
  )
  const run = promisify(execFile)
  const hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  )
  if (!hasCurl) return
  const { stdout } = await run('sh', ['-c', made.curl])
  expect(stdout).toBe(`ok ${await seq()}: Step a 50 %\n`)
})

test('tokens are made by whom the role table lets', async () => {
  const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
  expect((await mei.json('/api/upgrades/taipei/tokens', { name: 'x' })).status).toBe(403)
  expect((await owner.json('/api/upgrades/taipei/tokens', { name: '' })).status).toBe(400)
  expect((await owner.json('/api/upgrades/nowhere/tokens', { name: 'x' })).status).toBe(404)
})

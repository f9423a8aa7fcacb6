import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildPlan } from '../../../tests/factories.ts'
import { formatPlanFile, normalPlan } from '../../plan-file/format.ts'
import { parsePlanFile } from '../../plan-file/parse.ts'
import { type Browser, openSite, type Site } from '../testing/site.ts'

let site: Site
let owner: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
})
afterEach(() => site.close())

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

import { afterEach, beforeEach, expect, test } from 'vitest'
import { bestStartSchema, oneStartSchema } from '../../../domain/contract/best-start.ts'
import { HOUR } from '../../../domain/time/civil.ts'
import { wallTimeAt } from '../../../domain/time/wall-time.ts'
import { buildPlan, buildStep } from '../../../tests/factories.ts'
import { type Browser, openSite, type Site, START } from '../testing/site.ts'

let site: Site
let owner: Browser
let mei: Browser
beforeEach(async () => {
  site = await openSite()
  const at = wallTimeAt(START + 26 * HOUR, 'America/New_York')
  const long = { best: 60, likely: 120, worst: 240 }
  await site.upgrade('taipei', {
    head: { ...buildPlan().head, start: { said: '', at } },
    steps: [buildStep('dump', { minutes: long }), buildStep('restore', { minutes: long, order: 1 })],
  })
  owner = await site.owner()
  await owner.json('/api/upgrades/taipei/commands', {
    id: 'take-the-seat-1',
    command: { type: 'seat.take', person: 'upgrader', name: 'Dale' },
  })
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
})
afterEach(() => site.close())

const path = '/api/upgrades/taipei/best-start'
const best = async (b: Browser, query = '') => bestStartSchema.parse(await (await b.get(path + query)).json())

test('tells the best, the planned and the map; what depends on sleep only to whom it may be known', async () => {
  await owner.form('/api/session/hours', { wake: '07:00', sleep: '23:00' })
  const own = await best(owner)
  expect(own.awakeKnown).toBe(true)
  expect(own.map.chances).toHaveLength(14 * 96)
  expect(own.best.length).toBeGreaterThan(3)
  expect(own.planned?.start).toBe((await site.state()).head.start?.at.instant)
  expect(own.planned?.figures.over).toBeGreaterThan(0)

  const others = await best(mei)
  expect(others.awakeKnown).toBe(false)
  for (const c of [...others.best, others.planned]) expect(c?.figures.over).toBe(0)
  expect(others.seq).toBe(own.seq)
})

test('one start alone costs what it costs in the search', async () => {
  const { planned, from } = await best(owner)
  const answer = await owner.get(`${path}?from=${from}&start=${planned?.start}`)
  expect(oneStartSchema.parse(await answer.json()).one).toMatchObject({ start: planned?.start })
  expect((await owner.get(`${path}?from=${from}&start=${from - HOUR}`)).status).toBe(404)
})

test('a stranger, a slip and a plan that has started are answered in words', async () => {
  expect((await site.browser().get(path)).status).toBe(401)
  expect((await owner.get(`${path}?from=tomorrow`)).status).toBe(400)
  await owner.json('/api/upgrades/taipei/commands', { id: 'now-ready-1', command: { type: 'upgrade.ready' } })
  await owner.json('/api/upgrades/taipei/commands', { id: 'now-start-1', command: { type: 'upgrade.start' } })
  expect((await owner.get(path)).status).toBe(409)
})

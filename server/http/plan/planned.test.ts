import { afterEach, beforeEach, expect, test } from 'vitest'
import { planOf } from '../../../domain/plan/things.ts'
import { buildPlan } from '../../../tests/factories.ts'
import { parsePlanFile } from '../../plan-file/parse.ts'
import { nextId, openSite, type Site } from '../testing/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())

test('a copy and a plan file take along what was planned, not what happened to the boxes', async () => {
  const b = await site.owner()
  await site.upgrade('taipei')
  await site.must('taipei', { type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await site.must('taipei', { type: 'upgrade.ready' })
  await site.must('taipei', { type: 'upgrade.start' })
  await site.must('taipei', { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
  await site.must('taipei', { type: 'request.done', id: 'labels' })
  expect((await site.state('taipei')).machines['dragon']?.sticker).toBe('DOLPHIN')

  const asked = { id: nextId(), from: 'copy', of: 'taipei', title: 'Again' }
  const made = await b.form('/api/new-upgrade', asked)
  const copy = made.headers.get('location')?.split('/').at(-1) ?? ''
  expect(planOf(await site.state(copy)).machines).toEqual(buildPlan().machines)
  const file = parsePlanFile(await (await b.get('/api/upgrades/taipei/plan.yaml')).text())
  expect(file).toMatchObject({ ok: true, plan: { machines: buildPlan().machines } })
})

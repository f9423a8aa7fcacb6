import { expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import { buildPlan, dale, HOUR, MINUTE, mei, NINE, owner, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import { ringing } from '../notices/ring.ts'
import { choose, overOf, tasksNow } from './what-now.ts'

const jun: Who = { kind: 'account', account: 'acc-jun', owner: false, device: 'd-jun' }

/** Mei is there by her hours, Jun is at home; both have their phones. */
function night() {
  const plan = buildPlan()
  const people = [
    ...plan.people,
    { id: 'jun', name: 'Jun', role: 'sentinel' as const, zone: 'Asia/Taipei', lead: false },
  ]
  const made = upgradeWith({ status: 'running', plan: { people } })
  const invite = { id: 'inv-jun', role: 'sentinel', person: 'jun', expiresAt: NINE + 72 * HOUR } as const
  made.must(owner, { type: 'person.invite', ...invite })
  made.must(jun, { type: 'person.join', invite: 'inv-jun', person: 'jun', name: 'Jun', zone: null })
  made.must(dale, ask())
  return made
}
const of = (n: ReturnType<typeof night>, me: string) => tasksNow(n.state, n.now, me)

test('who is off duty is not asked, sees whose it is, and is not rung before the other was rung in vain', () => {
  const n = night()
  expect(of(n, 'sentinel')).toMatchObject([{ kind: 'request', key: 'request:r' }])
  const tasks = of(n, 'jun')
  expect(tasks).toMatchObject([{ kind: 'for-other', key: 'request:r', whose: ['sentinel'], since: null }])
  expect(choose(tasks, null)[0]).toBeUndefined()
  // Led there by a notice, he sees it, and it is not over.
  expect(choose(tasks, 'request:r')[0]?.key).toBe('request:r')
  expect(overOf(n.state, tasks, 'request:r')).toBeUndefined()
  expect(ringing(n.state, n.now, 'jun')).toEqual([])
  expect(ringing(n.state, n.now, 'sentinel')).toHaveLength(1)
  n.advance(n.realNow + 3 * MINUTE)
  expect(ringing(n.state, n.now, 'jun')).toHaveLength(1)
})

test('of two who are there, the second reads who has it and since when', () => {
  const n = night()
  n.must(jun, { type: 'presence.arrive' })
  expect(of(n, 'jun')).toMatchObject([{ kind: 'request' }])
  n.must(mei, { type: 'request.seen', id: 'r' })
  expect(of(n, 'jun')).toMatchObject([{ kind: 'for-other', whose: ['sentinel'], since: n.now }])
  n.must(jun, { type: 'request.take', id: 'r' })
  expect(of(n, 'sentinel')).toMatchObject([{ kind: 'for-other', whose: ['jun'] }])
})

import { expect, test } from 'vitest'
import { type KnownHours, upgradersHours } from './known-hours.ts'

const seat = (id: string, over: Partial<{ role: string; lead: boolean; revoked: boolean }> = {}) => ({
  [id]: { id, role: 'upgrader', zone: `Zone/${id}`, lead: false, revoked: false, ...over },
})
const hours = (person: string): KnownHours => ({
  person,
  wake: '07:00',
  sleep: '23:00',
  own: false,
  shared: true,
})
const all = ['ann', 'bob', 'mei'].map(hours)

test('the hours that count are those of the upgrader who leads, by the clock of their zone', () => {
  const people = {
    ...seat('mei', { role: 'sentinel', lead: true }),
    ...seat('ann'),
    ...seat('bob', { lead: true }),
  }
  expect(upgradersHours(people, all)).toEqual({ ...hours('bob'), zone: 'Zone/bob' })
  expect(upgradersHours({ ...people, ...seat('bob', { lead: true, revoked: true }) }, all)?.person).toBe(
    'ann',
  )
})

test('another upgrader’s hours are no substitute for those that are kept to oneself', () => {
  const people = { ...seat('ann'), ...seat('bob', { lead: true }) }
  expect(upgradersHours(people, [hours('ann')])).toBeNull()
  expect(upgradersHours({}, all)).toBeNull()
})

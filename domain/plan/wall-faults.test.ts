import { expect, test } from 'vitest'
import { buildPlan, dale, upgradeWith } from '../../tests/factories.ts'
import { resolveWallTime } from '../time/wall-time.ts'
import { newWallFaults, wallFaults } from './wall-faults.ts'

function startAt(instant: number) {
  const read = resolveWallTime('2026-09-11T20:00', 'America/New_York')
  if (!read.ok) throw new Error(read.code)
  const plan = buildPlan()
  return {
    ...plan,
    head: { ...plan.head, start: { said: '', at: { ...read.wall, instant: read.wall.instant + instant } } },
  }
}

test('a wall time that new tz data has moved is no fault of an edit elsewhere, and one of an edit to itself', () => {
  const moved = startAt(3_600_000)
  expect(wallFaults(moved)).toEqual([{ path: 'head.start.at', problem: 'wrong-instant' }])
  expect(newWallFaults({ ...moved, head: { ...moved.head, title: 'Another' } }, moved)).toEqual([])
  expect(newWallFaults(startAt(7_200_000), moved)).toEqual([
    { path: 'head.start.at', problem: 'wrong-instant' },
  ])
  expect(newWallFaults(startAt(0), moved)).toEqual([])
  expect(newWallFaults(moved, startAt(0))).toEqual([{ path: 'head.start.at', problem: 'wrong-instant' }])
})

test('the log takes edits of such a plan, and the start anew', () => {
  const night = upgradeWith()
  const { start } = startAt(3_600_000).head
  night.state.head = { ...night.state.head, start }
  night.must(dale, { type: 'plan.set-head', field: 'title', value: 'Another', saw: night.state.head.title })
  const right = startAt(0).head.start
  night.must(dale, {
    type: 'plan.set-head',
    field: 'start',
    value: { said: '', at: { ...right.at } },
    saw: { said: '', at: { ...start.at } },
  })
  expect(night.state.head.start?.at.instant).toBe(right.at.instant)
})

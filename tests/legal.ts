import { expect } from 'vitest'
import type { UpgradeState } from '../domain/log/state.ts'
import { timers } from '../domain/log/timers.ts'
import { planFaults } from '../domain/plan/plan.ts'
import { planOf } from '../domain/plan/things.ts'
import { handsOnSite } from '../domain/presence/on-site.ts'

const statuses = ['draft', 'ready', 'running', 'suspended', 'rolling-back', 'closed', 'cancelled']

/**
 * Fails on a state that no night may come to. `before` is the state one command earlier; `declared`: that command put the
 * clock right, back too.
 */
export function expectLegal(state: UpgradeState, before: UpgradeState | null, declared = false): void {
  expect(statuses).toContain(state.status)
  for (const table of [
    'people',
    'machines',
    'phases',
    'steps',
    'hands',
    'rollBackSteps',
    'requests',
    'goNoGo',
    'cards',
    'invites',
    'tokens',
  ] as const)
    for (const [key, value] of Object.entries(state[table])) expect(value.id, `${table}.${key}`).toBe(key)
  expect(planFaults(planOf(state))).toEqual([])
  expectWork(state)
  expectTimes(state, before, declared)

  const armed = Object.values(state.cards).flatMap((c) => (c.state === 'armed' ? [c.machine] : []))
  expect(armed).toHaveLength(new Set(armed).size)
  const seats = Object.values(state.people)
    .filter((p) => p.account !== null && !p.revoked)
    .map((p) => p.account)
  expect(new Set(seats).size, 'one seat an account').toBe(seats.length)
  for (const r of Object.values(state.requests)) {
    expect(r.state === 'queued' || r.state === 'asked' || r.state === 'seen' || r.state === 'on-my-way').toBe(
      r.endedAt === null,
    )
    if (r.state === 'queued') expect(r.askedAt).toBeNull()
  }
  for (const m of Object.values(state.machines)) expect(m.formerName).not.toBe(m.name)
  for (const m of Object.values(state.machines))
    if (m.formerName !== null) expect(m.nameVersion).toBeGreaterThan(1)
  for (const { condition, pulse } of Object.values(state.machines)) {
    expect(pulse.goneSince !== null).toBe(condition.state === 'dark' || condition.state === 'rebooting')
    if (pulse.back !== null) expect(pulse.back.to).toBeGreaterThanOrEqual(pulse.back.from)
  }
  // Between the two events that make an upgrade with a clock of its own, there is no site yet.
  const onSite = state.head.site.zone === '' ? [] : handsOnSite(state, state.at)
  for (const id of onSite) expect(state.people[id]).toMatchObject({ role: 'sentinel', revoked: false })
  const owed = timers(state, state.at).map((t) => t.id)
  expect(new Set(owed).size, 'timer ids').toBe(owed.length)
}

function expectWork(state: UpgradeState): void {
  const over = state.status === 'closed' || state.status === 'cancelled'
  expect(state.endedAt !== null).toBe(over)
  expect(state.suspension !== null).toBe(state.status === 'suspended')
  if (over) expect(timers(state, state.at)).toEqual([])
  if (over)
    for (const r of Object.values(state.requests))
      expect(['queued', 'asked', 'seen', 'on-my-way']).not.toContain(r.state)
  const backing = state.status === 'rolling-back' || state.suspension?.from === 'rolling-back'
  expect(state.rollBack !== null && state.rollBack.endedAt === null && !over, 'roll-back under way').toBe(
    backing,
  )
  if (state.rollBack !== null) {
    expect(Object.keys(state.rollBackSteps).sort()).toEqual([...state.rollBack.steps].sort())
    for (const s of Object.values(state.rollBackSteps)) {
      expect(state.steps[s.id], 'ids of undo steps are their own').toBeUndefined()
      if (state.runs[s.id]?.state === 'done' && backing) expect(state.runs[s.undoes]?.state).toBe('undone')
    }
  }
  const known = new Set([...Object.keys(state.steps), ...Object.keys(state.rollBackSteps)])
  expect(new Set(Object.keys(state.runs))).toEqual(known)
  const begun = state.status !== 'draft' && state.status !== 'ready'
  const ends: number[] = []
  for (const [id, run] of Object.entries(state.runs)) {
    if (!begun) expect(run, id).toMatchObject({ state: 'todo', attempt: 0 })
    if (run.state === 'running') {
      expect(over, `${id} runs on in what is over`).toBe(false)
      expect(backing, `${id} runs beside a roll-back or outlives it`).toBe(
        Object.hasOwn(state.rollBackSteps, id),
      )
      expect(run).toMatchObject({ endedAt: null, endedSeq: null })
      expect(run.attempt).toBeGreaterThan(0)
    }
    if (run.state === 'done' || run.state === 'failed') expect(run.attempt).toBeGreaterThan(0)
    if (run.state !== 'todo' && run.state !== 'running') expect(run.endedSeq).toBeGreaterThan(0)
    if (run.state === 'done') ends.push(run.endedSeq as number)
  }
  expect(new Set(ends).size, 'no two steps ended in one event').toBe(ends.length)
}

function expectTimes(state: UpgradeState, before: UpgradeState | null, declared: boolean): void {
  if (before !== null) {
    if (!declared) expect(state.at).toBeGreaterThanOrEqual(before.at)
    expect(state.seq).toBeGreaterThanOrEqual(before.seq)
    expect(state.planVersion).toBeGreaterThanOrEqual(before.planVersion)
    for (const [id, run] of Object.entries(state.runs)) {
      const was = before.runs[id]
      if (was?.endedSeq != null && run.endedSeq !== null)
        expect(run.endedSeq).toBeGreaterThanOrEqual(was.endedSeq)
      // Taken back as not begun, it was never tried.
      const unbegun = was?.state === 'running' && was.attempt === 1 && run.state === 'todo'
      if (was !== undefined && state.startedAt !== null && !unbegun)
        expect(run.attempt).toBeGreaterThanOrEqual(was.attempt)
    }
  }
  const past: (number | null | undefined)[] = [
    state.startedAt,
    state.endedAt,
    state.suspension?.at,
    state.rollBack?.startedAt,
    state.rollBack?.endedAt,
  ]
  for (const r of Object.values(state.runs)) {
    past.push(r.startedAt, r.endedAt, r.progress?.at)
    if (r.endedSeq !== null) expect(r.endedSeq).toBeLessThanOrEqual(state.seq)
  }
  for (const r of Object.values(state.requests))
    past.push(r.madeAt, r.askedAt, r.seenAt, r.onMyWayAt, r.endedAt, r.lastRingAt, r.conflict?.at)
  for (const c of Object.values(state.cards)) past.push(c.armedAt, c.endedAt)
  for (const g of Object.values(state.goNoGo))
    past.push(g.askedAt, ...Object.values(g.answers).map((a) => a.at))
  for (const m of Object.values(state.machines)) past.push(m.condition.at)
  for (const p of Object.values(state.presence)) past.push(p.since)
  for (const t of past)
    if (t != null) expect(t, 'nothing happened after the newest event').toBeLessThanOrEqual(state.at)
}

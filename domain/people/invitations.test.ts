import { describe, expect, test } from 'vitest'
import { boss, dale, HOUR, NINE, type Night, owner, stranger, upgradeWith } from '../../tests/factories.ts'
import type { Role } from '../plan/plan.ts'
import { briefFor } from './brief.ts'
import { openFor, standingOf } from './invitations.ts'

const until = NINE + 72 * HOUR
const invite = (id: string, role: Role, person: string | null) =>
  ({ type: 'person.invite', id, role, person, expiresAt: until }) as const
const join = (id: string, person: string, name = 'Ann') =>
  ({ type: 'person.join', invite: id, person, name, zone: null }) as const
const stands = (night: Night, id: string, at = NINE) => {
  const made = night.state.invites[id]
  return made === undefined ? 'gone' : standingOf(night.state, made, at)
}

/** The seat of the sentinel is free again. */
function free() {
  const night = upgradeWith({ status: 'running' })
  night.must(owner, { type: 'person.revoke', person: 'sentinel' })
  return night
}

describe('one door to a seat', () => {
  test('a new invitation to a seat ends the one before, and only that', () => {
    const night = free()
    night.must(dale, invite('first', 'sentinel', 'sentinel'))
    night.must(dale, invite('watcher', 'observer', null))
    night.must(dale, invite('second', 'sentinel', 'sentinel'))
    expect(stands(night, 'first')).toBe('revoked')
    expect(stands(night, 'watcher')).toBe('open')
    expect(stands(night, 'second')).toBe('open')
    expect(openFor(night.state, 'sentinel').map((i) => i.id)).toEqual(['second'])
    expect(night.say(stranger, join('first', 'sentinel'))).toMatchObject({ ok: false })
  })

  test('to no certain seat there may be as many as one likes', () => {
    const night = free()
    night.must(dale, invite('one', 'observer', null))
    night.must(dale, invite('two', 'observer', null))
    expect([stands(night, 'one'), stands(night, 'two')]).toEqual(['open', 'open'])
  })
})

describe('it ends', () => {
  test('with its time', () => {
    const night = free()
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    expect(stands(night, 'i', until - 1)).toBe('open')
    expect(stands(night, 'i', until)).toBe('expired')
  })

  test('when the seat is taken in another way', () => {
    const night = free()
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    night.must(owner, { type: 'seat.take', person: 'sentinel', name: 'Owner' })
    expect(stands(night, 'i')).toBe('taken')
    expect(night.say(stranger, join('i', 'sentinel'))).toMatchObject({
      ok: false,
      refusal: { code: 'seat-taken' },
    })
  })

  test('with the upgrade, but for who comes to read what happened', () => {
    const night = free()
    night.must(dale, invite('hands', 'sentinel', 'sentinel'))
    night.must(dale, invite('watcher', 'observer', null))
    night.must(dale, { type: 'upgrade.cancel', reason: 'typhoon' })
    expect(stands(night, 'hands')).toBe('ended')
    expect(night.say(stranger, join('hands', 'sentinel'))).toMatchObject({
      ok: false,
      refusal: { code: 'invite-over', params: { state: 'ended' } },
    })
    expect(stands(night, 'watcher')).toBe('open')
    night.must(stranger, join('watcher', 'reader'))
    expect(stands(night, 'watcher')).toBe('used')
  })

  test('who sits somewhere already is told so, not that the invitation is over', () => {
    const night = free()
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    expect(night.say(boss, join('i', 'sentinel'))).toMatchObject({ refusal: { code: 'already-a-member' } })
  })
})

describe('what they want to know first', () => {
  test('when it begins, until when it is planned, and their hours in between', () => {
    const { state } = upgradeWith({ status: 'ready' })
    const brief = briefFor(state, 'sentinel')
    expect(brief.start).toBe(state.head.start?.at.instant ?? null)
    expect(brief.hours.every((h) => h.start < h.end)).toBe(true)
    for (const h of brief.hours) expect(h.end).toBeGreaterThan(brief.start ?? 0)
    expect(briefFor(state, null).hours).toEqual([])
    expect(briefFor(state, 'upgrader').hours).toEqual([])
  })

  test('without a start there is nothing to tell', () => {
    const { state } = upgradeWith()
    const draft = { ...state, startedAt: null, head: { ...state.head, start: null } }
    expect(briefFor(draft, 'sentinel')).toEqual({ start: null, end: null, hours: [] })
  })
})

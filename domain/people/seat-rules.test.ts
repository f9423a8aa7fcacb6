import { describe, expect, it } from 'vitest'
import {
  boss,
  dale,
  HOUR,
  mei,
  NINE,
  owner,
  script,
  stranger,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import type { Who } from '../access/table.ts'
import type { CommandInput } from '../log/commands.ts'

const invite = (
  id: string,
  role: 'upgrader' | 'sentinel' | 'observer',
  person: string | null,
  expiresAt = NINE + HOUR,
): CommandInput => ({
  type: 'person.invite',
  id,
  role,
  person,
  expiresAt,
})
const join = (inv: string, person = 'eve', zone: string | null = null): CommandInput => ({
  type: 'person.join',
  invite: inv,
  person,
  name: 'Eve',
  zone,
})

describe('person.invite and invite.revoke', () => {
  it('offer a seat, and take the offer back', () => {
    const night = upgradeWith()
    expect(night.must(dale, invite('i', 'observer', null))).toEqual([
      { type: 'person.invited', body: { id: 'i', role: 'observer', person: null, expiresAt: NINE + HOUR } },
    ])
    expect(types(night.must(owner, { type: 'invite.revoke', id: 'i' }))).toEqual(['invite.revoked'])
    expect(night.must(owner, { type: 'invite.revoke', id: 'i' })).toEqual([])
    expect(night.refused(stranger, join('i'))).toEqual({ code: 'invite-over', params: { state: 'revoked' } })
  })

  it('are refused for a taken id or seat, no seat, and the past', () => {
    const night = upgradeWith()
    expect(night.refused(dale, invite('inv-observer', 'observer', null)).code).toBe('already-there')
    expect(night.refused(dale, invite('i', 'sentinel', 'sentinel'))).toEqual({
      code: 'seat-taken',
      params: { person: 'Mei' },
    })
    expect(night.refused(dale, invite('i', 'sentinel', 'zz')).code).toBe('no-such')
    expect(night.refused(dale, invite('i', 'observer', null, NINE))).toEqual({
      code: 'time-passed',
      params: { at: NINE, now: NINE },
    })
    expect(night.refused(mei, invite('i', 'observer', null)).code).toBe('not-allowed')
    expect(night.refused(dale, { type: 'invite.revoke', id: 'zz' }).code).toBe('no-such')
    expect(night.refused(dale, { type: 'invite.revoke', id: 'inv-observer' })).toEqual({
      code: 'invite-over',
      params: { state: 'used' },
    })
  })

  it('live on the real clock, whatever the upgrade plays', () => {
    const night = upgradeWith()
    night.must(dale, { type: 'clock.set', own: { at: NINE + 9 * HOUR, rate: 0 } })
    night.must(dale, invite('i', 'observer', null, NINE + HOUR))
    night.set(NINE + HOUR)
    expect(night.refused(stranger, join('i'))).toEqual({ code: 'invite-over', params: { state: 'expired' } })
  })
})

describe('person.join', () => {
  it('takes a new seat, in the zone of its side unless another is said', () => {
    const night = upgradeWith()
    night.must(dale, invite('i', 'sentinel', null))
    expect(night.must(stranger, join('i'))).toEqual([
      {
        type: 'person.joined',
        body: { invite: 'i', person: 'eve', role: 'sentinel', zone: 'Asia/Taipei', account: 'acc-eve' },
      },
      { type: 'person.named', body: { person: 'eve', name: 'Eve' } },
    ])
    expect(night.state.people['eve']).toEqual({
      id: 'eve',
      name: 'Eve',
      role: 'sentinel',
      zone: 'Asia/Taipei',
      lead: false,
      account: 'acc-eve',
      revoked: false,
      namedAt: night.state.seq,
    })
    expect(night.state.invites['i']?.state).toBe('used')
  })

  it("takes the plan's seat that was meant, keeping its place in the plan", () => {
    const night = upgradeWith()
    night.must(owner, { type: 'person.revoke', person: 'sentinel' })
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    night.must(stranger, join('i', 'whatever', 'Asia/Kathmandu'))
    expect(night.state.people['sentinel']).toMatchObject({
      account: 'acc-eve',
      name: 'Eve',
      zone: 'Asia/Kathmandu',
      revoked: false,
    })
    expect(night.state.people['whatever']).toBeUndefined()
    expect(night.refused(mei, { type: 'talk.say', text: 'x' }).code).toBe('no-such-upgrade')
  })

  it('is good once, for somebody who is no member yet, on a seat that is free', () => {
    const night = upgradeWith()
    night.must(dale, invite('i', 'observer', null))
    expect(night.refused(stranger, join('zz')).code).toBe('no-such')
    expect(night.refused(mei, join('i')).code).toBe('already-a-member')
    expect(night.refused(script, join('i')).code).toBe('not-a-member')
    expect(night.refused(stranger, join('i', 'sentinel'))).toEqual({
      code: 'seat-taken',
      params: { person: 'Mei' },
    })
    night.must(stranger, join('i'))
    const other: Who = { kind: 'account', account: 'acc-two', owner: false, device: '' }
    expect(night.refused(other, join('i', 'two'))).toEqual({ code: 'invite-over', params: { state: 'used' } })
  })

  it('takes no zone that nobody knows: it would stand in the way of every later edit', () => {
    const night = upgradeWith()
    night.must(dale, invite('i', 'observer', null))
    expect(night.refused(stranger, join('i', 'eve', 'CST'))).toEqual({
      code: 'bad-input',
      params: { issues: [{ path: 'zone', problem: 'unknown-zone' }] },
    })
    night.must(stranger, join('i', 'eve', 'Asia/Taipei'))
    expect(types(night.must(dale, { type: 'plan.set-head', field: 'note', value: 'x', saw: '' }))).toEqual([
      'plan.head-set',
    ])
  })
})

describe('person.revoke', () => {
  it('takes the seat away at once, presence too', () => {
    const night = upgradeWith({ onSite: true })
    expect(night.must(dale, { type: 'person.revoke', person: 'sentinel' })).toEqual([
      { type: 'person.revoked', body: { person: 'sentinel' } },
    ])
    expect(night.must(dale, { type: 'person.revoke', person: 'sentinel' })).toEqual([])
    expect(night.refused(mei, { type: 'presence.leave' }).code).toBe('no-such-upgrade')
    expect(night.state.presence['sentinel']).toBeUndefined()
  })

  it('leaves the keyboard empty only by the owner', () => {
    const night = upgradeWith()
    expect(night.refused(dale, { type: 'person.revoke', person: 'upgrader' })).toEqual({
      code: 'last-lead',
      params: {},
    })
    expect(night.refused(dale, { type: 'person.revoke', person: 'zz' }).code).toBe('no-such')
    expect(night.refused(mei, { type: 'person.revoke', person: 'boss' }).code).toBe('not-allowed')
    expect(types(night.must(owner, { type: 'person.revoke', person: 'upgrader' }))).toEqual([
      'person.revoked',
    ])
  })
})

describe('seat.take and lead.take', () => {
  it('let the owner sit down anywhere, and an upgrader lead', () => {
    const night = upgradeWith()
    expect(types(night.must(owner, { type: 'seat.take', person: 'upgrader', name: 'Own' }))).toEqual([
      'person.joined',
      'person.named',
    ])
    expect(night.state.people['upgrader']).toMatchObject({ account: 'acc-owner', name: 'Own', lead: true })
    expect(night.must(owner, { type: 'seat.take', person: 'upgrader', name: 'Own' })).toEqual([])
    expect(night.refused(owner, { type: 'seat.take', person: 'sentinel', name: 'Own' }).code).toBe(
      'already-a-member',
    )
    expect(night.refused(dale, { type: 'lead.take' }).code).toBe('no-such-upgrade')
    night.must(owner, invite('i', 'upgrader', null))
    night.must(stranger, join('i'))
    expect(night.must(stranger, { type: 'lead.take' })).toEqual([
      { type: 'lead.taken', body: { person: 'eve' } },
    ])
    expect(night.must(stranger, { type: 'lead.take' })).toEqual([])
    expect(
      Object.values(night.state.people)
        .filter((p) => p.lead)
        .map((p) => p.id),
    ).toEqual(['eve'])
  })

  it('are refused for no seat, and to others', () => {
    const night = upgradeWith()
    expect(night.refused(owner, { type: 'seat.take', person: 'zz', name: 'x' }).code).toBe('no-such')
    expect(night.refused(dale, { type: 'seat.take', person: 'sentinel', name: 'x' }).code).toBe('not-allowed')
    expect(night.refused(owner, { type: 'lead.take' }).code).toBe('not-allowed')
    expect(night.refused(boss, { type: 'lead.take' }).code).toBe('not-allowed')
  })
})

describe('a name that reads like another’s', () => {
  it('is no guest’s, by whichever letters, marks or case', () => {
    const night = upgradeWith()
    night.must(dale, invite('i', 'observer', null))
    for (const name of ['Mei', 'mei', 'Μеі', 'M\u200bei', 'ＭＥＩ', 'Dаle', 'DaIe'])
      expect(night.refused(stranger, { ...join('i'), name } as CommandInput).code).toBe('name-taken')
    expect(night.refused(stranger, { ...join('i'), name: 'МEI' } as CommandInput)).toEqual({
      code: 'name-taken',
      params: { name: 'Mei' },
    })
    night.must(stranger, { ...join('i'), name: 'Mei Huang' } as CommandInput)
  })

  it('is theirs who come back, in a seat of their own or after they were cut off', () => {
    const night = upgradeWith()
    night.must(dale, { type: 'person.revoke', person: 'sentinel' })
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    night.must(stranger, { ...join('i'), name: 'Mei' } as CommandInput)
    const other = upgradeWith()
    other.must(dale, { type: 'person.revoke', person: 'sentinel' })
    other.must(dale, invite('i', 'sentinel', null))
    other.must(stranger, { ...join('i'), name: 'Mei' } as CommandInput)
  })
})

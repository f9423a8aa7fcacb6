import { describe, expect, it } from 'vitest'
import {
  boss,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
  script,
  stranger,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput, CommandType } from '../log/commands.ts'
import { RING_EVERY, RINGS_AT_MOST } from './decide.ts'

const LUNCH = NINE + 3 * HOUR
const ask = (id = 'r', overrides: object = {}): CommandInput =>
  ({
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step: 'a',
    text: 'Press reset on DOLPHIN',
    expect: 'LILO',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
    ...overrides,
  }) as CommandInput
const tap = (type: CommandType, id = 'r'): CommandInput => ({ type, id }) as CommandInput
const withReason = (type: CommandType, id = 'r'): CommandInput =>
  ({ type, id, reason: 'door locked' }) as CommandInput

function asked(): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, ask())
  return night
}

/** Every way a request can have ended before a tap comes late. */
function ended(how: 'done' | 'cannot' | 'withdrawn' | 'expired'): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, ask('r', how === 'expired' ? { expiresAt: NINE + 10_000 } : {}))
  if (how === 'done') night.must(mei, tap('request.done'))
  if (how === 'cannot') night.must(mei, withReason('request.cannot'))
  if (how === 'withdrawn') night.must(dale, withReason('request.withdraw'))
  if (how === 'expired') night.advance(NINE + 10_000)
  expect(night.state.requests['r']?.state).toBe(how)
  return night
}

describe('request.ask', () => {
  it('is asked of whoever is on site', () => {
    const night = upgradeWith({ status: 'running' })
    const [event] = night.must(dale, ask())
    expect(event).toMatchObject({ type: 'request.made', body: { id: 'r', kind: 'reset', queued: false } })
    expect(night.state.requests['r']).toMatchObject({
      state: 'asked',
      askedBy: 'acc-dale',
      madeAt: NINE,
      askedAt: NINE,
      opened: 1,
      planVersion: night.state.planVersion,
    })
  })

  it('waits while nobody is there, and is sent when the hands come', () => {
    const night = upgradeWith({ status: 'running' })
    night.set(LUNCH)
    night.must(dale, ask())
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', askedAt: null })
    expect(night.must(clock, tap('request.send'))).toEqual([])
    night.advance(LUNCH + HOUR)
    expect(night.state.requests['r']).toMatchObject({ state: 'asked', madeAt: LUNCH, askedAt: LUNCH + HOUR })
    expect(night.events.at(-1)).toMatchObject({ type: 'request.sent', actor: 'clock', at: LUNCH + HOUR })
  })

  it('is refused for what is not there, is taken, has passed, or is over', () => {
    const night = asked()
    expect(night.refused(dale, ask())).toEqual({
      code: 'already-there',
      params: { kind: 'request', id: 'r' },
    })
    expect(night.refused(dale, ask('s', { machine: 'nessie' })).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, ask('s', { step: 'zz' })).params).toEqual({ kind: 'step', id: 'zz' })
    expect(night.refused(dale, ask('s', { expiresAt: NINE })).code).toBe('time-passed')
    expect(upgradeWith({ status: 'closed' }).refused(dale, ask()).code).toBe('wrong-status')
    for (const who of [mei, boss, owner, script, clock])
      expect(night.refused(who, ask('s')).code).toBe('not-allowed')
    expect(night.refused(stranger, ask('s')).code).toBe('no-such-upgrade')
  })
})

describe('request.seen and request.on-my-way', () => {
  it('go forward once, with the time of the tap', () => {
    const night = asked()
    night.set(NINE + MINUTE)
    const said = { saidAt: 5_000, sentAt: 15_000 }
    expect(night.must(mei, tap('request.seen'), { said })).toEqual([
      { type: 'request.seen', body: { id: 'r' } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'seen',
      seenAt: NINE + MINUTE - 10_000,
      by: 'acc-mei',
      entered: false,
    })
    expect(night.must(mei, tap('request.seen'))).toEqual([])
    expect(types(night.must(mei, tap('request.on-my-way')))).toEqual(['request.on-my-way'])
    expect(night.must(mei, tap('request.on-my-way'))).toEqual([])
    expect(night.must(mei, tap('request.seen'))).toEqual([])
    expect(night.state.requests['r']).toMatchObject({ state: 'on-my-way', onMyWayAt: NINE + MINUTE })
  })

  it('may come straight from asked or even queued', () => {
    const night = upgradeWith({ status: 'running' })
    night.set(LUNCH)
    night.must(dale, ask())
    night.must(mei, tap('request.on-my-way'))
    expect(night.state.requests['r']).toMatchObject({ state: 'on-my-way', seenAt: LUNCH })
  })

  it('say when the upgrader entered them for somebody on the telephone', () => {
    const night = asked()
    expect(night.must(dale, tap('request.seen'))).toEqual([
      { type: 'request.seen', body: { id: 'r', entered: true, doer: 'sentinel' } },
    ])
    expect(night.must(dale, tap('request.on-my-way'))).toMatchObject([{ body: { entered: true } }])
    expect(night.state.requests['r']?.entered).toBe(true)
  })

  it('ask leave to act, so are refused when late', () => {
    for (const how of ['done', 'cannot', 'withdrawn', 'expired'] as const) {
      const night = ended(how)
      for (const type of ['request.seen', 'request.on-my-way'] as const)
        expect(night.refused(mei, tap(type))).toEqual({
          code: 'too-late',
          params: { was: how, at: night.state.requests['r']?.endedAt, kind: night.state.requests['r']?.kind },
        })
    }
    expect(asked().refused(mei, tap('request.seen', 'zz')).code).toBe('no-such')
    expect(asked().refused(mei, tap('request.on-my-way', 'zz')).code).toBe('no-such')
  })
})

describe('request.done and request.cannot', () => {
  it('end it, from asked directly too', () => {
    const night = asked()
    expect(night.must(mei, { type: 'request.done', id: 'r', saw: 'login:' })).toEqual([
      { type: 'request.done', body: { id: 'r', saw: 'login:' } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'done',
      saw: 'login:',
      endedAt: NINE,
      conflict: null,
    })
    expect(night.must(mei, tap('request.done'))).toEqual([])
    const other = asked()
    expect(other.must(mei, withReason('request.cannot'))).toEqual([
      { type: 'request.refused', body: { id: 'r', reason: 'door locked' } },
    ])
    expect(other.must(mei, withReason('request.cannot'))).toEqual([])
    expect(other.state.requests['r']).toMatchObject({ state: 'cannot', reason: 'door locked' })
  })

  it('report an act, so are never refused for being late; the conflict stays', () => {
    for (const how of ['cannot', 'withdrawn', 'expired'] as const) {
      const night = ended(how)
      expect(night.must(mei, tap('request.done'))).toMatchObject([
        { type: 'request.done', body: { conflict: how } },
      ])
      expect(night.state.requests['r']).toMatchObject({
        state: 'done',
        conflict: { was: how, at: night.now },
      })
    }
    for (const how of ['withdrawn', 'expired'] as const) {
      const night = ended(how)
      expect(night.must(mei, withReason('request.cannot'))).toMatchObject([{ body: { conflict: how } }])
    }
    expect(ended('done').refused(mei, withReason('request.cannot'))).toEqual({
      code: 'wrong-request-state',
      params: { state: 'done' },
    })
  })

  it('are stored even after the upgrade closed', () => {
    const night = asked()
    night.must(dale, { type: 'upgrade.close', followUps: [] })
    expect(night.must(mei, tap('request.done'))).toMatchObject([{ body: { conflict: 'withdrawn' } }])
  })

  it('say who entered them; a report is kept even of what is listed no more', () => {
    expect(asked().must(dale, tap('request.done'))).toMatchObject([{ body: { entered: true } }])
    expect(asked().must(dale, withReason('request.cannot'))).toMatchObject([{ body: { entered: true } }])
    const night = asked()
    const before = night.state.requests
    expect(night.must(mei, tap('request.done', 'zz'))).toMatchObject([{ body: { conflict: 'gone' } }])
    expect(night.state.requests).toEqual(before)
    for (const id of ['constructor', 'toString'])
      expect(asked().refused(mei, tap('request.done', id)).code).toBe('bad-input')
    expect(asked().refused(mei, withReason('request.cannot', 'zz')).code).toBe('no-such')
    expect(asked().refused(boss, tap('request.done')).code).toBe('not-allowed')
  })
})

describe('request.withdraw and request.reopen', () => {
  it('take it back with a reason, and open it again with another', () => {
    const night = asked()
    night.must(mei, tap('request.seen'))
    expect(night.must(dale, withReason('request.withdraw'))).toEqual([
      { type: 'request.withdrawn', body: { id: 'r', reason: 'door locked' } },
    ])
    expect(night.must(dale, withReason('request.withdraw'))).toEqual([])
    expect(night.must(mei, { type: 'request.reopen', id: 'r', reason: 'it hung again' })).toEqual([
      { type: 'request.reopened', body: { id: 'r', reason: 'it hung again', queued: false } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'asked',
      opened: 2,
      seenAt: null,
      endedAt: null,
      by: null,
      rings: 0,
      saw: '',
    })
    expect(night.must(dale, withReason('request.reopen'))).toEqual([])
  })

  it('queue it again when nobody is there', () => {
    const night = ended('done')
    night.set(LUNCH)
    expect(night.must(dale, withReason('request.reopen'))).toMatchObject([{ body: { queued: true } }])
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', askedAt: null })
  })

  it('are refused for what ended otherwise, is not there, or belongs to the past', () => {
    for (const how of ['done', 'cannot', 'expired'] as const)
      expect(ended(how).refused(dale, withReason('request.withdraw'))).toEqual({
        code: 'wrong-request-state',
        params: { state: how },
      })
    expect(asked().refused(dale, withReason('request.withdraw', 'zz')).code).toBe('no-such')
    expect(asked().refused(dale, withReason('request.reopen', 'zz')).code).toBe('no-such')
    expect(asked().refused(mei, withReason('request.withdraw')).code).toBe('not-allowed')
    const night = asked()
    night.must(dale, { type: 'upgrade.close', followUps: [] })
    expect(night.refused(dale, withReason('request.reopen')).code).toBe('wrong-status')
  })
})

describe('request.take', () => {
  it('says who has it in hand', () => {
    const night = asked()
    expect(night.must(mei, tap('request.take'))).toEqual([{ type: 'request.taken', body: { id: 'r' } }])
    // As one who has seen it: where another was on the way to is no help.
    expect(night.state.requests['r']).toMatchObject({ state: 'seen', by: 'acc-mei', onMyWayAt: null })
    expect(night.must(mei, tap('request.take'))).toEqual([])
    expect(types(night.must(owner, tap('request.take')))).toEqual(['request.taken'])
    expect(night.refused(dale, tap('request.take')).code).toBe('not-allowed')
    expect(night.refused(mei, tap('request.take', 'zz')).code).toBe('no-such')
    expect(ended('withdrawn').refused(mei, tap('request.take')).code).toBe('too-late')
  })
})

describe('the bell', () => {
  it('rings every half minute until it was seen', () => {
    const night = asked()
    const ring = (n: number): CommandInput => ({ type: 'request.ring', id: 'r', n })
    expect(night.must(clock, ring(1))).toEqual([])
    night.set(NINE + RING_EVERY)
    expect(night.must(clock, ring(2))).toEqual([])
    expect(night.must(clock, ring(1))).toEqual([{ type: 'request.rung', body: { id: 'r', n: 1 } }])
    expect(night.must(clock, ring(1))).toEqual([])
    night.must(mei, tap('request.seen'))
    night.set(NINE + 3 * RING_EVERY)
    expect(night.must(clock, ring(2))).toEqual([])
    expect(night.refused(dale, ring(2)).code).toBe('not-allowed')
  })

  it('gives up after its last ring, says so once, and begins anew when opened again', () => {
    const night = asked()
    night.must(clock, tap('request.escalate'))
    expect(night.state.requests['r']?.escalated).toBe(false)
    night.advance(NINE + HOUR)
    const rungs = night.events.filter((e) => e.type === 'request.rung')
    expect(rungs.map((e) => e.at)).toEqual(
      Array.from({ length: RINGS_AT_MOST }, (_, i) => NINE + (i + 1) * RING_EVERY),
    )
    expect(night.events.filter((e) => e.type === 'request.escalated').map((e) => e.at)).toEqual([
      NINE + (RINGS_AT_MOST + 1) * RING_EVERY,
    ])
    night.must(dale, withReason('request.withdraw'))
    night.must(dale, withReason('request.reopen'))
    night.advance(night.realNow + RING_EVERY)
    expect(night.state.requests['r']).toMatchObject({ rings: 1, escalated: false, opened: 2 })
  })

  it('lets a request run out', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('r', { expiresAt: NINE + MINUTE }))
    expect(night.must(clock, tap('request.expire'))).toEqual([])
    night.advance(NINE + MINUTE)
    expect(night.state.requests['r']).toMatchObject({ state: 'expired', endedAt: NINE + MINUTE })
    expect(night.must(clock, tap('request.expire'))).toEqual([])
    for (const type of ['request.send', 'request.escalate', 'request.expire'] as const)
      expect(night.refused(clock, tap(type, 'zz')).code).toBe('no-such')
    expect(night.refused(clock, { type: 'request.ring', id: 'zz', n: 1 }).code).toBe('no-such')
  })
})

describe('presence', () => {
  it('overrules the hands windows, and brings what waited', () => {
    const night = upgradeWith({ status: 'running', at: NINE - HOUR })
    night.must(dale, ask())
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(types(night.must(mei, { type: 'presence.arrive' }))).toEqual(['presence.arrived', 'request.sent'])
    expect(night.state.presence['sentinel']).toEqual({ state: 'on-site', until: null, since: NINE - HOUR })
    expect(night.must(mei, { type: 'presence.arrive' })).toEqual([])
    expect(night.must(mei, { type: 'presence.back' })).toEqual([])
  })

  it('away until a time, and back by the clock or by hand', () => {
    const night = upgradeWith({ status: 'running' })
    const away = (until: number): CommandInput => ({ type: 'presence.away', until })
    expect(night.refused(mei, away(NINE))).toEqual({ code: 'time-passed', params: { at: NINE, now: NINE } })
    expect(night.must(mei, away(NINE + HOUR))).toEqual([
      { type: 'presence.away', body: { person: 'sentinel', until: NINE + HOUR, reason: '' } },
    ])
    expect(night.must(mei, away(NINE + HOUR))).toEqual([])
    night.must(dale, ask())
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(night.must(clock, { type: 'presence.return', person: 'sentinel' })).toEqual([])
    night.advance(NINE + HOUR)
    expect(night.state.presence['sentinel']?.state).toBe('unknown')
    expect(night.state.requests['r']?.state).toBe('asked')
    night.must(mei, away(NINE + 2 * HOUR))
    expect(types(night.must(mei, { type: 'presence.back' }))).toEqual(['presence.arrived'])
    expect(night.refused(mei, { type: 'presence.return', person: 'sentinel' }).code).toBe('not-allowed')
  })

  it('away past the end of lunch: what waits for then waits for her', () => {
    const night = upgradeWith({ status: 'running' })
    night.advance(NINE + 3 * HOUR - 9 * MINUTE)
    night.must(dale, ask('r', { ifNobody: { then: 'wait' } }))
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', notBefore: NINE + 4 * HOUR })
    night.must(mei, { type: 'presence.away', until: NINE + 4 * HOUR + MINUTE })
    night.advance(NINE + 4 * HOUR)
    expect(night.state.requests['r']?.state).toBe('queued')
    night.advance(NINE + 4 * HOUR + MINUTE)
    expect(night.state.requests['r']?.state).toBe('asked')
  })

  it('left is left, until she says otherwise', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    expect(types(night.must(mei, { type: 'presence.leave' }))).toEqual(['presence.left'])
    expect(night.must(mei, { type: 'presence.leave' })).toEqual([])
    night.must(dale, ask())
    night.advance(NINE + 30 * HOUR)
    expect(night.state.requests['r']?.state).toBe('queued')
  })

  it("is each one's own to say", () => {
    const night = upgradeWith({ status: 'running' })
    for (const c of [
      { type: 'presence.arrive' },
      { type: 'presence.back' },
      { type: 'presence.leave' },
      { type: 'presence.away', until: NINE + HOUR },
    ] as CommandInput[]) {
      expect(night.refused(owner, c)).toEqual({ code: 'not-a-member', params: {} })
      expect(night.refused(boss, c).code).toBe('not-allowed')
      expect(types(night.must(dale, c)).every((t) => t.startsWith('presence.'))).toBe(true)
    }
    expect(night.state.presence['sentinel']).toBeUndefined()
  })
})

describe('machine.report', () => {
  it('says how it stands, and who said so', () => {
    const night = upgradeWith({ status: 'running' })
    const report = (machine: string): CommandInput => ({
      type: 'machine.report',
      machine,
      condition: 'dark',
      note: 'no ping',
    })
    expect(night.must(mei, report('dolphin'))).toEqual([
      { type: 'machine.reported', body: { machine: 'dolphin', condition: 'dark', note: 'no ping' } },
    ])
    expect(night.state.machines['dolphin']?.condition).toEqual({
      state: 'dark',
      note: 'no ping',
      by: 'acc-mei',
      at: NINE,
    })
    // Said again is said again: it is fresh.
    expect(types(night.must(dale, report('dolphin')))).toEqual(['machine.reported'])
    expect(night.refused(mei, report('nessie')).code).toBe('no-such')
    expect(night.refused(boss, report('dolphin')).code).toBe('not-allowed')
  })
})

describe('machine.swap and machine.relabel', () => {
  const swap = (a: string, b: string, request: string): CommandInput => ({
    type: 'machine.swap',
    a,
    b,
    request,
  })
  const names = (night: Night) =>
    Object.values(night.state.machines).map((m) => [m.sticker, m.name, m.formerName])

  it('moves names and addresses, and asks for the stickers', () => {
    const night = upgradeWith({ status: 'running' })
    expect(types(night.must(dale, swap('dragon', 'dolphin', 'l1')))).toEqual([
      'machine.swapped',
      'request.made',
    ])
    expect(names(night)).toEqual([
      ['DRAGON', 'dolphin', 'dragon'],
      ['DOLPHIN', 'dragon', 'dolphin'],
      ['ELEPHANT', 'elephant', null],
    ])
    expect(night.state.machines['dragon']?.nameVersion).toBe(2)
    expect(night.state.requests['l1']).toMatchObject({
      state: 'asked',
      text: 'DRAGON → dolphin; DOLPHIN → dragon',
      relabels: ['dragon', 'dolphin'],
    })
    expect(types(night.must(mei, tap('request.done', 'l1')))).toEqual([
      'request.done',
      'machine.relabelled',
      'machine.relabelled',
    ])
    expect(names(night).slice(0, 2)).toEqual([
      ['DOLPHIN', 'dolphin', null],
      ['DRAGON', 'dragon', null],
    ])
  })

  it('withdraws the stickers when swapped back before anybody touched them', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    expect(types(night.must(dale, swap('dolphin', 'dragon', 'l2')))).toEqual([
      'machine.swapped',
      'request.withdrawn',
    ])
    expect(names(night)[0]).toEqual(['DRAGON', 'dragon', null])
    expect(night.state.requests['l2']).toBeUndefined()
  })

  it('asks for the old stickers when swapped back after they were renewed', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    night.must(mei, tap('request.done', 'l1'))
    night.must(dale, swap('dragon', 'dolphin', 'l2'))
    night.must(mei, tap('request.done', 'l2'))
    expect(names(night).slice(0, 2)).toEqual([
      ['DRAGON', 'dragon', null],
      ['DOLPHIN', 'dolphin', null],
    ])
  })

  it('forgets no sticker when a name moves on to a third box', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    night.must(dale, swap('dragon', 'elephant', 'l2'))
    expect(night.state.requests).toMatchObject({ l1: { state: 'withdrawn' }, l2: { state: 'asked' } })
    expect([...(night.state.requests['l2']?.relabels ?? [])].sort()).toEqual([
      'dolphin',
      'dragon',
      'elephant',
    ])
    night.must(mei, tap('request.done', 'l2'))
    for (const [sticker, name, former] of names(night)) {
      expect(sticker).toBe(name?.toUpperCase())
      expect(former).toBeNull()
    }
  })

  it('takes a sticker written by hand for done', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    const label: CommandInput = { type: 'machine.relabel', machine: 'dragon', sticker: 'DOLPHIN II' }
    expect(night.must(mei, label)).toEqual([
      { type: 'machine.relabelled', body: { machine: 'dragon', sticker: 'DOLPHIN II' } },
    ])
    expect(night.must(mei, label)).toEqual([])
    expect(types(night.must(mei, tap('request.done', 'l1')))).toEqual(['request.done', 'machine.relabelled'])
    expect(names(night)[0]).toEqual(['DOLPHIN II', 'dolphin', null])
    expect(night.refused(mei, { ...label, machine: 'nessie' } as CommandInput).code).toBe('no-such')
    expect(night.refused(boss, label).code).toBe('not-allowed')
  })

  it('is refused for a machine that is not there or itself, a taken id, and when all is over', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, swap('nessie', 'dragon', 'l')).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, swap('dragon', 'nessie', 'l')).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, swap('dragon', 'dragon', 'l')).code).toBe('no-such')
    night.must(dale, ask('l'))
    expect(night.refused(dale, swap('dragon', 'dolphin', 'l')).code).toBe('already-there')
    expect(night.refused(mei, swap('dragon', 'dolphin', 'x')).code).toBe('not-allowed')
    expect(upgradeWith({ status: 'closed' }).refused(dale, swap('dragon', 'dolphin', 'x')).code).toBe(
      'wrong-status',
    )
  })
})

describe('talk.say', () => {
  it('is kept, about something that is there if about anything', () => {
    const night = asked()
    expect(night.must(mei, { type: 'talk.say', text: 'here' })).toEqual([
      { type: 'talk.said', body: { text: 'here' } },
    ])
    night.must(dale, { type: 'card.arm', id: 'k', unless: 'x', then: 'y', machine: null, dueAt: NINE + HOUR })
    for (const about of [
      { kind: 'step', id: 'a' },
      { kind: 'request', id: 'r' },
      { kind: 'card', id: 'k' },
    ] as const)
      expect(night.must(mei, { type: 'talk.say', text: 'x', about })).toEqual([
        { type: 'talk.said', body: { text: 'x', about } },
      ])
    for (const kind of ['step', 'request', 'card'] as const)
      expect(night.refused(mei, { type: 'talk.say', text: 'x', about: { kind, id: 'zz' } })).toEqual({
        code: 'no-such',
        params: { kind, id: 'zz' },
      })
  })

  it('lets observers speak only where the upgrade allows it', () => {
    const night = upgradeWith()
    expect(night.refused(boss, { type: 'talk.say', text: 'how far?' }).code).toBe('not-allowed')
    night.must(dale, { type: 'plan.set-head', field: 'observersTalk', value: true, saw: false })
    expect(types(night.must(boss, { type: 'talk.say', text: 'how far?' }))).toEqual(['talk.said'])
  })
})

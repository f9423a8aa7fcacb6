import { describe, expect, it } from 'vitest'
import {
  buildPlan,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
  upgradeWith,
} from '../../tests/factories.ts'
import { RING_EVERY } from '../hands/due-rules.ts'
import type { CommandInput } from './commands.ts'
import { timers } from './timers.ts'

const ask = (id: string, expiresAt: number | null = null): CommandInput => ({
  type: 'request.ask',
  id,
  kind: 'reset',
  machine: null,
  step: null,
  text: 'Press reset',
  expect: '',
  allowance: 10,
  expiresAt,
  ifNobody: { then: 'wait' },
})
/** What people are waiting for; warnings and the questions before a break have tests of their own. */
const owed = (night: Night) =>
  timers(night.state, night.now).flatMap((t) =>
    /^(warning\.give|break\.ask)$/.test(t.command.type) ? [] : [[t.id, t.at]],
  )

describe('timers', () => {
  it('are empty on a quiet night, and when all is over', () => {
    const night = upgradeWith({ status: 'running' })
    expect(owed(night)).toEqual([])
    night.must(dale, ask('r'))
    expect(owed(night)).not.toEqual([])
    night.must(dale, { type: 'upgrade.cancel', reason: 'x' })
    expect(owed(night)).toEqual([])
  })

  it('come in the order in which they are due', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('r', NINE + 10_000))
    night.must(dale, {
      type: 'go.ask',
      id: 'g',
      question: 'x',
      signers: ['upgrader'],
      minutes: 5,
      figures: {},
    })
    night.must(dale, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'y',
      machine: null,
      dueAt: NINE + MINUTE,
    })
    night.must(mei, { type: 'presence.away', until: NINE + 2 * MINUTE })
    expect(owed(night)).toEqual([
      [`expire:r:1:${NINE}`, NINE + 10_000],
      [`ring:r:1:${NINE}:1`, NINE + RING_EVERY],
      [`card:k:${NINE + MINUTE}`, NINE + MINUTE],
      [`return:sentinel:${NINE + 2 * MINUTE}`, NINE + 2 * MINUTE],
      ['expire-go:g', NINE + 5 * MINUTE],
    ])
  })

  it('have an id of their own for every ring, opening and due time', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('go:x'))
    night.must(dale, ask('r', NINE + HOUR))
    night.must(dale, {
      type: 'go.ask',
      id: 'x:1',
      question: 'x',
      signers: ['upgrader'],
      minutes: 60,
      figures: {},
    })
    const ids = owed(night).map(([id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    night.must(dale, { type: 'request.withdraw', id: 'r', reason: 'x' })
    night.must(dale, { type: 'request.reopen', id: 'r', reason: 'x' })
    expect(owed(night).map(([id]) => id)).toContain(`ring:r:2:${NINE}:1`)
  })

  it('send a waiting request when the hands come: after lunch, next morning, next week', () => {
    for (const [from, to] of [
      [NINE + 3 * HOUR, NINE + 4 * HOUR],
      [NINE + 9 * HOUR, NINE + 24 * HOUR],
      [NINE + 33 * HOUR, NINE + 168 * HOUR],
    ] as const) {
      const night = upgradeWith({ status: 'running' })
      night.set(from)
      night.must(dale, ask('r'))
      expect(owed(night)).toEqual([[`send:r:1:${from}`, to]])
    }
  })

  it('wait for who is away until the later of her return and her window', () => {
    const night = upgradeWith({ status: 'running' })
    const until = (at: number) => {
      night.must(mei, { type: 'presence.away', until: at })
      return owed(night).find(([id]) => id === `send:r:1:${NINE}`)?.[1]
    }
    night.must(mei, { type: 'presence.away', until: NINE + MINUTE })
    night.must(dale, ask('r'))
    expect(until(NINE + HOUR)).toBe(NINE + HOUR)
    expect(until(NINE + 3.5 * HOUR)).toBe(NINE + 4 * HOUR)
    expect(until(NINE + 12 * HOUR)).toBe(NINE + 24 * HOUR)
  })

  it('expect nobody who left, was revoked, or is no sentinel, so that nothing is due for ever', () => {
    const { hands } = buildPlan()
    const plan = {
      hands: [...hands, { ...hands[0], id: 'home', person: 'upgrader', breaks: [] }],
    } as Parameters<typeof buildPlan>[0]
    for (const go of [
      (night: Night) => night.must(mei, { type: 'presence.leave' }),
      (night: Night) => night.must(owner, { type: 'person.revoke', person: 'sentinel' }),
    ]) {
      const night = upgradeWith({ status: 'running', plan })
      go(night)
      night.must(dale, ask('r'))
      expect(owed(night)).toEqual([])
    }
  })

  it('are gone once fired, wherever the clock has jumped to', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('r', NINE + 3 * HOUR))
    night.must(mei, { type: 'presence.away', until: NINE + HOUR })
    night.must(dale, ask('s'))
    night.must(dale, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'y',
      machine: null,
      dueAt: NINE + MINUTE,
    })
    night.set(NINE + 50 * HOUR)
    for (let fired = 0; ; fired++) {
      const [next] = timers(night.state, night.now)
      if (next === undefined || next.at > night.now) break
      expect(fired).toBeLessThan(10)
      expect(night.must(clock, next.command)).toHaveLength(1)
      expect(owed(night).map(([id]) => id)).not.toContain(next.id)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { boss, dale, HOUR, MINUTE, mei, NINE, owner, upgradeWith } from '../../tests/factories.ts'
import { RING_EVERY } from '../hands/due-rules.ts'
import type { CommandInput } from '../log/commands.ts'
import { timers } from '../log/timers.ts'
import { dueMeanwhile, isHeld } from './doubt.ts'

const declare = (at: number): CommandInput => ({ type: 'clock.declare', at })
const ask = (expiresAt: number | null): CommandInput => ({
  type: 'request.ask',
  id: 'r',
  kind: 'look',
  machine: null,
  step: null,
  text: 'Look',
  expect: '',
  allowance: 5,
  expiresAt,
})
const card = (dueAt: number): CommandInput => ({
  type: 'card.arm',
  id: 'k',
  unless: 'PPP up',
  then: 'Cable back',
  machine: null,
  dueAt,
})

describe('clock.declare', () => {
  it('lets a log that stands hours ahead go on from the right time, and what was asked since ring by it', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.set(NINE + 8 * HOUR)
    night.must(dale, ask(NINE + 2 * HOUR + 8 * HOUR))
    night.set(NINE + MINUTE)
    expect(night.now).toBe(NINE + 8 * HOUR)
    expect(night.must(dale, declare(NINE + MINUTE))).toEqual([
      { type: 'clock.declared', body: { at: NINE + MINUTE, was: NINE + 8 * HOUR } },
    ])
    expect(night.now).toBe(NINE + MINUTE)
    expect(night.events.at(-1)).toMatchObject({ at: NINE + MINUTE, happenedAt: NINE + MINUTE })
    const rings = timers(night.state, night.now).filter((t) => t.command.type === 'request.ring')
    expect(rings.map((t) => t.at)).toEqual([NINE + MINUTE + RING_EVERY])
    // What is still to come is meant as it was said.
    expect(night.state.requests['r']).toMatchObject({ expiresAt: NINE + 10 * HOUR, askedAt: NINE + MINUTE })
  })

  it('is the owner’s; an upgrader chooses among the times that the server holds possible; nobody else says it', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, declare(NINE + HOUR)).code).toBe('unknown-time')
    expect(night.refused(mei, declare(NINE)).code).toBe('not-allowed')
    expect(night.refused(boss, declare(NINE)).code).toBe('not-allowed')
    expect(night.must(dale, declare(NINE))).toEqual([])
    // To the minute, which is how people say it, that is what the clock reads.
    expect(night.must(owner, declare(NINE - MINUTE))).toEqual([])
    expect(night.must(owner, declare(NINE - HOUR))).toHaveLength(1)
    expect(night.now).toBe(NINE)
  })

  it('says nothing to a clock of its own, nor once all is over', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'clock.set', own: { at: NINE + HOUR, rate: 1 } })
    expect(night.refused(owner, declare(NINE)).code).toBe('own-clock')
    expect(upgradeWith({ status: 'closed' }).refused(owner, declare(NINE)).code).toBe('wrong-status')
  })

  it('whatever the night was: what follows has the right time, and nothing is owed that only the wrong time made late', () => {
    fc.assert(
      fc.property(anyNight, fc.integer({ min: 0, max: 10 * HOUR }), ({ status, said }, back) => {
        const night = upgradeWith({ status, onSite: true })
        for (const s of said) {
          night.set(night.realNow + s.after)
          night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
        }
        if (night.state.clock.kind === 'own') return
        const right = Math.max(NINE, night.realNow - back)
        night.set(right)
        const before = night.state
        if (!night.say(owner, declare(right)).ok || before === night.state) return
        expect(night.now).toBe(right)
        night.must(owner, { type: 'talk.say', text: 'x' })
        expect(night.events.at(-1)?.at).toBe(right)
        for (const r of Object.values(night.state.requests))
          if (r.state === 'asked') expect((r.lastRingAt ?? r.askedAt ?? r.madeAt) <= right).toBe(true)
        for (const [id, r] of Object.entries(before.requests))
          expect(night.state.requests[id]?.expiresAt).toBe(r.expiresAt)
        for (const [id, c] of Object.entries(before.cards))
          expect(night.state.cards[id]).toMatchObject({ dueAt: c.dueAt, state: c.state })
      }),
      { numRuns: 60 },
    )
  })
})

describe('what fell due while the server was down', () => {
  it('is what ends something or gives an order, and lies between the two', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, ask(NINE + 30 * MINUTE))
    night.must(dale, card(NINE + HOUR))
    const down = { from: NINE + 10 * MINUTE, to: NINE + 2 * HOUR }
    expect(dueMeanwhile(night.state, down)).toEqual([
      { kind: 'request', id: 'r', at: NINE + 30 * MINUTE },
      { kind: 'card', id: 'k', at: NINE + HOUR },
    ])
    expect(dueMeanwhile(night.state, { from: NINE + HOUR, to: down.to })).toEqual([])
    expect(dueMeanwhile(night.state, null)).toEqual([])
    const held = timers(night.state, down.to).filter((t) => isHeld(t, night.state.clock, down))
    expect(held.map((t) => t.command.type)).toEqual(['request.expire', 'card.fire'])
  })
})

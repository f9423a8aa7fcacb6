import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import type { Card } from '../log/state.ts'
import { openCards, phaseOf } from './cards.ts'

const said = fc.constantFrom(
  [dale, 'arm'] as const,
  [dale, 'extend'] as const,
  [dale, 'disarm'] as const,
  [dale, 'confirm'] as const,
  [dale, 'done'] as const,
  [mei, 'confirm'] as const,
  [mei, 'fire'] as const,
  [mei, 'done'] as const,
  [clock, 'fire'] as const,
)

/** Cards on two boxes, and all that two people and the clock may say of them, minutes and hours apart. */
const anyCards = fc.array(
  fc.record({ said, card: fc.constantFrom('k1', 'k2'), after: fc.constantFrom(0, 1, 5, 61) }),
  { minLength: 3, maxLength: 25 },
)

function commandOf(night: Night, verb: string, id: string): CommandInput {
  const dueAt = night.now + 4 * MINUTE
  const machine = id === 'k1' ? 'dragon' : null
  if (verb === 'arm') return { type: 'card.arm', id, unless: 'x', then: 'y', machine, dueAt }
  if (verb === 'extend')
    return {
      type: 'card.extend',
      id,
      dueAt: dueAt + MINUTE + (night.state.cards[id]?.dueAt === dueAt + MINUTE ? 1 : 0),
    }
  if (verb === 'disarm') return { type: 'card.disarm', id, reason: 'not now' }
  return { type: `card.${verb}`, id } as CommandInput
}

test('a card that is carried out, confirmed, taken back or outlived asks nobody; any other can be answered by both', () => {
  fc.assert(
    fc.property(anyCards, (all) => {
      const night = upgradeWith({ status: 'running' })
      for (const { said, card, after } of all) {
        night.advance(night.realNow + after * MINUTE)
        night.say(said[0], commandOf(night, said[1], card))
        const may = (who: typeof mei, verb: string, id: string) => {
          const would = night.would(who, commandOf(night, verb, id))
          return would.ok && would.events.length > 0
        }
        const open = new Set(openCards(night.state, night.now).map((c) => c.id))
        for (const c of Object.values(night.state.cards)) {
          const phase = phaseOf(c, night.now)
          expect(open.has(c.id)).toBe(phase !== 'over')
          if (c.doneAt !== null || c.state === 'confirmed' || c.state === 'disarmed')
            expect(phase).toBe('over')
          if (phase === 'over') {
            // No clock ever brings it back.
            expect(phaseOf(c, night.now + 100 * HOUR)).toBe('over')
            continue
          }
          for (const who of [dale, mei]) expect(may(who, 'confirm', c.id), `confirm ${phase}`).toBe(true)
          expect(may(dale, 'disarm', c.id), `disarm ${phase}`).toBe(true)
          expect(may(mei, 'done', c.id), `done ${phase}`).toBe(true)
          expect(may(mei, 'fire', c.id), `fire ${phase}`).toBe(phase !== 'doing')
          // Whoever is on the way to the box is stopped, or not; more time would be neither.
          expect(may(dale, 'extend', c.id), `extend ${phase}`).toBe(phase !== 'doing')
        }
      }
    }),
    { numRuns: 60, seed: 19980912 },
  )
})

test('a phone without a line comes to the same by its own clock', () => {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, commandOf(night, 'arm', 'k1'))
  const kept = night.state.cards['k1'] as Card
  expect(phaseOf(kept, NINE + 4 * MINUTE - 1)).toBe('standing')
  night.advance(NINE + 4 * MINUTE)
  expect([phaseOf(kept, night.now), phaseOf(night.state.cards['k1'] as Card, night.now)]).toEqual([
    'due',
    'due',
  ])
})

const arm = (id = 'k', dueAt = NINE + 10 * MINUTE): CommandInput => ({
  type: 'card.arm',
  id,
  unless: 'PPP up on the console',
  then: 'Put the cable back into the old box',
  machine: 'dragon',
  dueAt,
})

describe('a step that cuts the link', () => {
  const cuts = () => {
    const night = upgradeWith({ status: 'running' })
    const step = Object.values(night.state.steps).find((s) => s.cutsLink)?.id ?? ''
    for (const id of Object.keys(night.state.steps).sort()) {
      if (id === step) break
      night.must(dale, { type: 'step.start', step: id, confirmed: true })
      night.must(dale, { type: 'step.finish', step: id })
    }
    return { night, step }
  }
  it('asks for a card, or a reason why there is none', () => {
    const { night, step } = cuts()
    expect(night.refused(dale, { type: 'step.start', step }).code).toBe('no-card')
    const [started] = night.must(dale, { type: 'step.start', step, override: 'She is on the telephone.' })
    expect(started).toMatchObject({ body: { override: 'She is on the telephone.' } })
  })
  it('starts under a card for its box, for it, or for all; one of another box or step is none', () => {
    for (const [card, covered] of [
      [{ machine: 'dolphin' }, true],
      [{ machine: null }, true],
      [{ machine: 'dragon', step: 'e' }, true],
      [{ machine: 'dragon' }, false],
      [{ machine: 'dragon', step: 'd' }, false],
      [{ machine: null, step: 'd' }, false],
    ] as const) {
      const { night, step } = cuts()
      night.must(dale, { ...arm(), ...card } as CommandInput)
      const would = night.would(dale, { type: 'step.start', step, confirmed: true })
      expect(would.ok ? 'started' : would.refusal.code, JSON.stringify(card)).toBe(
        covered ? 'started' : 'no-card',
      )
      if (would.ok) expect(would.events[0]?.body).not.toHaveProperty('override')
    }
  })
  it('is begun only once it was read what it does, but for what is tapped on site', () => {
    const { night, step } = cuts()
    night.must(dale, { ...arm(), machine: 'dolphin' } as CommandInput)
    expect(night.refused(dale, { type: 'step.start', step })).toEqual({
      code: 'needs-confirmation',
      params: { step: 'Step e', cuts: true, lasts: false },
    })
    expect(types(night.must(mei, { type: 'step.start', step }))).toContain('step.started')
    const other = upgradeWith({ status: 'running' })
    expect(other.refused(dale, { type: 'step.start', step: 'c', confirmed: true }).code).toBe('waits-for')
    expect(types(other.must(dale, { type: 'step.start', step: 'c', override: 'now' }))).toEqual([
      'step.started',
    ])
  })
})

describe('the end of the work, or its turn, with a card that stands', () => {
  const ends: CommandInput[] = [
    { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null },
    { type: 'upgrade.close', followUps: [] },
    { type: 'upgrade.cancel', reason: 'typhoon' },
    { type: 'rollback.start', reason: 'errors', downTo: null },
  ]
  const at = (due: boolean) => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, arm())
    if (due) night.advance(NINE + 10 * MINUTE)
    return night
  }
  it.each([false, true])('asks what becomes of it, fallen due: %s', (due) => {
    for (const command of ends) {
      const night = at(due)
      expect(night.refused(dale, command), command.type).toEqual({ code: 'card-armed', params: { id: 'k' } })
      const [first] = night.must(dale, { ...command, cards: 'stand-down' } as CommandInput)
      expect(first?.type, command.type).toBe('card.disarmed')
      expect(openCards(night.state, night.now)).toEqual([])
    }
  })
  it('lets it stand where the work only rests or turns', () => {
    for (const command of ends) {
      const night = at(false)
      const keep = { ...command, cards: 'keep' } as unknown as CommandInput
      if (command.type === 'upgrade.close' || command.type === 'upgrade.cancel')
        expect(night.refused(dale, keep).code).toBe('bad-input')
      else {
        expect(types(night.must(dale, keep))).not.toContain('card.disarmed')
        expect(night.state.cards['k']?.state).toBe('armed')
      }
    }
  })
})

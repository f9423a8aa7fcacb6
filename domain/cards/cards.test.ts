import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, dale, HOUR, MINUTE, mei, NINE, type Night, upgradeWith } from '../../tests/factories.ts'
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

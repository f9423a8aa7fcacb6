import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { anyCrewNight, fill, play, whoOf } from '../../tests/any-crew.ts'
import { HOUR, type Night } from '../../tests/factories.ts'
import { standingNoGo } from '../gates/gate.ts'
import { cannotStands } from '../hands/calls.ts'
import { taskOf } from '../hands/one-job.ts'
import { isOpen } from '../hands/state.ts'
import type { HandsRequest } from '../log/state.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import { stepOf } from '../work/steps.ts'
import { besides } from './beside.ts'
import type { Move, Moves } from './move.ts'
import { everybodysMoves, movesOf } from './moves.ts'

vi.setConfig({ testTimeout: 20 * 60_000 })

/** `LAWS_RUNS=2500` walks more than 100,000 states; the seed is fixed, so that a red run is red again. */
const runs = {
  numRuns: Number(process.env['LAWS_RUNS'] ?? 25),
  seed: Number(process.env['FC_SEED'] ?? 19980912),
  // Whole nights shrink for minutes; seed and path are enough to walk one again.
  endOnFailure: true,
}
let walked = 0

/** Looks at every state of many nights, through the eyes of each person in it. */
function inEveryState(look: (night: Night, all: Map<string, Moves>) => void): void {
  fc.assert(
    fc.property(anyCrewNight, (night) => {
      play(night, (n) => {
        walked++
        look(n, everybodysMoves(n.state, n.now))
      })
    }),
    runs,
  )
}

const offered = ({ first, also }: Moves): Move[] => (first === null ? [...also] : [first, ...also])

// The laws of `domain/moves`, one a test. A screen that draws from it may lean on each of them.
describe('law', () => {
  it('1 and 3: no move is offered that would be refused, whatever valid input it is given', () => {
    inEveryState((night, all) => {
      // At the end of the year 9999 there is no later moment to name.
      if (night.now > LAST_MOMENT - 24 * HOUR) return
      for (const [person, moves] of all)
        for (const [move, picks] of [
          ...offered(moves).map((m) => [m, [0, 1, 7]] as const),
          ...besides(night.state, person, night.now).map((m) => [m, [walked % 8]] as const),
        ])
          for (const pick of picks) {
            const who = whoOf(night, person)
            if (who === null) continue
            const decision = night.would(who, fill(move, pick, night))
            expect(decision.ok ? 'accepted' : decision.refusal, `${person}: ${move.key}`).toBe('accepted')
          }
    })
  })

  it('2: who waits is told for whom, and each of those has a live move; nobody waits for nobody', () => {
    inEveryState((night, all) => {
      for (const [person, { first, waits }] of all) {
        expect(first === null, person).toBe(waits !== null)
        if (waits === null) continue
        if (waits.for === 'nothing') expect(['closed', 'cancelled']).toContain(night.state.status)
        if (waits.for === 'time') expect(waits.at).toBeGreaterThan(night.now)
        if (waits.for !== 'people') continue
        expect(waits.people).not.toEqual([])
        for (const other of waits.people) {
          expect(other).not.toBe(person)
          const theirs = offered(all.get(other) as Moves)
          expect(theirs.map((m) => `${m.about.kind}:${m.about.id}`)).toContain(
            `${waits.about.kind}:${waits.about.id}`,
          )
          expect(all.get(other)?.first, `${person} waits for ${other}`).not.toBeNull()
        }
      }
    })
  })

  it('4: one job is asked once: no two first moves, and no two of one person, are about the same doing', () => {
    inEveryState((night, all) => {
      for (const [person, moves] of all) {
        const keys = [...offered(moves), ...besides(night.state, person, night.now)].map((m) => m.key)
        expect(new Set(keys).size, person).toBe(keys.length)
        // A step and the request for what it needs are one job; a look asked for beside it is another (`one-job.ts`).
        if (night.state.people[person]?.role !== 'sentinel') continue
        for (const { kind, about } of offered(moves)) {
          const step = about.kind === 'step' ? stepOf(night.state, about.id) : null
          if (step === null || (kind !== 'start-step' && kind !== 'finish-step')) continue
          expect(taskOf(night.state, step).at, `${person} is asked twice for ${about.id}`).not.toBe('open')
        }
      }
    })
  })

  it('5: what is carried out, taken back or outlived asks nobody for anything', () => {
    inEveryState((night, all) => {
      const { state } = night
      for (const [person, moves] of all)
        for (const { about } of offered(moves)) {
          if (about.kind === 'request') {
            const r = state.requests[about.id] as HandsRequest
            expect(isOpen(r) || cannotStands(state, r), person).toBe(true)
          }
          // A No-go that stands asks the keyboard how it goes on.
          const stands = standingNoGo(state)?.id === about.id && state.people[person]?.role === 'upgrader'
          if (about.kind === 'question' && !stands) expect(state.goNoGo[about.id]?.result).toBe('open')
          if (about.kind !== 'card') continue
          const card = state.cards[about.id]
          expect(card?.doneAt).toBeNull()
          expect(['armed', 'fired']).toContain(card?.state)
        }
      if (state.status === 'closed' || state.status === 'cancelled')
        for (const [, moves] of all) expect(offered(moves)).toEqual([])
    })
  })

  it('6: at one moment all are told the same: one look or many, in any order', () => {
    inEveryState((night, all) => {
      const told = new Map<string, unknown>()
      for (const [person, { waits }] of all) {
        const side = night.state.people[person]?.role ?? ''
        if (waits === null) continue
        if (!told.has(side)) told.set(side, waits)
        expect(waits).toEqual(told.get(side))
      }
      for (const [person, moves] of all) expect(movesOf(night.state, person, night.now)).toEqual(moves)
    })
  })

  afterAll(() => {
    process.stdout.write(`laws: ${walked} states, seed ${runs.seed}\n`)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, HOUR, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { handOverCard } from '../handover/card.ts'
import { handsFor } from '../hands/hands-for.ts'
import { nextOnSite, onSiteUntil } from './next-on-site.ts'
import { handsOnSite } from './on-site.ts'

const hours = (id: string, person: string, from: string, to: string) => ({
  id,
  person,
  days: [6, 7],
  from,
  to,
  breaks: [],
  except: [],
})
/** Mei from nine to eleven, Lin from half past ten to one. */
const plan = buildPlan({
  people: [
    ...buildPlan().people,
    { id: 'lin', name: 'Lin', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
  ],
  hands: [hours('early', 'sentinel', '09:00', '11:00'), hours('late', 'lin', '10:30', '13:00')],
})
const shift = () => upgradeWith({ status: 'running', plan })

describe('next on site', () => {
  test('is the one who is away for a quarter of an hour, not the other’s shift', () => {
    const n = shift()
    n.set(NINE + 39 * MINUTE)
    n.must(mei, { type: 'presence.away', until: NINE + 54 * MINUTE })
    expect(handsOnSite(n.state, n.now)).toEqual([])
    expect(nextOnSite(n.state, n.now)).toBe(NINE + 54 * MINUTE)
    expect(nextOnSite(n.state, n.now, { person: 'lin' })).toBe(NINE + 90 * MINUTE)
    expect(handsFor(n.state, n.now, 10)).toMatchObject({ next: NINE + 54 * MINUTE })
    expect(handOverCard(n.state, n.now).people).toMatchObject([
      { person: 'sentinel', said: 'away', until: NINE + 54 * MINUTE, next: NINE + 54 * MINUTE },
      { person: 'lin', said: 'unknown', until: null, next: NINE + 90 * MINUTE },
    ])
  })

  test('who left comes when she says so, whatever her hours are', () => {
    const n = shift()
    n.must(mei, { type: 'presence.leave' })
    expect(nextOnSite(n.state, n.now, { person: 'sentinel' })).toBeNull()
    expect(nextOnSite(n.state, n.now)).toBe(NINE + 90 * MINUTE)
  })

  test('until: one relieves the other; of one alone, her own; said without an end, nobody knows', () => {
    const n = shift()
    expect(onSiteUntil(n.state, n.now)).toBe(NINE + 4 * HOUR)
    expect(onSiteUntil(n.state, n.now, 'sentinel')).toBe(NINE + 2 * HOUR)
    expect(onSiteUntil(n.state, n.now, 'lin')).toBeNull()
    n.set(NINE + 12 * HOUR)
    n.must(mei, { type: 'presence.arrive' })
    expect(onSiteUntil(n.state, n.now, 'sentinel')).not.toBe(NINE + 15 * HOUR)
  })

  test('somebody is there then, and nobody between now and then, if nobody is there now', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom('nothing', 'away', 'leave', 'arrive'),
        fc.integer({ min: 1, max: 300 }),
        (after, say, minutes) => {
          const n = shift()
          n.set(NINE + after * MINUTE)
          if (say === 'away') n.say(mei, { type: 'presence.away', until: n.now + minutes * MINUTE })
          if (say === 'leave') n.say(mei, { type: 'presence.leave' })
          if (say === 'arrive') n.say(mei, { type: 'presence.arrive' })
          const next = nextOnSite(n.state, n.now)
          const each = ['sentinel', 'lin'].flatMap((person) => nextOnSite(n.state, n.now, { person }) ?? [])
          if (next === null) return expect(each).toEqual([])
          expect(handsOnSite(n.state, next)).not.toEqual([])
          if (handsOnSite(n.state, n.now).length > 0) return
          expect(next).toBe(Math.min(...each))
          for (let t = n.now; t < next; t += 7 * MINUTE) expect(handsOnSite(n.state, t)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

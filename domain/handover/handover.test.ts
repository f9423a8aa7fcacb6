import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dale, fold, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import { lowWindowSpans } from '../availability/sleep.ts'
import { phaseOf } from '../cards/cards.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { DAY, MINUTE } from '../time/civil.ts'
import { handOverCard } from './card.ts'
import { resumeProposals } from './resume.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const stateAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState

describe('the hand-over card', () => {
  test('before lunch on Saturday: what is half done, what comes next, who is there until when', () => {
    const now = taipei('11:40')
    const card = handOverCard(stateAt(now), now)
    expect(card.half.map((h) => h.step.id)).toEqual(['localise'])
    expect(card.last?.step.id).toBe('rdev')
    expect(card.next.map((s) => s.id)).toEqual(['dns-maps', 'first-boot', 'look-round'])
    expect(card.people).toMatchObject([{ person: 'sentinel', there: true }])
    expect(card.machines.map((m) => m.sticker)).toEqual([...card.machines.map((m) => m.sticker)].sort())
    expect(card.requests).toEqual([])
  })

  test('every machine of the upgrade is in it, and nothing that is over', () => {
    for (const at of [taipei('09:05'), taipei('15:50'), taipei('16:45')]) {
      const state = stateAt(at)
      const card = handOverCard(state, at)
      expect(card.machines).toHaveLength(Object.keys(state.machines).length)
      for (const r of card.requests) expect(['queued', 'asked', 'seen', 'on-my-way']).toContain(r.state)
      for (const c of card.cards) expect(phaseOf(c, at)).not.toBe('over')
    }
  })
})

describe('what the card does not promise', () => {
  test('whoever did not come back is not put down as on site, whatever their hours say', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(mei, { type: 'presence.away', until: NINE + 15 * MINUTE })
    night.advance(NINE + 40 * MINUTE)
    expect(handOverCard(night.state, night.now).people).toMatchObject([{ overdue: NINE + 15 * MINUTE }])
  })

  test('a card that fell due stays on it until somebody has reported it as done', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    const card = { id: 'c', unless: 'PPP is up', then: 'Put the cable back', machine: null }
    night.must(dale, { type: 'card.arm', ...card, dueAt: NINE + 10 * MINUTE })
    night.advance(NINE + 20 * MINUTE)
    expect(handOverCard(night.state, night.now)).toMatchObject({ cards: [{ id: 'c' }] })
    night.must(mei, { type: 'card.done', id: 'c', saw: '' })
    expect(handOverCard(night.state, night.now).cards).toEqual([])
  })

  test('after a roll-back, what was done last is the undoing', () => {
    const night = upgradeWith({ status: 'rolling-back' })
    const [undo] = night.state.rollBack?.steps ?? []
    night.must(dale, { type: 'step.start', step: undo ?? '' })
    night.must(dale, { type: 'step.finish', step: undo ?? '' })
    expect(handOverCard(night.state, night.now)).toMatchObject({ half: [], last: { step: { id: undo } } })
  })
})

describe('when to go on', () => {
  test('from Saturday 17:00 in Taipei: not before ten hours of rest, when hands are back', () => {
    const now = taipei('17:00')
    const [first, second] = resumeProposals(stateAt(now), now, null)
    // Ten hours later it is 03:00; somebody is there from nine on, which is 21:00 in Massachusetts.
    expect(first).toMatchObject({ at: taipei('09:00', 13), handsMinutes: 180 })
    expect(first?.reasons).toContain('hands')
    // After lunch of the same day.
    expect(second?.at).toBe(taipei('13:00', 13))
  })

  test('usual sleep is not cut short, where it may be known', () => {
    const now = taipei('17:00')
    const hours = { wake: '07:00', sleep: '20:00', zone: 'America/New_York' }
    const all = resumeProposals(stateAt(now), now, hours)
    // 20:00 to 07:00 at home is 08:00 to 19:00 in Taipei: nobody is awake while hands are there.
    expect(all).toEqual([])
  })

  test('without hands to wait for, as soon as one is rested and not at the lowest', () => {
    const now = taipei('08:00')
    const state = { ...stateAt(now), steps: {} }
    // 08:00 is 20:00 at home; ten hours later it is 06:00 there, when the low hours are just over.
    expect(resumeProposals(state, now, null)).toEqual([
      { at: taipei('18:00'), handsMinutes: 0, reasons: ['rested', 'awake'] },
    ])
  })

  test('never inside the rest or the low hours; always on hands while they are needed', () => {
    const state = stateAt(taipei('12:30'))
    const limits = limitsOf(state.head)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), (minutes) => {
        const now = taipei('12:30') + minutes * MINUTE
        const low = lowWindowSpans(state.head.home.zone, limits.low, now - DAY, now + 30 * DAY)
        for (const p of resumeProposals(state, now, null)) {
          expect(p.at).toBeGreaterThanOrEqual(now + limits.rest * MINUTE)
          expect(low.some((l) => l.start <= p.at && p.at < l.end)).toBe(false)
          expect(p.handsMinutes).toBeGreaterThanOrEqual(60)
        }
      }),
      { numRuns: 60 },
    )
  })
})

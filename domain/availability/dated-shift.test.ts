import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import { entriesOf } from '../calendar/entries.ts'
import { plannedTimes } from '../calendar/planned.ts'
import { briefFor } from '../people/brief.ts'
import { DEFAULT_LIMITS } from '../plan/limits.ts'
import { shiftOf } from '../plan/shift.ts'
import { nextOnSite, onSiteUntil } from '../presence/next-on-site.ts'
import { picture } from '../rails/picture.ts'
import { bestStart, startQuestion } from '../schedule/best-start.ts'
import { findingsOf } from '../schedule/findings/findings.ts'
import { outlookOf } from '../schedule/outlook.ts'
import { handsFor } from '../schedule/start-ground.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import { nextLeaving } from './breaks.ts'
import { whoIsThere, whyNobody } from './on-site.ts'

const newYork = 'America/New_York'
/** Saturday 22:00 to Sunday 04:00 in Taipei, written on the clock of New York. */
const from = NINE + 13 * HOUR
const to = from + 6 * HOUR
const once = { from: wallTimeAt(from, newYork), to: wallTimeAt(to, newYork) }
const cable = buildStep('cable', {
  by: 'sentinel',
  needs: ['hands'],
  minutes: { best: 30, likely: 30, worst: 30 },
})
const start = { said: '', at: wallTimeAt(from, newYork) }
const base = buildPlan()
const plan = (hands = [shiftOf({ id: 'late', person: 'sentinel', once })]) => ({
  ...base,
  head: { ...base.head, start },
  steps: [cable],
  hands,
})
const night = upgradeWith({ plan: plan() })
const none = upgradeWith({ plan: plan([]) })

describe('a shift by date counts wherever hours are read', () => {
  const { state } = night
  test('who is on site, why, until when; and when the next one comes', () => {
    expect(whoIsThere(state, from, from)).toEqual([{ person: 'sentinel', why: 'exception', until: to }])
    expect(whyNobody(state, to, to)).toMatchObject({ why: 'outside-hours', until: null })
    expect(whyNobody(state, from - 1, from - 1)?.until).toBe(from)
    expect(nextOnSite(state, NINE)).toBe(from)
    expect(onSiteUntil(state, from)).toBe(to)
  })

  test('whoever leaves by it is asked before, once', () => {
    expect(nextLeaving(state, 'sentinel', from)).toMatchObject({ at: to, due: to - 15 * MINUTE })
    expect(nextLeaving(state, 'sentinel', to)).toBeNull()
  })

  test('the planner, its findings, and the search for the best start', () => {
    expect(handsFor(state, from - HOUR, to + HOUR)).toEqual([{ start: from, end: to }])
    expect(outlookOf(state, NINE, null, null).end?.at).toBe(from + 30 * MINUTE)
    const codes = (n: typeof night) =>
      findingsOf({
        state: n.state,
        now: NINE,
        chances: null,
        limits: DEFAULT_LIMITS,
        wakes: null,
        low: [],
      }).map((f) => f.code)
    expect(codes(none)).toContain('no-hands')
    expect(codes(night)).not.toContain('no-hands')
    const chance = ({ state }: typeof night) =>
      bestStart({ ...startQuestion(state, NINE, 2, null), samples: 50 }).best[0]?.figures.chance
    expect([chance(night), chance(none)]).toEqual([1, 0])
  })

  test('the rails, the calendar and the invitation', () => {
    expect(picture(state, from).hands).toEqual([{ start: from, end: to }])
    const [entry] = entriesOf(state, plannedTimes(state)).filter((e) => e.kind === 'hands')
    expect(entry).toMatchObject({ start: from, end: to, person: 'sentinel' })
    expect(briefFor(state, 'sentinel').hours).toMatchObject([{ start: from, end: to }])
  })
})

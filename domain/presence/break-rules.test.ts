import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, mei, NINE, type Night, upgradeWith } from '../../tests/factories.ts'
import { anyHands } from '../availability/on-site.ts'
import { backAfter } from '../warnings/due.ts'
import { handsOnSite } from './on-site.ts'

const NOON = NINE + 3 * HOUR
const SIX = NINE + 9 * HOUR
const running = () => upgradeWith({ status: 'running', onSite: true })
const answer = (at: number, said: 'leaving' | 'staying' | 'later', until: number | null = null) => ({
  type: 'break.answer' as const,
  at,
  answer: said,
  until,
})

/** What the clock said of presence on the way to a moment: command and its own clock time in minutes after nine. */
const until = (night: Night, to: number) =>
  night.advance(to).flatMap(({ at, command }) => {
    if (!/^(presence|break|request\.send)/.test(command.type)) return []
    return [`${command.type} ${(at - NINE) / MINUTE}`]
  })

/** In which hours somebody is on site, by the plan and what was said; hours after nine. */
const hours = (night: Night, to = NINE + 11 * HOUR) =>
  anyHands(night.state, night.now, to, night.now).map((s) => [(s.start - NINE) / HOUR, (s.end - NINE) / HOUR])

describe('the question before a break', () => {
  it('comes 15 minutes before, once, and changes nothing by itself', () => {
    const night = running()
    expect(until(night, NOON - MINUTE)).toEqual(['break.ask 165'])
    expect(night.state.breaks['sentinel']).toMatchObject({
      at: NOON,
      until: NOON + HOUR,
      label: 'lunch',
      answer: null,
    })
    expect(hours(night).slice(1)).toEqual([[4, 9]])
    expect(until(night, SIX)).toEqual(['break.ask 525'])
    expect(night.state.breaks['sentinel']).toMatchObject({ at: SIX, until: null, label: '' })
  })

  it.each([
    // Of lunch at twelve: what is answered, when she is on site after that, and what the clock then owes.
    ['leaving', null, [[4, 9]], 'away', ['presence.go 180', 'presence.return 240']],
    ['staying', null, [[2.75, 9]], 'on-site', []],
    [
      'later',
      NOON + 30 * MINUTE,
      [
        [2.75, 3.5],
        [4.5, 9],
      ],
      'on-site',
      ['break.ask 205'],
    ],
  ] as const)('%s', (said, to, there, state, owed) => {
    const night = running()
    until(night, NOON - 15 * MINUTE)
    night.must(mei, answer(NOON, said, to))
    const planned = hours(night)
    expect(planned.slice(said === 'leaving' ? 1 : 0)).toEqual(there)
    const fired = until(night, NOON + MINUTE)
    expect(night.state.presence['sentinel']?.state).toBe(state)
    expect(handsOnSite(night.state, night.now)).toEqual(said === 'leaving' ? [] : ['sentinel'])
    expect([...fired, ...until(night, NOON + HOUR)]).toEqual(owed)
  })

  it('leaving is known to whoever plans, and the return rings when it is late', () => {
    const night = running()
    until(night, NOON - 15 * MINUTE)
    night.must(mei, answer(NOON, 'leaving'))
    expect(backAfter(night.state, NOON)).toBe(NOON + HOUR)
    expect(until(night, NOON + 2 * HOUR)).toEqual([
      'presence.go 180',
      'presence.return 240',
      'presence.overdue 245',
      'presence.overdue 255',
    ])
    expect(night.state.presence['sentinel']).toMatchObject({
      state: 'unknown',
      due: NOON + HOUR,
      overdue: 2,
      reason: 'lunch',
    })
    night.must(mei, { type: 'presence.back' })
    expect(night.state.presence['sentinel']).toEqual({ state: 'on-site', until: null, since: night.now })
  })

  it('back in time rings nobody; a change of mind before the break is heard', () => {
    const night = running()
    until(night, NOON - 15 * MINUTE)
    night.must(mei, answer(NOON, 'staying'))
    night.must(mei, answer(NOON, 'leaving'))
    expect(until(night, NOON + 30 * MINUTE)).toEqual(['presence.go 180'])
    night.must(mei, { type: 'presence.back' })
    expect(until(night, SIX - HOUR)).toEqual([])
  })

  it('at the end of the hours: stays an hour more, is asked again, and has left', () => {
    const night = running()
    until(night, SIX - 15 * MINUTE)
    night.must(mei, answer(SIX, 'staying'))
    expect(hours(night)).toEqual([[8.75, 10]])
    expect(until(night, SIX + 55 * MINUTE)).toEqual(['break.ask 595'])
    night.must(mei, answer(SIX + HOUR, 'leaving'))
    expect(until(night, SIX + HOUR)).toEqual(['presence.go 600'])
    expect(night.state.presence['sentinel']?.state).toBe('left')
    expect(until(night, NINE + 30 * HOUR), 'nobody asks who has left').toEqual([])
  })

  it('is refused when it is over, or another was asked meanwhile', () => {
    const night = running()
    until(night, NOON - 15 * MINUTE)
    expect(night.refused(mei, answer(NOON + MINUTE, 'leaving')).code).toBe('time-passed')
    expect(night.refused(mei, answer(NOON, 'later', NOON)).code).toBe('time-passed')
    expect(night.must(mei, answer(NOON, 'later', NOON + 15 * MINUTE))).toHaveLength(1)
    expect(night.must(mei, answer(NOON, 'later', NOON + 15 * MINUTE)), 'twice').toEqual([])
    night.set(NOON + 2 * HOUR)
    expect(night.refused(mei, answer(NOON + 15 * MINUTE, 'leaving')).code).toBe('time-passed')
  })

  it('whatever is said when: on site now is what the planner sees, and nobody is asked twice of a moment', () => {
    const said = fc.constantFrom(
      'leaving' as const,
      'staying' as const,
      'later' as const,
      'back',
      'away',
      'left',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(said, fc.integer({ min: 1, max: 90 })), { maxLength: 14 }), (says) => {
        const night = running()
        for (const [what, after] of says) {
          night.advance(night.realNow + after * MINUTE)
          const at = night.state.breaks['sentinel']?.at ?? NOON
          if (what === 'back') night.say(mei, { type: 'presence.back' })
          else if (what === 'left') night.say(mei, { type: 'presence.leave' })
          else if (what === 'away')
            night.say(mei, { type: 'presence.away', until: night.now + after * MINUTE })
          else night.say(mei, answer(at, what, what === 'leaving' ? null : at + 15 * MINUTE))
          const now = night.now
          const planned = anyHands(night.state, now, now + 1, now).length > 0
          const left = night.state.presence['sentinel']?.state === 'left'
          // Who left is not counted on today; the planner still counts on their next hours.
          if (!left) expect(handsOnSite(night.state, now).length > 0, JSON.stringify(says)).toBe(planned)
        }
        const ids = night.events.map((e) => e.commandId).filter((id) => id.startsWith('ask-break:'))
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 150 },
    )
  })
})

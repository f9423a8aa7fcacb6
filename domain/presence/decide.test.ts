import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import {
  buildPlan,
  buildStep,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  upgradeWith,
} from '../../tests/factories.ts'
import { anyHands } from '../availability/on-site.ts'
import { openEvent } from '../log/events.ts'
import { backAfter } from '../warnings/due.ts'
import { stepOf } from '../work/steps.ts'
import { batonNow } from './baton.ts'
import { handsOnSite } from './on-site.ts'

const NOON = NINE + 3 * HOUR
const SIX = NINE + 9 * HOUR
const running = () => upgradeWith({ status: 'running', onSite: true })
const ask = (id: string) => ({
  type: 'request.ask' as const,
  id,
  kind: 'look' as const,
  machine: null,
  step: null,
  text: 'Look',
  expect: '',
  allowance: 5,
  expiresAt: null,
})
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

describe('on site, said by day', () => {
  it('holds until the next edge of the hours: lunch is lunch, and six is six', () => {
    const night = running()
    expect(hours(night)).toEqual([
      [0, 3],
      [4, 9],
    ])
    night.set(NOON + MINUTE)
    expect(handsOnSite(night.state, night.now)).toEqual([])
    night.set(SIX + MINUTE)
    expect(handsOnSite(night.state, night.now)).toEqual([])
  })

  it('said at lunch brings her back at once, and sends what waited', () => {
    const night = running()
    night.set(NOON + 20 * MINUTE)
    night.must(dale, { ...ask('r'), ifNobody: { then: 'wait' } })
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(night.must(mei, { type: 'presence.arrive' }).map((e) => e.type)).toEqual([
      'presence.arrived',
      'request.sent',
    ])
    expect(handsOnSite(night.state, night.now)).toEqual(['sentinel'])
    expect(hours(night)).toEqual([[night.now === NOON ? 0 : (night.now - NINE) / HOUR, 9]])
  })

  it('said after hours holds until the next morning’s', () => {
    const night = running()
    night.set(SIX + HOUR)
    night.must(mei, { type: 'presence.arrive' })
    night.set(SIX + 3 * HOUR)
    expect(handsOnSite(night.state, night.now)).toEqual(['sentinel'])
    night.set(NINE + 27 * HOUR)
    expect(handsOnSite(night.state, night.now), 'Sunday’s lunch').toEqual([])
  })
})

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

describe('away', () => {
  it('says why, in its second version; the first said nothing', () => {
    const night = running()
    night.must(mei, { type: 'presence.away', until: NINE + HOUR, reason: 'another box' })
    expect(night.state.presence['sentinel']).toMatchObject({ state: 'away', reason: 'another box' })
    const old = { ...night.events[0], type: 'presence.away', version: 1 } as never as Parameters<
      typeof openEvent
    >[0]
    expect(openEvent({ ...old, body: '{"person":"sentinel","until":5}' })).toMatchObject({
      ok: true,
      event: { body: { person: 'sentinel', until: 5, reason: '' } },
    })
  })

  it('overdue names who stands in, by the hours', () => {
    const night = upgradeWith({
      status: 'running',
      onSite: true,
      plan: {
        people: [
          { id: 'upgrader', name: 'Dale', role: 'upgrader', zone: 'America/New_York', lead: true },
          { id: 'sentinel', name: 'Mei', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
          { id: 'second', name: 'Lin', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
        ],
        hands: [{ id: 'w', person: 'second', days: [6], from: '09:00', to: '18:00', breaks: [], except: [] }],
      },
    })
    night.must(mei, { type: 'presence.away', until: NINE + HOUR })
    night.advance(NINE + 2 * HOUR)
    const overdue = night.events
      .filter((e) => e.type === 'presence.overdue')
      .map((e) => JSON.parse(e.body ?? ''))
    expect(overdue).toEqual([
      { person: 'sentinel', n: 1, backup: null },
      { person: 'sentinel', n: 2, backup: 'second' },
    ])
  })
})

describe('the baton', () => {
  const held = (night: Night) => {
    const { to, by, why } = batonNow(night.state)
    return `${to} ${by} ${why}`
  }

  it('follows the work: keyboard, a request taken up, a step that cuts the link', () => {
    const night = running()
    expect(held(night)).toBe('keyboard upgrader work')
    night.must(dale, ask('r'))
    expect(held(night), 'asked is not taken up').toBe('keyboard upgrader work')
    night.must(mei, { type: 'request.seen', id: 'r' }, { at: NINE + MINUTE })
    expect(held(night)).toBe('hands sentinel request')
    night.must(mei, { type: 'request.done', id: 'r' }, { at: NINE + 2 * MINUTE })
    expect(batonNow(night.state)).toEqual({
      to: 'keyboard',
      since: NINE + 2 * MINUTE,
      by: 'upgrader',
      why: 'work',
    })
    const link = Object.values(night.state.steps).find((s) => s.cutsLink)?.id ?? ''
    night.must(dale, { type: 'step.start', step: link, override: 'x' }, { at: NINE + 3 * MINUTE })
    // She pulls the cable: it is she who acts, not the link that is waited for.
    expect(held(night)).toBe('hands sentinel work')
  })

  it('is nobody’s, and waits for the link, only while nobody on site works at anything', () => {
    const night = upgradeWith({
      status: 'running',
      onSite: true,
      plan: buildPlan({
        steps: [
          buildStep('cut', { order: 1, cutsLink: true, after: [] }),
          buildStep('labels', { order: 2, by: 'sentinel', after: [] }),
        ],
      }),
    })
    night.must(dale, ask('r'))
    night.must(dale, { type: 'step.start', step: 'cut', override: 'x' }, { at: NINE + MINUTE })
    expect(held(night)).toBe('link null link')
    night.must(mei, { type: 'request.seen', id: 'r' }, { at: NINE + 2 * MINUTE })
    expect(held(night)).toBe('hands sentinel request')
    night.must(mei, { type: 'request.done', id: 'r' }, { at: NINE + 3 * MINUTE })
    expect(held(night)).toBe('link null link')
    night.must(mei, { type: 'step.start', step: 'labels' }, { at: NINE + 4 * MINUTE })
    expect(held(night)).toBe('hands sentinel work')
    night.must(mei, { type: 'step.finish', step: 'labels' }, { at: NINE + 5 * MINUTE })
    expect(held(night)).toBe('link null link')
  })

  it('also when the link went down after she had taken it up', () => {
    const night = running()
    night.must(dale, ask('r'))
    night.must(mei, { type: 'request.seen', id: 'r' }, { at: NINE + MINUTE })
    const link = Object.values(night.state.steps).find((s) => s.cutsLink)?.id ?? ''
    night.must(
      dale,
      { type: 'plan.set', kind: 'step', id: link, field: 'by', value: 'upgrader', saw: 'sentinel' },
      { at: NINE + 2 * MINUTE },
    )
    night.must(dale, { type: 'step.start', step: link, override: 'x' }, { at: NINE + 3 * MINUTE })
    expect(held(night)).toBe('hands sentinel request')
  })

  it('is never the link’s while somebody on site works, whatever the night', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const night = upgradeWith({ status })
        for (const s of said) {
          night.set(night.realNow + s.after)
          night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
          const { state } = night
          const taken = Object.values(state.requests).some(
            (r) => r.state === 'seen' || r.state === 'on-my-way',
          )
          const works = Object.entries(state.runs).some(
            ([id, run]) => run.state === 'running' && stepOf(state, id)?.by === 'sentinel',
          )
          if (taken || works) expect(batonNow(state).to).not.toBe('link')
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is passed by word, until something happens that passes it on', () => {
    const night = running()
    night.must(dale, { type: 'baton.give', to: 'hands' }, { at: NINE + MINUTE })
    expect(batonNow(night.state)).toMatchObject({ to: 'hands', since: NINE + MINUTE, why: 'said' })
    expect(night.must(dale, { type: 'baton.give', to: 'hands' })).toEqual([])
    night.must(mei, { type: 'baton.take' })
    expect(held(night)).toBe('hands sentinel said')
    night.must(dale, ask('r'), { at: NINE + 2 * MINUTE })
    night.must(mei, { type: 'request.seen', id: 'r' })
    night.must(mei, { type: 'request.done', id: 'r' }, { at: NINE + 3 * MINUTE })
    expect(held(night)).toBe('keyboard upgrader work')
  })
})

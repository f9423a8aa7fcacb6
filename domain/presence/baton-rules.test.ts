import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import {
  buildPlan,
  buildStep,
  dale,
  MINUTE,
  mei,
  NINE,
  type Night,
  upgradeWith,
} from '../../tests/factories.ts'
import { stepOf } from '../work/steps.ts'
import { batonNow } from './baton.ts'

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

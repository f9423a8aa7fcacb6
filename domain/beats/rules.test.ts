import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildPlan,
  buildStep,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  owner,
  upgradeWith,
} from '../../tests/factories.ts'
import type { Who } from '../access/table.ts'

const dolphin: Who = { kind: 'script', token: 'line', device: '' }
const SECOND = 1000
const beat = (boot: string | null = 'one', uptime: number | null = null) =>
  ({ type: 'machine.beat', machine: 'dolphin', boot, uptime }) as const
const types = (events: { type: string }[]) => events.map((e) => e.type)

/** Running, at nine in Taipei, dolphin has a line; `every` in seconds makes it a regular one. */
function withLine(every?: number, step: Parameters<typeof buildStep>[1] = {}) {
  const steps = [buildStep('boot', { order: 1, machine: 'dolphin', endsWhenUp: true, ...step })]
  const night = upgradeWith({ status: 'running', onSite: true, plan: { ...buildPlan(), steps } })
  const often = every === undefined ? {} : { every }
  night.must(owner, { type: 'token.add', id: 'line', name: 'dolphin', machine: 'dolphin', ...often })
  return night
}
const box = (night: ReturnType<typeof withLine>) => night.state.machines['dolphin']

describe('a machine’s own report', () => {
  test('turns dark into up, with the time it was gone to the second', () => {
    const night = withLine()
    const dark = NINE + 10 * MINUTE + 31 * SECOND
    night.must(dale, { type: 'machine.report', machine: 'dolphin', condition: 'dark' }, { at: dark })
    expect(box(night)?.pulse.goneSince).toBe(dark)
    const [up] = night.must(dolphin, beat(), { at: dark + 96 * SECOND })
    const gone = { from: dark, to: dark + 96 * SECOND }
    expect(up).toEqual({ type: 'machine.came-up', body: { machine: 'dolphin', boot: 'one', note: '', gone } })
    expect(box(night)).toMatchObject({
      condition: { state: 'up', by: 'token:line', at: gone.to },
      pulse: { boot: 'one', goneSince: null, back: gone },
    })
  })

  test('of the same boot is said once; of another boot, again', () => {
    const night = withLine()
    expect(types(night.must(dolphin, beat('one')))).toEqual(['machine.came-up'])
    expect(night.must(dolphin, beat('one'), { at: NINE + HOUR })).toEqual([])
    expect(types(night.must(dolphin, beat('two'), { at: NINE + 2 * HOUR }))).toEqual(['machine.came-up'])
  })

  test('of the boot that is about to end does not end a reboot', () => {
    const night = withLine(60)
    night.must(dolphin, beat('one', 9000))
    reset(night)
    expect(box(night)?.condition).toMatchObject({ state: 'rebooting', by: 'acc-mei' })
    expect(night.must(dolphin, beat('one', 9060))).toEqual([])
    expect(types(night.must(dolphin, beat('two', 20), { at: night.realNow + 90 * SECOND }))).toEqual([
      'machine.came-up',
    ])
    expect(box(night)?.pulse.back).toMatchObject({ to: night.now })
  })

  test('is for its own machine', () => {
    const night = withLine()
    expect(night.refused(dolphin, { type: 'machine.beat', machine: 'dragon' })).toEqual({
      code: 'other-machine',
      params: { machine: 'dragon', yours: 'DOLPHIN' },
    })
    night.must(owner, { type: 'token.revoke', id: 'line' })
    expect(night.refused(dolphin, beat()).code).toBe('no-such-upgrade')
    expect(night.refused(dale, beat()).code).toBe('not-allowed')
  })

  test('is all that its line may say', () => {
    const night = withLine()
    night.must(dale, { type: 'step.start', step: 'boot' })
    expect(night.refused(dolphin, { type: 'step.note', text: 'x' }).code).toBe('not-allowed')
    const half = { unit: 'percent', done: 50 } as const
    expect(night.refused(dolphin, { type: 'step.progress', progress: half }).code).toBe('not-allowed')
  })

  test('is over with the upgrade', () => {
    const night = withLine()
    night.must(dale, { type: 'upgrade.cancel', reason: 'x' })
    expect(night.refused(dolphin, beat()).code).toBe('wrong-status')
  })
})

function reset(night: ReturnType<typeof withLine>, kind: 'reset' | 'look' = 'reset') {
  const asked = { machine: 'dolphin', step: null, text: 'Press', expect: '', allowance: 5, expiresAt: null }
  night.must(dale, { type: 'request.ask', id: 'r', kind, ...asked })
  return night.must(mei, { type: 'request.done', id: 'r' })
}

describe('hands that press reset', () => {
  test('set a machine with a line rebooting, and no other', () => {
    expect(types(reset(withLine()))).toEqual(['request.done', 'machine.reported'])
    expect(types(reset(withLine(), 'look'))).toEqual(['request.done'])
    expect(types(reset(upgradeWith({ status: 'running', onSite: true }) as never))).toEqual(['request.done'])
  })

  test('whose tap was long on its way do not undo what the machine said since', () => {
    const night = withLine()
    const asked = { machine: 'dolphin', step: null, text: 'Press', expect: '', allowance: 5, expiresAt: null }
    night.must(dale, { type: 'request.ask', id: 'r', kind: 'reset', ...asked })
    night.must(dolphin, beat('two', 20), { at: NINE + 5 * MINUTE })
    night.set(NINE + 9 * MINUTE)
    const said = { saidAt: NINE + 3 * MINUTE, sentAt: NINE + 9 * MINUTE }
    night.must(mei, { type: 'request.done', id: 'r' }, { said })
    expect(box(night)?.condition.state).toBe('up')
  })
})

describe('a step that ends when its machine is up', () => {
  test('is finished by the report, in the machine’s own name', () => {
    const night = withLine()
    night.must(dolphin, beat('one', 9000))
    night.must(dale, { type: 'step.start', step: 'boot' })
    expect(night.must(dolphin, beat('one', 9060))).toEqual([])
    const events = night.must(dolphin, beat('two', 15), { at: NINE + 5 * MINUTE })
    expect(events).toEqual([
      { type: 'machine.came-up', body: { machine: 'dolphin', boot: 'two', note: '', gone: null } },
      { type: 'step.finished', body: { step: 'boot', reported: true } },
    ])
    expect(night.state.runs['boot']).toMatchObject({ state: 'done', by: 'token:line' })
  })

  test('is not finished by a boot from before it, first heard while it runs', () => {
    const night = withLine()
    night.must(dale, { type: 'step.start', step: 'boot' })
    expect(types(night.must(dolphin, beat('one', 9000), { at: NINE + MINUTE }))).toEqual(['machine.came-up'])
    expect(night.state.runs['boot']?.state).toBe('running')
  })

  test('is finished by a box that knows no boot ids when its line speaks at boot only', () => {
    const once = withLine()
    once.must(dale, { type: 'step.start', step: 'boot' })
    expect(types(once.must(dolphin, beat(null)))).toEqual(['machine.came-up', 'step.finished'])
    const often = withLine(60)
    often.must(dale, { type: 'step.start', step: 'boot' })
    expect(types(often.must(dolphin, beat(null)))).toEqual(['machine.came-up'])
  })

  test('and cuts the link: dark from its start, done when the link is back, booted anew or not', () => {
    const night = withLine(60, { cutsLink: true })
    night.must(dolphin, beat('one', 9000))
    const started = night.must(dale, { type: 'step.start', step: 'boot', override: 'no card here' })
    expect(types(started)).toEqual(['step.started', 'machine.reported'])
    expect(types(night.must(dolphin, beat('one', 9120), { at: NINE + 2 * MINUTE }))).toEqual([
      'machine.came-up',
      'step.finished',
    ])
  })
})

describe('loss', () => {
  test('is dark since it was last heard; the next report says how long', () => {
    const night = withLine(60)
    night.must(dolphin, beat())
    const since = NINE + 30 * MINUTE
    night.must(clock, { type: 'machine.lose', machine: 'dolphin', since }, { at: since + 180 * SECOND })
    expect(box(night)?.condition).toMatchObject({ state: 'dark', by: 'clock', at: since })
    const [up] = night.must(dolphin, beat(), { at: since + 240 * SECOND })
    expect(up?.body).toMatchObject({ gone: { from: since, to: since + 240 * SECOND } })
  })

  test('is not said over a newer word, nor twice', () => {
    const night = withLine(60)
    const lose = { type: 'machine.lose', machine: 'dolphin', since: NINE } as const
    expect(night.must(clock, lose)).toEqual([])
    night.must(mei, { type: 'machine.report', machine: 'dolphin', condition: 'up' }, { at: NINE + MINUTE })
    expect(night.must(clock, lose)).toEqual([])
  })
})

test('whatever is said in whatever order, no absence is negative and no boot comes up twice in a row', () => {
  const word = fc.oneof(
    fc.record({
      boot: fc.constantFrom('one', 'two', 'three', null),
      uptime: fc.constantFrom(null, 0, 30, 9000),
    }),
    fc.constantFrom('dark', 'up', 'rebooting', 'unknown', 'lose', 'start', 'reset'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.nat(300)), { maxLength: 30 }), fc.boolean(), (said, regular) => {
      const night = withLine(regular ? 60 : undefined)
      let at = NINE
      for (const [what, seconds] of said) {
        at += seconds * SECOND
        const before = box(night)
        if (typeof what === 'object') {
          const events = night.must(dolphin, beat(what.boot, what.uptime), { at })
          const [first] = events
          if (first === undefined) continue
          expect(first.type).toBe('machine.came-up')
          if (before?.condition.state === 'up' && what.boot !== null && before.pulse.boot === what.boot)
            expect(types(events)).toContain('step.finished')
          expect(box(night)?.condition.state).toBe('up')
        } else if (what === 'lose')
          night.must(
            clock,
            { type: 'machine.lose', machine: 'dolphin', since: Math.max(NINE, at - 90_000) },
            { at },
          )
        else if (what === 'start') night.say(dale, { type: 'step.start', step: 'boot' }, { at })
        else if (what === 'reset') night.say(dale, { type: 'step.redo', step: 'boot', reason: 'x' }, { at })
        else
          night.must(
            mei,
            { type: 'machine.report', machine: 'dolphin', condition: what },
            { at, said: { saidAt: at - 45_000, sentAt: at } },
          )
        const { pulse, condition } = box(night) ?? {}
        if (pulse?.back != null) expect(pulse.back.to).toBeGreaterThanOrEqual(pulse.back.from)
        expect(pulse?.goneSince != null).toBe(condition?.state === 'dark' || condition?.state === 'rebooting')
      }
    }),
  )
})

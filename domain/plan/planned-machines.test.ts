import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { dale, type Night, owner, upgradeWith } from '../../tests/factories.ts'
import { type OpenEvent, openEvent } from '../log/events.ts'
import { plannedMachines } from './planned-machines.ts'
import { planOf } from './things.ts'

const opened = (night: Night): OpenEvent[] =>
  night.events.flatMap((row) => {
    const o = openEvent(row)
    return o.ok ? [o.event] : []
  })
const called = (night: Night) =>
  Object.fromEntries(plannedMachines(opened(night)).map((m) => [m.id, [m.sticker, m.name, m.place]]))

test('names that were swapped and stickers that were renewed are not the plan; where a box stands now is', () => {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'r' })
  night.must(dale, { type: 'request.done', id: 'r' })
  night.must(dale, { type: 'machine.relabel', machine: 'elephant', sticker: 'SW-CORE-2' })
  expect(night.state.machines['dolphin']).toMatchObject({ sticker: 'DRAGON', name: 'dragon' })
  night.must(dale, {
    type: 'plan.set',
    kind: 'machine',
    id: 'dragon',
    field: 'place',
    value: 'On the trolley',
    saw: 'rack',
  })
  expect(called(night)).toEqual({
    dragon: ['DRAGON', 'dragon', 'On the trolley'],
    dolphin: ['DOLPHIN', 'dolphin', 'rack'],
    elephant: ['ELEPHANT', 'elephant', 'rack'],
  })
})

test('what was edited by hand after a swap counts', () => {
  const night = upgradeWith({ status: 'draft' })
  night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'r' })
  night.must(owner, {
    type: 'plan.set',
    kind: 'machine',
    id: 'dragon',
    field: 'name',
    value: 'gateway',
    saw: 'dolphin',
  })
  expect(called(night)['dragon']).toEqual(['DRAGON', 'gateway', 'rack'])
  expect(called(night)['dolphin']).toEqual(['DOLPHIN', 'dolphin', 'rack'])
})

test('a night without swaps and new stickers has the machines of its plan', () => {
  fc.assert(
    fc.property(anyNight, ({ status, said }) => {
      const night = upgradeWith({ status })
      const happened: string[] = ['machine.swap', 'machine.relabel', 'request.done']
      for (const s of said) {
        night.set(night.realNow + s.after)
        if (!happened.includes(s.command.type))
          night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
      }
      const byId = (list: { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(plannedMachines(opened(night)))).toEqual(byId(planOf(night.state).machines))
    }),
    { numRuns: 30 },
  )
})

test('a box can be moved at any time before the end, whatever ran on it', () => {
  for (const status of ['ready', 'running', 'suspended', 'rolling-back'] as const) {
    const night = upgradeWith({ status })
    if (status === 'running') {
      for (const step of ['a', 'b', 'c', 'd']) {
        night.must(dale, { type: 'step.start', step, confirmed: true })
        night.must(dale, { type: 'step.finish', step })
      }
    }
    night.must(dale, {
      type: 'plan.set',
      kind: 'machine',
      id: 'dragon',
      field: 'place',
      value: 'Rack 4',
      saw: 'rack',
    })
    expect(night.state.machines['dragon']?.place).toBe('Rack 4')
  }
  const over = upgradeWith({ status: 'closed' })
  const moved = { kind: 'machine', id: 'dragon', field: 'place', value: 'Rack 4', saw: 'rack' } as const
  expect(over.refused(dale, { type: 'plan.set', ...moved }).code).toBe('wrong-status')
})

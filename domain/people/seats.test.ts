import { expect, it } from 'vitest'
import { dale, fold, HOUR, mei, NINE, owner, stranger, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { actorName } from '../messages/events.ts'
import { batonNow } from '../presence/baton.ts'
import { isTheirs, seatOf } from './seats.ts'

const ask: CommandInput = {
  type: 'request.ask',
  id: 'r',
  kind: 'reset',
  machine: 'dolphin',
  step: null,
  text: 'Press RESET.',
  expect: '',
  allowance: 10,
  expiresAt: null,
}

/** Mei's phone has a request in hand and holds a card; then it is cut off, and another comes in as `name`. */
function replaced(name: string) {
  const night = upgradeWith({ status: 'running', onSite: true })
  const dueAt = NINE + HOUR
  night.must(dale, ask)
  night.must(mei, { type: 'request.seen', id: 'r' })
  night.must(dale, { type: 'card.arm', id: 'k', unless: 'x', then: 'y', machine: null, dueAt })
  night.must(mei, { type: 'card.hold', id: 'k', dueAt, awake: true })
  expect(Object.keys(night.state.cards['k']?.held ?? {})).toHaveLength(1)
  night.must(owner, { type: 'person.revoke', person: 'sentinel' })
  const cut = night.state
  const expiresAt = NINE + HOUR
  night.must(dale, { type: 'person.invite', id: 'i', role: 'sentinel', person: 'sentinel', expiresAt })
  night.must(stranger, { type: 'person.join', invite: 'i', person: 'sentinel', name, zone: null })
  return { night, cut }
}

it('a phone that is cut off holds no card any more; what was asked of it stays asked', () => {
  const { cut, night } = replaced('Mei')
  expect(cut.cards['k']).toMatchObject({ state: 'armed', held: {} })
  expect(night.state.requests['r']?.state).toBe('seen')
  expect(fold(night.events)).toEqual(night.state)
})

it('a new phone of the same name is the same person: what the former took up is theirs', () => {
  const { night } = replaced('Mei')
  const seat = night.state.people['sentinel']
  expect(isTheirs(seat, 'acc-mei')).toBe(true)
  expect(batonNow(night.state)).toMatchObject({ to: 'hands', by: 'sentinel' })
  night.must(stranger, { type: 'card.hold', id: 'k', dueAt: NINE + HOUR, awake: true })
  expect(Object.values(night.state.cards['k']?.held ?? {})).toMatchObject([{ by: 'acc-eve' }])
})

it('under another name it is somebody else, and who said what before keeps the name', () => {
  const { night } = replaced('Lin')
  expect(isTheirs(night.state.people['sentinel'], 'acc-mei')).toBe(false)
  expect(actorName(night.state, 'acc-mei', 'en')).toBe('Mei')
  expect(actorName(night.state, 'acc-eve', 'en')).toBe('Lin')
  expect(seatOf(night.state, 'nobody')).toBeNull()
})

import { dale, mei, NINE, type Night, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput, CommandType } from '../log/commands.ts'

export const ask = (id = 'r', overrides: object = {}): CommandInput =>
  ({
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step: 'a',
    text: 'Press reset on DOLPHIN',
    expect: 'LILO',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
    ...overrides,
  }) as CommandInput

export const tap = (type: CommandType, id = 'r'): CommandInput => ({ type, id }) as CommandInput

export const withReason = (type: CommandType, id = 'r'): CommandInput =>
  ({ type, id, reason: 'door locked' }) as CommandInput

export function asked(): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, ask())
  return night
}

/** Every way a request can have ended before a tap comes late. */
export function ended(how: 'done' | 'cannot' | 'withdrawn' | 'expired'): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, ask('r', how === 'expired' ? { expiresAt: NINE + 10_000 } : {}))
  if (how === 'done') night.must(mei, tap('request.done'))
  if (how === 'cannot') night.must(mei, withReason('request.cannot'))
  if (how === 'withdrawn') night.must(dale, withReason('request.withdraw'))
  if (how === 'expired') night.advance(NINE + 10_000)
  if (night.state.requests['r']?.state !== how) throw new Error(`it has not ended as ${how}`)
  return night
}

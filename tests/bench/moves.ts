import { performance } from 'node:perf_hooks'
import type { UpgradeState } from '../../domain/log/state.ts'
import { movesByKey } from '../../domain/moves/beside.ts'
import { everybodysMoves } from '../../domain/moves/moves.ts'
import { dale, HOUR, hundredSteps, NINE, owner, upgradeWith } from '../factories.ts'

const ROUNDS = 60

/** A running night of 200 steps with five people a side, all in their seats, and something asked of the hands. */
function crowded(): { state: UpgradeState; now: number } {
  const plan = hundredSteps(200)
  const more = (role: 'upgrader' | 'sentinel') =>
    [1, 2, 3, 4].map((n) => ({
      id: `${role}-${n}`,
      name: `${role} ${n}`,
      role,
      zone: 'Asia/Taipei',
      lead: false,
    }))
  const added = [...more('upgrader'), ...more('sentinel')]
  const night = upgradeWith({
    status: 'running',
    onSite: true,
    plan: { ...plan, people: [...plan.people, ...added] },
  })
  for (const { id, role } of added) {
    const who = { kind: 'account', account: `acc-${id}`, owner: false, device: `d-${id}` } as const
    const invite = { id: `inv-${id}`, role, person: id, expiresAt: NINE + 1000 * HOUR } as const
    night.must(owner, { type: 'person.invite', ...invite })
    night.must(who, { type: 'person.join', invite: invite.id, person: id, name: id, zone: null })
  }
  night.must(dale, { type: 'step.start', step: 's0' })
  const ask = { type: 'request.ask', id: 'r', kind: 'look', machine: null, step: null, text: 'Look' } as const
  night.must(dale, { ...ask, expect: '', allowance: 10, expiresAt: null })
  return { state: night.state, now: night.now }
}

/** What all ten may do, each from a state and a moment that nobody has asked about before; medians, ms. */
export function measureMoves(): { all: number; menu: number } {
  const { state, now } = crowded()
  const time = (what: (fresh: UpgradeState, at: number) => unknown) => {
    const took: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      const fresh = { ...state }
      const began = performance.now()
      what(fresh, now + i)
      took.push(performance.now() - began)
    }
    return took.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0
  }
  return {
    all: time((fresh, at) => everybodysMoves(fresh, at)),
    menu: time((fresh, at) => movesByKey(fresh, 'upgrader', at)),
  }
}

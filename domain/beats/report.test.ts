import { describe, expect, it } from 'vitest'
import { boss, dale, mei, NINE, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

describe('machine.report', () => {
  it('says how it stands, and who said so', () => {
    const night = upgradeWith({ status: 'running' })
    const report = (machine: string): CommandInput => ({
      type: 'machine.report',
      machine,
      condition: 'dark',
      note: 'no ping',
    })
    expect(night.must(mei, report('dolphin'))).toEqual([
      { type: 'machine.reported', body: { machine: 'dolphin', condition: 'dark', note: 'no ping' } },
    ])
    expect(night.state.machines['dolphin']?.condition).toEqual({
      state: 'dark',
      note: 'no ping',
      by: 'acc-mei',
      at: NINE,
    })
    // Said again is said again: it is fresh.
    expect(types(night.must(dale, report('dolphin')))).toEqual(['machine.reported'])
    expect(night.refused(mei, report('nessie')).code).toBe('no-such')
    expect(night.refused(boss, report('dolphin')).code).toBe('not-allowed')
  })
})

import { describe, expect, it } from 'vitest'
import { boss, dale, mei, type Night, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { ask, tap } from './requests.fixture.ts'

describe('machine.swap and machine.relabel', () => {
  const swap = (a: string, b: string, request: string): CommandInput => ({
    type: 'machine.swap',
    a,
    b,
    request,
  })
  const names = (night: Night) =>
    Object.values(night.state.machines).map((m) => [m.sticker, m.name, m.formerName])

  it('moves names and addresses, and asks for the stickers', () => {
    const night = upgradeWith({ status: 'running' })
    expect(types(night.must(dale, swap('dragon', 'dolphin', 'l1')))).toEqual([
      'machine.swapped',
      'request.made',
    ])
    expect(names(night)).toEqual([
      ['DRAGON', 'dolphin', 'dragon'],
      ['DOLPHIN', 'dragon', 'dolphin'],
      ['ELEPHANT', 'elephant', null],
    ])
    expect(night.state.machines['dragon']?.nameVersion).toBe(2)
    expect(night.state.requests['l1']).toMatchObject({
      state: 'asked',
      text: 'DRAGON → dolphin; DOLPHIN → dragon',
      relabels: ['dragon', 'dolphin'],
    })
    expect(types(night.must(mei, tap('request.done', 'l1')))).toEqual([
      'request.done',
      'machine.relabelled',
      'machine.relabelled',
    ])
    expect(names(night).slice(0, 2)).toEqual([
      ['DOLPHIN', 'dolphin', null],
      ['DRAGON', 'dragon', null],
    ])
  })

  it('withdraws the stickers when swapped back before anybody touched them', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    expect(types(night.must(dale, swap('dolphin', 'dragon', 'l2')))).toEqual([
      'machine.swapped',
      'request.withdrawn',
    ])
    expect(names(night)[0]).toEqual(['DRAGON', 'dragon', null])
    expect(night.state.requests['l2']).toBeUndefined()
  })

  it('asks for the old stickers when swapped back after they were renewed', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    night.must(mei, tap('request.done', 'l1'))
    night.must(dale, swap('dragon', 'dolphin', 'l2'))
    night.must(mei, tap('request.done', 'l2'))
    expect(names(night).slice(0, 2)).toEqual([
      ['DRAGON', 'dragon', null],
      ['DOLPHIN', 'dolphin', null],
    ])
  })

  it('forgets no sticker when a name moves on to a third box', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    night.must(dale, swap('dragon', 'elephant', 'l2'))
    expect(night.state.requests).toMatchObject({ l1: { state: 'withdrawn' }, l2: { state: 'asked' } })
    expect([...(night.state.requests['l2']?.relabels ?? [])].sort()).toEqual([
      'dolphin',
      'dragon',
      'elephant',
    ])
    night.must(mei, tap('request.done', 'l2'))
    for (const [sticker, name, former] of names(night)) {
      expect(sticker).toBe(name?.toUpperCase())
      expect(former).toBeNull()
    }
  })

  it('takes a sticker written by hand for done', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, swap('dragon', 'dolphin', 'l1'))
    const label: CommandInput = { type: 'machine.relabel', machine: 'dragon', sticker: 'DOLPHIN II' }
    expect(night.must(mei, label)).toEqual([
      { type: 'machine.relabelled', body: { machine: 'dragon', sticker: 'DOLPHIN II' } },
    ])
    expect(night.must(mei, label)).toEqual([])
    expect(types(night.must(mei, tap('request.done', 'l1')))).toEqual(['request.done', 'machine.relabelled'])
    expect(names(night)[0]).toEqual(['DOLPHIN II', 'dolphin', null])
    expect(night.refused(mei, { ...label, machine: 'nessie' } as CommandInput).code).toBe('no-such')
    expect(night.refused(boss, label).code).toBe('not-allowed')
  })

  it('is refused for a machine that is not there or itself, a taken id, and when all is over', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, swap('nessie', 'dragon', 'l')).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, swap('dragon', 'nessie', 'l')).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, swap('dragon', 'dragon', 'l')).code).toBe('no-such')
    night.must(dale, ask('l'))
    expect(night.refused(dale, swap('dragon', 'dolphin', 'l')).code).toBe('already-there')
    expect(night.refused(mei, swap('dragon', 'dolphin', 'x')).code).toBe('not-allowed')
    expect(upgradeWith({ status: 'closed' }).refused(dale, swap('dragon', 'dolphin', 'x')).code).toBe(
      'wrong-status',
    )
  })
})

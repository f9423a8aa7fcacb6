import { describe, expect, it } from 'vitest'
import { boss, buildStep, dale, HOUR, mei, owner, stranger, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { inverseOf } from './edit-rules.ts'
import { planOf } from './things.ts'

const title = (value: string, saw: string): CommandInput => ({
  type: 'plan.set-head',
  field: 'title',
  value,
  saw,
})

describe('plan.set-head', () => {
  it('changes one field, seeing what it replaces', () => {
    const night = upgradeWith({ status: 'running' })
    const version = night.state.planVersion
    expect(night.must(dale, title('New', 'A small upgrade'))).toEqual([
      { type: 'plan.head-set', body: { field: 'title', from: 'A small upgrade', to: 'New' } },
    ])
    expect(night.state.head.title).toBe('New')
    expect(night.state.planVersion).toBe(version + 1)
  })

  it('does nothing when it is so already, whatever was seen', () => {
    expect(upgradeWith().must(dale, title('A small upgrade', 'older'))).toEqual([])
  })

  it('shows both values when somebody was there first', () => {
    const night = upgradeWith()
    night.must(owner, title('Theirs', 'A small upgrade'))
    expect(night.refused(dale, title('Mine', 'A small upgrade'))).toEqual({
      code: 'changed-meanwhile',
      params: { field: 'title', yours: 'Mine', now: 'Theirs' },
    })
  })

  it('is refused when the value is none, when the start is past, and when all is over', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, title('', 'A small upgrade')).code).toBe('bad-input')
    expect(night.refused(dale, { type: 'plan.set-head', field: 'start', value: null, saw: null }).code).toBe(
      'wrong-status',
    )
    expect(
      night.refused(dale, {
        type: 'plan.set-head',
        field: 'site',
        value: { name: 'x', zone: 'Mars/Olympus' },
        saw: { name: 'Taipei office', zone: 'Asia/Taipei' },
      }).code,
    ).toBe('bad-input')
    expect(upgradeWith({ status: 'closed' }).refused(dale, title('x', 'A small upgrade')).code).toBe(
      'wrong-status',
    )
  })
})

describe('plan.set', () => {
  const set = (
    id: string,
    field: string,
    value: never | unknown,
    saw: unknown,
    kind = 'step',
  ): CommandInput => ({ type: 'plan.set', kind, id, field, value, saw }) as CommandInput

  it('changes one field of one thing', () => {
    const night = upgradeWith()
    expect(night.must(dale, set('a', 'title', 'Partition', 'Step a'))).toEqual([
      { type: 'plan.set', body: { kind: 'step', id: 'a', field: 'title', from: 'Step a', to: 'Partition' } },
    ])
    expect(night.state.steps['a']?.title).toBe('Partition')
    expect(night.must(dale, set('a', 'title', 'Partition', 'Step a'))).toEqual([])
    night.must(dale, set('dragon', 'place', 'cellar', 'rack', 'machine'))
    expect(night.state.machines['dragon']).toMatchObject({ place: 'cellar', nameVersion: 1 })
  })

  it('is refused for what is not there, not a field, not a value, or seen otherwise', () => {
    const night = upgradeWith()
    expect(night.refused(dale, set('zz', 'title', 'x', 'y'))).toEqual({
      code: 'no-such',
      params: { kind: 'step', id: 'zz' },
    })
    for (const field of ['id', 'nothing', 'toString', '__proto__'])
      expect(night.refused(dale, set('a', field, 'x', 'a'))).toEqual({
        code: 'no-such',
        params: { kind: 'field', id: field },
      })
    expect(night.refused(dale, set('a', 'minutes', { best: 9, likely: 5, worst: 7 }, null)).code).toBe(
      'bad-input',
    )
    expect(night.refused(dale, set('a', 'title', 'Mine', 'Older'))).toEqual({
      code: 'changed-meanwhile',
      params: { field: 'title', yours: 'Mine', now: 'Step a' },
    })
    expect(night.refused(dale, set('a', 'after', ['f'], null)).params).toMatchObject({ fault: 'circle' })
    expect(night.refused(dale, set('a', 'machine', 'nessie', null)).params).toMatchObject({
      fault: 'missing',
    })
  })

  it('leaves alone what has run, names in use, and the role of who is seated', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(night.refused(dale, set('a', 'title', 'x', 'Step a'))).toEqual({
      code: 'has-run',
      params: { step: 'a' },
    })
    expect(night.refused(dale, set('dragon', 'name', 'x', 'dragon', 'machine')).code).toBe('wrong-status')
    expect(night.refused(dale, set('sentinel', 'role', 'observer', 'sentinel', 'person'))).toEqual({
      code: 'in-use',
      params: { kind: 'person', id: 'sentinel', by: 'Mei' },
    })
    expect(upgradeWith({ status: 'cancelled' }).refused(dale, set('a', 'title', 'x', 'Step a')).code).toBe(
      'wrong-status',
    )
  })
})

describe('plan.add and plan.remove', () => {
  const add = (value: object, kind = 'step'): CommandInput =>
    ({ type: 'plan.add', kind, value }) as CommandInput

  it('adds a step in the middle of the run', () => {
    const night = upgradeWith({ status: 'running' })
    const fix = buildStep('fix', { phase: 'switch', order: 0.5 })
    expect(night.must(dale, add(fix))).toEqual([{ type: 'plan.added', body: { kind: 'step', value: fix } }])
    expect(night.state.runs['fix']).toMatchObject({ state: 'todo' })
    expect(night.refused(dale, add(fix))).toEqual({
      code: 'already-there',
      params: { kind: 'step', id: 'fix' },
    })
  })

  it('adds things of every kind, and their removal takes them away whole', () => {
    const night = upgradeWith()
    const before = planOf(night.state)
    const things = {
      person: { id: 'new', name: 'New', role: 'observer', zone: 'Asia/Taipei', lead: false },
      machine: { id: 'new', sticker: 'NEW', name: 'new', place: '', addresses: [], note: '' },
      phase: { id: 'new', order: 9, title: 'New' },
      step: buildStep('new'),
      hands: { ...(before.hands[0] as object), id: 'new' },
    }
    for (const [kind, value] of Object.entries(things)) night.must(dale, add(value, kind))
    for (const [kind, value] of Object.entries(things))
      expect(night.must(dale, { type: 'plan.remove', kind, id: 'new' } as CommandInput)).toEqual([
        { type: 'plan.removed', body: { kind, id: 'new', was: value } },
      ])
    expect(planOf(night.state)).toEqual(before)
    expect(night.state.runs['new']).toBeUndefined()
  })

  it('refuses to add what is malformed or refers to nothing', () => {
    const night = upgradeWith()
    expect(night.refused(dale, add({ id: 'x' })).code).toBe('bad-input')
    expect(night.refused(dale, add({ ...buildStep('x'), extra: 1 })).code).toBe('bad-input')
    expect(night.refused(dale, add(buildStep('constructor'))).code).toBe('bad-input')
    expect(night.refused(dale, add(buildStep('x', { phase: 'no' }))).code).toBe('plan-fault')
    expect(upgradeWith({ status: 'closed' }).refused(dale, add(buildStep('x'))).code).toBe('wrong-status')
  })

  it('refuses to remove what is not there, has run, or is held by something', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    const remove = (kind: string, id: string) =>
      night.refused(dale, { type: 'plan.remove', kind, id } as CommandInput)
    expect(remove('step', 'zz').code).toBe('no-such')
    expect(remove('phase', 'work')).toMatchObject({ code: 'in-use', params: { by: 'Step a' } })
    expect(remove('machine', 'dragon')).toMatchObject({ code: 'in-use', params: { by: 'Step d' } })
    expect(remove('person', 'sentinel')).toMatchObject({ code: 'in-use', params: { by: 'Mei' } })
    night.must(dale, {
      type: 'request.ask',
      id: 'r',
      kind: 'look',
      machine: 'elephant',
      step: 'f',
      text: 'Look at it',
      expect: '',
      allowance: 5,
      expiresAt: null,
    })
    expect(remove('machine', 'elephant')).toMatchObject({ code: 'in-use', params: { by: 'Look at it' } })
    expect(remove('step', 'f')).toMatchObject({ code: 'in-use', params: { by: 'Look at it' } })
    night.must(mei, { type: 'request.done', id: 'r' })
    night.must(dale, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'cable',
      machine: 'elephant',
      dueAt: night.now + HOUR,
    })
    expect(remove('machine', 'elephant')).toMatchObject({ code: 'in-use', params: { by: 'cable' } })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(remove('step', 'a').code).toBe('has-run')
    night.must(owner, { type: 'person.revoke', person: 'sentinel' })
    expect(remove('person', 'sentinel')).toMatchObject({ code: 'in-use', params: { by: 'weekend' } })
    expect(
      upgradeWith({ status: 'closed' }).refused(dale, { type: 'plan.remove', kind: 'step', id: 'f' }).code,
    ).toBe('wrong-status')
  })
})

describe('inverseOf', () => {
  it('takes back each kind of edit, and is refused once the field has moved on', () => {
    const night = upgradeWith()
    const before = planOf(night.state)
    const edits: CommandInput[] = [
      title('Other', 'A small upgrade'),
      { type: 'plan.set', kind: 'step', id: 'a', field: 'run', value: 'ls', saw: '' },
      { type: 'plan.add', kind: 'phase', value: { id: 'p3', order: 3, title: 'Three' } },
      { type: 'plan.remove', kind: 'step', id: 'f' },
    ]
    for (const edit of edits) {
      const [event] = night.must(dale, edit)
      night.must(dale, inverseOf(event as never) as CommandInput)
      expect(planOf(night.state)).toEqual(before)
    }
    const [event] = night.must(dale, title('Other', 'A small upgrade'))
    night.must(owner, title('Third', 'Other'))
    expect(night.refused(dale, inverseOf(event as never) as CommandInput).code).toBe('changed-meanwhile')
    expect(inverseOf({ type: 'talk.said', body: {} })).toBeNull()
  })
})

describe('everybody else', () => {
  it('may not touch the plan', () => {
    const night = upgradeWith()
    expect(night.refused(stranger, title('x', 'A small upgrade')).code).toBe('no-such-upgrade')
    for (const who of [mei, boss]) {
      expect(night.refused(who, title('x', 'A small upgrade')).code).toBe('not-allowed')
      expect(night.refused(who, { type: 'plan.remove', kind: 'step', id: 'f' }).code).toBe('not-allowed')
    }
  })
})

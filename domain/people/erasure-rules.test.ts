import { describe, expect, it } from 'vitest'
import { dale, fold, HOUR, mei, NINE, owner, stranger, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const invite = (
  id: string,
  role: 'upgrader' | 'sentinel' | 'observer',
  person: string | null,
  expiresAt = NINE + HOUR,
): CommandInput => ({
  type: 'person.invite',
  id,
  role,
  person,
  expiresAt,
})
const join = (inv: string, person = 'eve', zone: string | null = null): CommandInput => ({
  type: 'person.join',
  invite: inv,
  person,
  name: 'Eve',
  zone,
})

describe('event.erase', () => {
  const seqOf = (night: ReturnType<typeof upgradeWith>, type: string) =>
    night.events.findLast((e) => e.type === type)?.seq as number

  it('takes the words out and leaves the mark', () => {
    const night = upgradeWith()
    night.must(mei, { type: 'talk.say', text: 'my number is 5' })
    const seq = seqOf(night, 'talk.said')
    expect(night.must(owner, { type: 'event.erase', seq })).toEqual([
      { type: 'event.erased', body: { seq, type: 'talk.said' } },
    ])
    expect(night.events[seq - 1]?.body).toBeNull()
    expect(night.must(owner, { type: 'event.erase', seq })).toEqual([])
  })

  it('takes a name out of the state too', () => {
    const night = upgradeWith()
    const seq = night.events.find((e) => e.type === 'person.named' && e.actor === 'acc-mei')?.seq as number
    expect(night.must(owner, { type: 'event.erase', seq })).toEqual([
      { type: 'event.erased', body: { seq, type: 'person.named', person: 'sentinel' } },
    ])
    expect(night.state.people['sentinel']).toMatchObject({ name: '', account: 'acc-mei' })
    expect(fold(night.events)).toEqual(night.state)
  })

  it("leaves the name of who sits there now, when it was another's", () => {
    const night = upgradeWith()
    const seq = night.events.find((e) => e.type === 'person.named' && e.actor === 'acc-mei')?.seq as number
    night.must(owner, { type: 'seat.take', person: 'sentinel', name: 'Lin' })
    night.must(owner, { type: 'event.erase', seq })
    expect(night.state.people['sentinel']?.name).toBe('Lin')
    expect(fold(night.events)).toEqual(night.state)
  })

  it('takes the name of a phone that was cut off, and leaves the one that came after it', () => {
    const night = upgradeWith()
    const seq = night.events.find((e) => e.type === 'person.named' && e.actor === 'acc-mei')?.seq as number
    night.must(owner, { type: 'person.revoke', person: 'sentinel' })
    night.must(dale, invite('i', 'sentinel', 'sentinel'))
    night.must(stranger, join('i'))
    night.must(owner, { type: 'event.erase', seq })
    expect(night.state.people['sentinel']).toMatchObject({ name: 'Eve', former: [{ name: '' }] })
    expect(fold(night.events)).toEqual(night.state)
  })

  it("is the owner's, of words only, of what is there", () => {
    const night = upgradeWith()
    expect(night.refused(owner, { type: 'event.erase', seq: 1 })).toEqual({
      code: 'not-erasable',
      params: { type: 'plan.imported' },
    })
    expect(night.refused(owner, { type: 'event.erase', seq: 999 })).toEqual({
      code: 'no-such',
      params: { kind: 'event', id: '999' },
    })
    expect(night.refused(dale, { type: 'event.erase', seq: 1 }).code).toBe('not-allowed')
  })
})

import { describe, expect, it } from 'vitest'
import { erasable } from './erasable.ts'
import { eventVersions, type Json, openEvent, upcasters } from './events.ts'

const row = (over: object) => ({
  upgrade: 'u',
  seq: 1,
  hash: 'h',
  actor: 'a',
  at: 2,
  happenedAt: 1,
  type: 'talk.said',
  version: 1,
  body: '{"text":"hi"}' as string | null,
  ...over,
})

describe('openEvent', () => {
  it('gives the body and what apply needs of the envelope, and no more', () => {
    expect(openEvent(row({ device: 'phone', prevHash: 'x' }))).toEqual({
      ok: true,
      event: {
        upgrade: 'u',
        seq: 1,
        hash: 'h',
        actor: 'a',
        at: 2,
        happenedAt: 1,
        type: 'talk.said',
        body: { text: 'hi' },
      },
    })
  })

  it('says what it does not know', () => {
    for (const [type, version] of [
      ['moon.landed', 1],
      ['talk.said', 2],
      ['toString', 1],
      ['__proto__', 1],
    ] as const)
      expect(openEvent(row({ type, version }))).toEqual({ ok: false, unknown: { type, version } })
  })

  it('lifts an old body through every version between', () => {
    const versions = { 'tea.served': 3 }
    const lift: Record<string, (b: Json) => Json> = {
      'tea.served@1': (b) => ({ cups: (b as { cup: number }).cup }),
      'tea.served@2': (b) => ({ ...(b as { cups: number }), sort: 'oolong' }),
    }
    const open = (version: number, body: string | null) =>
      openEvent(row({ type: 'tea.served', version, body }), versions, lift)
    expect(open(1, '{"cup":2}')).toMatchObject({ ok: true, event: { body: { cups: 2, sort: 'oolong' } } })
    expect(open(2, '{"cups":2}')).toMatchObject({ ok: true, event: { body: { cups: 2, sort: 'oolong' } } })
    expect(open(3, '{"cups":2,"sort":"green"}')).toMatchObject({
      ok: true,
      event: { body: { sort: 'green' } },
    })
    expect(open(1, null)).toMatchObject({ ok: true, event: { body: null } })
    expect(open(4, '{}')).toEqual({ ok: false, unknown: { type: 'tea.served', version: 4 } })
  })

  it('says so when a lift between is missing', () => {
    expect(
      openEvent(row({ type: 'tea.served', body: '{}' }), { 'tea.served': 3 }, { 'tea.served@1': (b) => b }),
    ).toEqual({
      ok: false,
      unknown: { type: 'tea.served', version: 1 },
    })
  })
})

describe('the table of versions', () => {
  it('has a lift for every version below the newest, and none besides', () => {
    const wanted = Object.entries(eventVersions).flatMap(([type, newest]) =>
      Array.from({ length: newest - 1 }, (_, i) => `${type}@${i + 1}`),
    )
    expect(Object.keys(upcasters).sort()).toEqual(wanted.sort())
  })

  it('lets only words be erased', () => {
    for (const type of erasable) expect(eventVersions).toHaveProperty([type])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { golden } from '../../tests/weekend/golden.ts'
import { apply } from '../log/apply.ts'
import { type EventType, eventVersions, type OpenEvent, openEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { density, kindOf, kinds, replay, stepAbout } from './replay.ts'

const weekend: OpenEvent[] = golden().map((e) => {
  const opened = openEvent(e)
  if (!opened.ok) throw new Error(`unknown ${e.type}`)
  return opened.event
})
const folded = (seq: number) =>
  weekend.slice(0, seq).reduce<UpgradeState | null>((state, e) => apply(state, e), null)

describe('the weekend replayed', () => {
  it('shows at any event what the log up to there comes to, in whatever order one looks', () => {
    const seqs = fc.array(fc.integer({ min: 1, max: weekend.length }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(seqs, (order) => {
        const night = replay('taipei', weekend)
        for (const seq of order) expect(night.stateAt(seq)).toEqual(folded(seq))
      }),
      { numRuns: 40 },
    )
  })

  it('finds the newest event of an instant', () => {
    const night = replay('taipei', weekend)
    const first = weekend[0]?.at ?? 0
    const last = weekend.at(-1)?.at ?? 0
    fc.assert(
      fc.property(fc.integer({ min: first - 60_000, max: last + 60_000 }), (instant) => {
        const seq = night.seqAt(instant)
        expect(weekend.slice(0, seq).every((e) => e.at <= instant)).toBe(true)
        expect(weekend.slice(seq).every((e) => e.at > instant)).toBe(true)
      }),
    )
  })

  it('is before everything at 0 and at the end beyond it', () => {
    const night = replay('taipei', weekend)
    expect(night.stateAt(0).seq).toBe(0)
    expect(night.stateAt(-5).seq).toBe(0)
    expect(night.stateAt(99_999)).toEqual(folded(weekend.length))
  })
})

it('every type of event is of a kind of its own, none by default', () => {
  const all = new Set((Object.keys(eventVersions) as EventType[]).map(kindOf))
  expect([...all].sort()).toEqual([...kinds].sort())
})

it('finds the step through the request', () => {
  const end = replay('taipei', weekend).stateAt(weekend.length)
  const made = weekend.find((e) => e.type === 'request.made' && e.body?.step !== null)
  const done = weekend.find(
    (e) => e.type === 'request.done' && made?.type === 'request.made' && e.body?.id === made.body?.id,
  )
  if (made === undefined || done === undefined || made.type !== 'request.made')
    throw new Error('no such request')
  expect(stepAbout(done, end)).toBe(made.body?.step)
})

it('counts every event of the stretch once', () => {
  const [from, to] = [weekend[0]?.at ?? 0, weekend.at(-1)?.at ?? 0]
  expect(density(weekend, from, to, 37).reduce((a, b) => a + b, 0)).toBe(weekend.length)
  expect(density(weekend, to + 1, to + 2, 4)).toEqual([0, 0, 0, 0])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dale, upgradeWith } from '../../tests/factories.ts'
import type { Status, UpgradeState } from '../log/state.ts'
import { HOUR } from '../time/civil.ts'
import { type Asked, listing, startOf } from './listing.ts'
import { outcomeOf } from './outcome.ts'

const base = upgradeWith({ status: 'ready' }).state
const statuses: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back', 'closed', 'cancelled']
const row = (id: string, change: Partial<UpgradeState>) => ({ state: { ...base, id, ...change } })
const ask = (change: Partial<Asked> = {}): Asked => ({ text: '', over: false, page: 1, ...change })
const ids = (rows: readonly { state: UpgradeState }[]) => rows.map((r) => r.state.id)
const titled = (title: string) => ({ head: { ...base.head, title } })
const startsAt = (instant: number | null) => ({
  startedAt: null,
  head: {
    ...base.head,
    start: instant === null ? null : { at: { zone: 'UTC', local: '', instant } },
  } as UpgradeState['head'],
})

describe('the order', () => {
  test('broken, running, asleep; then what starts first; without a start last', () => {
    const all = [
      row('later', { status: 'ready', ...startsAt(9 * HOUR) }),
      row('someday', { status: 'draft', ...startsAt(null) }),
      row('asleep', { status: 'suspended' }),
      row('sooner', { status: 'draft', ...startsAt(8 * HOUR) }),
      row('runs', { status: 'running', at: 1 }),
      row('runs-too', { status: 'running', at: 2 }),
      row('back', { status: 'rolling-back' }),
      row('over', { status: 'closed' }),
    ]
    expect(ids(listing(all, ask(), 20).rows)).toEqual([
      'back',
      'runs-too',
      'runs',
      'asleep',
      'sooner',
      'later',
      'someday',
    ])
    expect(startOf(row('x', startsAt(null)).state)).toBeNull()
  })

  test('what is over stands apart, what ended last on top', () => {
    const all = [
      row('old', { status: 'closed', endedAt: 1 }),
      row('new', { status: 'cancelled', endedAt: 2 }),
      row('runs', { status: 'running' }),
    ]
    const found = listing(all, ask({ over: true }), 20)
    expect(ids(found.rows)).toEqual(['new', 'old'])
    expect(found.counts).toEqual({ open: 1, over: 2 })
  })
})

describe('words', () => {
  test('are found in title, places and names, in any case and width; all of them must be there', () => {
    const all = [row('a', titled('Taipei gateway to Debian 1.3')), row('b', titled('Ｒouter in 高雄'))]
    expect(ids(listing(all, ask({ text: 'DEBIAN taipei' }), 20).rows)).toEqual(['a'])
    expect(ids(listing(all, ask({ text: 'router 高雄' }), 20).rows)).toEqual(['b'])
    expect(listing(all, ask({ text: 'debian 高雄' }), 20)).toMatchObject({ rows: [], pages: 1, page: 1 })
    expect(listing(all, ask({ text: 'debian' }), 20).counts).toEqual({ open: 1, over: 0 })
  })
})

test('every upgrade stands on exactly one page of one side, and a page beyond the last is the last', () => {
  const made = fc.array(
    fc.record({ status: fc.constantFrom(...statuses), at: fc.nat(5), start: fc.option(fc.nat(5)) }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(
      made,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: -3, max: 99 }),
      (list, size, page) => {
        const all = list.map((u, i) => row(`u${i}`, { status: u.status, at: u.at, ...startsAt(u.start) }))
        const seen = [false, true].flatMap((over) => {
          const { pages } = listing(all, ask({ over }), size)
          return Array.from({ length: pages }, (_, i) =>
            listing(all, ask({ over, page: i + 1 }), size),
          ).flatMap((l) => {
            expect(l.rows.length).toBeLessThanOrEqual(size)
            return ids(l.rows)
          })
        })
        expect(seen.toSorted()).toEqual(ids(all).toSorted())
        const any = listing(all, ask({ page }), size)
        expect(any.page).toBe(Math.min(any.pages, Math.max(1, page)))
      },
    ),
  )
})

describe('how it ended', () => {
  const done = { ...Object.values(base.runs)[0], state: 'done' } as UpgradeState['runs'][string]
  const undone = { ...done, state: 'undone' } as UpgradeState['runs'][string]
  const runs = (run: UpgradeState['runs'][string]) =>
    Object.fromEntries(Object.keys(base.steps).map((id) => [id, run]))

  test('done, in part, rolled back, cancelled; nothing yet while it goes on', () => {
    const of = (change: Partial<UpgradeState>) => outcomeOf({ ...base, ...change })
    expect(of({ status: 'running' })).toBeNull()
    expect(of({ status: 'cancelled', runs: runs(done) })).toBe('cancelled')
    expect(of({ status: 'closed', runs: runs(done) })).toBe('done')
    expect(of({ status: 'closed', runs: {} })).toBe('partly')
    expect(of({ status: 'closed', rollBacks: 1, runs: runs(undone) })).toBe('rolled-back')
    const one = Object.keys(base.steps)[0] as string
    expect(of({ status: 'closed', rollBacks: 1, runs: { ...runs(undone), [one]: done } })).toBe('partly')
  })

  test('of a real night: closed with every step skipped is done in part', () => {
    const night = upgradeWith({ status: 'running' })
    for (const step of Object.keys(night.state.steps))
      night.must(dale, { type: 'step.skip', step, reason: 'not tonight' })
    night.must(dale, { type: 'upgrade.close', followUps: [] })
    expect(outcomeOf(night.state)).toBe('partly')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildStep, dale, mei, type Night, owner, step, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import type { UpgradeState } from '../log/state.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import { type CalendarBook, emptyBook, turnPage } from './book.ts'

const utc = (iso: string) => Date.parse(iso)
const taipei = (hhmm: string, day = 12) => utc(`1998-09-${day}T${hhmm}:00+08:00`)
const startAt = (instant: number): CommandInput => ({
  type: 'plan.set-head',
  field: 'start',
  saw: null,
  value: { said: '', at: { ...wallTimeAt(instant, 'America/New_York') } },
})

/** The night's book, page by page, and all the books before. */
function booksOf(night: Night): CalendarBook[] {
  const books = [emptyBook]
  let state: UpgradeState | null = null
  for (const event of night.events) {
    state = step(state, event)
    books.push(turnPage(books.at(-1) as CalendarBook, state))
  }
  return books
}
const bookOf = (night: Night) => booksOf(night).at(-1) as CalendarBook
const entriesOf = (night: Night) =>
  Object.fromEntries(Object.values(bookOf(night).lines).map((l) => [l.entry.id, l.entry]))

/** A night whose start is known. */
function planned(status: 'draft' | 'ready' = 'ready'): Night {
  const night = upgradeWith({ status })
  must(night, startAt(taipei('08:00')))
  return night
}

function must(night: Night, command: CommandInput, who = owner): void {
  const { head } = night.state
  night.must(
    who,
    command.type === 'plan.set-head' ? { ...command, saw: head[command.field] ?? null } : command,
  )
}

describe('what stands in the calendar', () => {
  test('without a start there is nothing', () => {
    expect(bookOf(upgradeWith()).lines).toEqual({})
  })

  test('the upgrade, its phases, and the hands on the site’s clock', () => {
    const entries = Object.values(entriesOf(planned()))
    expect(entries.map((e) => `${e.id} ${e.zone}`)).toEqual([
      'upgrade America/New_York',
      'phase.work America/New_York',
      'phase.switch America/New_York',
      'hands.sentinel.1 Asia/Taipei',
    ])
    const hands = entries.filter((e) => e.kind === 'hands')
    expect(hands.length).toBeGreaterThan(0)
    for (const h of hands) {
      expect(h.person).toBe('sentinel')
      expect(h.steps.length).toBeGreaterThan(0)
      for (const s of h.steps) expect(s.at >= h.start && s.at < h.end).toBe(true)
    }
  })

  test('a draft is tentative, what is ready is confirmed', () => {
    expect(new Set(Object.values(entriesOf(planned('draft'))).map((e) => e.status))).toEqual(
      new Set(['tentative']),
    )
    expect(new Set(Object.values(entriesOf(planned())).map((e) => e.status))).toEqual(new Set(['confirmed']))
  })

  test('the window is the time of the whole, once one is agreed', () => {
    const night = planned()
    const window = {
      from: { ...wallTimeAt(taipei('08:00'), 'Asia/Taipei') },
      to: { ...wallTimeAt(taipei('16:00'), 'Asia/Taipei') },
    }
    must(night, { type: 'plan.set-head', field: 'window', saw: null, value: window })
    expect(entriesOf(night)['upgrade']).toMatchObject({ start: taipei('08:00'), end: taipei('16:00') })
  })

  test('while the upgrade is suspended, what lies ahead is tentative', () => {
    const night = planned()
    must(night, { type: 'upgrade.start' }, dale)
    must(night, { type: 'upgrade.suspend', reason: 'Sleep', handOver: 'All stands', resumeAt: null }, dale)
    expect(new Set(Object.values(entriesOf(night)).map((e) => e.status))).toEqual(new Set(['tentative']))
    must(night, { type: 'upgrade.resume' }, dale)
    expect(new Set(Object.values(entriesOf(night)).map((e) => e.status))).toEqual(new Set(['confirmed']))
  })

  test('hands are not asked of who has lost the seat, and what was asked is cancelled', () => {
    const night = planned()
    must(night, { type: 'person.revoke', person: 'sentinel' })
    expect(entriesOf(night)['hands.sentinel.1']?.status).toBe('cancelled')
  })

  test('a cancelled upgrade cancels all that did not happen', () => {
    const night = planned()
    must(night, { type: 'upgrade.cancel', reason: 'Another day' })
    const entries = Object.values(entriesOf(night))
    expect(entries.length).toBeGreaterThan(1)
    for (const e of entries) expect(e.status).toBe('cancelled')
  })

  test('a phase that is over stands as it happened, also when the upgrade is cancelled then', () => {
    const night = planned()
    must(night, { type: 'upgrade.start' }, dale)
    const { phases, steps } = night.state
    const first = Object.values(phases).sort((a, b) => a.order - b.order)[0]?.id ?? ''
    const from = night.state.at
    for (const s of Object.values(steps)
      .filter((one) => one.phase === first)
      .sort((a, b) => a.order - b.order)) {
      must(night, { type: 'step.start', step: s.id, override: 'as told' }, dale)
      night.advance(night.state.at + 7 * 60_000)
      must(night, { type: 'step.finish', step: s.id }, dale)
    }
    const to = night.state.at
    expect(entriesOf(night)[`phase.${first}`]).toMatchObject({ over: true, start: from, end: to })
    must(night, { type: 'upgrade.cancel', reason: 'Enough' })
    expect(entriesOf(night)[`phase.${first}`]).toMatchObject({ over: true, status: 'confirmed' })
  })
})

describe('what changes', () => {
  test('keeps its id and raises its SEQUENCE; what does not change keeps that too', () => {
    const night = planned()
    const before = bookOf(night)
    const phase = Object.values(night.state.phases)[0]
    if (phase === undefined) throw new Error('no phase')
    must(night, {
      type: 'plan.set',
      kind: 'phase',
      id: phase.id,
      field: 'title',
      saw: phase.title,
      value: '新的階段',
    })
    const after = bookOf(night)
    const id = `phase.${phase.id}`
    expect(after.lines[id]?.entry.title).toBe('新的階段')
    expect(after.lines[id]?.sequence).toBeGreaterThan(before.lines[id]?.sequence ?? 0)
    for (const [other, line] of Object.entries(before.lines))
      if (other !== id) expect(after.lines[other]).toEqual(line)
  })

  test('talk changes nothing', () => {
    const night = planned()
    const before = bookOf(night)
    must(night, { type: 'talk.say', text: 'Hello' }, mei)
    expect(bookOf(night).lines).toEqual(before.lines)
  })

  test('a phase that is removed stays as cancelled, and comes back under the same id', () => {
    const night = planned()
    const phase = { id: 'extra', order: 99, title: 'Extra' }
    const s = { ...buildStep('more'), phase: 'extra' }
    must(night, { type: 'plan.add', kind: 'phase', value: phase })
    must(night, { type: 'plan.add', kind: 'step', value: s })
    expect(entriesOf(night)['phase.extra']?.status).toBe('confirmed')
    must(night, { type: 'plan.remove', kind: 'step', id: 'more' })
    expect(entriesOf(night)['phase.extra']?.status).toBe('cancelled')
    must(night, { type: 'plan.add', kind: 'step', value: s })
    expect(entriesOf(night)['phase.extra']?.status).toBe('confirmed')
  })
})

test('through any edits no entry vanishes, and SEQUENCE goes up exactly when an entry changed', () => {
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('start' as const), minutes: fc.integer({ min: -2000, max: 4000 }) }),
    fc.record({ kind: fc.constant('no-start' as const) }),
    fc.record({ kind: fc.constant('title' as const), n: fc.nat(9), title: fc.constantFrom('a', 'b', '丙') }),
    fc.record({ kind: fc.constant('drop' as const), n: fc.nat(9) }),
    fc.record({ kind: fc.constant('lunch' as const), to: fc.constantFrom('12:30', '13:00', '14:00') }),
    fc.record({ kind: fc.constant('ready' as const) }),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const night = planned('draft')
      for (const e of edits) {
        const s = night.state
        const phases = Object.values(s.phases)
        const steps = Object.values(s.steps)
        if (e.kind === 'start') must(night, startAt(taipei('08:00') + e.minutes * 60_000))
        else if (e.kind === 'no-start')
          must(night, { type: 'plan.set-head', field: 'start', saw: null, value: null })
        else if (e.kind === 'title') {
          const p = phases[e.n % phases.length]
          if (p !== undefined)
            night.say(owner, {
              type: 'plan.set',
              kind: 'phase',
              id: p.id,
              field: 'title',
              saw: p.title,
              value: e.title,
            })
        } else if (e.kind === 'drop') {
          const st = steps[e.n % Math.max(1, steps.length)]
          if (st !== undefined) night.say(owner, { type: 'plan.remove', kind: 'step', id: st.id })
        } else if (e.kind === 'lunch') {
          const w = Object.values(s.hands)[0]
          if (w !== undefined)
            night.say(owner, {
              type: 'plan.set',
              kind: 'hands',
              id: w.id,
              field: 'breaks',
              saw: w.breaks,
              value: [{ from: '12:00', to: e.to }],
            })
        } else night.say(owner, { type: 'upgrade.ready' })
      }
      const books = booksOf(night)
      for (const [i, book] of books.entries()) {
        const was = books[i - 1]?.lines ?? {}
        for (const [id, line] of Object.entries(was)) {
          const now = book.lines[id]
          expect(now).toBeDefined()
          if (JSON.stringify(now?.entry) === JSON.stringify(line.entry)) expect(now).toEqual(line)
          else expect(now?.sequence).toBeGreaterThan(line.sequence)
        }
      }
      expect(Object.keys(books.at(-1)?.lines ?? {}).length).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})

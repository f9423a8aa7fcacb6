import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, dale, NINE, upgradeWith } from '../../tests/factories.ts'
import { handsWindowSchema } from '../plan/hands-schema.ts'
import { type Once, shiftOf } from '../plan/shift.ts'
import { DAY, HOUR } from '../time/civil.ts'
import { localAt, wallTimeAt } from '../time/wall-time.ts'
import { tryAll } from './edit.ts'
import {
  changeShift,
  likelyDay,
  newShift,
  readShift,
  type ShiftText,
  shiftHint,
  shiftsIn,
  writeShift,
} from './shift-text.ts'

const taipei = 'Asia/Taipei'
const newYork = 'America/New_York'
const typed = (over: Partial<ShiftText> = {}): ShiftText => ({
  date: '2026-12-05',
  from: '22:00',
  to: '4',
  zone: 'taipei',
  which: {},
  ...over,
})
const taken = (over: Partial<ShiftText> = {}): Once => {
  const read = readShift(typed(over))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.once
}

describe('a shift as it is typed', () => {
  test('“Sat 5 Dec 22:00–04:00” in Taipei ends on Sunday', () => {
    const read = readShift(typed())
    expect(read).toMatchObject({
      ok: true,
      nextDay: true,
      once: {
        from: { local: '2026-12-05T22:00', zone: taipei, instant: Date.UTC(2026, 11, 5, 14) },
        to: { local: '2026-12-06T04:00', zone: taipei, instant: Date.UTC(2026, 11, 5, 20) },
      },
    })
    expect(readShift(typed({ from: '0930', to: '17:00' }))).toMatchObject({ ok: true, nextDay: false })
    // The same reading is the clock round.
    expect(taken({ from: '22:00', to: '22:00' }).to.local).toBe('2026-12-06T22:00')
  })

  test('says of each field what is wrong with it, all at once', () => {
    const read = readShift({ date: '2026-02-30', from: '25', to: '', zone: 'CST', which: {} })
    expect(read).toEqual({
      ok: false,
      nextDay: false,
      faults: {
        date: { fault: 'date' },
        from: { fault: 'clock' },
        to: { fault: 'clock' },
        zone: { fault: 'zone' },
      },
    })
    expect(readShift(typed({ date: '2199-12-31' }))).toMatchObject({ faults: { date: { fault: 'date' } } })
  })

  test('a reading that clocks skip is refused, with what they do', () => {
    const spring = typed({ date: '2026-03-07', from: '22:00', to: '02:30', zone: newYork })
    expect(readShift(spring)).toMatchObject({
      ok: false,
      faults: { to: { fault: 'gap', jumpsFrom: '2026-03-08T02:00', jumpsTo: '2026-03-08T03:00' } },
    })
  })

  test('one that comes twice is asked about, and is then the one that was chosen', () => {
    const autumn = { date: '2026-10-31', from: '22:00', to: '01:30', zone: newYork }
    const asked = readShift(typed(autumn))
    expect(asked).toMatchObject({
      ok: false,
      faults: { to: { fault: 'twice', earlier: { offset: -240 }, later: { offset: -300 } } },
    })
    const [first, second] = (['earlier', 'later'] as const).map((to) => taken({ ...autumn, which: { to } }))
    expect((second as Once).to.instant - (first as Once).to.instant).toBe(HOUR)
    const both = typed({ date: '2026-11-01', from: '01:15', to: '01:45', zone: newYork })
    expect(readShift({ ...both, which: { from: 'later', to: 'earlier' } })).toMatchObject({
      faults: { to: { fault: 'order' } },
    })
    expect(taken({ ...both, which: { from: 'earlier', to: 'later' } })).toBeDefined()
  })

  test('property: what is typed is what the clock of that zone reads; written out and read again it is the same', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const text = fc.record({
      // Around changes of the clock in all of these zones.
      date: fc
        .constantFrom('2026-03-07', '2026-03-08', '2026-04-04', '2026-10-31', '2026-11-01', '2026-10-03')
        .map(String),
      from: clock,
      to: clock,
      zone: fc.constantFrom(newYork, taipei, 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC'),
      which: fc.record({
        from: fc.constantFrom('earlier', 'later'),
        to: fc.constantFrom('earlier', 'later'),
      }),
    }) as fc.Arbitrary<ShiftText>
    fc.assert(
      fc.property(text, (t) => {
        const read = readShift(t)
        if (!read.ok) {
          expect(Object.values(read.faults).every((f) => f.fault === 'gap' || f.fault === 'order')).toBe(true)
          return
        }
        const { from, to } = read.once
        expect(localAt(from.instant, t.zone)).toBe(`${t.date}T${t.from}`)
        expect(localAt(to.instant, t.zone).slice(11)).toBe(t.to)
        expect(read.nextDay).toBe(t.to <= t.from)
        expect(to.instant).toBeGreaterThan(from.instant)
        expect(to.instant - from.instant).toBeLessThanOrEqual(DAY + HOUR)
        expect(handsWindowSchema.safeParse(shiftOf({ id: 'a', person: 'b', once: read.once })).success).toBe(
          true,
        )
        expect(readShift(writeShift(read.once))).toEqual(read)
      }),
    )
  })
})

describe('a shift in the plan', () => {
  const night = upgradeWith()
  const once = taken({ date: '1998-09-12' })

  test('is added, changed and removed by edits that can be undone', () => {
    const added = tryAll(night.state, newShift({ id: 'late', person: 'sentinel', once }))
    if (!added.ok) throw new Error(added.refusal.code)
    const was = added.state.hands['late']
    if (!was) throw new Error('not added')
    const next = { person: 'sentinel', once: taken({ date: '1998-09-12', to: '05:00' }) }
    const saw = { person: 'sentinel', once }
    expect(changeShift(was, saw, saw)).toEqual([])
    const changed = tryAll(added.state, changeShift(was, next, saw))
    if (!changed.ok) throw new Error(changed.refusal.code)
    expect(changed.state.hands['late']?.once?.to.local).toBe('1998-09-13T05:00')
    const back = tryAll(changed.state, changed.undo)
    expect(back.ok && back.state.hands['late']?.once).toEqual(once)
    expect(shiftsIn(changed.state.hands).map((h) => h.id)).toEqual(['late'])
  })

  test('whose edges are not what its clocks read, or that ends first, is refused by the log', () => {
    const wrong = { ...once, to: { ...once.to, instant: once.to.instant + HOUR } }
    const refused = tryAll(night.state, newShift({ id: 'x', person: 'sentinel', once: wrong }))
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'bad-input',
        params: { issues: [{ path: 'hands.x.once.to', problem: 'wrong-instant' }] },
      },
    })
    const turned = { from: once.to, to: once.from }
    const said = night.say(dale, newShift({ id: 'x', person: 'sentinel', once: turned })[0] as never)
    expect(said).toMatchObject({
      refusal: { params: { issues: [{ path: 'once', problem: 'shift-order' }] } },
    })
  })

  test('that is over, or outside the window, is said to be so', () => {
    const { window } = buildPlan().head
    const at = (t: number) => ({ from: wallTimeAt(t, taipei), to: wallTimeAt(t + HOUR, taipei) })
    const around = { from: wallTimeAt(NINE, taipei), to: wallTimeAt(NINE + 8 * HOUR, taipei) }
    expect(shiftHint(at(NINE - HOUR), window ?? around, NINE)).toBe('past')
    expect(shiftHint(at(NINE - HOUR), around, NINE - 2 * HOUR)).toBe('outside')
    expect(shiftHint(at(NINE - HOUR / 2), around, NINE - 2 * HOUR)).toBeNull()
    expect(shiftHint(at(NINE + 8 * HOUR), around, NINE)).toBe('outside')
    expect(shiftHint(at(NINE + 90 * HOUR), null, NINE)).toBeNull()
  })

  test('a new one begins on the day of the start, by the clock of its zone', () => {
    const start = { at: wallTimeAt(Date.UTC(2026, 11, 5, 20), newYork) }
    expect(likelyDay({ start, window: null }, taipei, 0)).toBe('2026-12-06')
    expect(likelyDay({ start: null, window: null }, newYork, Date.UTC(2026, 11, 5, 2))).toBe('2026-12-04')
  })
})

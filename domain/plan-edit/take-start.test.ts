import { describe, expect, test } from 'vitest'
import { fold } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { findingsOf } from '../schedule/findings/findings.ts'
import { bodyAround } from '../schedule/told.ts'
import { tryAll } from './edit.ts'
import { takeStart, type Way } from './take-start.ts'

const taipei = (clock: string, day: number) =>
  Date.parse(`1998-09-${String(day).padStart(2, '0')}T${clock}:00+08:00`)
const now = taipei('07:50', 12)
const state = fold(golden().filter((e) => e.at <= now)) as UpgradeState

function taken(way: Way) {
  const tried = tryAll(state, takeStart(state, way))
  if (!tried.ok) throw new Error(tried.refusal.code)
  return tried
}

describe('taking a way to begin', () => {
  test('the way as planned changes nothing', () => {
    expect(takeStart(state, { start: taipei('08:00', 12), split: null, asks: [] })).toEqual([])
  })

  test('another day moves the start and the window’s hours, and keeps the zones they were given in', () => {
    const { head } = taken({ start: taipei('09:15', 19), split: null, asks: [] }).state
    expect(head.start).toMatchObject({
      said: '',
      at: { instant: taipei('09:15', 19), zone: state.head.start?.at.zone },
    })
    expect(head.window?.from.instant).toBe(taipei('08:00', 19))
    expect(head.window?.to.instant).toBe(taipei('16:00', 19))
    expect(head.window?.from.zone).toBe(state.head.window?.from.zone)
  })

  test('outside of the window’s hours it moves to the start, and stays as long', () => {
    const { head } = taken({ start: taipei('22:00', 12), split: null, asks: [] }).state
    expect(head.window?.from.instant).toBe(taipei('22:00', 12))
    expect(head.window?.to.instant).toBe(taipei('06:00', 13))
  })

  test('two mornings: the second part has a fixed start, the window ends with the second day', () => {
    const way = {
      start: taipei('08:00', 12),
      split: { step: 'first-boot', at: taipei('09:00', 13) },
      asks: [],
    }
    const { state: after, undo } = taken(way)
    expect(after.steps['first-boot']?.startAt).toMatchObject({
      local: '1998-09-13T09:00',
      zone: state.head.site.zone,
      instant: taipei('09:00', 13),
    })
    expect(after.head.window?.to.instant).toBe(taipei('16:00', 13))
    expect(takeStart(after, way)).toEqual([])
    // And back into one go.
    const again = tryAll(after, takeStart(after, { start: way.start, split: null, asks: [] }))
    expect(again.ok && again.state.steps['first-boot']?.startAt).toBeNull()
    expect(again.ok && again.state.head.window?.to.instant).toBe(taipei('16:00', 12))
    const limits = limitsOf(after.head)
    const found = findingsOf({
      state: after,
      now,
      chances: null,
      limits,
      ...bodyAround(after, now, limits, null),
    })
    expect(found.map((f) => f.code)).not.toContain('over-window')
    // 08:30 on the first morning still waits for hands until 09:00; lunch is out of the way.
    expect(found.flatMap((f) => (f.code === 'waits-for-hands' ? f.steps : []))).toEqual(['reboot'])
    const back = tryAll(after, undo)
    expect(back.ok && back.state.head).toEqual(state.head)
    expect(back.ok && back.state.steps['first-boot']?.startAt).toBeNull()
  })

  test('what is asked of the sentinel is a stretch of hers on that date', () => {
    const lunch = { start: taipei('12:00', 19), end: taipei('13:00', 19), why: 'break' as const }
    const { hands } = taken({ start: taipei('08:00', 19), split: null, asks: [lunch] }).state
    const added = Object.values(hands).find((h) => !Object.hasOwn(state.hands, h.id))
    expect(added).toMatchObject({
      days: [],
      once: { from: { instant: taipei('12:00', 19) }, to: { instant: taipei('13:00', 19) } },
    })
  })
})

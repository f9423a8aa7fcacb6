import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { buildPlan } from '../../tests/factories.ts'
import { MINUTE } from '../time/civil.ts'
import { resolveWallTime, wallTimeAt } from '../time/wall-time.ts'
import { planAnew, readBlank, readClockText, readStart, readZone } from './fresh.ts'
import { planFaults } from './plan.ts'
import { planSchema } from './schema.ts'

const words = { upgrader: 'Upgrader', sentinel: 'Sentinel', phase: 'Work', firstStep: 'First step' }
const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const zones = { site: 'Asia/Taipei', home: 'America/New_York' }

test.each([
  ['8:00', '08:00'],
  ['0:05', '00:05'],
  ['23:59', '23:59'],
  ['0800', '08:00'],
  ['８：３０', '08:30'],
  ['8 pm', '20:00'],
  ['12 am', '00:00'],
  ['12:30 p.m.', '12:30'],
  ['下午 8:00', '20:00'],
  ['上午12:15', '00:15'],
  ['8', null],
  ['24:00', null],
  ['8:60', null],
  ['13 pm', null],
  ['下午 8:00 pm', null],
  ['noon', null],
])('a clock typed as %s is %s', (text, clock) => {
  expect(readClockText(text)).toBe(clock)
})

test.each([
  ['Asia/Taipei', 'Asia/Taipei'],
  ['taipei', 'Asia/Taipei'],
  ['new york', 'America/New_York'],
  ['EST', null],
  ['+08:00', null],
  ['Atlantis', null],
])('the zone %s is %s', (text, zone) => {
  const read = readZone(text)
  expect(read.ok ? read.zone : null).toBe(zone)
})

describe('a start', () => {
  it('is read on the clock of its side', () => {
    const read = readStart(form({ date: '2026-09-11', clock: '8 pm', side: 'home' }), zones)
    expect(read.ok && read.value?.instant).toBe(Date.parse('2026-09-12T00:00Z'))
  })
  it('may be left open, but not half of it', () => {
    expect(readStart(form({}), zones)).toEqual({ ok: true, value: null })
    expect(readStart(form({ date: '2026-09-11' }), zones)).toEqual({
      ok: false,
      faults: { start: { fault: 'no-clock' } },
    })
    expect(readStart(form({ clock: '8:00' }), zones)).toMatchObject({
      faults: { start: { fault: 'no-date' } },
    })
  })
  it('asks where the clock skips or doubles it', () => {
    expect(readStart(form({ date: '2026-03-08', clock: '2:30', side: 'home' }), zones)).toMatchObject({
      faults: { start: { fault: 'gap', jumpsFrom: '2026-03-08T02:00', jumpsTo: '2026-03-08T03:00' } },
    })
    const twice = { date: '2026-11-01', clock: '1:30', side: 'home' }
    expect(readStart(form(twice), zones)).toMatchObject({ faults: { start: { fault: 'overlap' } } })
    const [a, b] = (['earlier', 'later'] as const).map((which) => readStart(form({ ...twice, which }), zones))
    expect(a?.ok && b?.ok && (b.value?.instant ?? 0) - (a.value?.instant ?? 0)).toBe(60 * MINUTE)
  })
})

describe('a blank plan', () => {
  it('names every field that is wrong', () => {
    const read = readBlank(form({ 'site-zone': 'CST', title: ' ' }), words)
    expect(read).toEqual({
      ok: false,
      faults: {
        title: { fault: 'missing' },
        site: { fault: 'missing' },
        home: { fault: 'missing' },
        'site-zone': { fault: 'unknown-zone', found: 'CST' },
        'home-zone': { fault: 'missing' },
      },
    })
  })
  it('is always a plan that can be imported, with the steps that were typed', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((s) => s.trim() !== '' && !/[\r\n]/.test(s))
    fc.assert(
      fc.property(line, line, line, fc.array(line, { maxLength: 20 }), (title, site, home, steps) => {
        const read = readBlank(
          form({
            title,
            site,
            home,
            'site-zone': 'taipei',
            'home-zone': 'America/New_York',
            steps: steps.join('\n'),
          }),
          words,
        )
        if (!read.ok) throw new Error(JSON.stringify(read.faults))
        expect(planSchema.safeParse(read.value).success).toBe(true)
        expect(planFaults(read.value)).toEqual([])
        const titles = steps.map((s) => s.trim())
        expect(read.value.steps.map((s) => s.title)).toEqual(titles.length === 0 ? ['First step'] : titles)
      }),
    )
  })
})

describe('a plan anew', () => {
  it('keeps the window as far from the start, and as long, wherever it goes', () => {
    const minute = fc.integer({ min: 0, max: 40 * 365 * 1440 }).map((m) => m * MINUTE)
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: -600, max: 600 }), (was, is, off) => {
        const start = wallTimeAt(was + 600 * MINUTE, zones.home)
        const at = (t: number) => wallTimeAt(t, zones.site)
        const plan = buildPlan()
        const from = start.instant + off * MINUTE
        plan.head = {
          ...plan.head,
          start: { said: '', at: start },
          window: { from: at(from), to: at(from + 480 * MINUTE) },
        }
        const next = wallTimeAt(is + 600 * MINUTE, zones.home)
        const { head } = planAnew(plan, 'Again', next)
        expect(head.title).toBe('Again')
        expect(head.window?.from.instant).toBe(next.instant + off * MINUTE)
        expect(head.window?.to.instant).toBe(next.instant + (off + 480) * MINUTE)
        expect(planSchema.shape.head.safeParse(head).success).toBe(true)
      }),
    )
  })
  it('has no start and no window while none is settled, and forgets the days excepted then', () => {
    const { head, hands } = planAnew(buildPlan(), 'Again', null)
    expect([head.start, head.window]).toEqual([null, null])
    expect(hands.every((h) => h.except.length === 0)).toBe(true)
    const there = resolveWallTime('2026-09-11T20:00', zones.home)
    expect(there.ok && planAnew(buildPlan(), 'Again', there.wall).head.start?.said).toBe(
      '2026-09-11 20:00 America/New_York',
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { buildPlan } from '../../tests/factories.ts'
import { MINUTE } from '../time/civil.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import { planAnew, readBlank, readStart, readZone } from './fresh.ts'
import { planFaults } from './plan.ts'
import { planSchema } from './schema.ts'
import { shiftOf } from './shift.ts'
import { sayFreshFault } from './words/fresh.ts'

const words = { upgrader: 'Upgrader', sentinel: 'Sentinel', phase: 'Work', firstStep: 'First step' }
const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const zones = { site: 'Asia/Taipei', home: 'America/New_York' }
const places = {
  site: { name: 'Taipei office', zone: zones.site },
  home: { name: 'Massachusetts', zone: zones.home },
}
const now = Date.parse('2026-02-01T00:00Z')

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
  const start = (fields: Record<string, string>) => readStart(form(fields), places, now)
  it('is read from its words, and keeps them', () => {
    const read = start({ start: ' Fri 11 September 2026 8 PM Boston ' })
    expect(read.ok && read.value).toMatchObject({
      said: 'Fri 11 September 2026 8 PM Boston',
      at: { local: '2026-09-11T20:00', zone: zones.home, instant: Date.parse('2026-09-12T00:00Z') },
    })
  })
  it('may be left open', () => {
    expect(start({ start: ' ' })).toEqual({ ok: true, value: null })
    expect(start({})).toEqual({ ok: true, value: null })
  })
  it('counts from the moment its form was shown with', () => {
    const shown = Date.parse('2026-03-01T00:00Z')
    const read = (fields: Record<string, string>) => {
      const r = start({ start: 'in 2 hours', ...fields })
      return r.ok && r.value?.at.instant
    }
    expect(read({ 'start-now': String(shown) })).toBe(shown + 120 * MINUTE)
    for (const bad of ['', 'x', '-5', '1e300']) expect(read({ 'start-now': bad })).toBe(now + 120 * MINUTE)
  })
  it('asks where the words mean several moments, or the clock skips or doubles one; what is chosen is what is said', () => {
    const words = [
      '2026-03-08 2:30 Boston',
      '2026-11-01 1:30 Boston',
      '11 Sep 2026 8 PM EST',
      '11 Sep 2026 20:00',
    ]
    const codes = words.map((text) => {
      const read = start({ start: text })
      return !read.ok && read.faults.start?.fault === 'phrase' && !read.faults.start.answer.ok
        ? read.faults.start.answer.code
        : read
    })
    expect(codes).toEqual(['gap', 'overlap', 'ask', 'ask'])
    const chosen = start({ start: words[2] ?? '', 'start-at': String(Date.parse('2026-09-12T00:00Z')) })
    expect(chosen.ok && chosen.value).toMatchObject({
      said: '2026-09-11 20:00 America/New_York',
      at: { instant: Date.parse('2026-09-12T00:00Z') },
    })
    // Nobody chooses what was not offered.
    expect(start({ start: words[2] ?? '', 'start-at': String(now) }).ok).toBe(false)
  })
  it('says which words it does not know', () => {
    const read = start({ start: 'after lunch' })
    if (read.ok || read.faults.start === undefined) throw new Error('read')
    expect(sayFreshFault('en', 'start', read.faults.start)).toBe(
      '“after” is not understood. Leave it out, or say it another way.',
    )
    expect(start({ start: 'x'.repeat(201) })).toEqual({ ok: false, faults: { start: { fault: 'too-long' } } })
  })
})

describe('a blank plan', () => {
  it('names every field that is wrong', () => {
    const read = readBlank(form({ 'site-zone': 'CST', title: ' ' }), words, now)
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
  it('takes the minutes that stand in brackets at the end of a step', () => {
    const sides = { site: 'T', home: 'M', 'site-zone': 'taipei', 'home-zone': 'America/New_York' }
    const read = readBlank(form({ title: 'X', ...sides, steps: 'Copy it (20/30/60)\nLook' }), words, now)
    if (!read.ok) throw new Error('faults')
    expect(read.value.steps.map((s) => [s.title, s.minutes.worst])).toEqual([
      ['Copy it', 60],
      ['Look', 20],
    ])
  })
  it('is always a plan that can be imported, with the steps that were typed', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((s) => s.trim() !== '' && !/[\r\n]/.test(s))
    // Minutes at the end of a step ("~5", "(20)") are read as such, and are no part of its title.
    const step = line.filter((s) => !/[~([]/.test(s))
    fc.assert(
      fc.property(line, line, line, fc.array(step, { maxLength: 20 }), (title, site, home, steps) => {
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
          now,
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
        const { head } = planAnew(plan, 'Again', { said: 'then', at: next })
        expect(head.title).toBe('Again')
        expect(head.window?.from.instant).toBe(next.instant + off * MINUTE)
        expect(head.window?.to.instant).toBe(next.instant + (off + 480) * MINUTE)
        expect(planSchema.shape.head.safeParse(head).success).toBe(true)
      }),
    )
  })
  it('has no start and no window while none is settled, and forgets the days excepted then', () => {
    const plan = buildPlan()
    const once = { from: wallTimeAt(0, zones.site), to: wallTimeAt(60 * MINUTE, zones.site) }
    plan.hands.push(shiftOf({ id: 'night', person: 'sentinel', once }))
    const { head, hands } = planAnew(plan, 'Again', null)
    expect([head.start, head.window]).toEqual([null, null])
    expect(hands.every((h) => h.except.length === 0)).toBe(true)
    expect(hands.map((h) => h.id)).toEqual(['weekend'])
  })
})

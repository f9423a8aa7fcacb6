import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, fold, HOUR, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Told } from '../schedule/told.ts'
import { axisOf } from './axis.ts'
import { picture } from './picture.ts'
import { rememberPicture } from './remember.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const at = (t: number) => picture(weekendAt(t), t)

test('what the trials say is drawn: the ends from one half to nineteen in twenty, and the way back', () => {
  const state = weekendAt(taipei('07:50'))
  const told: Told = {
    seq: state.seq,
    now: taipei('07:50'),
    chances: {
      samples: 1,
      finish: { p50: taipei('16:07'), p80: taipei('16:34'), p95: taipei('19:30') },
      inWindow: 0.4,
      stuck: 0,
      hands: {},
      ends: {},
    },
    turnBack: {
      at: taipei('14:15'),
      binds: 'link',
      next: null,
      islands: [],
      lasts: 0,
      advised: null,
    },
    own: null,
  }
  const p = picture(state, taipei('07:50'), undefined, { told, hours: null })
  expect(p.overlays.filter((o) => ['ends', 'ends-80', 'turn-back'].includes(o.kind))).toMatchObject([
    { kind: 'ends', at: taipei('16:07'), to: taipei('19:30') },
    { kind: 'ends-80', at: taipei('16:34'), to: null },
    { kind: 'turn-back', at: taipei('14:15') },
  ])
  expect(p.scale.end).toBeGreaterThanOrEqual(taipei('19:30'))
  const none = {
    ...told,
    chances: null,
    turnBack: { ...(told.turnBack as never as object), binds: null },
  } as Told
  expect(
    picture(state, taipei('07:50'), undefined, { told: none, hours: null }).overlays.map((o) => o.kind),
  ).toEqual(['low', 'window-from', 'window-to'])
})

test('who may know when the upgrader sleeps sees it on the home rail', () => {
  const hours = {
    person: 'upgrader',
    wake: '07:00',
    sleep: '23:00',
    zone: 'America/New_York',
    own: true,
    shared: false,
  }
  const p = picture(weekendAt(taipei('07:50')), taipei('07:50'), undefined, { told: null, hours })
  expect(p.overlays.filter((o) => o.kind === 'sleep')).toEqual([
    // 23:00 at home, to the end of the picture.
    { id: `sleep-${taipei('11:00')}`, kind: 'sleep', side: 'home', at: taipei('11:00'), to: p.scale.end },
  ])
})

describe('the weekend', () => {
  test('during the first boot: what was, what is, what comes, and the site’s part in it', () => {
    const p = at(taipei('14:54'))
    const of = (step: string) =>
      p.bars
        .filter((b) => b.step === step && b.how !== 'planned')
        .map((b) => [b.side, b.how, b.state, b.echo])
    expect(of('localise')).toEqual([['home', 'happened', 'done', false]])
    expect(of('first-boot')).toEqual([
      ['home', 'happened', 'running', false],
      ['site', 'happened', 'running', true],
      ['home', 'expected', 'running', false],
      ['site', 'expected', 'running', true],
    ])
    expect(of('move-cable')).toEqual([['site', 'expected', 'todo', false]])
    expect(p.now.where).toBe('here')
    expect(p.breaks).toEqual([{ start: taipei('12:00'), end: taipei('13:00'), label: 'lunch' }])
    expect(p.hands.map((h) => [h.start, h.end])).toEqual([
      [taipei('09:00'), taipei('12:00')],
      [taipei('13:00'), taipei('18:00')],
    ])
    expect(p.presence).toMatchObject([{ person: 'sentinel', state: 'on-site', open: true }])
    expect(p.overlays.map((o) => [o.kind, o.at])).toEqual([
      // Two o'clock at home.
      ['low', taipei('14:00')],
      ['window-from', taipei('08:00')],
      ['window-to', taipei('16:00')],
      // Dolphin, twice: reset in the morning, and booting now.
      ['dark', taipei('09:03')],
      ['dark', taipei('14:50') + 30_000],
    ])
    expect(p.bars.filter((b) => b.critical && b.how !== 'planned').map((b) => b.step)).toContain(
      'final-check',
    )
    expect([p.done, p.steps]).toEqual([6, 11])
  })

  test('the two sides count their days from the start', () => {
    const { home, site } = at(taipei('14:54')).axes
    expect(home.days.map((d) => d.shift)).toEqual([0, 1])
    expect(site.days.map((d) => d.shift)).toEqual([0])
    expect([home.offset, site.offset]).toEqual([-240, 480])
    expect(home.nights[0]?.start).toBe(taipei('10:00'))
  })

  test('an armed card is due on the site’s rail', () => {
    expect(at(taipei('15:37')).overlays).toContainEqual(
      expect.objectContaining({ kind: 'card-due', side: 'site' }),
    )
  })

  test('as planned, one outline says it; the night between two days of work is folded', () => {
    expect(at(taipei('07:50')).bars.some((b) => b.how === 'planned')).toBe(false)
    const sunday = at(taipei('09:33', 13))
    expect(sunday.scale.folds).toHaveLength(1)
    const ticks = sunday.axes.site.ticks.map((t) => t.at)
    for (const f of sunday.scale.folds) expect(ticks.some((t) => t >= f.start && t <= f.end)).toBe(false)
  })

  test('weeks before and days after, now is elsewhere and the picture stays', () => {
    const ready = weekendAt(taipei('07:50'))
    const before = picture(ready, taipei('08:00') - 500 * HOUR)
    expect(before.now.where).toBe('before')
    expect(before.scale.end - before.scale.start).toBeLessThan(24 * HOUR)
    expect(picture(weekendAt(taipei('22:00', 14)), taipei('22:00', 20)).now.where).toBe('after')
  })
})

test('suspended until next weekend: the week between is folded, and the rest is in the picture', () => {
  const bed = weekendAt(taipei('17:00'))
  if (bed.suspension === null) throw new Error('not suspended')
  const resumeAt = taipei('09:00', 19)
  const p = picture({ ...bed, suspension: { ...bed.suspension, resumeAt } }, taipei('17:00'))
  expect(p.scale.end).toBeGreaterThan(resumeAt)
  expect(p.scale.hours).toBeLessThan(40)
  expect(p.bars.some((b) => b.start >= resumeAt)).toBe(true)
})

test('work without a pause for weeks is shown around now', () => {
  const steps = Array.from({ length: 100 }, (_, i) =>
    buildStep(`s${i}`, { order: i, minutes: { best: 200, likely: 200, worst: 200 } }),
  )
  const p = picture(upgradeWith({ plan: { steps }, status: 'running' }).state, NINE)
  expect(p.scale.hours).toBeLessThanOrEqual(72)
  expect(p.now.where).toBe('here')
})

test('a draft with nothing in it has a picture all the same', () => {
  const { state } = upgradeWith({ plan: { steps: [], hands: [] } })
  const p = picture(state, NINE)
  expect(p.bars).toEqual([])
  expect(p.now.where).toBe('here')
  expect(p.scale.hours).toBeGreaterThanOrEqual(8)
})

describe('an axis', () => {
  const range = (from: string, hours: number) => ({
    start: Date.parse(from),
    end: Date.parse(from) + hours * HOUR,
  })
  test('an hour that comes twice is ticked twice, one that is skipped not at all', () => {
    const autumn = axisOf('America/New_York', range('1998-10-25T04:00Z', 5), Date.parse('1998-10-25T04:00Z'))
    expect(autumn.ticks.map((t) => t.hour)).toEqual([0, 1, 1, 2, 3, 4])
    expect(autumn.changes).toEqual([{ at: Date.parse('1998-10-25T06:00Z'), before: -240, after: -300 }])
    const spring = axisOf('America/New_York', range('1998-04-05T05:00Z', 4), Date.parse('1998-04-05T05:00Z'))
    expect(spring.ticks.map((t) => t.hour)).toEqual([0, 1, 3, 4, 5])
    // Half an hour on Lord Howe: at two o'clock it is half past one again.
    const half = axisOf('Australia/Lord_Howe', range('2026-04-04T13:00Z', 4), Date.parse('2026-04-04T13:00Z'))
    expect(half.changes.map((c) => [c.before, c.after])).toEqual([[660, 630]])
    expect(half.ticks.map((t) => t.hour)).toEqual([0, 1, 2, 3])
  })
  test('its hours are those of its own clock, half hours off the other side’s', () => {
    const { ticks } = axisOf('Asia/Kathmandu', range('2026-01-01T00:00Z', 2), 0)
    expect(ticks.map((t) => [t.hour, new Date(t.at).toISOString()])).toEqual([
      [6, '2026-01-01T00:15:00.000Z'],
      [7, '2026-01-01T01:15:00.000Z'],
    ])
  })
})

test('no two bars of one kind overlap in a row', () => {
  const drawn = fc.array(
    fc.record({
      by: fc.constantFrom('upgrader' as const, 'sentinel' as const),
      hands: fc.boolean(),
      likely: fc.integer({ min: 1, max: 200 }),
      ran: fc.option(fc.tuple(fc.integer({ min: -300, max: 0 }), fc.integer({ min: 0, max: 200 }))),
    }),
    { minLength: 1, maxLength: 10 },
  )
  fc.assert(
    fc.property(drawn, (list) => {
      const steps = list.map((d, i) =>
        buildStep(`s${i}`, {
          order: i,
          by: d.by,
          needs: d.hands ? ['hands'] : [],
          minutes: { best: 0, likely: d.likely, worst: d.likely },
        }),
      )
      const { state } = upgradeWith({ plan: { steps, phases: buildPlan().phases }, status: 'running' })
      const runs = Object.fromEntries(
        list.flatMap((d, i) => {
          const run = state.runs[`s${i}`]
          if (d.ran === null || run === undefined) return []
          const startedAt = NINE + d.ran[0] * MINUTE
          const endedAt = Math.min(NINE, startedAt + d.ran[1] * MINUTE)
          return [[`s${i}`, { ...run, state: 'done' as const, startedAt, endedAt }]]
        }),
      )
      const p = picture({ ...state, runs: { ...state.runs, ...runs } }, NINE)
      for (const a of p.bars)
        for (const b of p.bars) {
          if (a === b || a.side !== b.side || a.lane !== b.lane) continue
          if ((a.how === 'planned') !== (b.how === 'planned')) continue
          expect(a.end <= b.start || b.end <= a.start).toBe(true)
        }
    }),
    { numRuns: 60 },
  )
})

test('drawn anew only when something in it changes or another minute begins', () => {
  const draw = rememberPicture()
  const { state } = upgradeWith({ status: 'running' })
  const first = draw(state, NINE)
  expect(draw({ ...state, seq: state.seq + 1, at: state.at + 1 }, NINE + 59_999)).toBe(first)
  expect(draw(state, NINE + MINUTE)).not.toBe(first)
  const second = draw(state, NINE + MINUTE)
  const a = state.runs['a'] as UpgradeState['runs'][string]
  const progress = { unit: 'percent' as const, done: 4, at: NINE }
  expect(draw({ ...state, runs: { ...state.runs, a: { ...a, progress } } }, NINE + MINUTE)).toBe(second)
  const done = { ...a, state: 'done' as const, startedAt: NINE, endedAt: NINE }
  expect(draw({ ...state, runs: { ...state.runs, a: done } }, NINE + MINUTE)).not.toBe(second)
})

test('a machine that was dark, and one that is, are drawn on the site’s rail to when they were back, or to now', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  const report = (machine: string, condition: 'dark' | 'up', t: number) =>
    night.must(mei, { type: 'machine.report', machine, condition }, { at: t })
  report('dolphin', 'dark', NINE + 5 * MINUTE)
  report('dolphin', 'up', NINE + 7 * MINUTE)
  report('dragon', 'dark', NINE + 8 * MINUTE)
  const dark = (now: number) => picture(night.state, now).overlays.filter((o) => o.kind === 'dark')
  expect(dark(NINE + 30 * MINUTE)).toEqual([
    {
      id: 'dark-dragon',
      of: 'DRAGON',
      kind: 'dark',
      side: 'site',
      at: NINE + 8 * MINUTE,
      to: NINE + 30 * MINUTE,
    },
    {
      id: 'back-dolphin',
      of: 'DOLPHIN',
      kind: 'dark',
      side: 'site',
      at: NINE + 5 * MINUTE,
      to: NINE + 7 * MINUTE,
    },
  ])
  const draw = rememberPicture()
  const first = draw(night.state, NINE + 30 * MINUTE)
  report('dragon', 'up', NINE + 30 * MINUTE)
  expect(draw(night.state, NINE + 30 * MINUTE)).not.toBe(first)
})

import { describe, expect, test } from 'vitest'
import {
  buildPlan,
  buildStep,
  dale,
  fold,
  HOUR,
  MINUTE,
  NINE,
  owner,
  upgradeWith,
} from '../../../tests/factories.ts'
import { golden } from '../../../tests/weekend/golden.ts'
import type { Command } from '../../log/commands.ts'
import type { UpgradeState } from '../../log/state.ts'
import { inverseOf } from '../../plan/edit-rules.ts'
import { DEFAULT_LIMITS } from '../../plan/limits.ts'
import type { Plan, PlanStep } from '../../plan/plan.ts'
import { isEdit, tryAll } from '../../plan-edit/edit.ts'
import { forecast } from '../forecast.ts'
import { chancesOf } from '../told.ts'
import { findings as findingWords } from '../words/findings.ts'
import { workLeft } from '../work.ts'
import type { Finding, FindingCode } from './finding.ts'
import { findingsOf } from './findings.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const newYork = (clock: string, day = 11) => Date.parse(`1998-09-${day}T${clock}:00-04:00`)
const limits = DEFAULT_LIMITS
const wakes = [newYork('07:00'), newYork('07:00', 12), newYork('07:00', 13)]
const low = [
  { start: newYork('02:00', 12), end: newYork('06:00', 12) },
  { start: newYork('02:00', 13), end: newYork('06:00', 13) },
]

function findingsIn(
  state: UpgradeState,
  now: number,
  over: { wakes?: number[] | null; trials?: boolean } = {},
) {
  const work = workLeft(state, now)
  const windowEnd = state.head.window?.to.instant ?? null
  const told =
    over.trials === false || work === null
      ? null
      : forecast({ work, samples: 2000, seed: 1998, windowEnd, awake: null })
  const known = over.wakes === undefined ? wakes : over.wakes
  return findingsOf({
    state,
    now,
    chances: told === null ? null : chancesOf(told),
    limits,
    wakes: known,
    low,
  })
}

describe('the plan of the weekend, as it was written', () => {
  const now = taipei('07:50')
  const state = fold(golden().filter((e) => e.at <= now)) as UpgradeState
  const all = findingsIn(state, now)
  const one = (code: FindingCode, step?: string) =>
    all.find((f) => f.code === code && (step === undefined || f.steps.includes(step)))

  test('says all that went wrong that weekend, with its exact time', () => {
    expect(all.map((f) => [f.severity, f.code, f.steps.join(' '), f.at])).toEqual([
      ['stop', 'irreversible-tired', 'first-boot', taipei('13:00')],
      ['stop', 'irreversible-tired', 'move-cable', taipei('14:15')],
      ['warn', 'words-doubted', '', taipei('08:00')],
      ['warn', 'waits-for-hands', 'reboot', taipei('08:30')],
      ['warn', 'awake-red', 'localise dns-maps first-boot look-round swap-names move-cable', taipei('12:00')],
      ['warn', 'waits-for-hands', 'first-boot', taipei('12:40')],
      ['warn', 'low-window', 'swap-names move-cable', taipei('14:00')],
      ['warn', 'cut-without-card', 'move-cable', taipei('14:15')],
      ['warn', 'over-window-often', '', taipei('16:00')],
      ['note', 'undo-needs-hands', 'first-boot', taipei('13:15')],
      ['note', 'undo-needs-hands', 'move-cable', taipei('14:35')],
      ['note', 'no-undo', 'reboot restore localise dns-maps look-round final-check', null],
    ])
  })

  test('“8 PM EST”, when New York is at −04:00: either moment can be taken, and is then no longer asked about', () => {
    const words = one('words-doubted') as Extract<Finding, { code: 'words-doubted' }>
    expect(findingWords.en.say['words-doubted'](words.figures, { time: String, length: String })).toBe(
      'The start was given as “Friday 8 PM EST”. The words say EST (−05:00), but the clocks in Massachusetts are at −04:00 on that day.',
    )
    expect(words.repairs.map((r) => r.at)).toEqual([taipei('08:00'), taipei('09:00')])
    for (const [command] of words.repairs.map((r) => r.commands)) {
      const start = (command as unknown as { value: NonNullable<Plan['head']['start']> }).value
      const codes = findingsIn({ ...state, head: { ...state.head, start } }, now, { trials: false })
      expect(codes.map((f) => f.code)).not.toContain('words-doubted')
    }
  })

  test('lunch lies across the first afternoon step: due 12:40, begun 13:00', () => {
    expect(one('waits-for-hands', 'first-boot')?.figures).toEqual({
      from: taipei('12:40'),
      until: taipei('13:00'),
      label: 'lunch',
    })
  })

  test('the cable moves at 14:15 in Taipei, which is 02:15 in Massachusetts', () => {
    expect(one('irreversible-tired', 'move-cable')).toMatchObject({
      at: newYork('02:15', 12),
      source: 'wocl',
    })
    expect(one('undo-needs-hands', 'move-cable')?.figures).toEqual({
      end: taipei('14:35'),
      leaveAt: taipei('18:00'),
    })
  })

  test('four in five end by about 16:34, and six in ten after the window', () => {
    const often = one('over-window-often')
    const { p80, share } = (often as Finding).figures as { p80: number; share: number }
    expect(Math.abs(p80 - taipei('16:34'))).toBeLessThan(3 * MINUTE)
    expect(Math.abs(share - 0.62)).toBeLessThan(0.03)
    expect(often?.repairs[0]?.at).toBe(taipei('16:45'))
  })

  test('who may not know the wake time hears nothing that follows from it', () => {
    const codes = findingsIn(state, now, { wakes: null })
    expect(codes.some((f) => f.personal)).toBe(false)
    expect(codes.map((f) => f.code)).not.toContain('awake-red')
    // The low window follows from the home zone, which everybody knows.
    expect(codes.find((f) => f.code === 'irreversible-tired')?.steps).toEqual(['move-cable'])
    expect(all.filter((f) => f.personal).map((f) => [f.code, f.steps[0]])).toEqual([
      ['irreversible-tired', 'first-boot'],
      ['awake-red', 'localise'],
    ])
  })

  test('without trials yet, all is there that needs none', () => {
    const codes = findingsIn(state, now, { trials: false }).map((f) => f.code)
    expect(codes).not.toContain('over-window-often')
    expect(codes).toContain('waits-for-hands')
  })
})

const wall = (clock: string, day = 12) => ({
  local: `1998-09-${day}T${clock}`,
  zone: 'Asia/Taipei',
  instant: taipei(clock, day),
  tz: '',
})
const site = { id: 'w', person: 'sentinel', days: [6], from: '09:00', to: '18:00', breaks: [], except: [] }
const minutes = (likely: number) => ({ best: likely, likely, worst: likely })

/** A plan that starts at nine on Saturday, in Taipei, with one step and nothing to find but what `over` brings. */
function planWith(step: Partial<PlanStep>, over: Partial<Plan> = {}, head: Partial<Plan['head']> = {}) {
  const plan = buildPlan()
  const undo = { what: 'Put it back', by: 'upgrader' as const, needs: [], minutes: minutes(5) }
  return upgradeWith({
    at: NINE - 3 * HOUR,
    plan: {
      ...plan,
      head: {
        ...plan.head,
        // Both at home in Taipei: no low window in the middle of the day.
        start: { said: '', at: wall('09:00') },
        window: { from: wall('09:00'), to: wall('18:00') },
        ...head,
      },
      hands: [site],
      steps: [buildStep('a', { undo, minutes: minutes(30), ...step })],
      ...over,
    },
  })
}

const byHand = { what: 'By hand', by: 'sentinel' as const, needs: ['hands' as const], minutes: minutes(60) }

const codesOf = (night: ReturnType<typeof planWith>, at = night.state?.at ?? NINE) =>
  findingsOf({
    state: night.state as UpgradeState,
    now: at,
    chances: null,
    limits,
    wakes: null,
    low: [],
  })

describe('each of the rules', () => {
  test.each<[string, ReturnType<typeof planWith>, [FindingCode, Finding['severity']][]]>([
    ['a plan that holds', planWith({}), []],
    ['nobody agreed on a start', planWith({ by: 'sentinel' }, {}, { start: null }), [['no-start', 'stop']]],
    ['nobody agreed on a window', planWith({}, {}, { window: null }), [['no-window', 'note']]],
    ['nobody ever comes', planWith({ by: 'sentinel' }, { hands: [] }), [['no-hands', 'stop']]],
    [
      'they come later',
      planWith({ by: 'sentinel' }, { hands: [{ ...site, from: '10:00' }] }),
      [['waits-for-hands', 'warn']],
    ],
    [
      'they leave before the end',
      planWith({ by: 'sentinel' }, { hands: [{ ...site, to: '09:20' }] }),
      [['across-break', 'warn']],
    ],
    ['it takes longer than the window', planWith({ minutes: minutes(600) }), [['over-window', 'stop']]],
    [
      'it begins before the window',
      planWith({}, {}, { window: { from: wall('10:00'), to: wall('18:00') } }),
      [['before-window', 'note']],
    ],
    ['it can’t be undone', planWith({ irreversible: true, undo: null }), [['irreversible', 'warn']]],
    ['nothing says how it is undone', planWith({ undo: null }), [['no-undo', 'note']]],
    ['its undo needs hands, who are there', planWith({ undo: byHand }), [['undo-needs-hands', 'note']]],
    [
      'its undo needs hands, who leave too soon',
      planWith({ undo: byHand }, { hands: [{ ...site, to: '10:00' }] }),
      [['undo-needs-hands', 'warn']],
    ],
    ['it cuts the link', planWith({ cutsLink: true }), [['cut-without-card', 'warn']]],
    [
      'it cuts the link under a card',
      planWith({ cutsLink: true, card: { unless: 'PPP up', then: 'Put it back', minutes: 10 } }),
      [],
    ],
    ['it has a start of its own', planWith({ startAt: wall('11:00') }), []],
    [
      'its start is too early',
      planWith({ by: 'sentinel', startAt: wall('10:00') }, { hands: [{ ...site, from: '11:00' }] }),
      [
        ['misses-start', 'warn'],
        ['waits-for-hands', 'warn'],
      ],
    ],
    [
      'it falls on a working day',
      planWith(
        {},
        {},
        {
          start: { said: '', at: wall('09:00', 14) },
          window: { from: wall('09:00', 14), to: wall('18:00', 14) },
        },
      ),
      [['business-hours', 'note']],
    ],
  ])('%s', (_name, night, wanted) => {
    expect(codesOf(night).map((f) => [f.code, f.severity])).toEqual(wanted)
  })

  test('a start that has passed is said, and all is counted from now', () => {
    const list = codesOf(planWith({}), taipei('17:45'))
    expect(list.map((f) => f.code)).toEqual(['over-window', 'start-passed'])
  })

  test('a change of either clock while it goes on', () => {
    const at = Date.parse('1998-10-25T05:30:00Z')
    const start = { local: '1998-10-25T13:30', zone: 'Asia/Taipei', instant: at, tz: '' }
    const night = planWith({ minutes: minutes(60) }, {}, { start: { said: '', at: start }, window: null })
    expect(codesOf(night).find((f) => f.code === 'clock-change')).toMatchObject({
      at: Date.parse('1998-10-25T06:00:00Z'),
      steps: ['a'],
      figures: { side: 'home', minutes: -60 },
    })
  })

  test('an armed card is a card', () => {
    const night = planWith({ cutsLink: true })
    night.must(dale, { type: 'upgrade.ready' })
    night.must(dale, { type: 'upgrade.start' })
    const now = night.state?.at as number
    night.must(dale, {
      type: 'card.arm',
      id: 'c',
      unless: 'PPP up',
      then: 'Put it back',
      machine: null,
      dueAt: now + HOUR,
    })
    expect(codesOf(night).map((f) => f.code)).not.toContain('cut-without-card')
  })

  test('long awake is amber first, then red', () => {
    const night = planWith({ minutes: minutes(100) })
    const codes = (wake: string) =>
      findingsOf({
        state: night.state as UpgradeState,
        now: NINE,
        chances: null,
        limits,
        wakes: [taipei(wake, 11)],
        low: [],
      }).map((f) => [f.code, f.at])
    expect(codes('19:00')).toEqual([])
    expect(codes('18:00')).toEqual([['awake-amber', taipei('10:00')]])
    expect(codes('17:00')).toEqual([['awake-red', taipei('10:00')]])
    expect(codes('10:00')).toEqual([['awake-red', taipei('09:00')]])
  })
})

describe('repairs', () => {
  const cases: [string, ReturnType<typeof planWith>, FindingCode][] = [
    ['nobody ever comes', planWith({ by: 'sentinel' }, { hands: [] }), 'no-hands'],
    [
      'they come later',
      planWith({ by: 'sentinel' }, { hands: [{ ...site, from: '10:00' }] }),
      'waits-for-hands',
    ],
    ['they leave', planWith({ by: 'sentinel' }, { hands: [{ ...site, to: '09:20' }] }), 'across-break'],
    [
      'they have lunch',
      planWith({ by: 'sentinel' }, { hands: [{ ...site, breaks: [{ from: '09:10', to: '09:20' }] }] }),
      'across-break',
    ],
    ['it takes longer', planWith({ minutes: minutes(600) }), 'over-window'],
    [
      'it begins before the window',
      planWith({}, {}, { window: { from: wall('10:00'), to: wall('18:00') } }),
      'before-window',
    ],
    [
      'it misses its start',
      planWith({ by: 'sentinel', startAt: wall('10:00') }, { hands: [{ ...site, from: '11:00' }] }),
      'misses-start',
    ],
    ['it has no card', planWith({ cutsLink: true, expect: 'PPP up\nlogin:' }), 'cut-without-card'],
  ]
  test.each(cases)('%s: mended with one command, and taken back with one', (_name, night, code) => {
    const before = codesOf(night)
    const repair = before.find((f) => f.code === code)?.repairs[0]
    expect(repair?.commands).toHaveLength(1)
    const plan = JSON.stringify([night.state?.hands, night.state?.head])
    const events = night.must(owner, repair?.commands[0] as Command)
    expect(codesOf(night).map((f) => f.code)).not.toContain(code)
    const [event] = events
    night.must(owner, inverseOf(event as { type: string; body: unknown }) as unknown as Command)
    expect(JSON.stringify([night.state?.hands, night.state?.head])).toBe(plan)
  })

  test('hands asked to stay make the undo possible; a start that has passed is taken at the next quarter', () => {
    const leaving = planWith({ undo: byHand }, { hands: [{ ...site, to: '10:00' }] })
    const undo = () => codesOf(leaving).find((f) => f.code === 'undo-needs-hands')
    expect(undo()).toMatchObject({ severity: 'warn', repairs: [{ code: 'ask-hands', needsYes: true }] })
    leaving.must(owner, undo()?.repairs[0]?.commands[0] as Command)
    expect(undo()).toMatchObject({ severity: 'note', repairs: [] })

    const late = planWith({})
    const at = taipei('10:05')
    const passed = codesOf(late, at).find((f) => f.code === 'start-passed')
    expect(passed?.repairs[0]).toMatchObject({ code: 'take-start', at: taipei('10:15') })
    late.must(owner, passed?.repairs[0]?.commands[0] as Command)
    expect(codesOf(late, at).map((f) => f.code)).not.toContain('start-passed')
  })

  test('a stretch more on site is the sentinel’s to agree to', () => {
    const [finding] = codesOf((cases[0] as (typeof cases)[0])[1])
    expect(finding?.repairs[0]).toMatchObject({
      code: 'ask-hands',
      needsYes: true,
      at: taipei('09:00'),
      until: taipei('09:30'),
    })
  })
})

test('to sleep first is a repair of what is done too tired: on the next morning with hands', () => {
  const now = taipei('07:50')
  let state = fold(golden().filter((e) => e.at <= now)) as UpgradeState
  const tired = findingsIn(state, now).find(
    (f) => f.code === 'irreversible-tired' && f.steps[0] === 'first-boot',
  )
  const repair = tired?.repairs[0]
  expect(repair).toMatchObject({ code: 'next-morning', at: taipei('09:00', 13), needsYes: false })
  const tried = tryAll(state, (repair?.commands ?? []).filter(isEdit))
  if (!tried.ok) throw new Error(tried.refusal.code)
  state = tried.state
  expect(state.head.window?.to.instant).toBe(taipei('16:00', 13))
  const after = findingsIn(state, now, { trials: false }).map((f) => f.code)
  for (const gone of ['irreversible-tired', 'low-window', 'over-window'] as const)
    expect(after).not.toContain(gone)
  const back = tryAll(state, tried.undo)
  expect(back.ok && back.state.head.window?.to.instant).toBe(taipei('16:00'))
})

test('what comes first has no night before it to sleep', () => {
  const night = planWith({ irreversible: true }, {})
  const tired = codesOf(night).find((f) => f.code === 'irreversible-tired')
  expect(tired?.repairs ?? []).toEqual([])
})

test('over is over: nothing is found', () => {
  expect(codesOf(upgradeWith({ status: 'closed' }))).toEqual([])
})

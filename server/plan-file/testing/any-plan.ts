import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../../../domain/plan/limits.ts'
import type { Plan, PlanMachine, PlanStep, Symptoms, WallTime } from '../../../domain/plan/plan.ts'
import { wallTimeAt } from '../../../domain/time/wall-time.ts'
import { line, lineOrNone, said, words } from './any-text.ts'

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,8}$/)
const zone = fc.constantFrom(
  'Asia/Taipei',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
  'Etc/GMT+5',
)
const minutes = fc
  .array(fc.integer({ min: 0, max: 20160 }), { minLength: 3, maxLength: 3 })
  .map((m) => m.sort((a, b) => a - b))
  .map(([best, likely, worst]) => ({ best, likely, worst }) as PlanStep['minutes'])
const needs = fc.subarray(['hands', 'link'] as const).map((n) => [...n])
const doer = fc.constantFrom('upgrader' as const, 'sentinel' as const)
const clock = fc
  .record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) })
  .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const minute = (t: number) => Math.floor(t / 60_000) * 60_000
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2199, 0) }),
    // Around the nights when New York's clocks go back, where a time comes twice.
    fc.integer({ min: Date.UTC(1998, 9, 25, 4), max: Date.UTC(1998, 9, 25, 8) }),
    fc.integer({ min: Date.UTC(2026, 10, 1, 4), max: Date.UTC(2026, 10, 1, 8) }),
  )
  .map(minute)
const wall: fc.Arbitrary<WallTime> = fc.tuple(instant, zone).map(([t, z]) => wallTimeAt(t, z))
const once = fc
  .tuple(wall, fc.integer({ min: 1, max: 25 * 60 }), zone)
  .map(([from, lasts, z]) => ({ from, to: wallTimeAt(from.instant + lasts * 60_000, z) }))
const date = instant.map((t) => wallTimeAt(t, 'UTC').local.slice(0, 10))
const exception = fc.record({ date, off: fc.boolean(), from: clock, to: clock }, { requiredKeys: ['date'] })
const order = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -5, max: 5, noNaN: true }))
const ids = (maxLength: number) => fc.uniqueArray(id, { maxLength })

/** Words in other languages: any part of them, in one language or in both. */
const anyTexts = inLangs(
  fc.record(
    {
      title: said,
      ask: said,
      details: fc.record({ cable: said, to: said }, { requiredKeys: ['to'] }),
      otherwise: said,
      expect: said,
      undo: said,
    },
    { requiredKeys: [] },
  ),
)
function inLangs<T extends object>(words: fc.Arbitrary<T>) {
  const some = words.filter((w) => Object.keys(w).length > 0)
  return fc.oneof(
    fc.record({ 'zh-TW': some }),
    fc.record({ en: some }),
    fc.record({ en: some, 'zh-TW': some }),
  )
}

/** Any plan that may be: whatever its texts, with as much or as little of everything. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({ people: ids(3), machines: ids(3), phases: ids(3), steps: ids(6), hands: ids(2) })
  .chain((known) => {
    const oneOf = (list: string[]) =>
      list.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...list))
    const anyGate = fc.record({
      question: line,
      signers: fc.subarray(known.people).map((s) => [...s]),
      minutes: fc.integer({ min: 1, max: 1440 }),
    })
    const step = (stepId: string, i: number) =>
      fc.record({
        id: fc.constant(stepId),
        phase: fc.constantFrom(...known.phases),
        order,
        title: line,
        by: doer,
        machine: oneOf(known.machines),
        minutes,
        needs,
        cutsLink: fc.boolean(),
        person: oneOf(known.people),
        startAt: fc.option(wall),
        endsWhenUp: fc.option(fc.boolean()),
        run: words(8000),
        expect: words(8000),
        undo: fc.option(fc.record({ what: line, by: doer, needs, minutes })),
        irreversible: fc.boolean(),
        // Each with a list of its own, of earlier ones only: no circles.
        after: fc.subarray(known.steps.slice(0, i)).map((a): string[] | null => [...a]),
        ask: fc.option(
          fc.record({
            kind: fc.constantFrom('reset' as const, 'move-cable' as const, 'stand-by' as const),
            text: line,
            allowance: fc.integer({ min: 1, max: 240 }),
            details: fc.constantFrom(undefined, { cable: 'modem', to: 'DRAGON' }),
            otherwise: fc.constantFrom(undefined, 'Put it back.'),
          }),
        ),
        symptoms: fc.option(
          fc.record({
            ask: fc.constant<Symptoms['ask']>([
              { id: 'lcd', name: 'LCD', answers: ['ON-LINE', 'off'], texts: { 'zh-TW': { name: '面板' } } },
              { id: 'screen', name: 'Screen', answers: ['errors', 'no', '12'] },
            ]),
            rows: fc.array(
              fc.record({
                when: fc.constantFrom<Record<string, string>[]>(
                  {},
                  { lcd: 'off' },
                  { lcd: 'ON-LINE', screen: 'no' },
                  { screen: '12' },
                ),
                means: line,
                then: line,
                texts: fc.constantFrom(undefined, { 'zh-TW': { then: '不要動。' } }),
              }),
              { minLength: 1, maxLength: 3 },
            ),
          }),
        ),
        gate: fc.option(anyGate),
        texts: fc.option(anyTexts),
        card: fc.option(fc.record({ unless: line, then: line, minutes: fc.integer({ min: 1, max: 1440 }) })),
      })
    const hands = (handsId: string) =>
      fc.record({
        id: fc.constant(handsId),
        person: fc.constantFrom(...known.people),
        days: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
        from: clock,
        to: clock,
        breaks: fc.array(
          fc.record({ from: clock, to: clock, label: lineOrNone(60) }, { requiredKeys: ['from', 'to'] }),
          {
            maxLength: 3,
          },
        ),
        except: fc.array(exception, { maxLength: 3 }),
        once: fc.option(once, { nil: null, freq: 3 }),
      })
    return fc.record({
      head: fc.record({
        title: line,
        note: words(8000),
        site: fc.record({ name: line, zone }),
        home: fc.record({ name: line, zone }),
        start: fc.option(fc.record({ said: lineOrNone(200), at: wall })),
        window: fc.option(
          fc
            .tuple(wall, wall)
            .filter(([a, b]) => a.instant !== b.instant)
            .map(([a, b]) => (a.instant < b.instant ? { from: a, to: b } : { from: b, to: a })),
        ),
        observersTalk: fc.boolean(),
        photosForbidden: fc.constantFrom(true, false, null),
        limits: fc.option(
          fc
            .record({
              awakeAmber: fc.integer({ min: 60, max: 1000 }),
              awakeRed: fc.integer({ min: 1000, max: 2880 }),
              low: fc.record({ from: clock, to: clock }),
              rest: fc.integer({ min: 500, max: 2880 }),
              sleep: fc.integer({ min: 60, max: 500 }),
            })
            .chain((l) => fc.constantFrom(l, DEFAULT_LIMITS)),
        ),
      }),
      people: fc.tuple(
        ...known.people.map((p) =>
          fc.record({
            id: fc.constant(p),
            name: line,
            role: fc.constantFrom('upgrader' as const, 'sentinel' as const, 'observer' as const),
            zone,
            lead: fc.boolean(),
          }),
        ),
      ),
      machines: fc.tuple(
        ...known.machines.map((m) =>
          fc.record({
            id: fc.constant(m),
            sticker: line,
            name: line,
            place: lineOrNone(200),
            addresses: fc.array(
              lineOrNone(120).map((a) => a || '::1'),
              { maxLength: 3 },
            ),
            note: words(8000),
            signs: fc.constantFrom<PlanMachine['signs'][]>(
              undefined,
              null,
              [{ id: 'lcd', name: 'LCD', answers: ['ON-LINE', 'off'] }],
              [
                {
                  id: 'yes',
                  name: 'no: yes',
                  answers: ['on', '12'],
                  texts: { en: { answers: ['12', 'on'] } },
                },
              ],
            ),
          }),
        ),
      ),
      phases: fc.tuple(
        ...known.phases.map((p) =>
          fc.record({ id: fc.constant(p), order, title: line, gate: fc.option(anyGate) }),
        ),
      ),
      steps: fc.tuple(...(known.phases.length === 0 ? [] : known.steps.map(step))),
      hands: fc.tuple(...(known.people.length === 0 ? [] : known.hands.map(hands))),
    })
  })

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEFAULT_LIMITS } from '../../domain/plan/limits.ts'
import {
  type Plan,
  type PlanMachine,
  type PlanStep,
  planFaults,
  type Symptoms,
  type WallTime,
} from '../../domain/plan/plan.ts'
import { planSchema } from '../../domain/plan/schema.ts'
import { wallFaults } from '../../domain/plan/wall-faults.ts'
import { cleanLine, cleanText } from '../../domain/text/clean.ts'
import { resolveWallTime, wallTimeAt } from '../../domain/time/wall-time.ts'
import { formatPlanFile, HEADER, normalPlan } from './format.ts'
import { planJsonSchema, SCHEMA_PATH } from './json-schema.ts'
import { parsePlanFile } from './parse.ts'
import { readYaml } from './yaml-source.ts'

function planIn(text: string): Plan {
  const read = parsePlanFile(text)
  if (!read.ok) throw new Error(`${JSON.stringify(read.errors, null, 1)}\n${text}`)
  return read.plan
}

const taipei = () => readFileSync('prisma/plans/taipei.yaml', 'utf8')

// Letters that YAML, editors or terminals treat as something, beside any others there are.
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '\t',
        ' ',
        '  ',
        ': ',
        ' #',
        '# ',
        '- ',
        '---\n',
        '...\n',
        '%YAML',
        '|',
        '>',
        '&a',
        '*a',
      ],
      ...[
        '"',
        "'",
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        '!',
        '@',
        '`',
        '?',
        '~',
        'null',
        'true',
        'no',
        'on',
        '12',
        '1e3',
        '0x1f',
      ],
      ...[
        '12:30',
        '1998-09-12',
        '<<',
        '=',
        '\u0000',
        '\u0007',
        '\u0085',
        '\u00a0',
        '\u2028',
        '\u2029',
        '\ufeff',
        '\ud800',
      ],
      ...[
        '重新開機',
        '臺北：機房，',
        '「龍」',
        '　',
        'é',
        'e\u0301',
        '🐉',
        'ls -l  ',
        '\tindented',
        '  echo $A # b',
      ],
    ),
  },
)
const anything = (max: number) =>
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('').slice(0, max))
// As it stands in a plan: what nobody sees is gone by then.
const words = (max: number) => anything(max).map(cleanText)
const lineOrNone = (max: number) => anything(max).map(cleanLine)
const line = lineOrNone(200).map((s) => s || '龍')
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
const said = piece.map((p) => cleanLine(p) || '龍')
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

const plan: fc.Arbitrary<Plan> = fc
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

describe('the canonical form of a plan file', () => {
  it('reads as the same plan, whatever its texts, and is written the same again', () => {
    fc.assert(
      fc.property(plan, (p) => {
        expect(planSchema.parse(p)).toEqual(p)
        expect(planFaults(p)).toEqual([])
        const text = formatPlanFile(p)
        const back = planIn(text)
        expect(back).toEqual(normalPlan(p))
        expect(wallFaults(back)).toEqual([])
        expect(formatPlanFile(back)).toBe(text)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('brings back any text', () => {
    const p = planIn(taipei())
    fc.assert(
      fc.property(words(8000), line, (note, title) => {
        const head = { ...p.head, note, title }
        expect(planIn(formatPlanFile({ ...p, head, steps: [] })).head).toEqual(head)
      }),
      {
        numRuns: 1000,
        examples: [
          ['  \n', 'a'],
          ['\n \n a\n', '- a'],
          ['\ta\n\n ', '# a'],
          ['12:30\tindented\n \n\n\ntrue12:30', 'a'],
        ],
      },
    )
  }, 60_000)

  it('reads a plan that has as many of everything as a plan may have', () => {
    const p = planIn(taipei())
    const of = <T>(n: number, each: (i: number) => T) => Array.from({ length: n }, (_, i) => each(i))
    const [person, machine, step, window] = [
      p.people[0],
      p.machines[0],
      p.steps.find((s) => s.undo && s.ask),
      p.hands[0],
    ]
    if (!person || !machine || !step || !window) throw new Error('The Taipei plan lacks something.')
    const full: Plan = {
      head: p.head,
      people: of(50, (i) => ({ ...person, id: `p${i}` })),
      machines: of(200, (i) => ({ ...machine, id: `m${i}`, addresses: of(20, (a) => `192.0.2.${a}`) })),
      phases: of(100, (i) => ({ id: `ph${i}`, order: i + 1, title: 'P' })),
      steps: of(500, (i) => ({
        ...step,
        id: `s${i}`,
        phase: `ph${Math.floor(i / 5)}`,
        order: (i % 5) + 1,
        machine: `m${i % 200}`,
        cutsLink: true,
        irreversible: true,
        run: 'a\nb',
        after: of(Math.min(i, 50), (a) => `s${a}`),
      })),
      hands: of(50, (i) => ({
        ...window,
        id: `h${i}`,
        person: `p${i}`,
        days: [1, 2, 3, 4, 5, 6, 7],
        breaks: of(10, () => ({ from: '12:00', to: '13:00' })),
        except: of(60, () => ({ date: '1998-09-13', off: true })),
      })),
    }
    expect(planIn(formatPlanFile(full))).toEqual(full)
  })

  it('of an older plan brings back what can be seen of its texts, also saved in UTF-8', () => {
    const p = planIn(taipei())
    const odd = { ...p, head: { ...p.head, note: '\ud800 \ufeff\u2028\u0085\r\n臺北 🐉' } }
    const saved = new TextDecoder().decode(new TextEncoder().encode(formatPlanFile(odd)))
    expect(planIn(saved).head.note).toBe(cleanText(odd.head.note))
  })

  it('is the form of the Taipei plan, to the byte', () => {
    expect(formatPlanFile(planIn(taipei()))).toBe(taipei())
  })

  it('is what any other spelling of the same plan comes to', () => {
    const other = `# a comment
home: {zone: america/new_york, name: M}
site: {name: "T", zone: 'asia/taipei'}
title: >-
  One
  title
observers-talk: false
phases: [{title: P, id: p, steps: [{minutes: 5/5/5, by: upgrader, title: 'A', id: a, needs: [], after: null}]}]
`
    expect(formatPlanFile(planIn(other))).toBe(`${HEADER}
title: One title

site:
  name: T
  zone: Asia/Taipei
home:
  name: M
  zone: America/New_York

phases:
  - id: p
    title: P
    steps:
      - id: a
        title: A
        by: upgrader
        minutes: 5
`)
  })

  it('keeps a script as it is copied: tabs, trailing spaces, colons and hash signs', () => {
    const p = planIn(taipei())
    const run = 'if true; then\n\techo "a: b" # c  \nfi\n\n  # end\n'
    const steps = p.steps.map((s, i) => (i === 0 ? { ...s, run } : s))
    const text = formatPlanFile({ ...p, steps })
    expect(planIn(text).steps[0]?.run).toBe(run)
    expect(text).toContain(
      '        run: |\n          if true; then\n          \techo "a: b" # c  \n          fi\n',
    )
  })

  it('says which of two, where clocks go back over a time', () => {
    const p = planIn(taipei())
    const at = (choice: 'earlier' | 'later') => {
      const read = resolveWallTime('1998-10-25T01:30', 'America/New_York', choice)
      if (!read.ok) throw new Error(read.code)
      return formatPlanFile({ ...p, head: { ...p.head, start: { said: '', at: read.wall } } })
    }
    expect(at('earlier')).toContain('  at: 1998-10-25 01:30 America/New_York (earlier)\n')
    expect(at('later')).toContain('  at: 1998-10-25 01:30 America/New_York (later)\n')
  })

  it('writes phases and steps in reading order, whatever the order of the lists', () => {
    const p = planIn(taipei())
    const shuffled = { ...p, phases: [...p.phases].reverse(), steps: [...p.steps].reverse() }
    expect(formatPlanFile(shuffled)).toBe(taipei())
  })
})

describe('the schema for editors', () => {
  const stored = () => readFileSync(SCHEMA_PATH, 'utf8')

  it('is up to date (else: npx tsx server/plan-file/json-schema.ts)', () => {
    expect(stored()).toBe(planJsonSchema())
  })

  it('accepts the Taipei plan and refuses what the reader refuses', () => {
    const schema = z.fromJSONSchema(JSON.parse(stored()))
    const yamlOf = (text: string) => {
      const read = readYaml(text)
      return read.ok ? read.source.value : undefined
    }
    expect(schema.safeParse(yamlOf(taipei())).error).toBeUndefined()
    const slips: [string, string][] = [
      ['minutes: 20/30/60', 'minutes: 20 to 60'],
      ['by: upgrader', 'by: somebody'],
      ['days: [Sat, Sun]', 'days: [Saturday]'],
      ['hours: 09:00-18:00', 'hours: 9-18'],
      ['cuts-link: true', 'cutsLink: true'],
      ['  zone: Asia/Taipei\n', ''],
    ]
    for (const [right, wrong] of slips) {
      const text = taipei().replace(right, wrong)
      expect(text).not.toBe(taipei())
      expect(parsePlanFile(text).ok, wrong).toBe(false)
      expect(schema.safeParse(yamlOf(text)).success, wrong).toBe(false)
    }
  })
})

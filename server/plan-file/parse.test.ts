import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { langs } from '../../domain/messages/lang.ts'
import { DEFAULT_LIMITS } from '../../domain/plan/limits.ts'
import {
  type PlanFileError,
  type PlanFileErrorCode,
  planFileWords,
  sayPlanFileError,
} from '../../domain/plan/words/plan-file.ts'
import { parsePlanFile } from './parse.ts'

const head = `title: T
site: {name: Taipei, zone: Asia/Taipei}
home: {name: Massachusetts, zone: America/New_York}
`
const people = 'people: [{id: sam, name: Sam, role: sentinel, zone: Asia/Taipei}]\n'
const step = (more: string, id = 'a') => `      - {id: ${id}, title: A, by: upgrader, ${more}}\n`
const steps = (...lines: string[]) => `${head}phases:\n  - id: p\n    title: P\n    steps:\n${lines.join('')}`
const hands = (more: string) => `${head}${people}hands:\n  - {id: w, person: sam, days: [Sat], ${more}}\n`

const shift = (once: string) => `${head}${people}hands:\n  - {id: w, person: sam, once: ${once}}\n`

/** Errors as `line:column code field`, so that a case reads in one line. */
function errors(text: string): string[] {
  const read = parsePlanFile(text)
  return read.ok ? [] : read.errors.map((e) => `${e.line}:${e.column} ${e.code} ${e.field}`)
}
function only(text: string): PlanFileError {
  const read = parsePlanFile(text)
  if (read.ok || read.errors.length !== 1) throw new Error(JSON.stringify(read))
  return read.errors[0] as PlanFileError
}

describe('a plan file is read', () => {
  it('with a go/no-go before a step and before its phase', () => {
    const gate = (more: string) => `{question: 'Move it?'${more}}`
    const text = `${head}${people}phases:
  - id: p
    title: P
    gate: ${gate('')}
    steps:
      - {id: a, title: A, by: upgrader, minutes: 5, gate: ${gate(', signers: [sam], minutes: 30')}}
`
    const read = parsePlanFile(text)
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    expect(read.plan.phases[0]?.gate).toEqual({ question: 'Move it?', signers: [], minutes: 10 })
    expect(read.plan.steps[0]?.gate).toEqual({ question: 'Move it?', signers: ['sam'], minutes: 30 })
  })

  it('not with a go/no-go of nobody who is there, or of no time', () => {
    expect(errors(steps(step("minutes: 5, gate: {question: 'Q', signers: [nobody]}")))).toEqual([
      expect.stringContaining('no-such phases › p › steps › a › gate › signers › #1'),
    ])
    const none = only(steps(step("minutes: 5, gate: {question: 'Q', minutes: 0}")))
    expect(none).toMatchObject({ code: 'out-of-range', params: { min: 1, max: 1440 } })
    expect(only(steps(step("minutes: 5, gate: {ask: 'Q', question: 'Q'}")))).toMatchObject({
      code: 'unknown-key',
      params: { key: 'ask' },
    })
  })

  it('with a step’s words in another language, which say something in a language there is', () => {
    const texts = (zh: string) => steps(step(`minutes: 5, texts: ${zh}`))
    const read = parsePlanFile(texts('{zh-TW: {title: 甲, details: {then: 按一次}}}'))
    expect(read.ok && read.plan.steps[0]?.texts).toEqual({
      'zh-TW': { title: '甲', details: { then: '按一次' } },
    })
    const at = '8:\\d+ %s phases › p › steps › a › texts'
    const one = (zh: string, code: string, way: string) =>
      expect(errors(texts(zh))).toEqual([expect.stringMatching(`^${at.replace('%s', code)}${way}$`)])
    one('{}', 'empty', '')
    one('{zh-TW: {}}', 'empty', ' › zh-TW')
    one('{zh-TW: {title: " "}}', 'empty', ' › zh-TW › title')
    one('{zh-TW: {details: {}}}', 'empty', ' › zh-TW › details')
    one('{zh-TW: {titel: 甲}}', 'unknown-key', ' › zh-TW › titel')
    one('{zh-TW: {details: {cabel: 甲}}}', 'unknown-key', ' › zh-TW › details › cabel')
    one(`{zh-TW: {title: ${'甲'.repeat(201)}}}`, 'too-long', ' › zh-TW › title')
    const tongue = only(texts('{zh-tw: {title: 甲}}'))
    expect(tongue).toMatchObject({
      code: 'unknown-key',
      field: 'phases › p › steps › a › texts › zh-tw',
      params: { nearest: 'zh-TW', known: ['en', 'zh-TW'] },
    })
    for (const lang of langs) expect(sayPlanFileError(tongue, lang).repair).toContain('zh-TW')
  })

  it('with everything left out at its default', () => {
    const read = parsePlanFile(steps(step('minutes: 5')))
    expect(read).toEqual({
      ok: true,
      plan: {
        head: {
          title: 'T',
          note: '',
          site: { name: 'Taipei', zone: 'Asia/Taipei' },
          home: { name: 'Massachusetts', zone: 'America/New_York' },
          start: null,
          window: null,
          observersTalk: false,
        },
        people: [],
        machines: [],
        hands: [],
        phases: [{ id: 'p', order: 1, title: 'P' }],
        steps: [
          {
            id: 'a',
            phase: 'p',
            order: 1,
            title: 'A',
            by: 'upgrader',
            machine: null,
            minutes: { best: 5, likely: 5, worst: 5 },
            needs: [],
            cutsLink: false,
            run: '',
            expect: '',
            undo: null,
            irreversible: false,
            after: null,
            ask: null,
          },
        ],
      },
    })
  })

  it('as the Taipei upgrade of the story', () => {
    const read = parsePlanFile(readFileSync('prisma/plans/taipei.yaml', 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    const { head, people, machines, hands, phases, steps } = read.plan
    expect(head.start).toMatchObject({
      said: 'Friday 8 PM EST',
      at: { instant: Date.UTC(1998, 8, 12, 0, 0) },
    })
    expect(head.window).toMatchObject({
      from: { instant: Date.UTC(1998, 8, 12, 0, 0) },
      to: { instant: Date.UTC(1998, 8, 12, 8, 0) },
    })
    expect(people.map((p) => `${p.id} ${p.role} ${p.zone} ${p.lead}`)).toEqual([
      'upgrader upgrader America/New_York true',
      'sentinel sentinel Asia/Taipei false',
    ])
    expect(machines.map((m) => `${m.id} ${m.sticker}`)).toEqual([
      'dragon DRAGON',
      'dolphin DOLPHIN',
      'elephant ELEPHANT',
    ])
    expect(hands).toEqual([
      {
        id: 'weekend',
        person: 'sentinel',
        days: [6, 7],
        from: '09:00',
        to: '18:00',
        breaks: [{ from: '12:00', to: '13:00', label: 'lunch' }],
        except: [],
      },
    ])
    expect(phases).toHaveLength(4)
    const told = steps.map((s) => {
      const { best, likely, worst } = s.minutes
      return `${s.id} ${best}/${likely}/${worst}${s.needs.includes('hands') ? ' *' : ''}`
    })
    expect(told).toEqual([
      'fdisk 20/30/60',
      'reboot 5/10/30 *',
      'restore 80/120/200',
      'rdev 5/10/20',
      'localise 30/60/150',
      'dns-maps 10/20/45',
      'first-boot 10/15/45 *',
      'look-round 15/30/60',
      'swap-names 20/30/60',
      'move-cable 10/20/60 *',
      'final-check 45/60/120 *',
    ])
    const cable = steps.find((s) => s.id === 'move-cable')
    expect(cable).toMatchObject({
      by: 'sentinel',
      cutsLink: true,
      undo: { by: 'sentinel', needs: ['hands'] },
    })
  })

  it('with a blank value as if its key were not there', () => {
    expect(errors(steps(step('minutes: 5, undo: , machine: ')))).toEqual([])
    expect(errors(`title:\n${head.slice(9)}`)).toEqual(['1:1 missing title'])
  })

  it('with the line ends of any system', () => {
    const text = steps(
      '      - id: a\n        title: A\n        by: upgrader\n        minutes: 5\n        run: |\n          one\n          two\n',
    )
    const read = parsePlanFile(text.replaceAll('\n', '\r\n'))
    expect(read.ok && read.plan.steps[0]?.run).toBe('one\ntwo\n')
  })

  it('with a time that comes twice, as the one that was chosen', () => {
    const at = (choice: string) =>
      parsePlanFile(`${head}start: {at: 1998-10-25 01:30 America/New_York (${choice})}`)
    const [first, second] = [at('earlier'), at('later')]
    if (!first.ok || !second.ok) throw new Error('not read')
    expect(second.plan.head.start?.at.instant).toBe((first.plan.head.start?.at.instant ?? 0) + 3_600_000)
  })

  it('with limits of its own where it names them, and a fixed start', () => {
    const limits = (text: string) => {
      const read = parsePlanFile(`${head}limits: ${text}`)
      return read.ok ? read.plan.head.limits : null
    }
    expect(limits('{awake-red: 20.5, low: 01:00-05:00}')).toEqual({
      ...DEFAULT_LIMITS,
      awakeRed: 1230,
      low: { from: '01:00', to: '05:00' },
    })
    expect(limits('{}')).toEqual(DEFAULT_LIMITS)
    expect(errors(`${head}limits: {rest: 0.5, sleep: eight, low: 2-6}`)).toEqual([
      '4:16 out-of-range limits › rest',
      '4:28 wrong-type limits › sleep',
      '4:40 bad-hours limits › low',
    ])
    const read = parsePlanFile(steps(step('minutes: 5, start-at: 1998-09-13 09:00 Asia/Taipei')))
    expect(read.ok && read.plan.steps[0]?.startAt?.instant).toBe(Date.UTC(1998, 8, 13, 1, 0))
  })

  it('with one shift by date, over midnight and in a zone of its own, instead of weekly hours', () => {
    const read = parsePlanFile(
      shift('{from: 2026-10-31 22:00 America/New_York, to: 2026-11-01 01:30 America/New_York (later)}'),
    )
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    expect(read.plan.hands).toMatchObject([
      {
        days: [],
        breaks: [],
        except: [],
        once: {
          from: { instant: Date.UTC(2026, 10, 1, 2, 0) },
          to: { instant: Date.UTC(2026, 10, 1, 6, 30) },
        },
      },
    ])
    expect(errors(`${head}${people}hands:\n  - {id: w, person: sum}\n`)).toEqual([
      '6:5 missing hands › w › days',
      '6:5 missing hands › w › hours',
      '6:21 no-such hands › w › person',
    ])
    const gap = '{from: 2026-03-08 02:30 America/New_York, to: 2026-03-08 04:00 America/New_York}'
    expect(errors(shift(gap))).toEqual(['6:39 gap hands › w › once › from'])
  })

  it('with exceptions of each form', () => {
    const read = parsePlanFile(
      hands(
        'hours: 09:00-18:00, except: [1998-09-13 off, 1998-09-14 10:00-12:00, 1998-09-15 10:00-, 1998-09-16 -12:00, 1998-09-17, 1998-09-18 off 10:00-12:00]',
      ),
    )
    expect(read.ok && read.plan.hands[0]?.except).toEqual([
      { date: '1998-09-13', off: true },
      { date: '1998-09-14', from: '10:00', to: '12:00' },
      { date: '1998-09-15', from: '10:00' },
      { date: '1998-09-16', to: '12:00' },
      { date: '1998-09-17' },
      { date: '1998-09-18', off: true, from: '10:00', to: '12:00' },
    ])
  })
})

/** A case for every code: the file, its one error as `line code field`, what stands at its place, its parameters. */
const cases: Record<PlanFileErrorCode, [text: string, error: string, there: string, params: object]> = {
  'too-big': [`note: ${'x'.repeat(1024 * 1024)}`, '1 too-big ', 'note', { max: 1048576 }],
  'not-yaml': [`title: 'T'\nsite: 'T' {`, '2 not-yaml ', '{', {}],
  'too-deep': [`a: ${'['.repeat(40)}`, '1 too-deep ', '[', { max: 20 }],
  'too-much': ['- 1\n'.repeat(90_000), '80001 too-much ', '', { max: 400000 }],
  alias: [`${head}note: &n x\nobservers-talk: *n`, '5 alias observers-talk', '*n', { name: 'n' }],
  'doubled-key': [`${head}title: U`, '4 doubled-key title', 'title: U', { key: 'title', firstLine: 1 }],
  'unknown-key': [`${head}windwo: x`, '4 unknown-key windwo', 'windwo', { key: 'windwo', nearest: 'window' }],
  missing: [
    steps('      - {id: a, by: upgrader, minutes: 5}\n'),
    '8 missing phases › p › steps › a › title',
    '{id: a',
    { key: 'title' },
  ],
  'wrong-type': [`${head}note: 12`, '4 wrong-type note', '12', { found: 'number', needs: 'text' }],
  'not-one-of': [
    steps('      - {id: a, title: A, by: upgradr, minutes: 5}\n'),
    '8 not-one-of phases › p › steps › a › by',
    'upgradr',
    { found: 'upgradr', nearest: 'upgrader', known: ['upgrader', 'sentinel'] },
  ],
  empty: [head.replace('Taipei,', '" ",'), '2 empty site › name', '" "', {}],
  'too-long': [`${head}note: ${'x'.repeat(8001)}`, '4 too-long note', 'xxx', { max: 8000 }],
  'too-many': [
    hands(`hours: 09:00-18:00, breaks: [${'12:00-13:00, '.repeat(11)}]`),
    '6 too-many hands › w › breaks',
    '[12:00',
    { max: 10 },
  ],
  'out-of-range': [
    steps(step('minutes: 5, ask: {kind: reset, text: x, allowance: 0}')),
    '8 out-of-range phases › p › steps › a › ask › allowance',
    '0}',
    { min: 1, max: 240 },
  ],
  'bad-id': [
    steps(step('minutes: 5', 'a b')),
    '8 bad-id phases › p › steps › a b › id',
    'a b',
    { found: 'a b' },
  ],
  'bad-minutes': [
    steps(step('minutes: soon')),
    '8 bad-minutes phases › p › steps › a › minutes',
    'soon',
    { found: 'soon' },
  ],
  'estimate-order': [
    steps(step('minutes: 30/20/60')),
    '8 estimate-order phases › p › steps › a › minutes',
    '30/20',
    { best: 30, likely: 20, worst: 60 },
  ],
  'bad-wall-time': [
    `${head}start: {at: Friday 8 PM}`,
    '4 bad-wall-time start › at',
    'Friday',
    { found: 'Friday 8 PM' },
  ],
  'no-zone': [
    `${head}start: {at: 1998-09-11 20:00}`,
    '4 no-zone start › at',
    '1998',
    { found: '1998-09-11 20:00' },
  ],
  'unknown-zone': [
    head.replace('Asia/Taipei', 'Asia/Tapei'),
    '2 unknown-zone site › zone',
    'Asia/Tapei',
    { found: 'Asia/Tapei', nearest: 'Asia/Taipei' },
  ],
  gap: [
    `${head}start: {at: 1998-04-05 02:30 America/New_York}`,
    '4 gap start › at',
    '1998-04-05',
    {
      local: '1998-04-05T02:30',
      zone: 'America/New_York',
      jumpsFrom: '1998-04-05T02:00',
      jumpsTo: '1998-04-05T03:00',
    },
  ],
  overlap: [
    `${head}start: {at: 1998-10-25 01:30 America/New_York}`,
    '4 overlap start › at',
    '1998-10-25',
    { local: '1998-10-25T01:30', zone: 'America/New_York', earlier: -240, later: -300 },
  ],
  'limits-order': [
    `${head}limits: {awake-amber: 17.5}`,
    '4 limits-order limits',
    '{awake-amber',
    { key: 'awake-amber', value: 17.5, max: 17 },
  ],
  'window-order': [
    `${head}window: {from: 1998-09-12 08:00 Asia/Taipei, to: 1998-09-11 20:00 America/New_York}`,
    '4 window-order window',
    '{from',
    { from: '1998-09-12 08:00 Asia/Taipei', to: '1998-09-11 20:00 America/New_York' },
  ],
  'shift-order': [
    shift('{from: 2026-12-05 22:00 Asia/Taipei, to: 2026-12-05 04:00 Asia/Taipei}'),
    '6 shift-order hands › w › once',
    '{from',
    { from: '2026-12-05 22:00 Asia/Taipei', to: '2026-12-05 04:00 Asia/Taipei' },
  ],
  'shift-long': [
    shift('{from: 2026-12-05 22:00 Asia/Taipei, to: 2026-12-06 23:01 Asia/Taipei}'),
    '6 shift-long hands › w › once',
    '{from',
    { from: '2026-12-05 22:00 Asia/Taipei', to: '2026-12-06 23:01 Asia/Taipei' },
  ],
  'once-and-weekly': [
    shift('{from: 2026-12-05 22:00 Asia/Taipei, to: 2026-12-06 04:00 Asia/Taipei}, hours: 09:00-18:00'),
    '6 once-and-weekly hands › w › hours',
    '09:00',
    { key: 'hours' },
  ],
  'bad-hours': [hands('hours: 9-18'), '6 bad-hours hands › w › hours', '9-18', { found: '9-18' }],
  'bad-break': [
    hands('hours: 09:00-18:00, breaks: [12:00-13:00, noon]'),
    '6 bad-break hands › w › breaks › #2',
    'noon',
    { found: 'noon' },
  ],
  'bad-exception': [
    hands('hours: 09:00-18:00, except: [1998-02-30 off]'),
    '6 bad-exception hands › w › except › #1',
    '1998-02-30',
    { found: '1998-02-30 off' },
  ],
  'doubled-id': [
    steps(step('minutes: 5'), step('minutes: 6')),
    '9 doubled-id phases › p › steps › a › id',
    'a, title',
    { kind: 'step', id: 'a', firstLine: 8 },
  ],
  'no-such': [
    steps(step('minutes: 5', 'first'), step('minutes: 5, after: [frist]', 'second')),
    '9 no-such phases › p › steps › second › after › #1',
    'frist',
    { kind: 'step', id: 'frist', nearest: 'first' },
  ],
  'other-role': [
    steps(step('minutes: 5, person: sam')) + people,
    '8 other-role phases › p › steps › a › person',
    'sam',
    { id: 'sam', role: 'sentinel', by: 'upgrader' },
  ],
  'answers-differ': [
    `${head}machines:
  - id: m
    sticker: M
    name: m
    signs:
      - {id: lcd, name: LCD, answers: [up, down], texts: {zh-TW: {answers: [亮, 暗, 閃]}}}
`,
    '9 answers-differ machines › m › signs › lcd › texts › zh-TW › answers',
    '[亮',
    { found: 3, needs: 2 },
  ],
  circle: [
    steps(step('minutes: 5, after: [b]'), step('minutes: 5', 'b')),
    '8 circle phases › p › steps › a › after',
    'after',
    { steps: ['a', 'b', 'a'] },
  ],
}

describe('an error of a plan file', () => {
  for (const [code, [text, expected, there, params]] of Object.entries(cases))
    it(`${code}: has its place, field and parameters, and words in each language`, () => {
      const error = only(text)
      expect(`${error.line} ${error.code} ${error.field}`).toBe(expected)
      expect(text.split('\n')[error.line - 1]?.slice(error.column - 1, error.column - 1 + there.length)).toBe(
        there,
      )
      expect(error.params).toMatchObject(params)
      for (const lang of langs) {
        const said = sayPlanFileError(error, lang)
        expect(said.where).toContain(String(error.line))
        for (const words of [said.reason, said.repair]) {
          expect(words.length).toBeGreaterThan(3)
          expect(words).not.toMatch(/undefined|NaN|\[object|=>/)
        }
      }
    })

  it('has words for the same codes in both languages', () => {
    expect(Object.keys(planFileWords.en).sort()).toEqual(Object.keys(cases).sort())
    expect(Object.keys(planFileWords['zh-TW']).sort()).toEqual(Object.keys(cases).sort())
  })

  it('is told together with all others, in the order of the lines', () => {
    const text = `titel: T
site: {name: Taipei, zone: Taipei}
home: {name: Massachusetts, zone: EST}
hands: [{id: w, person: sam, days: [Sunday], hours: 9-18}]
phases:
  - id: p
    title: P
    steps:
      - {id: a, title: A, by: upgrader, minutes: 3/2/1, machine: dragon}
      - {id: a, title: 12, minutes: soon}
`
    expect(errors(text)).toEqual([
      '1:1 missing title',
      '1:1 unknown-key titel',
      '2:28 unknown-zone site › zone',
      '3:35 unknown-zone home › zone',
      '4:25 no-such hands › w › person',
      '4:37 not-one-of hands › w › days › #1',
      '4:53 bad-hours hands › w › hours',
      '9:50 estimate-order phases › p › steps › a › minutes',
      '9:66 no-such phases › p › steps › a › machine',
      '10:9 missing phases › p › steps › a › by',
      '10:14 doubled-id phases › p › steps › a › id',
      '10:24 wrong-type phases › p › steps › a › title',
      '10:37 bad-minutes phases › p › steps › a › minutes',
    ])
  })

  it('is told for a list, a text or nothing in place of a plan', () => {
    expect(errors('- a')).toEqual(['1:1 wrong-type '])
    expect(errors('hello')).toEqual(['1:1 wrong-type '])
    for (const blank of ['', '\n\n', '# only a comment\n', '---\n'])
      expect(errors(blank).map((e) => e.split(' ').slice(1).join(' '))).toEqual([
        'missing title',
        'missing site',
        'missing home',
      ])
  })

  it('bounds the steps of all phases together', () => {
    const phase = (p: number) =>
      `  - id: p${p}\n    title: P\n    steps:\n${Array.from({ length: 300 }, (_, i) => step('minutes: 5', `s${p}-${i}`)).join('')}`
    expect(errors(`${head}phases:\n${phase(1)}${phase(2)}`)).toEqual(['5:3 too-many phases'])
  })

  it('keeps names of JavaScript objects from meaning anything', () => {
    expect(errors(`${head}__proto__: {note: x}\nconstructor: y`)).toEqual([
      '4:1 unknown-key __proto__',
      '5:1 unknown-key constructor',
    ])
  })
})

describe('a hostile file', () => {
  const many = (n: number, each: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => each(i)).join('')
  const files: Record<string, [code: PlanFileErrorCode, text: string]> = {
    'open brackets': ['too-deep', '['.repeat(1_000_000)],
    'open maps': ['too-deep', '{a: '.repeat(250_000)],
    'nested dashes': ['too-deep', '- '.repeat(500_000)],
    'nested keys': ['too-deep', '? '.repeat(500_000)],
    'a stair of keys': ['too-deep', many(1400, (i) => `${' '.repeat(i)}a:\n`)],
    'lone quotes': ['too-much', '"'.repeat(1_000_000)],
    // The rest stay under the bound of pieces: what reads them must not compare each with each.
    'keys without end': ['unknown-key', many(30_000, (i) => `k${i}: 1\n`)],
    'one key again and again': ['doubled-key', `${head}${'k: 1\n'.repeat(30_000)}`],
    'anchors and tags': ['not-yaml', '&a !t '.repeat(40_000)],
    documents: ['not-yaml', '---\n'.repeat(60_000)],
    'steps without end': [
      'missing',
      `${head}phases:\n  - steps:\n${many(9_000, (i) => `      - {id: s${i}, after: [s${i + 1}]}\n`)}`,
    ],
    'references to nothing': [
      'no-such',
      `${head}phases: [{id: p, title: P, steps: [{id: a, after: [${'x, '.repeat(60_000)}]}]}]`,
    ],
    'numbers for people': ['wrong-type', `${head}people: [${'1,'.repeat(60_000)}]`],
    'billion laughs': [
      'alias',
      `a: &a [x]\n${many(20, (i) => `b${i}: &b${i} [${i === 0 ? '*a' : `*b${i - 1}, *b${i - 1}`}]\n`)}`,
    ],
    'a list that holds itself': ['alias', 'people: &p [*p]'],
  }
  for (const [name, [code, text]] of Object.entries(files))
    it(`of ${name} is refused as ${code}, in a moment and with few words`, () => {
      const read = parsePlanFile(text)
      if (read.ok) throw new Error('read')
      expect(read.errors.map((e) => e.code)).toContain(code)
      expect(read.errors.length).toBeLessThanOrEqual(100)
      expect(JSON.stringify(read.errors).length).toBeLessThan(60_000)
    })
})

import { describe, expect, it } from 'vitest'
import { langs } from '../../domain/messages/lang.ts'
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

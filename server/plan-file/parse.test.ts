import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { langs } from '../../domain/messages/lang.ts'
import { DEFAULT_LIMITS } from '../../domain/plan/limits.ts'
import { type PlanFileError, sayPlanFileError } from '../../domain/plan/words/plan-file.ts'
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

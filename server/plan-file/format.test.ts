import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Plan, planFaults } from '../../domain/plan/plan.ts'
import { planSchema } from '../../domain/plan/schema.ts'
import { wallFaults } from '../../domain/plan/wall-faults.ts'
import { cleanText } from '../../domain/text/clean.ts'
import { resolveWallTime } from '../../domain/time/wall-time.ts'
import { formatPlanFile, HEADER, normalPlan } from './format.ts'
import { planJsonSchema, SCHEMA_PATH } from './json-schema.ts'
import { parsePlanFile } from './parse.ts'
import { plan } from './testing/any-plan.ts'
import { line, words } from './testing/any-text.ts'
import { readYaml } from './yaml-source.ts'

function planIn(text: string): Plan {
  const read = parsePlanFile(text)
  if (!read.ok) throw new Error(`${JSON.stringify(read.errors, null, 1)}\n${text}`)
  return read.plan
}

const taipei = () => readFileSync('prisma/plans/taipei.yaml', 'utf8')

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

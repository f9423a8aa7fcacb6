import { describe, expect, it } from 'vitest'
import type { PlanFileErrorCode } from '../../domain/plan/words/plan-file.ts'
import { parsePlanFile } from './parse.ts'

const head = `title: T
site: {name: Taipei, zone: Asia/Taipei}
home: {name: Massachusetts, zone: America/New_York}
`
/** Errors as `line:column code field`, so that a case reads in one line. */
function _errors(text: string): string[] {
  const read = parsePlanFile(text)
  return read.ok ? [] : read.errors.map((e) => `${e.line}:${e.column} ${e.code} ${e.field}`)
}

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

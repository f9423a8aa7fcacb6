import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outline } from './outline.ts'
import { LONGEST_SOURCE, MOST_LINES, readMarkdown } from './read.ts'

const folder = fileURLToPath(new URL('../../tests/markdown/samples', import.meta.url))
const samples = readdirSync(folder).filter((f) => f.endsWith('.md'))
const load = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')

/** Reads a source and holds it to the promises every source has. */
function held(source: string) {
  const read = readMarkdown(source)
  if (!read.ok) throw new Error('refused')
  const own = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  expect(read.lines.map((l) => l.text)).toEqual(own.split('\n'))
  expect(read.lines.map((l) => l.line)).toEqual(own.split('\n').map((_, i) => i + 1))
  for (const l of read.lines) expect(l.kind === 'unread').toBe(l.why !== undefined)
  const steps = new Set(read.draft.phases.flatMap((p) => p.steps.map((s) => s.id)))
  for (const l of read.lines) if (l.step !== undefined) expect(steps).toContain(l.step)
  // A bar in a table's cell is written with a backslash; everywhere else a backslash is the command's own.
  const said = JSON.stringify(own).replaceAll('\\u0000', '\ufffd')
  const inCells = said.replaceAll('\\\\|', '|')
  for (const s of read.draft.phases.flatMap((p) => p.steps)) {
    expect(s.title).not.toBe('')
    expect(s.title.length).toBeLessThanOrEqual(200)
    for (const line of s.run.split('\n')) {
      const bare = JSON.stringify(line.replaceAll('\0', '\ufffd').trim()).slice(1, -1)
      expect(said.includes(bare) || inCells.includes(bare), line).toBe(true)
    }
  }
  return read
}

describe('samples', () => {
  test('there are at least twenty-two', () => expect(samples.length).toBeGreaterThanOrEqual(22))
  test.each(samples)('%s reads as its outline', async (name) => {
    const { draft, lines } = held(load(name))
    await expect(outline(draft, lines)).toMatchFileSnapshot(`${folder}/${name.replace(/md$/, 'outline.txt')}`)
  })
})

const piece = fc.constantFrom(
  '# Title',
  '## Phase',
  '### Rollback',
  '## 驗證',
  '1. step',
  '- [ ] box',
  '- bullet',
  '   - nested',
  '   1. sub',
  '```',
  '    indented',
  '| Step | Command |',
  '|---|---|',
  '| a | `b \\| c` |',
  'Expected: fine',
  'Duration: 5-10 min',
  '> quote',
  '>> deep',
  '<!-- x',
  '-->',
  '---',
  'title: x',
  '[a]: http://b',
  '',
  'prose:',
  '`code`',
  '<div>',
  '\t- tab',
)

test('every line of any source is understood or listed', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (l) => void held(l.join('\n'))),
    { numRuns: 400 },
  )
})
test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (s) => void held(s)),
    { numRuns: 300 },
  )
})
test('what is too long or too deep is refused or listed, soon', () => {
  expect(readMarkdown('x'.repeat(LONGEST_SOURCE + 1))).toMatchObject({ ok: false, code: 'too-big' })
  for (const source of [
    '> '.repeat(9_000),
    '- '.repeat(9_000),
    '1. a\n'.repeat(3_000),
    '[*_`'.repeat(700),
    'www.a_'.repeat(2_900),
    '| a | b |\n|---|---|\n| x | y |\n\n'.repeat(500),
  ])
    expect(readMarkdown(source)).toMatchObject({ ok: true })
  expect(readMarkdown(`ok\n\n${'*'.repeat(3_001)}`)).toMatchObject({ code: 'too-tangled', line: 3 })
  expect(readMarkdown('\n'.repeat(MOST_LINES))).toMatchObject({ ok: false, code: 'too-many-lines' })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planFaults, USUAL } from '../plan/plan.ts'
import { planSchema } from '../plan/schema.ts'
import { type Mend, type Mending, mend, stepsOf, tally } from './mend.ts'
import { readMarkdown } from './read.ts'
import { draftFaults, noteOf, planOfDraft } from './to-plan.ts'

const source = `# Move

    first-command

## Work
1. Stop it (5-10 min)
   - \`stop\`
   - be careful
2. Plug the cable in
   - Rollback: pull it out
<table><td>left</td></table>

| Start | End |
|---|---|
| 20:00 | 21:00 |
`
const frame = planSchema.parse({
  head: {
    title: 'Move',
    note: '',
    site: { name: 'A', zone: 'Asia/Taipei' },
    home: { name: 'B', zone: 'UTC' },
    start: null,
    window: null,
    observersTalk: false,
  },
  people: [],
  machines: [],
  phases: [],
  steps: [],
  hands: [],
})
const names = { preparation: 'Before', work: 'Work', validation: 'After' }

function reading(text = source): Mending {
  const read = readMarkdown(text)
  if (!read.ok) throw new Error('refused')
  return read
}
const titles = (m: Mending) => stepsOf(m.draft).map((s) => s.title)
const lineOf = (m: Mending, text: string) => m.lines.find((l) => l.text.includes(text))?.line ?? 0

test('a line that was not understood becomes a step, more of the step above, a note, or nothing', () => {
  const start = reading()
  const row = lineOf(start, '20:00')
  expect(start.lines[row - 1]?.kind).toBe('unread')
  const step = mend(start, { do: 'line', line: row, as: 'step' })
  expect(titles(step)).toEqual(['Stop it', 'Plug the cable in', '20:00 | 21:00'])
  expect(step.lines[row - 1]).toMatchObject({ kind: 'step', step: `line-${row}` })
  const above = mend(start, { do: 'line', line: row, as: 'above' })
  expect(stepsOf(above.draft)[1]?.note).toContain('| 20:00 | 21:00 |')
  const note = mend(start, { do: 'line', line: row, as: 'note' })
  expect(note.draft.note).toContain('20:00')
  expect(tally(mend(start, { do: 'ignore-rest' })).unread).toBe(0)
})

test('commands before the first step have none above; as a step they come first', () => {
  const start = reading()
  const line = lineOf(start, 'first-command')
  expect(mend(start, { do: 'line', line, as: 'above' })).toBe(start)
  const step = stepsOf(mend(start, { do: 'line', line, as: 'step' }).draft)[0]
  expect(step).toMatchObject({ title: 'first-command', run: '    first-command' })
})

test('a step joined to the one above leaves nothing behind', () => {
  const joined = mend(reading(), { do: 'join', id: 'step-2' })
  expect(stepsOf(joined.draft)).toMatchObject([
    {
      title: 'Stop it',
      run: 'stop',
      undo: 'pull it out',
      note: 'be careful\nPlug the cable in',
      hands: true,
      minutes: { best: 5, likely: 8, worst: 10 },
    },
  ])
  expect(joined.lines.some((l) => l.step === 'step-2')).toBe(false)
  expect(mend(reading(), { do: 'join', id: 'step-1' })).toEqual(reading())
})

test('the plan has the minutes, hands, way back and notes of the draft', () => {
  const { draft } = reading()
  const plan = planOfDraft(draft, frame, names)
  expect(planSchema.parse(plan)).toEqual(plan)
  expect(plan.steps[0]).toMatchObject({ minutes: { best: 5, likely: 8, worst: 10 }, needs: [], ask: null })
  expect(plan.steps[1]).toMatchObject({
    minutes: USUAL,
    needs: ['hands'],
    undo: { what: 'pull it out' },
    ask: { kind: 'move-cable' },
  })
  expect(plan.head.note).toBe('1. Stop it\n   be careful')
})

test('what a plan cannot hold is told before it is made', () => {
  expect(draftFaults(reading('only words').draft)).toEqual([{ at: null, field: 'steps', fault: 'missing' }])
  const long = mend(reading(), { do: 'step', id: 'step-1', set: { title: ' ', undo: 'x'.repeat(2001) } })
  expect(draftFaults(long.draft)).toEqual([
    { at: 'step-1', field: 'title', fault: 'missing' },
    { at: 'step-1', field: 'undo', fault: 'too-long' },
  ])
  const note = mend(reading(), { do: 'note', text: 'x'.repeat(8001) })
  expect(draftFaults(note.draft)).toEqual([{ at: null, field: 'note', fault: 'too-long' }])
})

const anyMend: fc.Arbitrary<Mend> = fc.oneof(
  fc.record({
    do: fc.constantFrom('remove' as const, 'join' as const),
    id: fc.constantFrom('step-1', 'step-2', 'step-9', 'line-3', 'line-14'),
  }),
  fc.record({
    do: fc.constant('line' as const),
    line: fc.integer({ min: 0, max: 20 }),
    as: fc.constantFrom('step' as const, 'above' as const, 'note' as const, 'ignore' as const),
  }),
  fc.constant({ do: 'ignore-rest' as const }),
)

test('however it is mended, no line is lost and what has no fault is a plan', () => {
  fc.assert(
    fc.property(fc.array(anyMend, { maxLength: 12 }), (changes) => {
      const start = reading()
      const end = changes.reduce(mend, start)
      expect(end.lines.map((l) => l.text)).toEqual(start.lines.map((l) => l.text))
      const left = new Set(stepsOf(end.draft).map((s) => s.id))
      for (const l of end.lines) if (l.step !== undefined) expect(left).toContain(l.step)
      if (draftFaults(end.draft).length > 0) return
      const plan = planSchema.parse(planOfDraft(end.draft, frame, names))
      expect(planFaults(plan)).toEqual([])
      expect(plan.head.note).toBe(noteOf(end.draft))
    }),
    { numRuns: 200 },
  )
})

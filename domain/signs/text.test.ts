import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Symptoms } from '../plan/plan.ts'
import { symptomsSchema } from '../plan/schema.ts'
import { readSigns, withLooks, writeSigns } from './text.ts'

const lcd = { id: 'lcd', name: "The modem's LCD", answers: ['ON-LINE', 'off-line'] }
const dragon = { id: 'dragon', sticker: 'DRAGON', signs: [lcd] }
const word = fc.stringMatching(/^[A-Za-z0-9燈亮][A-Za-z0-9燈亮' -]{0,10}[A-Za-z0-9燈亮]$/)
const signs = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,5}$/),
    name: word,
    answers: fc.uniqueArray(word, { minLength: 2, maxLength: 6 }),
  }),
  { maxLength: 6, selector: (s) => s.id },
)
const fresh = { means: 'Not clear.', then: 'Ask.' }

describe('what to look at, as text', () => {
  it('is a line each, with the box where it is the box’s own', () => {
    expect(writeSigns([{ ...lcd, machine: 'dragon' }], [dragon])).toBe(
      "The modem's LCD [DRAGON]: ON-LINE / off-line",
    )
    expect(readSigns("The modem's LCD [DRAGON]: ON-LINE / off-line", [], 3, [dragon])).toEqual({
      ok: true,
      value: [{ ...lcd, machine: 'dragon' }],
    })
    expect(readSigns('面板：ON-LINE／off-line\n\n螢幕: 亮 | 暗', [lcd], 3)).toEqual({
      ok: true,
      value: [
        { id: 'lcd', name: '面板', answers: ['ON-LINE', 'off-line'] },
        { id: 'look-1', name: '螢幕', answers: ['亮', '暗'] },
      ],
    })
    expect(readSigns('  \n', [lcd], 3)).toEqual({ ok: true, value: [] })
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(signs, (s) => {
        fc.pre(new Set(s.map((x) => x.name)).size === s.length)
        expect(readSigns(writeSigns(s), s, 6)).toEqual({ ok: true, value: s })
      }),
    )
  })

  it.each([
    ['LCD', { fault: 'no-answers', line: 1 }],
    ['LCD: on / off\nFan:', { fault: 'no-answers', line: 2 }],
    ['LCD: on', { fault: 'too-few', line: 1 }],
    ['LCD: a / b / c / d / e / f / g', { fault: 'too-many-answers', line: 1 }],
    [`LCD: on / ${'o'.repeat(61)}`, { fault: 'too-long', line: 1 }],
    ['LCD: on / on', { fault: 'doubled', line: 1 }],
    ['LCD: on / off\nLCD: on / off', { fault: 'doubled', line: 2 }],
    ['LCD [DRAKE]: on / off', { fault: 'no-machine', line: 1 }],
    ['a: 1 / 2\nb: 1 / 2\nc: 1 / 2\nd: 1 / 2', { fault: 'too-many', most: 3 }],
  ])('refuses %s', (text, fault) => {
    expect(readSigns(text, [], 3, [dragon])).toEqual({ ok: false, ...fault })
  })
})

describe('a table whose looks have changed', () => {
  const table: Symptoms = {
    ask: [lcd, { id: 'screen', name: 'Screen', answers: ['errors', 'login'] }],
    rows: [
      { when: { lcd: 'off-line' }, means: 'Down.', then: 'Push.' },
      { when: { lcd: 'ON-LINE', screen: 'errors' }, means: 'Configuration.', then: 'Leave it.' },
      { when: { screen: 'login' }, means: 'Up.', then: 'Wait.' },
    ],
  }

  it('begins with a row that holds whatever is seen', () => {
    expect(withLooks(null, [lcd], fresh)).toEqual({ ask: [lcd], rows: [{ when: {}, ...fresh }] })
  })

  it('forgets what is looked at no more, and is never one that the plan refuses', () => {
    expect(withLooks(table, [lcd], fresh).rows).toEqual([
      table.rows[0],
      { when: { lcd: 'ON-LINE' }, means: 'Configuration.', then: 'Leave it.' },
    ])
    fc.assert(
      fc.property(fc.subarray(table.ask, { minLength: 1 }), fc.boolean(), (ask, renamed) => {
        const looks = ask.map((l) => (renamed ? { ...l, answers: ['a', 'b'] } : l))
        expect(symptomsSchema.safeParse(withLooks(table, looks, fresh)).success).toBe(true)
      }),
    )
  })
})

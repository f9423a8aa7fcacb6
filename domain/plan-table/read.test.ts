import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { upgradeWith } from '../../tests/factories.ts'
import { planSchema } from '../plan/schema.ts'
import { planOf } from '../plan/things.ts'
import { tryAll } from '../plan-edit/edit.ts'
import { stepsInOrder } from '../plan-edit/moves.ts'
import { readCells, writeCells } from './cells.ts'
import { columnsOf, withKind } from './columns.ts'
import { readDuration } from './duration.ts'
import { freshOf, tableEdits } from './make.ts'
import { type Known, readTable } from './read.ts'

const known: Known = {
  people: [
    { id: 'dale', name: 'Dale', role: 'upgrader' },
    { id: 'mei', name: '小美', role: 'sentinel' },
    { id: 'jun', name: 'Jun', role: 'sentinel' },
    { id: 'jun-2', name: 'jun', role: 'sentinel' },
    { id: 'boss', name: 'Boss', role: 'observer' },
  ],
  machines: [{ id: 'm1', sticker: 'DOLPHIN', name: 'gateway' }],
  phases: [{ id: 'work', title: 'Work' }],
}
const read = (text: string) => {
  const { rows } = readCells(text)
  return readTable(rows, columnsOf(rows), known)
}
const codes = (text: string) => read(text).findings.map((f) => [f.row, f.column, f.code, f.grave])

describe('the lengths of time in a cell', () => {
  test.each([
    ['45', 45, 45, 45],
    ['20/30/60', 20, 30, 60],
    ['20-60', 20, 40, 60],
    ['90 min', 90, 90, 90],
    ['1 h', 60, 60, 60],
    ['1,5 h', 90, 90, 90],
    ['1.5 hours', 90, 90, 90],
    ['1:30', 90, 90, 90],
    ['1:30:00', 90, 90, 90],
    ['0:20/0:30/1:00', 20, 30, 60],
    ['45 分', 45, 45, 45],
    ['４５分鐘', 45, 45, 45],
    ['半小時', 30, 30, 30],
    ['約 20 分', 20, 20, 20],
    ['1h30', 90, 90, 90],
    ['1 hour 30', 90, 90, 90],
    ['2小時15', 135, 135, 135],
    ['1 h 30 min', 90, 90, 90],
    ['1h30-2h', 90, 105, 120],
    ['30 min - 1 h', 30, 45, 60],
  ])('%s', (text, best, likely, worst) => {
    expect(readDuration(text)).toEqual({ best, likely, worst })
  })

  test.each(['soon', '', '20,30,60', '1:30 min', '12:75', 'tomorrow, 5 min', '60/30/20', '1:2:3:4'])(
    '“%s” says none',
    (text) => {
      expect(readDuration(text)).toBeNull()
    },
  )

  test.each(['1 h, 2 h, 3 h', '2 h 30/40/50', '2h15/3h/4h', '2 h / 30', '1 h 90', '30 min 40'])(
    'of “%s” one number would be lost: it is asked about',
    (text) => {
      expect(readDuration(text)).toBeNull()
    },
  )
})

describe('the columns of a table', () => {
  const kinds = (...heads: string[]) => columnsOf([heads, heads.map(() => 'x')])

  test('are known by name, in English and Chinese', () => {
    expect(kinds('No.', 'Title', 'Who', 'Best (min)', 'Likely', 'Worst', 'Hands', 'Box')).toEqual({
      headed: true,
      kinds: ['none', 'title', 'who', 'best', 'likely', 'worst', 'hands', 'machine'],
    })
    expect(
      kinds('階段', '步驟', '執行者', '分鐘', '人手', '機器', '指令', '預期結果', '復原方法').kinds,
    ).toEqual([
      ...(['phase', 'title', 'who', 'minutes', 'hands', 'machine', 'run', 'expect', 'undo'] as const),
    ])
  })

  test('minutes between best and worst are the likely ones', () => {
    expect(kinds('Step', 'Best', 'Minutes', 'Worst').kinds).toEqual(['title', 'best', 'likely', 'worst'])
  })

  test('go by their place where no row names them; one name alone is a step', () => {
    expect(columnsOf([['Back up', 'Dale', '5']])).toEqual({
      headed: false,
      kinds: ['title', 'who', 'minutes'],
    })
    expect(columnsOf([['Check'], ['Go on']]).headed).toBe(false)
    expect(columnsOf([['Steps'], ['Go on']]).headed).toBe(true)
  })

  test('one that is chosen for a kind takes it from the one that had it', () => {
    expect(withKind(['title', 'none', 'who'], 1, 'title')).toEqual(['none', 'title', 'who'])
    expect(withKind(['title', 'none'], 1, 'none')).toEqual(['title', 'none'])
  })
})

describe('the steps of a table', () => {
  test('say who, how long, with what, in which phase', () => {
    const { steps, findings } = read(
      [
        'Phase\tStep\tWho\tMinutes\tHands\tBox\tCommand\tUndo',
        'Work\tBack up\tDale\t1:30\t\tdolphin\t"tar cf a\ntar cf b"\t',
        '\tMove the cable\t小美\t5/10/20\t\tDRAGON\t\tMove it back',
        'After\tLook\tsentinel\t\tno\tdragon\t\t',
        '\tLog in\t遠端工程師\t2 min\tyes\t-\t\t',
      ].join('\n'),
    )
    expect(findings).toEqual([])
    expect(steps).toMatchObject([
      {
        ...{ row: 2, title: 'Back up', by: 'upgrader', person: 'dale', hands: false, phase: { id: 'work' } },
        ...{ minutes: { best: 90, likely: 90, worst: 90 }, machine: { id: 'm1' }, run: 'tar cf a\ntar cf b' },
      },
      { by: 'sentinel', person: 'mei', hands: true, machine: { fresh: 'DRAGON' }, undo: 'Move it back' },
      { by: 'sentinel', person: null, hands: false, phase: { fresh: 'After' } },
      { by: 'upgrader', person: null, hands: true, phase: { fresh: 'After' } },
    ])
    expect(freshOf(steps)).toEqual({ machines: ['DRAGON'], phases: ['After'] })
  })

  test('a row that only names a phase heads those below; empty ones are nothing', () => {
    const { steps, findings } = read('Step\tMinutes\tPhase\n\t\tAfter\n\t\t\nLook\t5\t')
    expect(findings).toEqual([])
    expect(steps).toMatchObject([{ row: 4, title: 'Look', phase: { fresh: 'After' } }])
  })

  test('what is wrong is told by row and column, and all at once', () => {
    expect(
      codes(
        'Step\tWho\tBest\tLikely\tWorst\tHands\n\tDale\t1\t\t\t\nA\tMary\t9\t5\t2\tmaybe\nB\tjun\tsoon\t\t\t\nC\tBoss\t\t\t\t',
      ),
    ).toEqual([
      [2, 0, 'title-missing', true],
      [3, 1, 'who-unknown', true],
      [3, 5, 'hands-bad', true],
      [3, 2, 'minutes-order', true],
      [4, 1, 'who-twice', true],
      [4, 2, 'minutes-bad', true],
      [5, 1, 'who-unknown', true],
    ])
    expect(codes(`Step\tUndo\n${'x'.repeat(201)}\t${'y'.repeat(2001)}`)).toEqual([
      [2, 0, 'too-long', true],
      [2, 1, 'too-long', true],
    ])
    expect(codes('Who\tMinutes\nDale\t5')).toEqual([[null, null, 'no-title-column', true]])
    expect(codes('Step\tMinutes')).toEqual([[null, null, 'no-steps', true]])
    expect(codes('A\n'.repeat(101))).toEqual([[null, null, 'too-many', true]])
  })

  test('a column that no field takes is told and left out; numbers of rows are no loss', () => {
    expect(codes('#\tStep\tRemarks\n1\tA\tcareful')).toEqual([[null, 2, 'left-out', false]])
  })
})

describe('any table', () => {
  const word = fc.constantFrom(
    '',
    'Back up',
    'Dale',
    '小美',
    'sentinel',
    '5',
    '1:30',
    'soon',
    'yes',
    'DOLPHIN',
    'x\ny',
  )
  const head = fc.constantFrom(
    'Step',
    'Who',
    'Minutes',
    'Best',
    'Worst',
    'Hands',
    'Box',
    '階段',
    'Undo',
    'Remarks',
  )

  test('without a grave finding becomes steps of a plan that holds, each row once; taken back, it is as it was', () => {
    const night = upgradeWith()
    const before = stepsInOrder(night.state).length
    const state = night.state
    const here: Known = {
      people: Object.values(state.people),
      machines: Object.values(state.machines),
      phases: Object.values(state.phases),
    }
    let made = 0
    fc.assert(
      fc.property(
        fc.array(head, { minLength: 2, maxLength: 5 }),
        fc.array(fc.array(word, { minLength: 2, maxLength: 5 }), { maxLength: 6 }),
        (heads, body) => {
          const { rows } = readCells(writeCells([heads, ...body], '\t'), '\t')
          const { steps, findings } = readTable(rows, columnsOf(rows), here)
          for (const f of findings) if (f.row !== null) expect(rows[f.row - 1]).toBeDefined()
          if (findings.some((f) => f.grave)) return
          let n = 0
          const edits = tableEdits(state, steps, { newId: (letter) => `${letter}new${n++}`, phase: 'Work' })
          const tried = tryAll(state, edits)
          if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
          expect(planSchema.safeParse(planOf(tried.state)).success).toBe(true)
          expect(stepsInOrder(tried.state)).toHaveLength(before + steps.length)
          const back = tryAll(tried.state, tried.undo)
          expect(back.ok && planOf(back.state)).toEqual(planOf(state))
          made += 1
        },
      ),
    )
    expect(made).toBeGreaterThan(0)
    expect(night.state).toBe(state)
  })
})

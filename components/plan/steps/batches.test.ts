import { describe, expect, test } from 'vitest'
import type { Edit } from '../../../domain/plan-edit/edit.ts'
import { Batches, undoOfStored } from './batches.ts'

const undo = (id: string): Edit[] => [{ type: 'plan.remove', kind: 'step', id }]
const three = ['a', 'b', 'c'].map((id) => ({ id, undo: undo(id) }))

describe('edits that were said together', () => {
  test('wait until the log has answered each of them; where all are stored nothing is left to tell', () => {
    const batches = new Batches()
    batches.begin('whole', three)
    expect(
      batches.settled([
        { id: 'a', state: 'stored' },
        { id: 'b', state: 'sent' },
        { id: 'c', state: 'queued' },
      ]),
    ).toEqual([])
    expect(batches.of('c')).not.toBeNull()
    expect(batches.settled([{ id: 'c', state: 'stored' }])).toEqual([])
    expect(batches.of('c')).toBeNull()
  })

  test('of which one was refused are given once, with what takes the others back, the last first', () => {
    const batches = new Batches()
    batches.begin('each', three)
    batches.of('b')?.refused.push({ id: 'b', line: 'b: no' })
    expect(batches.settled([{ id: 'b', state: 'refused' }])).toEqual([])
    const [batch, ...more] = batches.settled([])
    if (batch === undefined) throw new Error('none')
    expect(more).toEqual([])
    expect(undoOfStored(batch)).toEqual({ undo: [...undo('c'), ...undo('a')], ids: ['a', 'c'] })
    expect(batches.settled([])).toEqual([])
  })

  test('know nothing of what was said by itself', () => {
    expect(new Batches().of('x')).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { same } from './same.ts'

describe('same', () => {
  it('compares values, not texts', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true)
    for (const [a, b] of [
      [{ a: 1 }, { a: 1, b: 2 }],
      [[], {}],
      [null, {}],
      [
        [1, 2],
        [2, 1],
      ],
      [1, '1'],
      [{ toString: 1 }, { a: 1 }],
    ] as const)
      expect(same(a as never, b as never)).toBe(false)
  })
})

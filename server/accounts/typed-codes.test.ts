import { expect, test } from 'vitest'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createTypedCodes, TYPED_CODE_LASTS } from './typed-codes.ts'

const START = 1_000_000

test('a code is read as it is typed, and is over in ten minutes', () => {
  const clock = handClock(START)
  const codes = createTypedCodes(clock)
  const { code, codeUntil } = codes.make('t')
  expect(code).toMatch(/^\d{6}$/)
  expect(codeUntil).toBe(START + TYPED_CODE_LASTS)
  expect(codes.tokenOf(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe('t')
  expect(codes.tokenOf(code.replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)] ?? ''))).toBe('t')
  expect(codes.tokenOf('')).toBeNull()
  clock.set(codeUntil)
  expect(codes.tokenOf(code)).toBeNull()
})

test('it outlives nine wrong guesses, and no tenth', () => {
  const codes = createTypedCodes(handClock(START))
  const { code } = codes.make('t')
  for (let i = 0; i < 9; i++) codes.missed()
  expect(codes.tokenOf(code)).toBe('t')
  codes.missed()
  expect(codes.tokenOf(code)).toBeNull()
})

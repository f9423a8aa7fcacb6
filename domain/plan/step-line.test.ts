import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStepLine } from './step-line.ts'

describe('a step typed in one line', () => {
  test.each([
    ['Copy the image (20/30/60)', 'Copy the image', { best: 20, likely: 30, worst: 60 }],
    ['Copy the image (20-60)', 'Copy the image', { best: 20, likely: 40, worst: 60 }],
    ['Press reset (5 min)', 'Press reset', { best: 5, likely: 5, worst: 5 }],
    ['重新開機（5 分鐘）', '重新開機', { best: 5, likely: 5, worst: 5 }],
    ['  Move the cable ', 'Move the cable', null],
    ['Move cable (2)', 'Move cable (2)', null],
    ['Move cable (60/30/20)', 'Move cable (60/30/20)', null],
    ['(20/30/60)', '(20/30/60)', null],
  ])('%s', (line, title, minutes) => {
    expect(readStepLine(line)).toEqual({ title, minutes })
  })

  test('any line keeps its words', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        const { title, minutes } = readStepLine(line)
        const plain = line.trim()
        expect(plain.startsWith(title)).toBe(true)
        if (minutes === null) expect(title).toBe(plain)
      }),
    )
  })
})

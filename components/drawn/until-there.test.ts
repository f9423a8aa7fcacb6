import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilThere } from './until-there.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Comes at the `n`th time that it is asked for. */
function comesAt(n: number) {
  let asked = 0
  const load = () => (++asked < n ? Promise.reject(new Error('no line')) : Promise.resolve('the part'))
  return { load, asked: () => asked }
}

test('what does not come is asked for until it is there, and told once', async () => {
  const { load, asked } = comesAt(3)
  const told: string[] = []
  untilThere(load, (part) => told.push(part))
  await vi.advanceTimersByTimeAsync(60_000)
  expect([asked(), told]).toEqual([3, ['the part']])
})

test('whose screen is gone is told nothing, and nothing is asked for on their behalf', async () => {
  const waiting = comesAt(3)
  const told: string[] = []
  const stop = untilThere(waiting.load, (part) => told.push(part))
  await vi.advanceTimersByTimeAsync(100)
  stop()
  // The same while the answer is under way.
  const slow = comesAt(2)
  untilThere(slow.load, (part) => told.push(part))()
  untilThere(
    () => Promise.resolve('the part'),
    (part) => told.push(part),
  )()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([waiting.asked(), slow.asked(), told]).toEqual([1, 1, []])
})

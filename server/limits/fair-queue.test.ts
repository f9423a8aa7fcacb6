import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFairQueue } from './fair-queue.ts'

/** A queue whose work ends when it is told to, and the order in which it was begun. */
function open(limits: Parameters<typeof createFairQueue>[0]) {
  const queue = createFairQueue(limits)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (person: string, what = '') =>
    queue.run(person, () => {
      begun.push(person + what)
      return new Promise<void>((go) => ends.push(go))
    })
  const settle = () => new Promise((go) => setImmediate(go))
  const end = async () => {
    ends.shift()?.()
    await settle()
  }
  return { ask, begun, end, settle, queue }
}

test('people come in turn, however much one has asked; their own in order', async () => {
  const { ask, begun, end, settle } = open({ atOnce: 1, each: 4, most: 16 })
  for (const what of ['1', '2', '3', '4']) ask('bob', what)
  for (const what of ['1', '2']) ask('dale', what)
  ask('mei', '1')
  await settle()
  for (let i = 0; i < 7; i++) await end()
  expect(begun).toEqual(['bob1', 'dale1', 'mei1', 'bob2', 'dale2', 'bob3', 'bob4'])
})

test('too much of one person’s, or of all together, is said to be so at once', () => {
  const { ask } = open({ atOnce: 1, each: 2, most: 3 })
  expect(ask('bob').ok && ask('bob').ok).toBe(true)
  expect(ask('bob')).toEqual({ ok: false, full: 'yours' })
  expect(ask('mei').ok).toBe(true)
  expect(ask('dale')).toEqual({ ok: false, full: 'all' })
})

test('work that fails ends its turn, also where it throws at once', async () => {
  const { queue, ask, begun, settle } = open({ atOnce: 1, each: 4, most: 16 })
  const failed = queue.run('bob', () => {
    throw new Error('gone')
  })
  ask('bob')
  if (failed.ok) await expect(failed.done).rejects.toThrow('gone')
  await settle()
  expect(begun).toEqual(['bob'])
})

test('whoever has nothing begun waits for one work of each other person at most', async () => {
  const people = fc.constantFrom('a', 'b', 'c', 'd')
  await fc.assert(
    fc.asyncProperty(fc.array(people, { maxLength: 12 }), async (others) => {
      const { ask, begun, end, settle } = open({ atOnce: 1, each: 12, most: 32 })
      for (const person of others) ask(person)
      await settle()
      ask('me')
      for (let i = 0; i <= others.length; i++) await end()
      const before = begun.slice(0, begun.indexOf('me')).slice(1)
      expect(before.length).toBeLessThanOrEqual(new Set(others).size)
    }),
    { numRuns: 50 },
  )
})

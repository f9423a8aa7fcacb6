import { expect, test } from 'vitest'
import type { UpgradeState } from '../../domain/log/state.ts'
import { buildPlan, upgradeWith } from '../../tests/factories.ts'
import { type Ask, answer, type Job } from './jobs.ts'
import { createStarts } from './starts.ts'

const state = upgradeWith({ plan: buildPlan() }).state as UpgradeState
const FROM = Date.UTC(2026, 8, 12)

test('the same question is searched once; one person’s too many are not; what failed is asked again', async () => {
  const asked: { go(): void; fail(): void }[] = []
  const starts = createStarts(
    ((job: Job) =>
      new Promise((resolve, reject) =>
        asked.push({ go: () => resolve(answer(job) as never), fail: () => reject(new Error('gone')) }),
      )) as Ask,
  )
  const best = (n: number, account: string) => starts.best(state, FROM + n, 1, [], account)
  const settle = () => new Promise((go) => setImmediate(go))
  const first = best(0, 'bob')
  const again = best(0, 'dale')
  await settle()
  expect(asked).toHaveLength(1)
  const more = [1, 2, 3].map((n) => best(n, 'bob'))
  expect(await best(4, 'bob')).toEqual({ full: 'yours' })
  // Who has asked for nothing yet comes next, whatever bob has waiting.
  const own = best(9, 'dale')
  asked[0]?.go()
  expect(await first).toEqual(await again)
  await settle()
  asked[1]?.go()
  expect(await own).toMatchObject({ from: FROM + 9 })
  await settle()
  asked[2]?.fail()
  await expect(more[0]).rejects.toThrow('gone')
  void best(1, 'bob')
  for (let n = 3; n < 6; n++) {
    await settle()
    asked[n]?.go()
  }
  await Promise.all(more.slice(1))
  await settle()
  expect(asked).toHaveLength(6)
})

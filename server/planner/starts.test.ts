import { expect, test } from 'vitest'
import type { UpgradeState } from '../../domain/log/state.ts'
import { buildPlan, upgradeWith } from '../../tests/factories.ts'
import { type Ask, answer, type Job } from './jobs.ts'
import { createStarts } from './starts.ts'

const state = upgradeWith({ plan: buildPlan() }).state as UpgradeState
const FROM = Date.UTC(2026, 8, 12)

test('the same question is searched once; too many wait for nobody, of one account sooner; what failed is asked again', async () => {
  const asked: { go(): void; fail(): void }[] = []
  const starts = createStarts(
    ((job: Job) =>
      new Promise((resolve, reject) =>
        asked.push({ go: () => resolve(answer(job) as never), fail: () => reject(new Error('gone')) }),
      )) as Ask,
  )
  const best = (by: string, n: number) => starts.best(by, state, FROM + n, 1, [])
  const first = best('dale', 0)
  const again = best('boss', 0)
  expect(asked).toHaveLength(1)
  const more = [1, 2].map((n) => best('dale', n))
  expect(await best('dale', 3)).toBeNull()
  more.push(...[3, 4, 5].map((n) => best('boss', n)))
  expect(await best('mei', 6)).toBeNull()
  asked[0]?.go()
  expect(await first).toEqual(await again)
  asked[1]?.fail()
  await expect(more[0]).rejects.toThrow('gone')
  void best('mei', 1)
  expect(asked).toHaveLength(7)
  for (const a of asked) a.go()
  await Promise.all(more.slice(1))
})

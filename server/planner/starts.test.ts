import { expect, test } from 'vitest'
import type { UpgradeState } from '../../domain/log/state.ts'
import { buildPlan, upgradeWith } from '../../tests/factories.ts'
import { type Ask, answer, type Job } from './jobs.ts'
import { createStarts } from './starts.ts'

const state = upgradeWith({ plan: buildPlan() }).state as UpgradeState
const FROM = Date.UTC(2026, 8, 12)

test('the same question is searched once; too many wait for nobody; what failed is asked again', async () => {
  const asked: { go(): void; fail(): void }[] = []
  const starts = createStarts(
    ((job: Job) =>
      new Promise((resolve, reject) =>
        asked.push({ go: () => resolve(answer(job) as never), fail: () => reject(new Error('gone')) }),
      )) as Ask,
  )
  const first = starts.best(state, FROM, 1, [])
  const again = starts.best(state, FROM, 1, [])
  expect(asked).toHaveLength(1)
  const more = [1, 2, 3].map((n) => starts.best(state, FROM + n, 1, []))
  expect(await starts.best(state, FROM + 4, 1, [])).toBeNull()
  asked[0]?.go()
  expect(await first).toEqual(await again)
  asked[1]?.fail()
  await expect(more[0]).rejects.toThrow('gone')
  void starts.best(state, FROM + 1, 1, [])
  expect(asked).toHaveLength(5)
  for (const a of asked) a.go()
  await Promise.all(more.slice(1))
})

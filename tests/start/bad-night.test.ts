import { expect, it } from 'vitest'
import { chaos } from '../chaos/night.ts'

it('a short bad night: kills, a full disk, a clock that jumps and cut lines lose nothing, double nothing, change nothing', async () => {
  const { faults, figures } = await chaos({ seconds: 12, seed: 20 })
  expect(faults).toEqual([])
  expect(figures['acknowledged']).toBeGreaterThan(50)
}, 240_000)

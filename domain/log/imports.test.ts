import { readdirSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'

const files = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))

beforeEach(() => {
  vi.resetModules()
})

// Modules that import each other in a circle work or not by which of them a page happens to import first.
it.each(files)('decides just as well when %s is the first to be imported', async (file) => {
  const path = `./${file}`
  await import(/* @vite-ignore */ path)
  const { decide } = await import('./decide.ts')
  const { commandTypes } = await import('./commands.ts')
  const { buildPlan, owner, upgradeWith } = await import('../../tests/factories.ts')
  expect(commandTypes.length).toBeGreaterThan(50)
  const { state } = upgradeWith({ status: 'running' })
  const plan = decide(state, { type: 'plan.import', plan: buildPlan() }, owner, {
    now: state.at,
    realNow: state.at,
  })
  expect(plan).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { HOUR, MINUTE } from '../../domain/time/civil.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { standingWarnings } from '../../domain/warnings/due.ts'
import { buildPlan, buildStep } from '../../tests/factories.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { openStore, type Store } from '../store/open.ts'
import { answer } from './jobs.ts'
import { createPlanner, type Planner } from './planner.ts'
import { watchRunning } from './watch-running.ts'

const START = Date.UTC(2026, 8, 12, 1, 0)
const ZONE = 'Asia/Taipei'
let dir: string
let store: Store
let clock: ReturnType<typeof handClock>
let open: (() => void)[]

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-warn-'))
  clock = handClock(START)
  store = await openStore({ dataDir: dir })
  open = []
})
afterEach(async () => {
  for (const close of open) close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A server of its own over the one database, as after a restart. */
async function serve(): Promise<{ relay: Relay; planner: Planner; stop(): Promise<void> }> {
  const relay = createRelay({ log: store.log, clock })
  const planner = createPlanner({ relay, clock, ask: async (job) => answer(job), hours: async () => null })
  for (const upgrade of await relay.upgrades()) await relay.state(upgrade)
  const running = await watchRunning({ relay, planner })
  const stop = async () => {
    running.close()
    planner.close()
    await relay.close()
  }
  open.push(() => running.close())
  return { relay, planner, stop }
}

let n = 0
const say = (relay: Relay, command: CommandInput) =>
  relay.submit({
    upgrade: 'u',
    id: `warn-${String(++n).padStart(6, '0')}`,
    command,
    who: { kind: 'account', account: 'owner', owner: true, device: 'd' },
  })
const given = async () =>
  (await store.log.eventsAfter('u', 0, 500))
    .filter((e) => e.type === 'warning.given')
    .map((e) => JSON.parse(e.body ?? '') as { kind: string; about: number })

it('both sides are warned once before the last moment to turn back, though nobody looks and the server restarts', async () => {
  const window = { from: wallTimeAt(START, ZONE), to: wallTimeAt(START + 3 * HOUR, ZONE) }
  const minutes = { best: 60, likely: 120, worst: 160 }
  const undo = {
    what: 'Put it back',
    by: 'upgrader' as const,
    needs: [],
    minutes: { best: 50, likely: 60, worst: 70 },
  }
  const plan = buildPlan()
  const first = await serve()
  await say(first.relay, {
    type: 'plan.import',
    plan: buildPlan({
      head: { ...plan.head, window, start: { said: '', at: window.from } },
      steps: [buildStep('a', { minutes, undo })],
    }),
  })
  for (const command of [
    { type: 'seat.take', person: 'upgrader', name: 'Dale' },
    { type: 'upgrade.ready' },
    { type: 'upgrade.start' },
    { type: 'step.start', step: 'a' },
  ] as const)
    await say(first.relay, command)
  const settle = async () => {
    await expect.poll(async () => first.planner.latest('u')?.told.seq).toBeGreaterThan(0)
  }
  await settle()
  const at = first.planner.latest('u')?.told.turnBack?.at as number
  expect(at).toBeGreaterThan(START + HOUR)
  expect(await given()).toEqual([])

  await clock.advance(at - 31 * MINUTE - START, async () => {})
  expect(await given()).toEqual([])
  await clock.advance(2 * MINUTE, async () => {})
  await expect.poll(given).toEqual([{ kind: 'turn-back', about: expect.any(Number) }])
  await first.stop()

  const second = await serve()
  await expect.poll(async () => second.planner.latest('u')?.told.turnBack?.at).toBeTypeOf('number')
  await clock.advance(10 * MINUTE, async () => {})
  const state = (await second.relay.state('u')) as UpgradeState
  expect(state.warned['turn-back']).toMatchObject({ times: 1 })
  expect(await given()).toHaveLength(1)

  // The window gets an hour longer: that moment is the last one no more, and nobody is left with it.
  const to = wallTimeAt(START + 4 * HOUR, ZONE)
  await say(second.relay, {
    type: 'plan.set-head',
    field: 'window',
    value: { ...window, to } as never,
    saw: window as never,
  })
  await clock.advance(MINUTE, async () => {})
  const standing = async () => {
    const now = (await second.relay.state('u')) as UpgradeState
    return standingWarnings(now, second.relay.now(now)).map((w) => w.kind)
  }
  await expect.poll(standing).not.toContain('turn-back')
  await second.stop()
})

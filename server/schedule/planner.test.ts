import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Told } from '../../domain/schedule/told.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { benchPlan } from '../../tests/bench/plan.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import type { UpgraderSleeps } from '../accounts/sleep-hours.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { openStore, type Store } from '../store/open.ts'
import { type Ask, answer, type Job } from './jobs.ts'
import { createPlanner, type Planner } from './planner.ts'
import { createThread } from './thread.ts'

const START = Date.UTC(2026, 8, 12, 1, 0)
let dir: string
let store: Store
let relay: Relay
let clock: ReturnType<typeof handClock>
let planner: Planner
let told: Told[]
let sleeps: UpgraderSleeps | null
/** Jobs not answered yet, for the test to answer when it likes. */
let asked: { job: Job; go(): void; fail(): void }[]
/** How much less the planner's clock shows than its alarms go by (ms), as a real one may. */
let early: number

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-planner-'))
  clock = handClock(START)
  store = await openStore({ dataDir: dir })
  relay = createRelay({ log: store.log, clock })
  asked = []
  told = []
  const ask = ((job: Job) =>
    new Promise((resolve, reject) =>
      asked.push({
        job: structuredClone(job),
        go: () => resolve(answer(job) as never),
        fail: () => reject(new Error('out of memory')),
      }),
    )) as Ask
  early = 0
  const read = { ...clock, now: () => clock.now() - early }
  planner = createPlanner({ relay, clock: read, ask, hours: async () => sleeps })
  planner.onTold((m) => told.push(m.told))
  sleeps = null
  await say({ type: 'plan.import', plan: benchPlan() })
})
afterEach(async () => {
  planner.close()
  await relay.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

let n = 0
const say = (command: CommandInput) =>
  relay.submit({
    upgrade: 'u',
    id: `plan-${String(++n).padStart(6, '0')}`,
    command,
    who: { kind: 'account', account: 'owner', owner: true, device: 'd' },
  })
const seq = async () => ((await relay.state('u')) as UpgradeState).seq
const rename = (title: string, saw: string) =>
  say({ type: 'plan.set-head', field: 'title', value: title, saw })
const jobs = (count: number) => expect.poll(() => asked.length).toBe(count)

describe('the planner', () => {
  it('reckons what is watched, labelled with its point of the log, and nothing else', async () => {
    await rename('Unwatched', benchPlan().head.title)
    expect(asked).toEqual([])
    const stop = planner.watch('u')
    await jobs(1)
    asked[0]?.go()
    await expect.poll(() => told.length).toBe(1)
    expect(told[0]).toMatchObject({ seq: await seq(), now: START })
    expect(planner.latest('u')?.told).toBe(told[0])
    stop()
    await rename('Unwatched again', 'Unwatched')
    expect(planner.latest('u')).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('does once what comes in a burst: the newest of it', async () => {
    planner.watch('u')
    await jobs(1)
    let was = benchPlan().head.title
    for (let i = 0; i < 5; i++) {
      await rename(`Title ${i}`, was)
      was = `Title ${i}`
    }
    expect(asked).toHaveLength(1)
    asked[0]?.go()
    await expect.poll(() => told.length).toBe(1)
    await rename('Title 5', was)
    expect(asked).toHaveLength(1)
    await clock.advance(500, async () => jobs(2))
    asked[1]?.go()
    await expect.poll(() => told.at(-1)?.seq).toBe(await seq())
    expect(asked).toHaveLength(2)
  })

  it('goes on when its alarm rings early, and when the machine’s clock is set back', async () => {
    planner.watch('u')
    await jobs(1)
    asked[0]?.go()
    await expect.poll(() => told.length).toBe(1)
    await rename('Early', benchPlan().head.title)
    // Due after 500 ms: the alarm is rung by a clock that shows one millisecond less.
    early = 1
    await clock.advance(500, async () => {
      early = 0
    })
    await clock.advance(1, async () => jobs(2))
    asked[1]?.go()
    await expect.poll(() => told.at(-1)?.seq).toBe(await seq())
    clock.set(START - 60 * MINUTE)
    await rename('Set back', 'Early')
    await jobs(3)
    asked[2]?.go()
    await expect.poll(() => told.at(-1)?.seq).toBe(await seq())
  })

  it('reckons anew each minute, for as long as somebody watches', async () => {
    const stop = planner.watch('u')
    const [first, second] = [planner.watch('u'), () => {}]
    await jobs(1)
    asked[0]?.go()
    await expect.poll(() => told.length).toBe(1)
    await clock.advance(MINUTE, async () => jobs(2))
    asked[1]?.go()
    await expect.poll(() => told[1]?.now).toBe(START + MINUTE)
    stop()
    stop()
    expect(planner.latest('u')).not.toBeNull()
    first()
    second()
    await clock.advance(10 * MINUTE, async () => {})
    expect(asked).toHaveLength(2)
  })

  it('counts in when the upgrader sleeps, says whose that is, and reckons anew when it is said', async () => {
    planner.watch('u')
    await jobs(1)
    asked[0]?.go()
    await expect.poll(() => told[0]?.own).toBeNull()
    expect(planner.latest('u')?.ownTo).toBe('all')
    sleeps = { account: 'dale', shared: false, waking: { wake: '07:00', zone: 'America/New_York' } }
    await clock.advance(500, async () => {})
    planner.again()
    await jobs(2)
    asked[1]?.go()
    await expect.poll(() => told[1]?.own?.overAwake).toBeTypeOf('number')
    expect(planner.latest('u')?.ownTo).toEqual({ account: 'dale' })
    sleeps = { ...sleeps, shared: true }
    await clock.advance(500, async () => {})
    planner.again()
    await jobs(3)
    asked[2]?.go()
    await expect.poll(() => planner.latest('u')?.ownTo).toBe('all')
  })

  it('that can’t reckon says so, and goes on with what comes next', async () => {
    const line = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    planner.watch('u')
    await jobs(1)
    asked[0]?.fail()
    await expect.poll(() => line.mock.calls.join()).toContain('out of memory')
    line.mockRestore()
    await rename('Later', benchPlan().head.title)
    await jobs(2)
    asked[1]?.go()
    await expect.poll(() => told.length).toBe(1)
  })
})

describe('its thread', () => {
  it('answers as the rules do, one after the other, and comes back after its end', async () => {
    const thread = createThread()
    const state = (await relay.state('u')) as UpgradeState
    const job = { kind: 'tell' as const, question: { state, now: START, samples: 300, waking: null } }
    expect(await thread.ask(job)).toEqual(answer(job))
    const broken = { kind: 'tell' as const, question: { ...job.question, state: {} as UpgradeState } }
    const [good, bad] = await Promise.allSettled([thread.ask(job), thread.ask(broken)])
    expect(good.status).toBe('fulfilled')
    expect(bad.status).toBe('rejected')
    expect(await thread.ask(job)).toEqual(answer(job))
    await thread.close()
    await expect(thread.ask(job)).rejects.toThrow('closed')
  })

  it('lets the process answer others meanwhile', async () => {
    const thread = createThread()
    const state = (await relay.state('u')) as UpgradeState
    let turns = 0
    let going = true
    const spin = () => {
      turns++
      if (going) setImmediate(spin)
    }
    spin()
    await thread.ask({ kind: 'tell', question: { state, now: START, samples: 20_000, waking: null } })
    going = false
    expect(turns).toBeGreaterThan(100)
    await thread.close()
  })
})

import { performance } from 'node:perf_hooks'
import type { UpgradeState } from '../../domain/log/state.ts'
import { limitsOf } from '../../domain/plan/limits.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { bestStart } from '../../domain/schedule/best-start.ts'
import { findingsOf } from '../../domain/schedule/findings/findings.ts'
import { forecast } from '../../domain/schedule/forecast.ts'
import { modeOf, pertTable, readTable } from '../../domain/schedule/pert.ts'
import { randomFrom } from '../../domain/schedule/random.ts'
import { scheduleOf } from '../../domain/schedule/schedule.ts'
import { bodyAround } from '../../domain/schedule/told.ts'
import { plannedWork, UPGRADER, type Work, workLeft } from '../../domain/schedule/work.ts'
import { DAY, MINUTE } from '../../domain/time/civil.ts'
import { createThread } from '../../server/schedule/thread.ts'
import { buildMachine, buildPlan, buildStep, NINE, upgradeWith } from '../factories.ts'

const SAMPLES = 10_000

/** A weekend's plan of so many steps, each fifth in need of hands, which have a lunch and an end of the day. */
function weekend(count: number): Plan {
  const wall = (local: string, instant: number) => ({ local, zone: 'Asia/Taipei', instant, tz: '' })
  const plan = buildPlan()
  return buildPlan({
    head: {
      ...plan.head,
      start: { said: '', at: wall('1998-09-12T09:00', NINE) },
      window: { from: wall('1998-09-12T09:00', NINE), to: wall('1998-09-12T21:00', NINE + 12 * 60 * MINUTE) },
    },
    machines: [buildMachine('box')],
    phases: [{ id: 'work', order: 0, title: 'Work' }],
    steps: Array.from({ length: count }, (_, i) =>
      buildStep(`step-${i}`, {
        order: i,
        machine: 'box',
        minutes: { best: 3, likely: 6 + (i % 7), worst: 30 + (i % 11) },
        needs: i % 5 === 0 ? ['hands'] : [],
        undo: {
          what: 'Put it back',
          by: 'upgrader',
          needs: i % 10 === 0 ? ['hands'] : [],
          minutes: { best: 1, likely: 2, worst: 6 },
        },
      }),
    ),
    hands: [
      {
        id: 'w',
        person: 'sentinel',
        days: [6, 7],
        from: '09:00',
        to: '18:00',
        breaks: [{ from: '12:00', to: '13:00' }],
        except: [],
      },
    ],
  })
}

/** The same trials as a bare loop in epoch minutes: the same draws, people, order and lunch, and only the end is kept. */
function bareLoop(work: Work, seed: number): Float64Array {
  const random = randomFrom(seed)
  const jobs = work.jobs.map((j) => ({
    hands: j.hands,
    upgrader: (j.busy & UPGRADER) !== 0,
    after: j.after,
    best: j.step.minutes.best,
    span: j.step.minutes.worst - j.step.minutes.best,
    table: pertTable(modeOf(j.step.minutes)),
  }))
  const windows = work.hands.map((h) => ({ from: h.start / MINUTE, to: h.end / MINUTE }))
  const base = work.base / MINUTE
  const finishes = new Float64Array(SAMPLES)
  const ends = new Float64Array(jobs.length)
  for (let n = 0; n < SAMPLES; n++) {
    let upgrader = base
    let sentinel = base
    let last = base
    for (let i = 0; i < jobs.length; i++) {
      const job = jobs[i] as (typeof jobs)[0]
      let t = base
      for (const w of job.after) t = Math.max(t, ends[w] as number)
      if (job.upgrader) t = Math.max(t, upgrader)
      if (job.hands) {
        t = Math.max(t, sentinel)
        for (const w of windows)
          if (t < w.to) {
            t = Math.max(t, w.from)
            break
          }
      }
      t += job.best + job.span * readTable(job.table, random())
      ends[i] = t
      if (job.upgrader) upgrader = t
      if (job.hands) sentinel = t
      last = Math.max(last, t)
    }
    finishes[n] = last
  }
  return finishes.sort()
}

export interface PlannerFigures {
  /** Time of the forecast of 50 steps, of the bare loop's. */
  ratio: number
  detail: string
  /** ms */
  bestStart: number
  replan: number
  /** From a command to the figures that follow from it, and the longest the event loop stood still meanwhile; ms. */
  told: number
  stall: number
}

export async function measurePlanner(): Promise<PlannerFigures> {
  const fifty = upgradeWith({ plan: weekend(50), status: 'running' }).state as UpgradeState
  const work = plannedWork(fifty, NINE)
  const ratios: number[] = []
  let detail = ''
  for (let round = 0; round < 9; round++) {
    const bare = timed(() => bareLoop(work, round))
    const ours = timed(() => forecast({ work, samples: SAMPLES, seed: round, windowEnd: null, awake: null }))
    ratios.push(ours / bare)
    detail = `  (ours ${ours.toFixed(0)} ms, bare ${bare.toFixed(0)} ms)`
  }
  const wakes = Array.from({ length: 20 }, (_, i) => NINE - 2 * DAY + i * DAY)
  const draft = upgradeWith({ plan: weekend(11) }).state as UpgradeState
  const best = () =>
    bestStart({
      state: draft,
      from: NINE - DAY,
      days: 14,
      samples: SAMPLES,
      seed: 1,
      wakes,
      awakeLimit: 1020,
      low: [],
    })
  best()
  const big = upgradeWith({ plan: weekend(200), status: 'running' }).state as UpgradeState
  const replan = () => {
    const left = workLeft(big, NINE) as Work
    scheduleOf(left)
    const limits = limitsOf(big.head)
    findingsOf({
      state: big,
      now: NINE,
      chances: null,
      limits,
      ...bodyAround(big, NINE, limits, { zone: 'America/New_York', wake: '07:00' }),
    })
  }
  replan()
  const bestMs = median([timed(best), timed(best), timed(best)])
  return {
    ratio: median(ratios.slice(2)),
    detail,
    bestStart: bestMs,
    replan: median(Array.from({ length: 9 }, () => timed(replan))),
    ...(await measureThread(big)),
  }
}

async function measureThread(state: UpgradeState): Promise<{ told: number; stall: number }> {
  const thread = createThread()
  const ask = () =>
    thread.ask({ kind: 'tell', question: { state, now: NINE, samples: SAMPLES, waking: null } })
  await ask()
  let last = performance.now()
  let stall = 0
  let going = true
  const turn = () => {
    const now = performance.now()
    stall = Math.max(stall, now - last)
    last = now
    if (going) setImmediate(turn)
  }
  turn()
  const told: number[] = []
  for (let i = 0; i < 5; i++) {
    const from = performance.now()
    await ask()
    told.push(performance.now() - from)
  }
  going = false
  await thread.close()
  return { told: median(told), stall }
}

function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number
}

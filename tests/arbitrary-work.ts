import fc from 'fast-check'
import { type Job, SENTINEL, UPGRADER, type Work } from '../domain/schedule/work.ts'
import { buildStep, MINUTE, NINE } from './factories.ts'

const minutes = fc.integer({ min: 0, max: 240 })
const estimate = fc.tuple(minutes, minutes, minutes).map((all) => {
  const [best, likely, worst] = all.sort((a, b) => a - b) as [number, number, number]
  return { best, likely, worst }
})

const drawnJob = fc.record({
  minutes: estimate,
  who: fc.constantFrom('upgrader', 'both', 'sentinel' as const),
  after: fc.array(fc.nat(30), { maxLength: 3 }),
  fixed: fc.option(fc.integer({ min: 0, max: 2000 }), { freq: 6 }),
})

/** Work of up to a dozen jobs in any dependence, with any hands: what the planner promises holds for all of it. */
export const anyWork: fc.Arbitrary<Work> = fc
  .record({
    jobs: fc.array(drawnJob, { maxLength: 12 }),
    past: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 3 }),
    gaps: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 }),
  })
  .map(({ jobs, past, gaps }) => {
    let edge = NINE - 120 * MINUTE
    const edges = gaps.map((g) => {
      edge += g * MINUTE
      return edge
    })
    const hands = edges.flatMap((end, i) => (i % 2 === 1 ? [{ start: edges[i - 1] as number, end }] : []))
    return {
      base: NINE,
      hands: hands.filter((h) => h.end > NINE),
      jobs: jobs.map(({ minutes, who, after, fixed }, i): Job => {
        const by = who === 'sentinel' ? 'sentinel' : 'upgrader'
        const over = past[i]
        return {
          step: buildStep(`s${i}`, { minutes, by, needs: who === 'both' ? ['hands'] : [] }),
          busy: who === 'sentinel' ? SENTINEL : who === 'both' ? UPGRADER | SENTINEL : UPGRADER,
          hands: who !== 'upgrader',
          after: [...new Set(after)].filter((j) => j < i),
          notBefore: fixed === null ? Number.NEGATIVE_INFINITY : NINE + fixed * MINUTE,
          past: over === undefined ? null : { start: NINE - 300 * MINUTE, end: NINE - over * MINUTE },
        }
      }),
    }
  })

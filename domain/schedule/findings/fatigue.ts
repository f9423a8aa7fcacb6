import { lastWaking } from '../../availability/sleep.ts'
import { MINUTE } from '../../time/civil.ts'
import type { Place } from '../schedule.ts'
import { type Job, UPGRADER } from '../work.ts'
import { type Finding, found, type View } from './finding.ts'
import { nextMorning } from './next-morning.ts'

/**
 * What the upgrader has to be awake for, and since when they will have been; null where that isn't known. Besides their
 * own work it is what cuts the link: somebody on site does it, but they answer for it.
 */
interface Watch {
  job: Job
  place: Place
  awakeSince: number | null
}

/** How long the upgrader has been awake, and what their body does meanwhile. Advisory, all of it. */
export function fatigueFindings(view: View): Finding[] {
  const watches = watchesOf(view)
  return [...awake(view, watches), ...lowWindow(view, watches), ...tired(view, watches)].map((f) => {
    const [first] = f.steps
    return first === undefined || f.severity === 'note' ? f : { ...f, repairs: nextMorning(view, first) }
  })
}

function watchesOf({ work, places, wakes, limits }: View): Watch[] {
  const own = work.jobs
    .flatMap((job) => {
      const place = places.get(job.step.id)
      const theirs = (job.busy & UPGRADER) !== 0 || job.step.cutsLink
      return place !== undefined && theirs ? [{ job, place }] : []
    })
    .sort((a, b) => a.place.start - b.place.start)
  if (wakes === null) return own.map((o) => ({ ...o, awakeSince: null }))
  let since = lastWaking(wakes, work.base)
  let free = work.base
  return own.map(({ job, place }) => {
    const rest = limits.rest * MINUTE
    if (place.start - free >= rest) since = Math.max(lastWaking(wakes, place.start), free + rest)
    free = Math.max(free, place.end)
    return { job, place, awakeSince: since }
  })
}

function awake({ limits }: View, watches: readonly Watch[]): Finding[] {
  for (const [code, severity, minutes] of [
    ['awake-red', 'warn', limits.awakeRed],
    ['awake-amber', 'note', limits.awakeAmber],
  ] as const) {
    const over = watches.flatMap(({ place, awakeSince }) => {
      const at = awakeSince === null ? Number.POSITIVE_INFINITY : awakeSince + minutes * MINUTE
      return place.end > at ? [{ step: place.step, at: Math.max(at, place.start) }] : []
    })
    const first = over[0]
    if (first === undefined) continue
    const figures = { at: first.at, minutes }
    return [
      found(
        code,
        severity,
        over.map((o) => o.step),
        first.at,
        figures,
        { source: 'awake-17', personal: true },
      ),
    ]
  }
  return []
}

function lowWindow({ low }: View, watches: readonly Watch[]): Finding[] {
  const hit = watches.flatMap(({ place }) =>
    low
      .filter((l) => l.start < place.end && place.start < l.end)
      .map((l) => ({
        step: place.step,
        at: Math.max(l.start, place.start),
        until: Math.min(l.end, place.end),
      })),
  )
  const first = hit[0]
  if (first === undefined) return []
  const until = Math.max(...hit.map((h) => h.until))
  const steps = [...new Set(hit.map((h) => h.step))]
  return [found('low-window', 'warn', steps, first.at, { at: first.at, until }, { source: 'wocl' })]
}

/** What the upgrader alone can't take back, at an hour at which they should do nothing of the kind. */
function tired({ low, limits }: View, watches: readonly Watch[]): Finding[] {
  return watches.flatMap(({ job: { step }, place, awakeSince }): Finding[] => {
    const hard = step.irreversible || step.cutsLink || step.undo?.needs.includes('hands') === true
    if (!hard || place.how !== 'ahead') return []
    const inLow = low.some((l) => l.start < place.end && place.start < l.end)
    const tooLong = awakeSince !== null && place.end - awakeSince > limits.awakeRed * MINUTE
    if (!inLow && !tooLong) return []
    const about = { source: inLow ? ('wocl' as const) : ('awake-17' as const), personal: !inLow }
    return [found('irreversible-tired', 'stop', [step.id], place.start, { at: place.start }, about)]
  })
}

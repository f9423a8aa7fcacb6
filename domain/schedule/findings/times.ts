import type { Command } from '../../log/commands.ts'
import type { PlanHead } from '../../plan/plan.ts'
import { DAY, HOUR, isoWeekday, MINUTE } from '../../time/civil.ts'
import { recheck } from '../../time/phrase/recheck.ts'
import { localNumber, wallTimeAt } from '../../time/wall-time.ts'
import { clockChanges } from '../../time/zone.ts'
import { type Finding, found, type Repair, type View } from './finding.ts'

const QUARTER = 15 * MINUTE
const WORKDAY = { from: 9 * HOUR, to: 18 * HOUR }

/** The start, the window and what the clocks on the walls do meanwhile. */
export function timeFindings(view: View): Finding[] {
  const { state, now, schedule } = view
  const { start, window } = state.head
  const list: Finding[] = []
  const waiting = state.status === 'draft' || state.status === 'ready'
  if (start === null && waiting) list.push(found('no-start', 'stop', [], null, {}))
  if (window === null) list.push(found('no-window', 'note', [], null, {}))
  if (start !== null && waiting && start.at.instant < now) {
    const at = wallTimeAt(Math.ceil((now + 1) / QUARTER) * QUARTER, start.at.zone)
    const value = { said: `${at.local.replace('T', ' ')} ${at.zone}`, at: { ...at } }
    const soon: Repair = {
      code: 'take-start',
      at: at.instant,
      until: null,
      needsYes: false,
      commands: [
        { type: 'plan.set-head', field: 'start', value, saw: { said: start.said, at: { ...start.at } } },
      ],
    }
    const passed = start.at.instant
    list.push(found('start-passed', 'warn', [], passed, { start: passed }, { repairs: [soon] }))
  }
  if (start !== null && waiting) list.push(...wordFindings(view, start))
  if (start === null && waiting) return list
  const finish = schedule.finish
  if (finish === null) return list
  list.push(...windowFindings(view, finish))
  const from = Math.min(...[...view.places.values()].map((p) => p.start), finish)
  for (const side of ['site', 'home'] as const)
    for (const change of clockChanges(state.head[side].zone, from, finish)) {
      const figures = { at: change.at, side, minutes: change.after - change.before }
      list.push(found('clock-change', 'warn', stepsAt(view, change.at), change.at, figures))
    }
  list.push(...businessHours(view), ...missedStarts(view))
  return list
}

/** Steps with a start of their own that can't begin then. */
function missedStarts({ work, places }: View): Finding[] {
  return work.jobs.flatMap(({ step, notBefore }) => {
    const place = places.get(step.id)
    if (place?.how !== 'ahead' || notBefore === Number.NEGATIVE_INFINITY || place.start <= notBefore)
      return []
    const drop: Command = {
      type: 'plan.set',
      kind: 'step',
      id: step.id,
      field: 'startAt',
      value: null,
      saw: step.startAt ?? null,
    }
    const repairs: Repair[] =
      step.startAt == null
        ? []
        : [{ code: 'drop-start', at: place.start, until: null, needsYes: false, commands: [drop] }]
    const figures = { fixed: notBefore, start: place.start }
    return [found('misses-start', 'warn', [step.id], notBefore, figures, { repairs })]
  })
}

/** "8 PM EST" on a day on which New York is at −04:00; "exactly 12 hours" when it is 13. */
function wordFindings({ state }: View, start: NonNullable<PlanHead['start']>): Finding[] {
  const sides = { site: state.head.site, home: state.head.home }
  const { said } = start
  const at = start.at.instant
  const take = (instant: number, zone: string): Repair => {
    const wall = wallTimeAt(instant, zone)
    const value = { said: `${wall.local.replace('T', ' ')} ${wall.zone}`, at: { ...wall } }
    const saw = { said, at: { ...start.at } }
    return {
      code: 'take-start',
      at: wall.instant,
      until: null,
      needsYes: false,
      commands: [{ type: 'plan.set-head', field: 'start', value, saw }],
    }
  }
  return recheck(said, { instant: at }, sides).map((doubt) => {
    const repairs = [take(at, start.at.zone)]
    // An abbreviation taken at its word is another moment.
    if (doubt.doubt === 'offset') repairs.push(take(at + (doubt.there - doubt.said) * MINUTE, doubt.zone))
    return found('words-doubted', 'warn', [], at, { said, doubt, at, sides }, { repairs })
  })
}

function windowFindings({ state, chances, places }: View, finish: number): Finding[] {
  const { window } = state.head
  if (window === null) return []
  const end = window.to.instant
  const list: Finding[] = []
  const late = [...places.values()].filter((p) => p.end > end).map((p) => p.step)
  const extend = (to: number): Repair[] => {
    const at = wallTimeAt(Math.ceil(to / QUARTER) * QUARTER, window.to.zone)
    return [
      {
        code: 'extend-window',
        at: at.instant,
        until: null,
        needsYes: false,
        commands: [
          { type: 'plan.set-head', field: 'window', value: { ...window, to: { ...at } }, saw: window },
        ],
      },
    ]
  }
  const p80 = chances?.finish.p80 ?? null
  const repairs = extend(Math.max(finish, p80 ?? finish))
  if (finish > end) list.push(found('over-window', 'stop', late, end, { finish, end }, { repairs }))
  else if (chances !== null && p80 !== null && p80 > end) {
    const figures = { p80, end, share: 1 - (chances.inWindow ?? 0) }
    list.push(found('over-window-often', 'warn', late, end, figures, { repairs }))
  }
  const first = [...places.values()].find((p) => p.how === 'ahead')
  if (first !== undefined && first.start < window.from.instant) {
    const from = wallTimeAt(Math.floor(first.start / QUARTER) * QUARTER, window.from.zone)
    const value = { ...window, from: { ...from } }
    const open: Repair = {
      code: 'open-window',
      at: from.instant,
      until: null,
      needsYes: false,
      commands: [{ type: 'plan.set-head', field: 'window', value, saw: window }],
    }
    const figures = { start: first.start, from: window.from.instant }
    list.push(found('before-window', 'note', [first.step], first.start, figures, { repairs: [open] }))
  }
  return list
}

function stepsAt({ places }: View, t: number): string[] {
  return [...places.values()].filter((p) => p.start < t && t < p.end).map((p) => p.step)
}

/** Monday to Friday, nine to six on the site's wall: when people there want their machines. */
function businessHours({ state, places, work }: View): Finding[] {
  const zone = state.head.site.zone
  const hits = (from: number, to: number): number | null => {
    // By quarters of an hour: fine enough to say when it begins, and right through changes of the clock.
    for (let t = from; t < to; t = Math.floor(t / QUARTER) * QUARTER + QUARTER) {
      const local = localNumber(t, zone)
      const day = Math.floor(local / DAY)
      const clock = local - day * DAY
      if (isoWeekday(day) <= 5 && clock >= WORKDAY.from && clock < WORKDAY.to) return t
    }
    return null
  }
  const hit = work.jobs.flatMap((job) => {
    const place = places.get(job.step.id)
    const at = place === undefined ? null : hits(place.start, place.end)
    return at === null ? [] : [{ step: job.step, at }]
  })
  const at = hit[0]?.at
  if (at === undefined) return []
  const severity = hit.some((h) => h.step.cutsLink) ? 'warn' : 'note'
  const steps = hit.map((h) => h.step.id)
  return [found('business-hours', severity, steps, at, { at })]
}

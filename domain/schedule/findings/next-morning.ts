import type { Command } from '../../log/commands.ts'
import { MINUTE } from '../../time/civil.ts'
import { wallTimeAt } from '../../time/wall-time.ts'
import { windowThrough } from '../start-ground.ts'
import type { Repair, View } from './finding.ts'

/**
 * To sleep before a step, and go on with it when hands come back after a night's rest: its fixed start, and the window's
 * hours of that day too. Nothing where the step comes first, or hands don't come back in the days that can be seen.
 */
export function nextMorning({ state, work, places, limits, low }: View, step: string): Repair[] {
  const planned = state.steps[step]
  const place = places.get(step)
  const at = work.jobs.findIndex((j) => j.step.id === step)
  if (planned === undefined || place === undefined || place.how !== 'ahead') return []
  const before = work.jobs.slice(0, at).flatMap((j) => places.get(j.step.id)?.end ?? j.past?.end ?? [])
  if (before.length === 0) return []
  const rested = Math.max(...before) + limits.rest * MINUTE
  const back = work.hands.find(
    (h) => h.start >= rested && !low.some((l) => l.start <= h.start && h.start < l.end),
  )
  if (back === undefined) return []
  const { head } = state
  const startAt = wallTimeAt(back.start, head.site.zone)
  const window = windowThrough(head.window, back.start)
  const commands: Command[] = [
    {
      type: 'plan.set',
      kind: 'step',
      id: step,
      field: 'startAt',
      value: { ...startAt },
      saw: planned.startAt ?? null,
    },
  ]
  if (window !== null)
    commands.unshift({ type: 'plan.set-head', field: 'window', value: window, saw: head.window })
  return [{ code: 'next-morning', at: back.start, until: null, needsYes: false, commands }]
}

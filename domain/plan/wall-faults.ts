import { resolveWallTime } from '../time/wall-time.ts'
import { parseZone } from '../time/zone.ts'
import type { Plan, WallTime } from './plan.ts'

/** Zones nobody knows, and wall times whose instant is not what their local time and zone say. */
export function wallFaults(plan: Plan): { path: string; problem: string }[] {
  const faults: { path: string; problem: string }[] = []
  const zone = (path: string, name: string) => {
    if (!parseZone(name).ok) faults.push({ path, problem: 'unknown-zone' })
  }
  const wall = (path: string, w: WallTime) => {
    const choices = ([undefined, 'earlier', 'later'] as const).map((c) => resolveWallTime(w.local, w.zone, c))
    if (!choices.some((c) => c.ok && c.wall.instant === w.instant))
      faults.push({ path, problem: 'wrong-instant' })
  }
  zone('head.site.zone', plan.head.site.zone)
  zone('head.home.zone', plan.head.home.zone)
  for (const p of plan.people) zone(`people.${p.id}.zone`, p.zone)
  if (plan.head.start !== null) wall('head.start.at', plan.head.start.at)
  if (plan.head.window !== null) {
    wall('head.window.from', plan.head.window.from)
    wall('head.window.to', plan.head.window.to)
  }
  for (const s of plan.steps) if (s.startAt) wall(`steps.${s.id}.startAt`, s.startAt)
  return faults
}

/**
 * The faults that a change makes. What new tz data has done to a wall time that was right when it was stored is not the
 * change's fault: it is told elsewhere, and the plan stays editable meanwhile.
 */
export function newWallFaults(plan: Plan, was: Plan): { path: string; problem: string }[] {
  const before = wallFaults(was).map((f) => f.path)
  return wallFaults(plan).filter(
    (f) => !before.includes(f.path) || JSON.stringify(at(plan, f.path)) !== JSON.stringify(at(was, f.path)),
  )
}

function at({ head, people, steps }: Plan, path: string): unknown {
  switch (path) {
    case 'head.start.at':
      return head.start?.at
    case 'head.window.from':
      return head.window?.from
    case 'head.window.to':
      return head.window?.to
    case 'head.site.zone':
      return head.site.zone
    case 'head.home.zone':
      return head.home.zone
    default:
      return (
        people.find((p) => path === `people.${p.id}.zone`)?.zone ??
        steps.find((s) => path === `steps.${s.id}.startAt`)?.startAt
      )
  }
}

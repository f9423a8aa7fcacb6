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
  for (const [path, w] of wallsOf(plan)) wall(path, w)
  return faults
}

/** The wall times of a plan, each with the way to it. */
function wallsOf({ head, steps, hands }: Plan): [path: string, wall: WallTime][] {
  const { start, window } = head
  return [
    ...(start === null ? [] : ([['head.start.at', start.at]] as [string, WallTime][])),
    ...ends('head.window', window),
    ...steps.flatMap((s): [string, WallTime][] => (s.startAt ? [[`steps.${s.id}.startAt`, s.startAt]] : [])),
    ...hands.flatMap((h) => ends(`hands.${h.id}.once`, h.once)),
  ]
}

function ends(path: string, pair: { from: WallTime; to: WallTime } | null | undefined): [string, WallTime][] {
  return pair
    ? [
        [`${path}.from`, pair.from],
        [`${path}.to`, pair.to],
      ]
    : []
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

function at(plan: Plan, path: string): unknown {
  const { site, home } = plan.head
  if (path === 'head.site.zone') return site.zone
  if (path === 'head.home.zone') return home.zone
  return (
    plan.people.find((p) => path === `people.${p.id}.zone`)?.zone ??
    wallsOf(plan).find(([where]) => where === path)?.[1]
  )
}

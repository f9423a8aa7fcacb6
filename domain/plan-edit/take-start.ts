import type { UpgradeState } from '../log/state.ts'
import type { PlanHead } from '../plan/plan.ts'
import { extraHands } from '../schedule/extra-hands.ts'
import { laterParts } from '../schedule/later-parts.ts'
import type { AskedHands } from '../schedule/start-cost.ts'
import { dailyWindows } from '../schedule/start-ground.ts'
import { DAY } from '../time/civil.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import { addThing, type Edit, setField, setHead } from './edit.ts'

/** A way to begin that may be taken. */
export interface Way {
  /** Epoch ms. */
  start: number
  split: { step: string; at: number } | null
  asks: readonly AskedHands[]
}

/**
 * What taking a way to begin changes in the plan: the start, the window (its hours, on that day; to the end of the last
 * day when it is parted), the fixed starts of later parts, and the hours asked of the sentinel. Only what differs.
 */
export function takeStart(state: UpgradeState, { start, split, asks }: Way): Edit[] {
  const { head } = state
  const edits: Edit[] = []
  if (head.start?.at.instant !== start)
    edits.push(
      setHead(
        'start',
        { said: '', at: wallTimeAt(start, head.start?.at.zone ?? head.home.zone) },
        head.start,
      ),
    )
  const window = windowFor(head.window, start, split?.at ?? start)
  if (
    window !== null &&
    (window.from.instant !== head.window?.from.instant || window.to.instant !== head.window.to.instant)
  )
    edits.push(setHead('window', window, head.window))
  // Where the plan was parted until now it is not any more.
  for (const { step } of laterParts(state))
    if (step !== split?.step)
      edits.push(setField('step', step, 'startAt', null, state.steps[step]?.startAt ?? null))
  if (split !== null) {
    const at = wallTimeAt(split.at, head.site.zone)
    const saw = state.steps[split.step]?.startAt ?? null
    if (saw?.instant !== at.instant) edits.push(setField('step', split.step, 'startAt', at, saw))
  }
  for (const { start: from, end } of asks) {
    const asked = extraHands(state, from, end)
    if (asked !== null) edits.push(addThing('hands', asked.value))
  }
  return edits
}

/** The window's hours around a start, until the end of those around `last`; as long as it was where neither is in them. */
function windowFor(window: PlanHead['window'], start: number, last: number): PlanHead['window'] {
  if (window === null) return null
  const days = dailyWindows(window, start - 2 * DAY, last + 2 * DAY)
  const at = (t: number) => days.findLast((w) => w.start <= t && t < w.end)
  const lasts = (days[0]?.end ?? 0) - (days[0]?.start ?? 0)
  const from = at(start)?.start ?? start
  const to = at(last)?.end ?? last + lasts
  return { from: wallTimeAt(from, window.from.zone), to: wallTimeAt(to, window.to.zone) }
}

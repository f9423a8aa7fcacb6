import { DAY, MINUTE } from '../time/civil.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import { type Hands, spansOf } from './on-site.ts'
import { type HandsWindow, handsIntervals, LOOK_AHEAD, nextHands, reasonAt } from './windows.ts'

/** How long before they leave people are asked (ms); what was put off is asked again a little before. */
export const ASK_BEFORE = 15 * MINUTE
export const ASK_AGAIN_BEFORE = 5 * MINUTE

/** A moment at which somebody leaves by their hours, or by what they said, and has not been asked of. */
export interface Leaving {
  person: string
  at: number
  /** From when on they may be asked. */
  due: number
  /** When they are back (epoch ms; null: it is the end of their hours), and what the plan calls the break, or ''. */
  rest: () => { until: number | null; label: string }
}

/**
 * The next moment at which a person leaves the site, as known at `now`, of which they have still to be asked; null if
 * none within 14 days. Only an edge of their hours or one they named themselves: nobody is asked of midnight.
 */
export function nextLeaving(state: Hands, person: string, now: number): Leaving | null {
  // Most are within a day or two: look there before building two weeks of shifts.
  const soon = within(state, person, now, now + 2 * DAY)
  if (soon !== 'beyond') return soon
  const far = within(state, person, now, now + LOOK_AHEAD)
  return far === 'beyond' ? null : far
}

function within(state: Hands, person: string, now: number, to: number): Leaving | null | 'beyond' {
  const zone = state.head.site.zone
  const own = Object.values(state.hands).filter((w) => w.person === person)
  const asked = state.breaks?.[person]
  // Who left is not expected before they say so.
  if (state.presence[person]?.state === 'left') return null
  for (const { start, end } of spansOf(state, person, now, to, now)) {
    if (end > LAST_MOMENT) return null
    if (end >= to) return 'beyond'
    const named = asked?.at === end
    // Put off, or staying on after hours: that moment is another one to be asked of.
    if (named && (asked.answer === null || asked.answer === 'leaving')) continue
    const due = Math.max(start, end - (named ? ASK_AGAIN_BEFORE : ASK_BEFORE))
    if (named)
      return {
        person,
        at: end,
        due,
        rest: () => ({ until: asked.until === end ? null : asked.until, label: asked.label }),
      }
    // Just before, they are in by their hours: the edge is one of theirs.
    if (handsIntervals(own, zone, end - 1, end).length === 0) continue
    return { person, at: end, due, rest: () => restAt(own, zone, end) }
  }
  return 'beyond'
}

/** The break that begins at an edge of the hours; a dated hole in them counts as one. */
function restAt(
  own: readonly HandsWindow[],
  zone: string,
  at: number,
): { until: number | null; label: string } {
  for (const w of own) {
    const hole = reasonAt(w, zone, at)
    if (hole !== null && typeof hole === 'object')
      return { until: nextHands(own, zone, at), label: hole.label ?? '' }
  }
  return { until: null, label: '' }
}

import { MINUTE } from '../time/civil.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import { type Hands, spansOf } from './on-site.ts'
import { LOOK_AHEAD, nextHands, reasonAt } from './windows.ts'

/** How long before they leave people are asked (ms); what was put off is asked again a little before. */
export const ASK_BEFORE = 15 * MINUTE
export const ASK_AGAIN_BEFORE = 5 * MINUTE

/** A moment at which somebody leaves by their hours, or by what they said, and has not been asked of. */
export interface Leaving {
  person: string
  at: number
  /** When they are back (epoch ms); null: it is the end of their hours. */
  until: number | null
  /** What the plan calls the break; ''. */
  label: string
  /** From when on they may be asked. */
  due: number
}

/**
 * The next moment at which a person leaves the site, as known at `now`, of which they have still to be asked; null if
 * none within 14 days. Only an edge of their hours or one they named themselves: nobody is asked of midnight.
 */
export function nextLeaving(state: Hands, person: string, now: number): Leaving | null {
  const zone = state.head.site.zone
  const own = Object.values(state.hands).filter((w) => w.person === person)
  const asked = state.breaks?.[person]
  // Who left is not expected before they say so.
  if (state.presence[person]?.state === 'left') return null
  for (const { start, end } of spansOf(state, person, now, now + LOOK_AHEAD, now)) {
    if (end >= now + LOOK_AHEAD || end > LAST_MOMENT) return null
    const named = asked?.at === end
    // Put off, or staying on after hours: that moment is another one to be asked of.
    if (named && (asked.answer === null || asked.answer === 'leaving')) continue
    const due = Math.max(start, end - (named ? ASK_AGAIN_BEFORE : ASK_BEFORE))
    if (named)
      return { person, at: end, until: asked.until === end ? null : asked.until, label: asked.label, due }
    // Just before, they are in by their hours: the edge is one of theirs.
    const edge = own.some((w) => typeof reasonAt(w, zone, end - 1) === 'string')
    if (!edge) continue
    const hole = own.map((w) => reasonAt(w, zone, end)).find((r) => r !== null && typeof r === 'object')
    const rest = hole !== null && typeof hole === 'object' ? hole : null
    return {
      person,
      at: end,
      until: rest === null ? null : nextHands(own, zone, end),
      label: rest?.label ?? '',
      due,
    }
  }
  return null
}

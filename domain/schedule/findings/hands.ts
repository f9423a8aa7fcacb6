import { breaksIn } from '../../rails/picture.ts'
import { MINUTE } from '../../time/civil.ts'
import { extraHands } from '../extra-hands.ts'
import type { Place } from '../schedule.ts'
import { type Finding, found, type Repair, type View } from './finding.ts'

/** A share of the trials above which a risk is said. */
const OFTEN = 0.2

/** Steps that need hands, against when hands are there. */
export function handsFindings(view: View): Finding[] {
  return [...view.places.values()].flatMap((place): Finding[] => {
    const at = [place.step]
    if (place.noHands) {
      const repairs = askHands(view, place.start, place.end)
      return [found('no-hands', 'stop', at, place.start, { at: place.start }, { repairs })]
    }
    const list: Finding[] = []
    if (place.waitsFrom !== null) {
      const figures = { from: place.waitsFrom, until: place.start, label: labelOf(view, place.waitsFrom) }
      const repairs = askHands(view, place.waitsFrom, place.start)
      list.push(found('waits-for-hands', 'warn', at, place.waitsFrom, figures, { repairs }))
    }
    if (place.leftAt !== null) {
      const figures = { leaveAt: place.leftAt, end: place.end, label: labelOf(view, place.leftAt) }
      const repairs = askHands(view, place.leftAt, place.end)
      list.push(found('across-break', 'warn', at, place.leftAt, figures, { repairs }))
    }
    if (list.length === 0) list.push(...atRisk(view, place))
    return list
  })
}

function atRisk(view: View, place: Place): Finding[] {
  const { chances } = view
  const told = chances?.hands[place.step]
  if (told === undefined || place.how !== 'ahead') return []
  const share = Math.max(told.nobody, told.leftAlone)
  if (share <= OFTEN) return []
  // Until four of five trials have it over, whatever lunch or the end of the day says.
  const repairs = askHands(view, place.start, chances?.ends[place.step] ?? place.end)
  return [found('hands-at-risk', 'warn', [place.step], place.start, { share }, { repairs })]
}

/** What the plan calls the break at an instant; '' when it is none. */
function labelOf({ state }: View, t: number): string {
  return breaksIn(state, { start: t, end: t + 1 }).find((b) => b.start <= t && t < b.end)?.label ?? ''
}

/** A stretch more on site for one of the sentinels, in whole quarters of an hour: they have to agree to it. */
export function askHands({ state }: View, from: number, to: number): Repair[] {
  const asked = extraHands(state, from, to)
  if (asked === null || asked.end - asked.start > 12 * 60 * MINUTE) return []
  return [
    {
      code: 'ask-hands',
      at: asked.start,
      until: asked.end,
      needsYes: true,
      commands: [{ type: 'plan.add', kind: 'hands', value: asked.value }],
    },
  ]
}

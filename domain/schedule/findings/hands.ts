import { breaksIn } from '../../availability/break-holes.ts'
import type { Command } from '../../log/commands.ts'
import type { UpgradeState } from '../../log/state.ts'
import { namedFor } from '../../people/on-duty.ts'
import { HOUR } from '../../time/civil.ts'
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
      const repairs = askHands(view.state, place.start, place.end)
      return [found('no-hands', 'stop', at, place.start, { at: place.start }, { repairs })]
    }
    const list: Finding[] = []
    if (place.waitsFrom !== null) {
      const figures = { from: place.waitsFrom, until: place.start, label: labelOf(view, place.waitsFrom) }
      const repairs = askHands(view.state, place.waitsFrom, throughWindow(view, place.waitsFrom, place.start))
      list.push(found('waits-for-hands', 'warn', at, place.waitsFrom, figures, { repairs }))
    }
    if (place.leftAt !== null) {
      const figures = { leaveAt: place.leftAt, end: place.end, label: labelOf(view, place.leftAt) }
      const repairs = askHands(view.state, place.leftAt, place.end)
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
  const repairs = askHands(view.state, place.start, chances?.ends[place.step] ?? place.end)
  return [found('hands-at-risk', 'warn', [place.step], place.start, { share }, { repairs })]
}

/** Who would come days later comes once instead: from when they are needed until the window closes. */
function throughWindow({ state }: View, from: number, until: number): number {
  const end = state.head.window?.to.instant
  return until - from <= LONGEST_ASK || end === undefined || end <= from
    ? until
    : Math.min(end, from + LONGEST_ASK)
}

/** What the plan calls the break at an instant; '' when it is none. */
function labelOf({ state }: View, t: number): string {
  return breaksIn(state, { start: t, end: t + 1 }).find((b) => b.start <= t && t < b.end)?.label ?? ''
}

/** A stretch longer than this is not asked for with a button (ms). */
const LONGEST_ASK = 12 * HOUR

/** A stretch more on site for one of the sentinels, in whole quarters of an hour: they have to agree to it. */
export function askHands(state: UpgradeState, from: number, to: number): Repair[] {
  const asked = extraHands(state, from, to)
  if (asked === null || asked.end - asked.start > LONGEST_ASK) return []
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

/** Steps that name somebody who can't do them, by person: somebody else of the role does, whoever that is. */
export function goneFindings({ state, places, work }: View): Finding[] {
  const ahead = work.jobs.map((j) => j.step).filter((s) => places.get(s.id)?.how === 'ahead')
  const lost = ahead.filter((s) => s.person != null && namedFor(state, s) === null)
  return [...new Set(lost.map((s) => s.person as string))].map((person) => {
    const steps = lost.filter((s) => s.person === person)
    // What was tried once stays as it was done.
    const fresh = steps.filter((s) => (state.runs[s.id]?.attempt ?? 0) === 0)
    const at = Math.min(...steps.map((s) => places.get(s.id)?.start ?? Number.POSITIVE_INFINITY))
    const commands = fresh.map(
      (s): Command => ({
        type: 'plan.set',
        kind: 'step',
        id: s.id,
        field: 'person',
        value: null,
        saw: person,
      }),
    )
    const repairs: Repair[] =
      fresh.length === 0 ? [] : [{ code: 'anybody', at, until: null, needsYes: false, commands }]
    const figures = { name: state.people[person]?.name || person }
    return found(
      'person-gone',
      'warn',
      steps.map((s) => s.id),
      at,
      figures,
      { repairs },
    )
  })
}

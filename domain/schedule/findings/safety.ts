import { coverOf } from '../../cards/cards.ts'
import type { PlanStep } from '../../plan/plan.ts'
import { MINUTE } from '../../time/civil.ts'
import { type Finding, found, type Repair, type View } from './finding.ts'
import { askHands } from './hands.ts'

/** A card in the step's own words, where it has any: what should be seen, and how it is undone otherwise. */
function planCard(step: PlanStep, at: number): Repair[] {
  const unless = step.expect.split('\n')[0]?.trim().slice(0, 1000) ?? ''
  const then = step.undo?.what.trim().slice(0, 1000) ?? ''
  if (unless === '' || then === '') return []
  const value = { unless, then, minutes: 10 }
  const saw = step.card ?? null
  return [
    {
      code: 'plan-card',
      at,
      until: null,
      needsYes: false,
      commands: [{ type: 'plan.set', kind: 'step', id: step.id, field: 'card', value, saw }],
    },
  ]
}

/** What can be taken back, by whom, and what stands while the line is dead. */
export function safetyFindings(view: View): Finding[] {
  const ahead = view.work.jobs.flatMap(({ step }) => {
    const place = view.places.get(step.id)
    return place === undefined ? [] : [{ step, place }]
  })
  const list: Finding[] = []
  const silent = ahead.filter(({ step }) => !step.irreversible && step.undo === null)
  for (const { step, place } of ahead) {
    if (step.irreversible) list.push(found('irreversible', 'warn', [step.id], place.start, {}))
    if (step.undo !== null && (step.undo.by === 'sentinel' || step.undo.needs.includes('hands'))) {
      const leaveAt = view.work.hands.find((h) => h.start <= place.end && place.end < h.end)?.end ?? null
      const fits = leaveAt !== null && leaveAt - place.end >= step.undo.minutes.worst * MINUTE
      const figures = { end: place.end, leaveAt }
      const repairs = fits
        ? []
        : askHands(view.state, place.end, place.end + step.undo.minutes.worst * MINUTE)
      list.push(found('undo-needs-hands', fits ? 'note' : 'warn', [step.id], place.end, figures, { repairs }))
    }
    if (step.cutsLink && coverOf(view.state, step) === undefined && step.card == null) {
      const more = { source: 'dead-man' as const, repairs: planCard(step, place.start) }
      list.push(found('cut-without-card', 'warn', [step.id], place.start, { at: place.start }, more))
    }
  }
  // A roll-back is made of undos; that its own steps have none is no news.
  if (silent.length > 0 && view.state.status !== 'rolling-back')
    list.push(
      found(
        'no-undo',
        'note',
        silent.map(({ step }) => step.id),
        null,
        {},
      ),
    )
  return list
}

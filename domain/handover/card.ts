import { said } from '../availability/on-site.ts'
import { openCards } from '../cards/cards.ts'
import { isOpen } from '../hands/state.ts'
import type { Card, GoNoGo, HandsRequest, Machine, Presence, StepRun, UpgradeState } from '../log/state.ts'
import { stepsAhead } from '../moves/next-step.ts'
import { inOrder, type PlanStep } from '../plan/plan.ts'
import { nextOnSite, onSiteUntil } from '../presence/next-on-site.ts'
import { handsOnSite } from '../presence/on-site.ts'

/** Where somebody on the sentinel's side is: as they said, else by their hours. */
export interface Whereabouts {
  person: string
  said: Presence['state']
  /** On site now, by what they said or by their hours. */
  there: boolean
  /** Until when that holds (epoch ms); null where nothing says. */
  until: number | null
  /** When they meant to be back and were not heard of; null: they are not overdue. */
  overdue: number | null
  /** Not there: when they come, as far as that is known. */
  next: number | null
}

/** How things stand, for whoever goes on: everything that the next one has to know before touching anything. */
export interface HandOverCard {
  /** Every machine: what it says it is and is, how it stands, who said so and when. */
  machines: Machine[]
  /** Begun and not over: running, or failed. In order of their beginning. */
  half: { step: PlanStep; run: StepRun }[]
  /** What ended last; null when nothing has. */
  last: { step: PlanStep; run: StepRun } | null
  /** What comes next, at most three, in the order in which it is worked through: never begun, or undone. */
  next: PlanStep[]
  /** Done, and nothing takes it back. */
  beyond: PlanStep[]
  requests: HandsRequest[]
  /** Those that are armed, and those that fell due and nobody has reported as carried out. */
  cards: Card[]
  questions: GoNoGo[]
  people: Whereabouts[]
}

const NEXT = 3

/** The hand-over card at `now` (epoch ms, the upgrade's clock). Follows from the state alone: nothing of it is stored. */
export function handOverCard(state: UpgradeState, now: number): HandOverCard {
  const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
  // What was undone last is among what was done last, once the roll-back is over too.
  const undoing = (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  const runs = [...plan, ...undoing].flatMap((step) => {
    const run = state.runs[step.id]
    return run === undefined ? [] : [{ step, run }]
  })
  const ended = runs.filter((r) => r.run.state === 'done' || r.run.state === 'skipped')
  return {
    machines: Object.values(state.machines).sort((a, b) => (a.sticker < b.sticker ? -1 : 1)),
    half: runs
      .filter((r) => r.run.state === 'running' || r.run.state === 'failed')
      .sort((a, b) => (a.run.startedAt ?? 0) - (b.run.startedAt ?? 0)),
    last: ended.sort((a, b) => (b.run.endedSeq ?? 0) - (a.run.endedSeq ?? 0))[0] ?? null,
    next: stepsAhead(state)
      .filter((s) => ['todo', 'undone'].includes(state.runs[s.id]?.state ?? 'todo'))
      .slice(0, NEXT),
    beyond: plan.filter((s) => s.irreversible && state.runs[s.id]?.state === 'done'),
    requests: Object.values(state.requests)
      .filter(isOpen)
      .sort((a, b) => a.madeAt - b.madeAt),
    cards: openCards(state, now),
    questions: Object.values(state.goNoGo).filter((g) => g.result === 'open'),
    people: Object.values(state.people)
      .filter((p) => p.role === 'sentinel' && !p.revoked)
      .map((p): Whereabouts => {
        const word = said(state, p.id, now)
        const kept = state.presence[p.id]
        const there = handsOnSite(state, now).includes(p.id)
        const away = word?.state === 'away' ? word.until : null
        return {
          person: p.id,
          said: word?.state ?? 'unknown',
          there,
          until: there ? onSiteUntil(state, now, p.id) : away,
          overdue: kept?.state === 'unknown' && (kept.overdue ?? 0) > 0 ? (kept.due ?? null) : null,
          next: there ? null : nextOnSite(state, now, { person: p.id }),
        }
      }),
  }
}

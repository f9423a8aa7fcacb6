import { isJobOf } from '../hands/one-job.ts'
import {
  type Actor,
  type Decision,
  happens,
  type Moment,
  no,
  nothingToDo,
  type Verbs,
} from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import type { Doer, PlanStep } from '../plan/plan.ts'
import { leadOf } from '../presence/baton.ts'
import { alive, isOver } from '../work/status.ts'
import { stepOf } from '../work/steps.ts'
import { type Gate, gateOf, plannedGate, questionAbout, signerKey } from './gate.ts'
import { saidBeforeGate, saidWithoutLine } from './late-word.ts'

/** Questions that must be signed. */
export const goVerbs: Verbs<'go.ask' | 'go.answer' | 'go.expire' | 'go.replace'> = {
  'go.ask'(state, { id, question, signers, people, about, minutes, figures }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.goNoGo[id] !== undefined) return no('already-there', { kind: 'question', id })
    const expiresAt = now + minutes * 60_000
    if (people === undefined) {
      if (signers.length === 0 || about !== undefined)
        return no('bad-input', { issues: [{ path: 'people', problem: 'too_small' }] })
      const both = [...new Set(signers)]
      return happens({ type: 'go.asked', body: { id, question, signers: both, figures, expiresAt } })
    }
    if (about !== undefined && !isThere(state, about)) return no('no-such', about)
    for (const person of people)
      if (!mayBeNamed(state, person)) return no('no-such', { kind: 'person', id: person })
    // Whom the plan names signs in any case: who leads may replace them, for a reason that all see.
    const named = [
      ...new Set([...people, ...(about === undefined ? [] : (plannedGate(state, about)?.signers ?? []))]),
    ]
    const open = about === undefined ? null : questionAbout(state, about)
    const former: NewEvent[] =
      open?.result === 'open' ? [{ type: 'go.expired', body: { id: open.id, anew: true } }] : []
    return happens(...former, {
      type: 'go.asked',
      body: {
        id,
        question,
        signers: rolesOf(state, named),
        people: named,
        ...(about === undefined ? {} : { about }),
        figures,
        expiresAt,
      },
    })
  },

  'go.answer'(state, { id, answer, note }, actor, { now }) {
    const asked = state.goNoGo[id]
    if (asked === undefined) return no('no-such', { kind: 'question', id })
    const key = signerKey(asked, actor.person)
    if (key === null || actor.person === null) return no('not-a-signer', {})
    if (asked.answers[key]?.answer === answer) return nothingToDo
    if (asked.result !== 'open') return no('question-over', { result: asked.result })
    if (asked.expiresAt <= now) return no('question-over', { result: 'expired' })
    const { role } = actor.person
    const person = asked.people === undefined ? {} : { person: key }
    return happens({ type: 'go.answered', body: { id, role, answer, note, ...person } })
  },

  'go.expire'(state, { id }, _actor, { now }) {
    const asked = state.goNoGo[id]
    if (asked === undefined || asked.result !== 'open' || asked.expiresAt > now) return nothingToDo
    return happens({ type: 'go.expired', body: { id } })
  },

  'go.replace'(state, { id, person, by, reason }, actor, { now }) {
    const asked = state.goNoGo[id]
    if (asked === undefined) return no('no-such', { kind: 'question', id })
    const lead = leadOf(state)
    if (actor.person?.id !== lead) return no('not-the-lead', { lead: nameOf(state, lead) })
    if (asked.replaced?.some((r) => r.person === person && r.by === by)) return nothingToDo
    if (asked.result !== 'open') return no('question-over', { result: asked.result })
    if (asked.expiresAt <= now) return no('question-over', { result: 'expired' })
    if (asked.people?.includes(person) !== true) return no('no-such', { kind: 'signer', id: person })
    if (asked.answers[person] !== undefined) return no('has-answered', { person: nameOf(state, person) })
    // In place of one who was named comes one who was not; who signs already can't sign twice.
    const others = asked.people.filter((p) => p !== person)
    const without = by === null || others.includes(by) ? null : by
    if (without === null && others.length === 0) return no('last-signer', {})
    if (without !== null && (without === person || !mayBeNamed(state, without)))
      return no('no-such', { kind: 'person', id: without })
    return happens({ type: 'go.replaced', body: { id, person, by: without, reason } })
  },
}

function isThere(state: UpgradeState, { kind, id }: { kind: 'step' | 'phase'; id: string }): boolean {
  return kind === 'step' ? stepOf(state, id) !== null : state.phases[id] !== undefined
}

function mayBeNamed(state: UpgradeState, person: string): boolean {
  return state.people[person]?.revoked === false
}

function nameOf(state: UpgradeState, person: string | null): string {
  return person === null ? '' : state.people[person]?.name || person
}

/** As pages of before named people read it: they show a question to whom it is for, by role. */
function rolesOf(state: UpgradeState, people: readonly string[]): Doer[] {
  const roles = people.flatMap((id) => {
    const role = state.people[id]?.role
    return role === undefined || role === 'observer' ? [] : [role]
  })
  return [...new Set(roles)]
}

/**
 * Whether the gate before a step lets it begin. Closed, it stops everybody, and no override passes it. What the hands
 * began where no word came through is no asking for leave: it stands, marked, and both sides see it.
 */
export function passed(
  state: UpgradeState,
  step: PlanStep,
  actor: Actor,
  moment: Moment,
): { ok: true; marks: { deviation?: 'gate' } } | { ok: false; refused: Decision } {
  const gate = gateOf(state, step.id)
  if (gate === null || gate.open) return { ok: true, marks: {} }
  const hands = actor.person?.role === 'sentinel'
  if (hands && (saidWithoutLine(state, moment) || saidBeforeGate(gate, moment)))
    return { ok: true, marks: { deviation: 'gate' } }
  return { ok: false, refused: closed(state, step, gate) }
}

/**
 * Why the hands can't be asked for what a step needs of them; null: they can. Asked before its Go, they would do it. To
 * stand by, or to look at something, they can be asked at any time.
 */
export function barred(state: UpgradeState, asked: Pick<HandsRequest, 'step' | 'kind'>): Decision | null {
  const step = asked.step === null ? null : stepOf(state, asked.step)
  if (step === null || asked.kind === 'stand-by' || !isJobOf(step, asked)) return null
  if (state.runs[step.id]?.state === 'running') return null
  const gate = gateOf(state, step.id)
  return gate === null || gate.open ? null : closed(state, step, gate)
}

function closed(state: UpgradeState, step: PlanStep, gate: Gate): Decision {
  const question = gate.question?.question ?? gate.planned?.question ?? ''
  const waits = gate.waits.map((id) => state.people[id]?.name || id)
  return no('gate-closed', { step: step.title, question, why: gate.why, waits })
}

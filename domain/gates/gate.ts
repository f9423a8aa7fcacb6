import type { GateAbout, GoAnswer, GoNoGo, Person, UpgradeState } from '../log/state.ts'
import { onDuty } from '../people/on-duty.ts'
import { isSeated } from '../people/seats.ts'
import type { PlannedGate } from '../plan/plan.ts'
import { batonNow, leadOf } from '../presence/baton.ts'
import { stepOf } from '../work/steps.ts'

/** Why a gate is closed; `go`: it is open. `undone`: its Go was for what has been rolled back since. */
export type GateWhy = 'not-asked' | 'asked' | 'no-go' | 'expired' | 'signer-missing' | 'undone' | 'go'

/** One go/no-go that stands before a step: planned, asked, or both. */
export interface Gate {
  /** Null: a No-go about no single step, which stops everything. */
  about: GateAbout | null
  planned: PlannedGate | null
  /** The newest about it; null: not asked yet. */
  question: GoNoGo | null
  why: GateWhy
  open: boolean
  /** Person ids whose Go is missing. Empty where it was not asked, and the plan names nobody. */
  waits: string[]
}

/** One who signs. `person` null: whoever has the role, as questions before named people; or who is in the plan no more. */
export interface Signer {
  /** The key of `answers`. */
  key: string
  person: Person | null
  role: Person['role']
  answer: GoAnswer | null
}

/** Who signs a question, in the order they were named, and what each said. */
export function signersOf(q: GoNoGo, state: Pick<UpgradeState, 'people'>): Signer[] {
  if (q.people === undefined)
    return q.signers.map((role) => ({ key: role, person: null, role, answer: q.answers[role] ?? null }))
  return q.people.map((id) => {
    const person = state.people[id] ?? null
    return { key: id, person, role: person?.role ?? 'observer', answer: q.answers[id] ?? null }
  })
}

/** As whom a person signs a question (a key of `answers`); null: they do not. */
export function signerKey(q: GoNoGo, person: Pick<Person, 'id' | 'role'> | null | undefined): string | null {
  if (person == null) return null
  if (q.people !== undefined) return q.people.includes(person.id) ? person.id : null
  return q.signers.some((role) => role === person.role) ? person.role : null
}

/** Ids of those whose answer an open question still waits for; none once it is over. */
export function awaited(q: GoNoGo, state: Pick<UpgradeState, 'people'>): string[] {
  if (q.result !== 'open') return []
  return signersOf(q, state).flatMap((s) => {
    if (s.answer !== null) return []
    if (q.people !== undefined) return [s.key]
    return Object.values(state.people)
      .filter((p) => p.role === s.role && isSeated(p))
      .map((p) => p.id)
  })
}

/** The answer of one person's, the question then: Go once all have said so, No-go as soon as one does. */
export function withAnswer(q: GoNoGo, key: string, answer: GoAnswer): GoNoGo {
  const answers = { ...q.answers, [key]: answer }
  if (q.result !== 'open') return { ...q, answers }
  if (answer.answer === 'no-go') return { ...q, answers, result: 'no-go' }
  const keys: readonly string[] = q.people ?? q.signers
  return { ...q, answers, result: keys.every((k) => answers[k]?.answer === 'go') ? 'go' : 'open' }
}

/** Who said No-go; null where nobody did. */
export function noGoOf(q: GoNoGo): { key: string; answer: GoAnswer } | null {
  const said = Object.entries(q.answers).find(([, a]) => a.answer === 'no-go')
  return said === undefined ? null : { key: said[0], answer: said[1] }
}

/** Who signs when nobody is named: who leads (else has the baton), and the sentinels on duty. */
export function usualSigners(state: UpgradeState, now: number): string[] {
  const atTheKeyboard = (id: string | null) => {
    const p = id === null ? undefined : state.people[id]
    return p !== undefined && isSeated(p) && p.role === 'upgrader' ? [p.id] : []
  }
  const [leads] = [...atTheKeyboard(leadOf(state)), ...atTheKeyboard(batonNow(state).by)]
  return [...(leads === undefined ? [] : [leads]), ...onDuty(state, now)]
}

/**
 * What stands before a step: the first gate that is closed, else the last that is open, else null. A gate of a phase
 * stands before each of its steps. What was asked counts like what was planned, and only a Go opens: a question that
 * is open, expired or answered No-go does not.
 */
export function gateOf(state: UpgradeState, stepId: string): Gate | null {
  const gates = gatesOf(state, stepId)
  return gates.find((g) => !g.open) ?? gates.at(-1) ?? null
}

/** The planned gate of a step or phase; null: none. */
export function plannedGate(state: UpgradeState, about: GateAbout): PlannedGate | null {
  const thing = about.kind === 'step' ? stepOf(state, about.id) : state.phases[about.id]
  return thing?.gate ?? null
}

/** The newest question about a step or phase; null: nobody has asked. */
export function questionAbout(state: UpgradeState, about: GateAbout): GoNoGo | null {
  return newestAbout(Object.values(state.goNoGo), about)
}

/** Whether two questions are about the same; one about nothing in particular is about all. */
export function sameAbout(a: GateAbout | undefined, b: GateAbout | undefined): boolean {
  return a === undefined || b === undefined || (a.kind === b.kind && a.id === b.id)
}

/** Whether it is the last word on its step or phase, so that it must not be forgotten. */
export function isLastWord(q: GoNoGo, all: readonly GoNoGo[]): boolean {
  return q.about !== undefined && newestAbout(all, q.about) === q
}

/** The No-go that stops the work now: said, and nothing decided since. The newest; null: none. */
export function standingNoGo(state: UpgradeState): GoNoGo | null {
  return newest(standing(state))
}

function standing(state: UpgradeState): GoNoGo[] {
  if (state.status !== 'running' && state.status !== 'rolling-back') return []
  return Object.values(state.goNoGo).filter(
    (q) => q.result === 'no-go' && q.decided === undefined && !isStepOver(state, q),
  )
}

/** Whether a question that is over has nothing to say any more: its step is over, or the work has gone on since. */
export function isPast(state: UpgradeState, q: GoNoGo): boolean {
  if (q.result === 'open') return false
  if (q.decided !== undefined) return true
  if (q.about !== undefined) return isStepOver(state, q)
  return q.result !== 'no-go' && Object.values(state.runs).some((r) => (r.startedAt ?? 0) > q.askedAt)
}

function gatesOf(state: UpgradeState, stepId: string): Gate[] {
  const step = stepOf(state, stepId)
  if (step === null) return []
  const stop = standing(state).find((q) => q.about === undefined)
  const all: Gate[] =
    stop === undefined
      ? []
      : [{ about: null, planned: null, question: stop, why: 'no-go', open: false, waits: [] }]
  for (const about of [{ kind: 'phase', id: step.phase } as const, { kind: 'step', id: stepId } as const]) {
    const planned = plannedGate(state, about)
    const question = questionAbout(state, about)
    if (planned === null && question === null) continue
    const why = whyOf(state, stepId, planned, question)
    const waits =
      question?.result === 'open'
        ? awaited(question, state)
        : why === 'signer-missing' && question !== null
          ? missing(planned, question)
          : (planned?.signers ?? [])
    all.push({ about, planned, question, why, open: why === 'go', waits: why === 'go' ? [] : waits })
  }
  return all
}

function whyOf(state: UpgradeState, step: string, planned: PlannedGate | null, q: GoNoGo | null): GateWhy {
  if (q === null) return 'not-asked'
  if (q.result !== 'go') return q.result === 'open' ? 'asked' : q.result
  // What was rolled back begins again in another night than the one that was judged.
  const run = state.runs[step]
  if (run?.state === 'undone' && (q.seq ?? 0) < (run.endedSeq ?? 0)) return 'undone'
  return missing(planned, q).length > 0 ? 'signer-missing' : 'go'
}

/** Whom the plan names, and who neither said Go nor was replaced by who leads. */
function missing(planned: PlannedGate | null, q: GoNoGo): string[] {
  const replaced = new Set(q.replaced?.map((r) => r.person))
  return (planned?.signers ?? []).filter((id) => q.answers[id]?.answer !== 'go' && !replaced.has(id))
}

function newestAbout(all: readonly GoNoGo[], about: GateAbout): GoNoGo | null {
  return newest(all.filter((q) => q.about !== undefined && sameAbout(q.about, about)))
}

function newest(all: readonly GoNoGo[]): GoNoGo | null {
  return all.reduce<GoNoGo | null>(
    (a, b) =>
      a === null ||
      (b.seq ?? 0) > (a.seq ?? 0) ||
      ((b.seq ?? 0) === (a.seq ?? 0) && (b.askedAt > a.askedAt || (b.askedAt === a.askedAt && b.id > a.id)))
        ? b
        : a,
    null,
  )
}

function isStepOver(state: UpgradeState, { about, seq = 0 }: GoNoGo): boolean {
  if (about === undefined) return false
  const over = (id: string) => {
    const run = state.runs[id]
    return run?.state === 'undone'
      ? (run.endedSeq ?? 0) > seq
      : run?.state === 'done' || run?.state === 'skipped'
  }
  if (about.kind === 'step') return over(about.id)
  const steps = Object.values(state.steps).filter((s) => s.phase === about.id)
  return steps.length > 0 && steps.every((s) => over(s.id))
}

import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { minutes, reason, words } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import type { Timers } from '../log/timers.ts'
import { idSchema } from '../plan/basics.ts'
import type { Doer, Role } from '../plan/plan.ts'
import { doerSchema } from '../plan/schema.ts'
import { leadOf } from '../presence/baton.ts'
import { lineOrNone, wordsOrNone } from '../text/schemas.ts'
import { alive, isOver } from '../work/status.ts'
import { stepOf } from '../work/steps.ts'
import { type GateWhy, isLastWord, plannedGate, questionAbout, signerKey, withAnswer } from './gate.ts'
import { noGoDecided } from './over.ts'
import type { GateAbout, GoNoGo } from './state.ts'

export interface GateEvents {
  'go.asked': {
    id: string
    question: string
    /** By role; with `people`, the roles of those. */
    signers: Doer[]
    /** Who must say Go, by person id. Left out: whoever has a role of `signers` signs for it. */
    people?: string[]
    about?: GateAbout
    expiresAt: number
    figures: Record<string, string | number>
  }
  /** `person`: as whom, where people were named. */
  'go.answered': { id: string; role: Role; answer: 'go' | 'no-go'; note: string; person?: string }
  /** `anew`: it was asked anew before its time was up. */
  'go.expired': { id: string; anew?: true }
  /** Who leads lets another sign, or (`by` null) goes on without. */
  'go.replaced': { id: string; person: string; by: string | null; reason: string }
}

export interface GateRefusals {
  'question-over': { result: 'go' | 'no-go' | 'expired' }
  'not-a-signer': Record<never, never>
  /** By names. `question` empty: it stands in the plan, or a No-go stops everything. */
  'gate-closed': { step: string; question: string; why: GateWhy; waits: string[] }
  'has-answered': { person: string }
  'last-signer': Record<never, never>
  'not-the-lead': { lead: string }
}

export const gateShapes = () => ({
  'go.ask': {
    id: idSchema,
    question: words,
    /** By role, as pages before named people: whoever has it signs for it. */
    signers: z.array(doerSchema).max(2).default([]),
    /** By person id: all of them must say Go. */
    people: z.array(idSchema).min(1).max(50).optional(),
    /** What is not begun before the Go. */
    about: z.strictObject({ kind: z.enum(['step', 'phase']), id: idSchema }).optional(),
    minutes,
    figures: z.record(lineOrNone(60), z.union([lineOrNone(200), z.number()])),
  },
  'go.answer': { id: idSchema, answer: z.enum(['go', 'no-go']), note: wordsOrNone(500) },
  'go.expire': { id: idSchema },
  /** Another signs in place of one who was named; `by` null: it goes on without. */
  'go.replace': { id: idSchema, person: idSchema, by: idSchema.nullable(), reason },
})

export const gateRows: Rows<typeof gateShapes> = {
  'go.ask': row.upgrader,
  // Only who is named may: the question itself says so.
  'go.answer': { upgrader: 'yes', sentinel: 'yes', observer: 'own' },
  'go.expire': row.clock,
  'go.replace': row.upgrader,
}

export const gateTries: Tries<typeof gateShapes> = (of) => ({
  'go.ask': [
    {
      id: of.questions,
      question: of.texts,
      people: [['upgrader'], ['sentinel'], ['boss', 'upgrader'], ['upgrader', 'sentinel'], ['none']],
      about: [
        { kind: 'step', id: 'e' },
        { kind: 'step', id: 'a' },
        { kind: 'step', id: 'rb1-1' },
        { kind: 'phase', id: 'switch' },
        undefined,
      ],
      minutes: [1, 10],
      figures: [{}],
    },
    {
      id: of.ids,
      question: of.texts,
      signers: [[], ['upgrader'], ['sentinel'], ['sentinel', 'sentinel'], ['upgrader', 'sentinel']],
      minutes: [0, 1440, 10, 1],
      figures: [{}, { P80: '16:34', awake: 17 }],
    },
  ],
  'go.answer': { id: [...of.ids, ...of.questions], answer: ['go', 'go', 'no-go'], note: of.texts },
  'go.expire': { id: [...of.ids, ...of.questions] },
  'go.replace': { id: of.questions, person: of.people, by: orNull(of.people), reason: of.texts },
})

export const gateVerbs: Verbs<keyof ReturnType<typeof gateShapes>> = {
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

export const gateApplies: Applies<GateEvents> = {
  'go.asked'(state, body, event) {
    // Of two about the same the later counts; a question by role is about nothing in particular.
    const seq = body.people === undefined ? {} : { seq: event.seq }
    const asked = { ...body, ...seq, askedAt: event.happenedAt, answers: {}, result: 'open' as const }
    return question(noGoDecided(state, 'asked-again', body.about), asked)
  },

  'go.answered'(state, { id, role, person, answer, note }, event) {
    const asked = state.goNoGo[id]
    if (asked === undefined) return state
    return question(
      state,
      withAnswer(asked, person ?? role, { answer, note, by: event.actor, at: event.happenedAt }),
    )
  },

  'go.replaced'(state, { id, person, by, reason }, event) {
    const asked = state.goNoGo[id]
    if (asked?.people === undefined) return state
    const people = asked.people.flatMap((p) => (p !== person ? [p] : by === null ? [] : [by]))
    const replaced = [
      ...(asked.replaced ?? []),
      { person, by, reason, at: event.happenedAt, who: event.actor },
    ]
    const all = people.every((p) => asked.answers[p]?.answer === 'go')
    return question(state, { ...asked, people, replaced, result: all ? 'go' : asked.result })
  },

  'go.expired'(state, body) {
    const asked = state.goNoGo[body.id]
    return asked === undefined ? state : question(state, { ...asked, result: 'expired' })
  },
}

export const gateTimers: Timers = (state) =>
  Object.values(state.goNoGo)
    .filter((g) => g.result === 'open')
    .map(({ id, expiresAt }) => ({
      at: expiresAt,
      id: `expire-go:${id}`,
      command: { type: 'go.expire', id },
    }))

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

/** The last word on a step or phase is kept however old it is: forgotten, it would be a gate that stands open. */
function question(state: UpgradeState, value: GoNoGo): UpgradeState {
  const all = put(state.goNoGo, value)
  const list = Object.values(all)
  return {
    ...state,
    goNoGo: prune(all, (g) => (g.result === 'open' || isLastWord(g, list) ? null : g.askedAt)),
  }
}

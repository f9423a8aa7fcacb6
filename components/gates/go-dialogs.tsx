'use client'
import { useState } from 'react'
import { desk } from '../../domain/desk/words.ts'
import { gateOf, plannedGate, questionAbout, usualSigners } from '../../domain/gates/gate.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { gateForms } from '../../domain/gates/words/forms.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import type { GateAbout, UpgradeState } from '../../domain/log/state.ts'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import type { Move } from '../../domain/moves/move.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { sortByOrder } from '../../domain/plan/plan.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { CommandForm, textOf, wholeOf } from '../moves/command-form.tsx'
import { ReasonField } from '../moves/reason-field.tsx'
import { CheckField, fieldLook, SelectField, TextField } from '../ui/field.tsx'

const ALL = ''
const keyOf = (about: GateAbout | undefined) => (about === undefined ? ALL : `${about.kind}:${about.id}`)
const aboutOf = (key: string): GateAbout | undefined => {
  const at = key.indexOf(':')
  return at < 0 ? undefined : { kind: key.slice(0, at) as GateAbout['kind'], id: key.slice(at + 1) }
}

/** What is asked of whom unless it is changed: as planned, else as it was asked last, of who is on duty. */
function usual(state: UpgradeState, about: GateAbout | undefined, now: number) {
  const planned = about === undefined ? null : plannedGate(state, about)
  const last = about === undefined ? null : questionAbout(state, about)
  const named = planned === null || planned.signers.length === 0 ? usualSigners(state, now) : planned.signers
  return {
    question: planned?.question ?? last?.question ?? '',
    people: last?.people ?? named,
    minutes: String(planned?.minutes ?? 10),
    bound: planned?.signers ?? [],
  }
}

/** Asks who is named for their Go before a step or phase. The next step and who is on duty are chosen already. */
export function GoDialog({ move }: { move: Move }) {
  const { names, state, live, lang } = useDesk()
  const words = deskGates[lang]
  const w = gateForms[lang].dialog
  const [id] = useState(() => newId('g'))
  const steps = stepsInScope(state)
  const left = steps.filter((s) => !['done', 'skipped'].includes(runOf(state, s.id).state))
  const next = stepAtHand(state, live.now()) ?? left[0]
  const [about, setAbout] = useState<GateAbout | undefined>(() => {
    const given = move.send['about'] as GateAbout | undefined
    if (given !== undefined || next === undefined) return given
    // What keeps it from beginning, where that is the gate of its phase.
    const gate = gateOf(state, next.id)
    return gate?.open === false && gate.about !== null ? gate.about : { kind: 'step', id: next.id }
  })
  const [now] = useState(() => live.now())
  const before = usual(state, about, now)
  // Null while nobody has changed it: it then follows what the step's plan says.
  const [question, setQuestion] = useState<string | null>(null)
  const [people, setPeople] = useState<readonly string[] | null>(null)
  const [minutes, setMinutes] = useState<string | null>(null)
  const chosen = [...new Set([...(people ?? before.people), ...before.bound])]
  const candidates = Object.values(state.people).filter(
    (p) => !p.revoked && (p.account !== null || before.bound.includes(p.id)),
  )
  const phases = sortByOrder(Object.values(state.phases)).filter((p) => left.some((s) => s.phase === p.id))
  const choices = [
    ...left.map((s) => ({ value: keyOf({ kind: 'step', id: s.id }), label: s.title })),
    ...phases.map((p) => ({ value: keyOf({ kind: 'phase', id: p.id }), label: w.phase(p.title) })),
    { value: ALL, label: w.all },
  ]
  return (
    <CommandForm
      title={words.askTitle}
      submit={words.askDo}
      read={(form) => {
        const text = textOf(form, 'question')
        const named = chosen.filter((p) => candidates.some((c) => c.id === p))
        const whole = wholeOf(form, 'minutes', 1, 1440)
        if (text === '' || named.length === 0 || whole === null)
          return {
            errors: {
              question: text === '' ? desk[lang].needed : undefined,
              people: named.length === 0 ? w.nobody : undefined,
              minutes: whole === null ? desk[lang].whole(1, 1440) : undefined,
            },
          }
        const figures = { 'steps-done': steps.length - left.length, 'steps-planned': steps.length }
        return { move, given: { id, question: text, people: named, about, minutes: whole, figures } }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            name="about"
            label={w.about}
            value={keyOf(about)}
            onChange={(e) => setAbout(aboutOf(e.target.value))}
            choices={
              choices.some((c) => c.value === keyOf(about))
                ? choices
                : [{ value: keyOf(about), label: about?.id ?? '' }, ...choices]
            }
          />
          <TextField
            name="question"
            label={words.question}
            error={errors['question']}
            value={question ?? before.question}
            onChange={(e) => setQuestion(e.target.value)}
            maxLength={4000}
            autoComplete="off"
            data-focus
          />
          <fieldset className="grid gap-0.5">
            <legend className={fieldLook.label}>{w.people}</legend>
            <p className={fieldLook.hint}>{before.bound.length > 0 ? w.planned : w.peopleHint}</p>
            {candidates.map((p) => (
              <CheckField
                key={p.id}
                name="people"
                value={p.id}
                label={`${p.name || p.id} · ${names.role[p.role]}${p.account === null ? ` · ${deskGates[lang].notSeated}` : ''}`}
                checked={chosen.includes(p.id)}
                disabled={before.bound.includes(p.id)}
                onChange={(e) =>
                  setPeople(e.target.checked ? [...chosen, p.id] : chosen.filter((c) => c !== p.id))
                }
              />
            ))}
            {errors['people'] === undefined ? null : (
              <p className={fieldLook.error} role="alert">
                {errors['people']}
              </p>
            )}
          </fieldset>
          <TextField
            name="minutes"
            label={words.minutes}
            error={errors['minutes']}
            inputMode="numeric"
            value={minutes ?? before.minutes}
            onChange={(e) => setMinutes(e.target.value)}
          />
        </>
      )}
    </CommandForm>
  )
}

/** One's own Go, or No-go with the reason that everybody reads. */
export function AnswerDialog(props: { move: Move; answer: 'go' | 'no-go' }) {
  const { called, lang } = useDesk()
  const w = gates[lang]
  const no = props.answer === 'no-go'
  return (
    <CommandForm
      title={called.question(props.move.about.id)}
      submit={no ? w.sendNoGo : w.go}
      danger={no}
      read={(form) => {
        const note = textOf(form, 'note')
        if (no && note === '') return { errors: { note: desk[lang].needed } }
        return { move: props.move, given: { answer: props.answer, note } }
      }}
    >
      {(errors) => (
        <TextField
          name="note"
          label={no ? w.reason : deskGates[lang].note}
          hint={no ? w.reasonHint : undefined}
          error={errors['note']}
          maxLength={500}
          autoComplete="off"
        />
      )}
    </CommandForm>
  )
}

/** Somebody who was named can't be reached: another signs, or it goes on without, and all read why. */
export function ReplaceDialog(props: { question: string; person: string }) {
  const { state, called, names, lang } = useDesk()
  const w = gateForms[lang].dialog
  const people = state.goNoGo[props.question]?.people ?? []
  const others = Object.values(state.people).filter(
    (p) => !p.revoked && p.account !== null && !people.includes(p.id),
  )
  return (
    <CommandForm
      title={w.replaceTitle(called.person(props.person))}
      lead={w.replaceLead}
      submit={w.replaceDo}
      read={(form) => {
        const reason = textOf(form, 'reason')
        if (reason === '') return { errors: { reason: desk[lang].needed } }
        const by = textOf(form, 'by')
        return {
          type: 'go.replace',
          id: props.question,
          person: props.person,
          by: by === '' ? null : by,
          reason,
        }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            name="by"
            label={w.instead}
            defaultValue={others[0]?.id ?? ''}
            choices={[
              ...others.map((p) => ({ value: p.id, label: `${p.name || p.id} · ${names.role[p.role]}` })),
              // Nobody would be left to say Go.
              ...(people.length > 1 || others.length === 0 ? [{ value: '', label: w.nobodyInstead }] : []),
            ]}
          />
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}

'use client'
import { desk } from '../../domain/desk/words.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { requestDialogs } from '../../domain/hands/words/dialogs.ts'
import { whom } from '../../domain/hands/words/whom.ts'
import type { Move } from '../../domain/moves/move.ts'
import { doerOf, forWhom } from '../../domain/people/on-duty.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { CommandForm, textOf, wholeOf } from '../moves/command-form.tsx'
import { ReasonForm } from '../moves/reason-field.tsx'
import { fieldLook, SelectField, TextField } from '../ui/field.tsx'

export function WithdrawDialog(props: { dialog: 'withdraw' | 'reopen'; move: Move }) {
  const { called, lang } = useDesk()
  const words = deskRequests[lang]
  const withdraw = props.dialog === 'withdraw'
  return (
    <ReasonForm
      move={props.move}
      title={withdraw ? requestDialogs[lang].withdraw : words.reopen}
      lead={called.request(props.move.about.id)}
      submit={withdraw ? words.withdraw : words.reopen}
      danger={withdraw}
    />
  )
}

/** The sentinel's own answer, or what was said on the telephone; the log says who entered it. */
export function PhoneDialog({ moves }: { moves: readonly Move[] }) {
  const { called, role, state, live, lang } = useDesk()
  const words = requestDialogs[lang]
  const own = role === 'sentinel'
  const done = moves.find((m) => m.needs.some((n) => n.field === 'saw'))?.send.type
  const several = Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
  const request = moves[0]?.about.id ?? ''
  const r = state.requests[request]
  const likely = r === undefined ? undefined : forWhom(state, r, live.now())[0]
  return (
    <CommandForm
      title={own ? deskRequests[lang].answer : deskRequests[lang].phone}
      lead={
        <>
          <p>{called.request(request)}</p>
          {own ? null : <p className={fieldLook.hint}>{words.phoneLead}</p>}
        </>
      }
      submit={own ? deskRequests[lang].answer : words.phoneDo}
      read={(form) => {
        const said = textOf(form, 'answer')
        const move = moves.find((m) => m.send.type === said)
        if (move === undefined) return { errors: { answer: desk[lang].needed } }
        const saw = textOf(form, 'saw')
        const by = own || several.length < 2 ? {} : { doer: textOf(form, 'doer') }
        const needs = (field: string) => move.needs.some((n) => n.field === field)
        if (needs('saw')) return { move, given: { saw, ...by } }
        if (!needs('reason')) return { move, given: by }
        return saw === '' ? { errors: { saw: desk[lang].needed } } : { move, given: { reason: saw, ...by } }
      }}
    >
      {(errors) => (
        <>
          {own || several.length < 2 ? null : (
            <SelectField
              name="doer"
              label={whom[lang].doer}
              defaultValue={likely ?? ''}
              choices={several.map((p) => ({ value: p.id, label: p.name || p.id }))}
            />
          )}
          <SelectField
            name="answer"
            label={words.phoneAnswer}
            defaultValue={done ?? moves[0]?.send.type}
            choices={moves.map(({ send: { type } }) => ({
              value: type,
              label: words.phoneAnswers[type as keyof typeof words.phoneAnswers],
            }))}
          />
          <TextField
            name="saw"
            label={words.phoneSaw}
            error={errors['saw']}
            maxLength={2000}
            autoComplete="off"
          />
        </>
      )}
    </CommandForm>
  )
}

/** After a wrong box: the hands may look again, and read what they are told of it. */
export function ClearDialog({ move }: { move: Move }) {
  const { called, lang } = useDesk()
  const own = requestDialogs[lang]
  return (
    <ReasonForm
      move={move}
      title={own.clearTitle}
      lead={called.request(move.about.id)}
      submit={own.clearDo}
    />
  )
}

/** A call that was made all the same: with whom, how long, and what it cost. */
export function CallDialog({ request }: { request: string | null }) {
  const { state, lang } = useDesk()
  const words = desk[lang]
  const own = requestDialogs[lang]
  const others = Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
  const r = request === null ? undefined : state.requests[request]
  const asks = r === undefined ? null : doerOf(state, r)
  return (
    <CommandForm
      title={own.callTitle}
      lead={own.callLead}
      submit={own.callDo}
      read={(form) => {
        const minutes = wholeOf(form, 'minutes', 1, 1440)
        const cost = textOf(form, 'cost')
        const amount = cost === '' ? null : Number(cost.replace(',', '.'))
        if (minutes === null || (amount !== null && !(amount >= 0 && amount <= 1e6)))
          return {
            errors: {
              minutes: minutes === null ? words.whole(1, 1440) : undefined,
              cost: amount !== null && !(amount >= 0 && amount <= 1e6) ? words.needed : undefined,
            },
          }
        return {
          type: 'call.log',
          request,
          person: textOf(form, 'person') || null,
          minutes,
          cost:
            amount === null ? null : { amount, currency: textOf(form, 'currency').toUpperCase() || 'USD' },
          note: textOf(form, 'note'),
        }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            name="person"
            label={peopleHere[lang].title}
            defaultValue={asks ?? others[0]?.id ?? ''}
            choices={others.map((p) => ({ value: p.id, label: p.name }))}
          />
          <div className={fieldLook.row}>
            <TextField
              name="minutes"
              label={own.callMinutes}
              error={errors['minutes']}
              inputMode="numeric"
              autoComplete="off"
            />
            <TextField
              name="cost"
              label={own.callCost}
              error={errors['cost']}
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField
              name="currency"
              label={own.callCurrency}
              defaultValue="USD"
              maxLength={3}
              pattern="[A-Za-z]{3}"
              autoComplete="off"
            />
          </div>
          <TextField name="note" label={own.callNote} maxLength={500} autoComplete="off" />
        </>
      )}
    </CommandForm>
  )
}

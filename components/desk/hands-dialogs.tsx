'use client'
import { useState } from 'react'
import { handsOnSite } from '../../domain/hands/on-site.ts'
import { stepOf } from '../../domain/log/steps.ts'
import type { RequestKind } from '../../domain/plan/plan.ts'
import { requestKindSchema } from '../../domain/plan/schema.ts'
import { AreaField, SelectField, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { CommandForm, textOf, wholeOf } from './command-form.tsx'
import { useDesk } from './desk-context.tsx'
import { newId } from './new-id.ts'
import { ReasonField } from './reason-field.tsx'

/** Asks for hands; filled in from the step's own `ask` where it has one. */
export function AskDialog({ step: stepId }: { step: string | null }) {
  const { words, names, state, live } = useDesk()
  const { dialogs } = words
  const [id] = useState(() => newId('r'))
  const step = stepId === null ? null : stepOf(state, stepId)
  const [machine, setMachine] = useState(step?.machine ?? '')
  const box = state.machines[machine]
  const queued = handsOnSite(state, live.now()).length === 0
  return (
    <CommandForm
      title={dialogs.ask}
      lead={step === null ? undefined : step.title}
      submit={dialogs.askDo}
      filled={step?.ask != null}
      read={(form) => {
        const text = textOf(form, 'text')
        const allowance = wholeOf(form, 'allowance', 1, 240)
        const holds = textOf(form, 'holds')
        const minutes = holds === '' ? null : wholeOf(form, 'holds', 1, 1440)
        if (text === '' || allowance === null || (holds !== '' && minutes === null))
          return {
            errors: {
              text: text === '' ? dialogs.needed : undefined,
              allowance: allowance === null ? dialogs.whole(1, 240) : undefined,
              holds: holds !== '' && minutes === null ? dialogs.whole(1, 1440) : undefined,
            },
          }
        return {
          type: 'request.ask',
          id,
          kind: textOf(form, 'kind') as RequestKind,
          machine: machine === '' ? null : machine,
          step: stepId,
          text,
          expect: textOf(form, 'expect'),
          allowance,
          expiresAt: minutes === null ? null : Math.floor(live.now()) + minutes * 60_000,
        }
      }}
    >
      {(errors) => (
        <>
          <div className="field-row">
            <SelectField
              name="kind"
              label={dialogs.kind}
              defaultValue={step?.ask?.kind ?? 'reset'}
              choices={requestKindSchema.options.map((k) => ({ value: k, label: names.kind[k] }))}
            />
            <SelectField
              label={dialogs.machine}
              hint={box === undefined ? undefined : dialogs.readBack(box.sticker, box.place)}
              value={machine}
              onChange={(e) => setMachine(e.target.value)}
              choices={[
                { value: '', label: dialogs.noMachine },
                ...Object.values(state.machines).map((m) => ({
                  value: m.id,
                  label: m.formerName === null ? m.sticker : words.machines.nowNamed(m.sticker, m.name),
                })),
              ]}
            />
          </div>
          <AreaField
            name="text"
            label={dialogs.askText}
            error={errors['text']}
            defaultValue={step?.ask?.text ?? ''}
            maxLength={1000}
          />
          <AreaField
            name="expect"
            label={dialogs.askExpect}
            defaultValue={step?.expect.slice(0, 1000) ?? ''}
            maxLength={1000}
            rows={2}
          />
          <div className="field-row">
            <TextField
              name="allowance"
              label={dialogs.allowance}
              error={errors['allowance']}
              inputMode="numeric"
              defaultValue={String(step?.ask?.allowance ?? 10)}
            />
            <TextField
              name="holds"
              label={dialogs.expires}
              hint={dialogs.expiresHint}
              error={errors['holds']}
              inputMode="numeric"
            />
          </div>
          {queued ? <Notice tone="warn">{dialogs.askQueued}</Notice> : null}
        </>
      )}
    </CommandForm>
  )
}

export function WithdrawDialog(props: { dialog: 'withdraw' | 'reopen'; request: string }) {
  const { words, called } = useDesk()
  const { dialogs } = words
  const withdraw = props.dialog === 'withdraw'
  return (
    <CommandForm
      title={withdraw ? dialogs.withdraw : dialogs.reopen}
      lead={called.request(props.request)}
      submit={withdraw ? dialogs.withdrawDo : dialogs.reopenDo}
      danger={withdraw}
      read={(form) => {
        const reason = textOf(form, 'reason')
        if (reason === '') return { errors: { reason: dialogs.needed } }
        return { type: withdraw ? 'request.withdraw' : 'request.reopen', id: props.request, reason }
      }}
    >
      {(errors) => <ReasonField errors={errors} />}
    </CommandForm>
  )
}

const answers = ['request.seen', 'request.on-my-way', 'request.done', 'request.cannot'] as const

/** The sentinel's own answer, or what was said on the telephone; the log says who entered it. */
export function PhoneDialog({ request }: { request: string }) {
  const { words, called, role } = useDesk()
  const { dialogs } = words
  const own = role === 'sentinel'
  return (
    <CommandForm
      title={own ? words.hands.answer : dialogs.phone}
      lead={
        <>
          <p>{called.request(request)}</p>
          {own ? null : <p className="field-hint">{dialogs.phoneLead}</p>}
        </>
      }
      submit={own ? words.hands.answer : dialogs.phoneDo}
      read={(form) => {
        const type = answers.find((a) => a === textOf(form, 'answer')) ?? 'request.seen'
        const saw = textOf(form, 'saw')
        if (type === 'request.done') return { type, id: request, saw }
        if (type !== 'request.cannot') return { type, id: request }
        return saw === '' ? { errors: { saw: dialogs.needed } } : { type, id: request, reason: saw }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            name="answer"
            label={dialogs.phoneAnswer}
            defaultValue="request.done"
            choices={answers.map((a) => ({ value: a, label: dialogs.phoneAnswers[a] }))}
          />
          <TextField
            name="saw"
            label={dialogs.phoneSaw}
            error={errors['saw']}
            maxLength={2000}
            autoComplete="off"
          />
        </>
      )}
    </CommandForm>
  )
}

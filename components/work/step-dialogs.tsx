'use client'
import { cards } from '../../domain/cards/words/cards.ts'
import { desk } from '../../domain/desk/words.ts'
import type { Move } from '../../domain/moves/move.ts'
import { openBefore, stepOf } from '../../domain/work/steps.ts'
import { stepDialogs } from '../../domain/work/words/step-dialogs.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { CommandForm, textOf, wholeOf } from '../desk/command-form.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { ReasonField } from '../desk/reason-field.tsx'
import { AreaField, TextField } from '../ui/field.tsx'
import { GraveFacts } from './grave-step.tsx'

/** Failed, skipped, done again or begun before its turn: each needs a reason, which goes into the log. */
export function ReasonDialog(props: { dialog: 'fail' | 'skip' | 'redo' | 'start-anyway'; move: Move }) {
  const { state, lang } = useDesk()
  const dialogs = stepDialogs[lang]
  const { move } = props
  const step = stepOf(state, move.about.id)
  const title = step?.title ?? move.about.id
  const asks = {
    fail: { title: dialogs.fail(title), submit: stepWords[lang].fail },
    skip: { title: dialogs.skip(title), submit: dialogs.skipDo },
    redo: { title: dialogs.redo(title), submit: dialogs.redoDo },
    'start-anyway': { title: dialogs.startAnyway(title), submit: stepWords[lang].startAnyway },
  }[props.dialog]
  const begins = props.dialog === 'redo' || props.dialog === 'start-anyway'
  const waits = step !== null && props.dialog === 'start-anyway' ? openBefore(state, step) : []
  return (
    <CommandForm
      title={
        waits.length === 0 && props.dialog === 'start-anyway' ? cards[lang].grave.title(title) : asks.title
      }
      lead={waits.length === 0 ? undefined : dialogs.startAnywayText(waits)}
      submit={asks.submit}
      danger={props.dialog === 'fail'}
      read={(form) => {
        const reason = textOf(form, 'reason')
        if (reason === '') return { errors: { reason: desk[lang].needed } }
        return {
          move,
          given: props.dialog === 'start-anyway' ? { override: reason, confirmed: true } : { reason },
        }
      }}
    >
      {(errors) => (
        <>
          {begins && step !== null ? <GraveFacts step={step} /> : null}
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}

export function ProgressDialog({ step }: { step: string }) {
  const { called, state, lang } = useDesk()
  const dialogs = stepDialogs[lang]
  const now = state.runs[step]?.progress
  return (
    <CommandForm
      title={dialogs.progress(called.step(step))}
      submit={dialogs.progressDo}
      read={(form) => {
        const done = wholeOf(form, 'percent', 0, 100)
        if (done === null) return { errors: { percent: desk[lang].whole(0, 100) } }
        return { type: 'step.progress', step, progress: { unit: 'percent', done } }
      }}
    >
      {(errors) => (
        <TextField
          name="percent"
          label={dialogs.percent}
          error={errors['percent']}
          inputMode="numeric"
          defaultValue={now?.unit === 'percent' ? String(Math.round(now.done)) : ''}
          autoComplete="off"
        />
      )}
    </CommandForm>
  )
}

export function NoteDialog({ step }: { step: string }) {
  const { called, lang } = useDesk()
  const dialogs = stepDialogs[lang]
  return (
    <CommandForm
      title={dialogs.note(called.step(step))}
      submit={dialogs.noteDo}
      read={(form) => {
        const text = textOf(form, 'text')
        return text === '' ? { errors: { text: desk[lang].needed } } : { type: 'step.note', step, text }
      }}
    >
      {(errors) => (
        <AreaField name="text" label={stepWords[lang].note} error={errors['text']} maxLength={4000} />
      )}
    </CommandForm>
  )
}

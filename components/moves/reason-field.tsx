import type { ReactNode } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { Move } from '../../domain/moves/move.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { TextField } from '../ui/field.tsx'
import { CommandForm, type FieldErrors, textOf } from './command-form.tsx'

/** Why: one line that goes into the log, in every dialog that wants a reason. */
export function ReasonField({ errors }: { errors: FieldErrors }) {
  const words = desk[useDesk().lang]
  return (
    <TextField
      name="reason"
      label={words.reason}
      hint={words.reasonHint}
      error={errors['reason']}
      maxLength={2000}
      autoComplete="off"
    />
  )
}

/** Asks why, and makes a move with it: as its `reason`, unless `given` says otherwise. */
export function ReasonForm(props: {
  move: Move
  title: string
  lead?: ReactNode
  submit: string
  danger?: boolean
  given?: (reason: string) => Readonly<Record<string, unknown>>
  children?: ReactNode
}) {
  const { lang } = useDesk()
  const { move, given = (reason) => ({ reason }), children, ...form } = props
  return (
    <CommandForm
      {...form}
      read={(form) => {
        const reason = textOf(form, 'reason')
        return reason === '' ? { errors: { reason: desk[lang].needed } } : { move, given: given(reason) }
      }}
    >
      {(errors) => (
        <>
          {children}
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}

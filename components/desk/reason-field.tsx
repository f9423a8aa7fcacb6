import { desk } from '../../domain/desk/words.ts'
import { TextField } from '../ui/field.tsx'
import type { FieldErrors } from './command-form.tsx'
import { useDesk } from './desk-context.tsx'

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

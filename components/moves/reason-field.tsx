import { useDesk } from '../desk/desk-context.tsx'
import { TextField } from '../ui/field.tsx'
import type { FieldErrors } from './command-form.tsx'

/** Why: one line that goes into the log, in every dialog that wants a reason. */
export function ReasonField({ errors }: { errors: FieldErrors }) {
  const { dialogs } = useDesk().words
  return (
    <TextField
      name="reason"
      label={dialogs.reason}
      hint={dialogs.reasonHint}
      error={errors['reason']}
      maxLength={2000}
      autoComplete="off"
    />
  )
}

'use client'
import { useState } from 'react'
import { machineDialogs } from '../../domain/hands/words/machines.ts'
import { CommandForm, textOf } from '../desk/command-form.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { TextField } from '../ui/field.tsx'

/** Where a box stands now: it is moved while the work goes on, and the phone leads hands to it by this. */
export function PlaceDialog({ machine }: { machine: string }) {
  const { state, called, lang } = useDesk()
  const dialogs = machineDialogs[lang]
  // What was there when it was opened: somebody else may say another place meanwhile.
  const [saw] = useState(() => state.machines[machine]?.place ?? '')
  return (
    <CommandForm
      title={dialogs.place(called.machine(machine))}
      lead={dialogs.placeLead}
      submit={dialogs.placeDo}
      read={(form) => ({
        type: 'plan.set',
        kind: 'machine',
        id: machine,
        field: 'place',
        value: textOf(form, 'place'),
        saw,
      })}
    >
      {() => (
        <TextField
          name="place"
          label={dialogs.placeField}
          defaultValue={saw}
          maxLength={200}
          autoComplete="off"
          data-focus
        />
      )}
    </CommandForm>
  )
}

'use client'
import type { ReactNode } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Outcome } from './do.tsx'

/** Asks once more before a command that is grave: what it does stands in it. It stays until the answer is there. */
export function SureDialog(props: {
  title: string
  submit: string
  command: CommandInput
  close: () => void
  children: ReactNode
}) {
  const words = desk[useDesk().lang]
  const sending = useCommand(props.close)
  return (
    <Dialog title={props.title} closeWord={words.close} onClose={props.close}>
      <div className={fieldLook.form}>
        {props.children}
        <Outcome sending={sending} />
        <div className={fieldLook.actions}>
          <Button kind="danger" busy={sending.busy} onClick={() => sending.send(props.command)}>
            {props.submit}
          </Button>
          <Button kind="quiet" onClick={props.close}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

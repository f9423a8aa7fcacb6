'use client'
import type { ReactNode } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { type Sending, useCommand, useDesk } from '../desk/desk-context.tsx'
import { Button, type ButtonProps } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** A button that sends one command. What became of it stands right after it. */
export function Do({
  command,
  children,
  ...look
}: { command: () => CommandInput; children: ReactNode } & Pick<
  ButtonProps,
  'kind' | 'size' | 'hint' | 'className' | 'aria-pressed'
>) {
  const sending = useCommand()
  return (
    <>
      <Button {...look} busy={sending.busy} onClick={() => sending.send(command())}>
        {children}
      </Button>
      <Outcome sending={sending} />
    </>
  )
}

/** What became of the last command of a place: kept, unanswered, refused in words. Nothing when all is well. */
export function Outcome({ sending }: { sending: Sending }) {
  const { lang } = useDesk()
  const words = desk[lang]
  if (sending.refusal !== null)
    return (
      <div className="basis-full">
        <Notice
          tone="bad"
          live
          title={words.send.notDone}
          action={
            <Button size="sm" kind="quiet" onClick={sending.dismiss}>
              {words.send.dismiss}
            </Button>
          }
        >
          {sending.refusal}
        </Notice>
      </div>
    )
  if (!sending.held && !sending.noAnswer && sending.setback === null) return null
  return (
    <div className="basis-full">
      <Notice tone="warn" live>
        {sending.onlyHere
          ? words.send.onlyHere(1)
          : sending.held
            ? words.send.held
            : (sending.setback ?? words.send.noAnswer)}
      </Notice>
    </div>
  )
}

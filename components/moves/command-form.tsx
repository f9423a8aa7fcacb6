'use client'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { commandOf, type Move } from '../../domain/moves/move.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Outcome } from './do.tsx'
import { heldFor } from './use-moves.ts'

export type FieldErrors = Record<string, string | undefined>

/** What was read from a form: a move with what it needed, a command that is none, or what is wrong by field name. */
export type Read =
  | { move: Move; given: Readonly<Record<string, unknown>> }
  | { errors: FieldErrors }
  | CommandInput

/**
 * A dialog that asks what a command needs and sends it. It stays until the answer is there: a refusal is read beside
 * what was typed, and nothing typed is lost. Closed after that, the refusal has been read. With the line down it says
 * that the command is kept, and may be closed. What is held for a moment closes it: the top line counts, and takes it back;
 * then it opens again as it was sent.
 */
export function CommandForm(props: {
  title: string
  lead?: ReactNode
  submit: string
  danger?: boolean
  /** Everything is filled in already: Enter sends. */
  filled?: boolean
  read(form: FormData): Read
  children?: (errors: FieldErrors) => ReactNode
}) {
  const tools = useDesk()
  const words = desk[tools.lang]
  const { open, dialog, typed } = tools
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const back = typed.current
    if (back === null || back.dialog !== dialog || form.current === null) return
    typed.current = null
    fill(form.current, back.fields)
  }, [typed, dialog])
  const close = useCallback(() => open(null), [open])
  const sending = useCommand(close)
  const [errors, setErrors] = useState<FieldErrors>({})
  const leave = () => {
    if (sending.refusal !== null) sending.dismiss()
    close()
  }

  function submit(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    if (sending.busy) return
    const fields = new FormData(e.currentTarget)
    const read = props.read(fields)
    if ('errors' in read) {
      setErrors(read.errors)
      const first = Object.keys(read.errors).find((name) => read.errors[name] !== undefined)
      const field = first === undefined ? null : e.currentTarget.elements.namedItem(first)
      if (field instanceof HTMLElement) field.focus()
      return
    }
    setErrors({})
    if (!('move' in read)) return sending.send(read)
    const command = commandOf(read.move, read.given)
    const hold = heldFor(read.move, command, tools)
    const id = sending.send(command, hold)
    if (hold === 0) return
    if (dialog !== null) typed.current = { command: id, dialog, fields }
    close()
  }

  return (
    <Dialog title={props.title} closeWord={words.close} onClose={leave}>
      <form ref={form} className={fieldLook.form} onSubmit={submit} noValidate>
        {props.lead === undefined ? null : <div className="text-sm text-ink-soft">{props.lead}</div>}
        {props.children?.(errors)}
        <Outcome sending={sending} />
        <div className={fieldLook.actions}>
          <Button
            type="submit"
            kind={props.danger ? 'danger' : 'primary'}
            busy={sending.busy}
            data-focus={props.filled || undefined}
          >
            {props.submit}
          </Button>
          <Button kind="quiet" onClick={leave}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Writes into a form what was sent from it, as if it were typed: fields that follow their own state hear of it too. */
function fill(form: HTMLFormElement, fields: FormData): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      if (field.name !== '' && fields.getAll(field.name).includes(field.value) !== field.checked)
        field.click()
      continue
    }
    const kind =
      field instanceof HTMLTextAreaElement
        ? HTMLTextAreaElement
        : field instanceof HTMLSelectElement
          ? HTMLSelectElement
          : field instanceof HTMLInputElement && field.type !== 'hidden'
            ? HTMLInputElement
            : null
    const value = kind === null ? null : fields.get((field as HTMLInputElement).name)
    if (kind === null || typeof value !== 'string') continue
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event(kind === HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  }
}

/** A field's text, trimmed. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A field's whole number within bounds; null when it is anything else. */
export function wholeOf(form: FormData, name: string, min: number, max: number): number | null {
  const text = textOf(form, name)
  const n = Number(text)
  return text !== '' && Number.isInteger(n) && n >= min && n <= max ? n : null
}

'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { fieldsIn, postFields } from './post-fields.ts'

/**
 * A form that does one thing when its button is pressed, and leads where the server says. What is refused, or reaches nobody,
 * is told in it, and all that was typed stays. A refusal without words here is told by the page, at `part`. Without script it
 * is a form.
 */
export function SentForm(props: {
  lang: Lang
  action: string
  /** By the code of a refusal. */
  faults?: Record<string, string>
  /** Where on the page it stands: `#sessions`. */
  part: string
  className?: string
  children: ReactNode
}) {
  const { part } = props
  const words = settingsPage[props.lang].saving
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null })

  async function send(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    if (state.busy) return
    const by = (e.nativeEvent as SubmitEvent).submitter
    const fields = fieldsIn(e.currentTarget, by)
    setState({ busy: true, fault: null })
    const answer = await postFields(props.action, fields)
    if (answer.ok) return lead(answer.to ?? `${location.pathname}${part}`)
    const fault = answer.why === undefined ? answer.message : props.faults?.[answer.why]
    if (answer.why !== undefined && fault === undefined)
      return lead(`${location.pathname}?why=${encodeURIComponent(answer.why)}${part}`)
    setState({ busy: false, fault: fault ?? words.notDone })
  }

  return (
    <form
      className={props.className}
      method="post"
      action={props.action}
      onSubmit={send}
      aria-busy={state.busy}
    >
      {props.children}
      <p role="alert" className={state.fault === null ? 'hidden' : 'w-full text-sm text-bad'}>
        {state.fault}
      </p>
    </form>
  )
}

/** Goes there; an address that differs by its part alone would only be scrolled to, and what it shows is old. */
function lead(to: string): void {
  const url = new URL(to, location.href)
  const same = url.pathname === location.pathname && url.search === location.search
  location.assign(url)
  if (same) location.reload()
}

'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { isEscapeComposing } from './keys.ts'

/**
 * A native modal dialog: focus is held and given back by the browser, Escape closes. Mount it to open it. A click beside
 * it does nothing: what was typed is not lost by a slip.
 */
export function Dialog(props: {
  title: ReactNode
  closeWord: string
  onClose: () => void
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    if (dialog === null) return
    const before = document.activeElement
    if (!dialog.open) dialog.showModal()
    // The browser would begin at the closing cross. What is asked comes first, or what says that it does.
    const first =
      dialog.querySelector('[data-focus]') ??
      dialog.querySelector('.dialog-body :is(input:not([type=hidden]), select, textarea, button)')
    if (first instanceof HTMLElement) first.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault()
        if (!isEscapeComposing()) props.onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={heading} className="dialog-title">
          {props.title}
        </h2>
        <Button kind="quiet" size="sm" onClick={props.onClose} aria-label={props.closeWord}>
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
          </svg>
        </Button>
      </div>
      <div className="dialog-body">{props.children}</div>
    </dialog>
  )
}

'use client'
import { type ReactNode, useId } from 'react'
import { Button, type ButtonProps, buttonLook } from './button.tsx'

/**
 * A button for what cannot be undone, and the question it asks first. The form in `children` does it; a press beside the
 * window, Escape and Cancel do nothing. Works without script.
 */
export function Confirm(props: {
  /** What stands on the button. */
  face: ReactNode
  /** The button's whole name, where several have the same face. */
  label?: string
  size?: ButtonProps['size']
  question: string
  text: string
  /** Below the text: what else should be known before. */
  more?: ReactNode
  cancel: string
  onOpen?: () => void
  /** The form, with the button that does it. */
  children: ReactNode
}) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={buttonLook({ kind: 'danger', size: props.size })}
        popoverTarget={id}
        aria-label={props.label}
      >
        {props.face}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-asks`}
        onToggle={(e) => (e.newState === 'open' ? props.onOpen?.() : undefined)}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line-strong bg-panel p-5 text-ink shadow-lift backdrop:bg-[rgb(5_8_12/0.6)]"
      >
        <h3 id={`${id}-asks`} className="text-lg leading-snug font-semibold">
          {props.question}
        </h3>
        <p className="mt-2 text-ink-soft">{props.text}</p>
        {props.more}
        <div className="mt-4 flex flex-wrap items-start gap-2">
          {props.children}
          <Button popoverTarget={id} popoverTargetAction="hide">
            {props.cancel}
          </Button>
        </div>
      </div>
    </>
  )
}

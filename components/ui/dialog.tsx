'use client'
import { cva, type VariantProps } from 'class-variance-authority'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button, type ButtonProps, buttonLook } from './button.tsx'
import { isEscapeComposing } from './keys.ts'

/** A field in focus is never beneath what ends its form (`ending`, below). */
const dialogLook = cva(
  'dialog max-h-[calc(100dvh-2rem)] overflow-auto rounded-lg border border-line bg-panel text-ink shadow-lift backdrop:bg-[rgb(5_8_12/0.6)] [scroll-padding-block:1rem_6rem]',
  {
    variants: {
      size: {
        form: 'm-auto w-[min(34rem,calc(100vw-2rem))]',
        list: 'm-auto w-[min(42.5rem,calc(100vw-2rem))]',
        picture: 'm-auto w-[min(64rem,100vw-2rem)] max-w-none',
        /** In a page, to be looked at. */
        shown: 'static w-full max-w-none',
      },
    },
    defaultVariants: { size: 'form' },
  },
)
/** What ends it stays in reach, however long the form is. */
const BODY =
  'dialog-body px-5 pt-2 pb-5 ending:sticky ending:bottom-0 ending:-mx-5 ending:mt-0 ending:-mb-5 ending:border-t ending:border-line ending:bg-panel ending:px-5 ending:py-3.5'

/**
 * A native modal dialog: focus is held and given back by the browser, Escape closes. Mount it to open it. A click beside
 * it does nothing: what was typed is not lost by a slip.
 */
export function Dialog(
  props: {
    title: ReactNode
    closeWord: string
    onClose: () => void
    children: ReactNode
  } & VariantProps<typeof dialogLook>,
) {
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
      className={dialogLook({ size: props.size })}
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault()
        if (!isEscapeComposing()) props.onClose()
      }}
    >
      <DialogParts {...props} heading={heading} />
    </dialog>
  )
}

/** One that is open where it stands, to be looked at. */
export function ShownDialog(props: {
  heading: string
  title: ReactNode
  closeWord: string
  children: ReactNode
}) {
  return (
    <dialog open className={dialogLook({ size: 'shown' })} aria-labelledby={props.heading}>
      <DialogParts {...props} />
    </dialog>
  )
}

/** What stands in one: its title, the cross that closes it, and the rest. */
function DialogParts(props: {
  heading: string
  title: ReactNode
  closeWord: string
  onClose?: () => void
  children: ReactNode
}) {
  return (
    <>
      <div className="dialog-head flex items-start justify-between gap-4 pt-4 pr-3 pb-1 pl-5">
        <h2 id={props.heading} className="dialog-title pt-0.5 text-lg leading-[1.3] font-heading">
          {props.title}
        </h2>
        <Button kind="quiet" size="sm" onClick={props.onClose} aria-label={props.closeWord}>
          <svg className="size-[1.125em] flex-none" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
          </svg>
        </Button>
      </div>
      <div className={BODY}>{props.children}</div>
    </>
  )
}

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

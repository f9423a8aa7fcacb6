'use client'
import type { KeyboardEvent, PointerEventHandler } from 'react'
import { onKeys } from '../../ui/keys.ts'

/** Where the grip of a line is, or what stands in its place. */
export const grip =
  'plan-handle inline-flex min-h-row w-8 flex-none touch-none items-center justify-center text-ink-faint hover:text-ink max-[60rem]:row-span-3'

/** What makes a line be dragged by a button. */
export type Handle = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  PointerEventHandler<HTMLElement>
>

/** The grip of a line. The arrow keys move it as dragging does. */
export function HandleButton(props: { label: string; handle: Handle; onNudge: (by: 1 | -1) => void }) {
  function press(e: KeyboardEvent) {
    if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return
    e.preventDefault()
    e.stopPropagation()
    props.onNudge(e.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <button
      type="button"
      className={`${grip} cursor-grab`}
      aria-label={props.label}
      aria-keyshortcuts="ArrowUp ArrowDown"
      onKeyDown={onKeys(press)}
      {...props.handle}
    >
      <svg
        className="size-4"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M5.5 3.5h.01M10.5 3.5h.01M5.5 8h.01M10.5 8h.01M5.5 12.5h.01M10.5 12.5h.01" />
      </svg>
    </button>
  )
}

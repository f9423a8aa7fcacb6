import type { ReactNode } from 'react'
import { buttonLook } from './button.tsx'

/**
 * A button and the small window it opens below the bar, at its end: away again with Escape, or with a press anywhere else.
 * What it holds is there all the time, so that keys whose buttons stand in it work.
 */
export function Pop(props: {
  id: string
  /** What stands on the button. */
  face: ReactNode
  /** What the window is called. */
  title: string
  look?: string | undefined
  children: ReactNode
}) {
  const { id, face, title, look } = props
  return (
    <>
      <button type="button" className={look ?? buttonLook({ kind: 'quiet', size: 'sm' })} popoverTarget={id}>
        {face}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className="fixed inset-x-auto top-14 end-2 bottom-auto m-0 max-h-[calc(100dvh-4.5rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line-strong bg-panel p-3 text-ink shadow-lift"
      >
        {props.children}
      </div>
    </>
  )
}

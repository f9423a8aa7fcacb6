import { cx } from 'class-variance-authority'
import { type ReactNode, useId } from 'react'

const FRAME = 'panel min-w-0 rounded-lg border bg-panel'

/** How the parts of a panel look, for what has one without its title or tools. */
export const panelLook = {
  box: `${FRAME} border-line`,
  head: 'panel-head flex min-h-[calc(var(--control)+0.5rem)] flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-1 pr-2 pl-pad',
  title: 'panel-title text-sm font-heading tracking-[0.01em] text-ink-soft',
  tools: 'panel-tools flex flex-wrap items-center gap-1.5',
  body: 'panel-body px-pad pt-3.5 pb-pad',
}

const edges = { plain: 'border-line', warn: 'border-warn', bad: 'border-bad' }

/** A titled region. `flush` lets lists run to its edges; `lays` says how what is in it is laid out. */
export function Panel(props: {
  title: ReactNode
  tools?: ReactNode
  flush?: boolean
  id?: string
  className?: string
  /** What it is about presses. */
  edge?: keyof typeof edges | undefined
  lays?: string
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section
      id={props.id}
      aria-labelledby={heading}
      className={cx(FRAME, edges[props.edge ?? 'plain'], props.className)}
    >
      <div className={panelLook.head}>
        <h2 id={heading} className={panelLook.title}>
          {props.title}
        </h2>
        {props.tools === undefined ? null : <div className={panelLook.tools}>{props.tools}</div>}
      </div>
      <div className={cx(props.flush ? 'panel-body p-0' : panelLook.body, props.lays)}>{props.children}</div>
    </section>
  )
}

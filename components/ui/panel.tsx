import { type ReactNode, useId } from 'react'

/** A titled region. `flush` lets lists run to its edges. */
export function Panel(props: {
  title: ReactNode
  tools?: ReactNode
  flush?: boolean
  id?: string
  className?: string
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section
      id={props.id}
      aria-labelledby={heading}
      className={props.className === undefined ? 'panel' : `panel ${props.className}`}
    >
      <div className="panel-head">
        <h2 id={heading} className="panel-title">
          {props.title}
        </h2>
        {props.tools === undefined ? null : <div className="panel-tools">{props.tools}</div>}
      </div>
      <div className={props.flush ? 'panel-body panel-flush' : 'panel-body'}>{props.children}</div>
    </section>
  )
}

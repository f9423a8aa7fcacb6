import type { ReactNode } from 'react'

/** A whole screen: a bar, then the main part under its one heading. `skip` names the link past the bar. */
export function Page(props: {
  bar?: ReactNode
  title: ReactNode
  lead?: ReactNode
  /** Beside the heading: the screen's own buttons. */
  tools?: ReactNode
  /** For screens that are one short form. */
  narrow?: boolean
  /** For screens that are full of things to see. */
  wide?: boolean
  skip: string
  children: ReactNode
}) {
  return (
    <div className={props.narrow ? 'page page-narrow' : props.wide ? 'page page-wide' : 'page'}>
      <a className="skip-link" href="#main">
        {props.skip}
      </a>
      {props.bar ?? <span />}
      <main id="main" tabIndex={-1} className="page-main" aria-labelledby="page-title">
        <div className="page-head">
          <div>
            <h1 className="page-title" id="page-title">
              {props.title}
            </h1>
            {props.lead === undefined ? null : <p className="page-lead">{props.lead}</p>}
          </div>
          {props.tools}
        </div>
        {props.children}
      </main>
    </div>
  )
}

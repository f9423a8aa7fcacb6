import { cva, cx } from 'class-variance-authority'
import type { ReactNode } from 'react'

const main = cva('page-main mx-auto w-full min-w-0 px-4 pt-6 pb-16', {
  variants: { width: { narrow: 'max-w-136', plain: 'max-w-6xl', wide: 'max-w-[108rem]' } },
})

/** Past what every page begins with, for those who tab; seen only then. */
export function SkipLink({ children, to = '#main' }: { children: ReactNode; to?: string }) {
  return (
    <a
      className="skip-link fixed top-2 left-2 z-50 rounded-md bg-focus px-3.5 py-2 font-semibold text-ground not-focus:pointer-events-none not-focus:[clip-path:inset(50%)]"
      href={to}
    >
      {children}
    </a>
  )
}

/** A line or two below a heading that say what the page is for. */
export function Lead({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <p
      className={cx(
        'mt-1.5 max-w-176 text-ink-soft [&_a]:decoration-current [&_a]:underline-offset-[0.2em]',
        className,
      )}
    >
      {children}
    </p>
  )
}

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
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <SkipLink>{props.skip}</SkipLink>
      {props.bar ?? <span />}
      <main
        id="main"
        tabIndex={-1}
        className={main({ width: props.narrow ? 'narrow' : props.wide ? 'wide' : 'plain' })}
        aria-labelledby="page-title"
      >
        <div className="page-head mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <h1
              className="text-2xl leading-[1.2] font-heading tracking-[-0.01em] text-balance"
              id="page-title"
            >
              {props.title}
            </h1>
            {props.lead === undefined ? null : <Lead>{props.lead}</Lead>}
          </div>
          {props.tools}
        </div>
        {props.children}
      </main>
    </div>
  )
}

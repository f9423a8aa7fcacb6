import type { HTMLAttributes, LiHTMLAttributes, ReactNode } from 'react'

/** One of a list: what it is called, below that what is to be known of it, and beside it what can be done with it. */
export function Row({
  title,
  tools,
  children,
  ...rest
}: { title: ReactNode; tools?: ReactNode } & Omit<LiHTMLAttributes<HTMLLIElement>, 'title'>) {
  return (
    <li
      {...rest}
      className="row flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 border-line px-4 py-2 not-first:border-t"
    >
      <div className="min-w-0 flex-[1_1_11rem]">
        <p className={rowLook.title}>{title}</p>
        {children}
      </div>
      {tools}
    </li>
  )
}

/** How its parts look, for a list whose rows are laid out in their own way. */
export const rowLook = {
  title: 'leading-[1.35] font-semibold',
  facts: 'flex flex-wrap gap-x-3 text-xs text-ink-soft',
}

/** A line of facts below a row's name. */
export function RowFacts({ children }: { children: ReactNode }) {
  return <p className={rowLook.facts}>{children}</p>
}

/** Several things that can be done with a row; nothing where none can. */
export function RowTools({ children }: { children: ReactNode }) {
  return <div className="row-tools flex flex-wrap gap-1.5 empty:hidden">{children}</div>
}

/** One entry of a list of facts: what it is called, and what it is. */
export function Fact({ name, children, ...rest }: { name: ReactNode } & HTMLAttributes<HTMLDivElement>) {
  return (
    <div {...rest}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

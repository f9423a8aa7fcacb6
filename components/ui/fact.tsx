import type { HTMLAttributes, ReactNode } from 'react'

/** One entry of a list of facts: what it is called, and what it is. */
export function Fact({ name, children, ...rest }: { name: ReactNode } & HTMLAttributes<HTMLDivElement>) {
  return (
    <div {...rest}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

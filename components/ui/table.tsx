import { cx } from 'class-variance-authority'
import type { ReactNode } from 'react'

/** A table of what happened. On a narrow screen there are no columns: each row is a few lines of its own. */
export function Table(props: {
  /** The columns' names. */
  heads: readonly string[]
  /** The last one holds a number. */
  counts?: boolean
  children: ReactNode
}) {
  const { heads, counts } = props
  return (
    <table className="w-full overflow-clip rounded-lg border border-line bg-panel text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          {heads.map((head, i) => (
            <th
              key={head}
              scope="col"
              className={`px-3 py-2 font-semibold ${counts && i === heads.length - 1 ? 'text-end' : 'text-start'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{props.children}</tbody>
    </table>
  )
}

/** One row of cells. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <tr className="border-t border-line align-top max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:px-3 max-md:py-2">
      {children}
    </tr>
  )
}

/** What one row holds of a column; a `number` stands at its end. */
export function Cell(props: { className?: string; number?: boolean; children: ReactNode }) {
  const { className, number } = props
  return (
    <td className={cx('px-3 py-1.5 max-md:p-0', number && 'text-end tabular-nums', className)}>
      {props.children}
    </td>
  )
}

/** Holds its column's place. */
export const NONE = <span className="max-md:hidden">–</span>

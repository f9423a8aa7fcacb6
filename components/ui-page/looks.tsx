import { cx } from 'class-variance-authority'
import type { ReactNode } from 'react'

const LABEL = 'text-xs font-semibold text-ink-faint'
/** How this page lays out what it shows. */
export const looks = {
  label: LABEL,
  stack: 'grid grid-cols-[minmax(0,1fr)] gap-3.5',
  row: 'flex flex-wrap items-center gap-x-3.5 gap-y-2.5',
  marks: 'mt-1 flex flex-wrap gap-x-2 gap-y-1.5',
  hue: 'flex items-center gap-2.5 text-sm',
  code: 'text-xs text-ink-faint',
}

/** What a state or a size is called, beside it. */
export function Label({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={cx(LABEL, className)}>{children}</span>
}

import { cx } from 'class-variance-authority'
import type { CSSProperties, ReactNode } from 'react'

/** Something is under way. Beside words that say what; alone it says nothing to a screen reader. */
export function Spinner() {
  return (
    <span
      className="spinner inline-block size-[0.875em] flex-none animate-spin rounded-[50%] border-2 border-current border-r-transparent"
      aria-hidden="true"
    />
  )
}

/** A line of words that has not come yet, about as wide as it will be. */
export function Bone({ wide, tall, className }: { wide: string; tall?: string; className?: string }) {
  return (
    <span
      className={cx('bone block h-(--tall,0.75em) w-[min(100%,var(--wide))] rounded-sm bg-line', className)}
      style={{ '--wide': wide, '--tall': tall } as CSSProperties}
    />
  )
}

/** The shape of what is about to come, in its place; `label` says what is being waited for. */
export function Skeleton({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <div className={cx('skeleton grid grid-cols-[minmax(0,1fr)] content-start', className)} aria-busy="true">
      <p className="skeleton-says flex items-center gap-2 py-2.5 text-sm text-ink-soft" role="status">
        <Spinner /> {label}
      </p>
      <div aria-hidden="true" className="skeleton-bones animate-breathe">
        {children}
      </div>
    </div>
  )
}

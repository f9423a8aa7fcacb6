import type { CSSProperties, ReactNode } from 'react'

/** Something is under way. Beside words that say what; alone it says nothing to a screen reader. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />
}

/** A line of words that has not come yet, about as wide as it will be. */
export function Bone({ wide, tall }: { wide: string; tall?: string }) {
  return <span className="bone" style={{ '--wide': wide, '--tall': tall } as CSSProperties} />
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
    <div className={className === undefined ? 'skeleton' : `skeleton ${className}`} aria-busy="true">
      <p className="skeleton-says" role="status">
        <Spinner /> {label}
      </p>
      <div aria-hidden="true" className="skeleton-bones">
        {children}
      </div>
    </div>
  )
}

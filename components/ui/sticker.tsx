import type { ReactNode } from 'react'

/** What is written on the box itself, as it is written there. */
export function Sticker({ children }: { children: ReactNode }) {
  return (
    <span className="sticker inline-block rounded-sm border border-line-strong bg-raised px-1.75 font-mono text-[0.92em] font-semibold tracking-[0.02em]">
      {children}
    </span>
  )
}

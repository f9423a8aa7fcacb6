import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="kbd inline-block min-w-[1.5em] rounded-sm border border-current/40 px-[0.3125em] text-center font-mono text-[0.78em] leading-normal font-medium">
      {children}
    </kbd>
  )
}

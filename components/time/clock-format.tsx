'use client'
import { createContext, type ReactNode, useContext } from 'react'

const TwelveHours = createContext(false)

/** Whether the clocks below read twelve hours (8:00 PM) or twenty-four (20:00), as their reader chose. */
export function ClockFormat({ hour12, children }: { hour12: boolean; children: ReactNode }) {
  return <TwelveHours value={hour12}>{children}</TwelveHours>
}

/** The reader's choice; `asked` goes before it, for clocks that show one way whoever reads them. */
export function useHour12(asked: boolean | undefined): boolean {
  const chosen = useContext(TwelveHours)
  return asked ?? chosen
}

'use client'
import { useEffect, useRef } from 'react'
import { usePlan } from './plan-context.tsx'

const TYPED = 'input:not([type=radio]):not([type=checkbox]):not([readonly]), textarea:not([readonly])'

/** Ctrl and Z, with Shift or Y to redo. While a text is being typed they are that text's own. */
export function useUndoKeys(): void {
  const tools = usePlan()
  const newest = useRef(tools)
  newest.current = tools
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.defaultPrevented) return
      if (e.target instanceof HTMLElement && e.target.matches(TYPED)) return
      const key = e.key.toLowerCase()
      if (!newest.current.may || (key !== 'z' && key !== 'y')) return
      e.preventDefault()
      if (key === 'y' || e.shiftKey) newest.current.redo()
      else newest.current.undo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

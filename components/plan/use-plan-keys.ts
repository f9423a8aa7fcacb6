'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { keysOn } from '../desk/use-keys.ts'
import { listenToKeys } from '../ui/keys.ts'
import { usePlan } from './plan-context.tsx'

const TYPED = 'input:not([type=radio]):not([type=checkbox]):not([readonly]), textarea:not([readonly])'

/** J or K from nowhere in particular goes to the steps; unless keys are turned off, as on the Desk. */
export function useStepKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      // A press on the page itself may put the focus on its main part.
      const nowhere = e.target instanceof HTMLElement && e.target.matches('body, main')
      if (!nowhere || e.ctrlKey || e.metaKey || e.altKey || !/^[jk]$/i.test(e.key) || !keysOn()) return
      const rows = list.current?.querySelectorAll<HTMLElement>('[data-step]') ?? []
      const first = [...rows].find((row) => row.getAttribute('aria-expanded') === 'true') ?? rows[0]
      if (first === undefined) return
      first.focus()
      e.preventDefault()
    }
    return listenToKeys(document, press)
  }, [list])
}

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
    return listenToKeys(document, press)
  }, [])
}

'use client'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { listenToKeys } from '../ui/keys.ts'
import type { DeskDialog } from './dialogs.ts'

const KEPT = 'farhand:keys'
const SCROLLS = /^(Page(Up|Down)|Arrow(Up|Down)|Home|End| )$/

/**
 * The Desk's keys. A letter presses the button that shows it, nearest first: in the opened step where the focus is,
 * else anywhere on the Desk. So no key does what no button says. They can be turned off (WCAG 2.1.4), and are silent
 * while somebody types or a dialog is open.
 */
export function useKeys(
  dialog: DeskDialog | null,
  /** Opens the palette (Ctrl or Cmd and K); null: no keys at all. */
  open: ((dialog: DeskDialog) => void) | null,
): { on: boolean; turn(on: boolean): void } {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(keysOn()), [])
  // Known as soon as the dialog is gone from the page: a key pressed in that moment is the Desk's.
  const closed = useRef(dialog === null)
  useLayoutEffect(() => {
    closed.current = dialog === null
  }, [dialog])
  useEffect(() => {
    if (open === null) return
    const palette = (e: KeyboardEvent) => {
      if (!closed.current) return
      if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.key.toLowerCase() !== 'k') return
      e.preventDefault()
      open({ dialog: 'palette' })
    }
    return listenToKeys(document, palette)
  }, [open])
  useEffect(() => {
    if (!on || open === null) return
    const press = (e: KeyboardEvent) => {
      if (!closed.current) return
      if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return
      const at = e.target instanceof HTMLElement ? e.target : document.body
      if (at.matches('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]'))
        return
      // Where the page stands still, what a key would scroll is the part beside the talk.
      if (at === document.body && SCROLLS.test(e.key))
        document.querySelector<HTMLElement>('.desk-left')?.focus({ preventScroll: true })
      const key = e.key.length === 1 ? e.key.toUpperCase() : e.key
      const done = key === 'J' || key === 'K' ? moveRow(key === 'J' ? 1 : -1) : pressKey(at, key)
      if (done) e.preventDefault()
    }
    return listenToKeys(document, press)
  }, [on, open])
  return {
    on,
    turn(to) {
      setOn(to)
      try {
        localStorage.setItem(KEPT, to ? 'on' : 'off')
      } catch {
        // Forgotten at the next visit where the browser keeps nothing.
      }
    },
  }
}

/** Whether this browser's reader wants keys of one letter. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

function pressKey(at: HTMLElement, key: string): boolean {
  if (!/^[A-Z?]$/.test(key)) return false
  const selector = `[aria-keyshortcuts="${key}"]`
  const found = at.closest('[data-keys]')?.querySelector(selector) ?? document.querySelector(selector)
  if (!(found instanceof HTMLElement) || found.closest('[data-damaged]') !== null) return false
  if (found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement) found.focus()
  else found.click()
  return true
}

/** Moves the focus from step to step. */
function moveRow(by: 1 | -1): boolean {
  // Not those in a phase that is folded away.
  const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')].filter((row) =>
    row.checkVisibility(),
  )
  if (rows.length === 0) return false
  const here = rows.findIndex((row) => row.parentElement?.contains(document.activeElement))
  const current = rows.findIndex((row) => row.getAttribute('aria-current') === 'step')
  const to = here >= 0 ? here + by : Math.max(0, current)
  rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus()
  return true
}

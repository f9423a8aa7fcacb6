'use client'
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Entry } from '../../../domain/plan-edit/drop.ts'
import { listenToKeys } from '../../ui/keys.ts'

export interface Drag {
  moved: Entry
  /** Before which line of the list it would be dropped; its length: at the end. Null: it has not left its place. */
  at: number | null
}

const EDGE = 64
/** A press that moves less is none, px. */
const SLIP = 4

/**
 * Dragging the lines of a list by their handles, with any pointer. Escape puts back. The list scrolls with the page, and
 * the page scrolls while the pointer is held at its edge.
 */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  ends: { lifted(moved: Entry): void; dropped(moved: Entry, at: number): void; putBack(): void },
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const now = useRef<(Drag & { startY: number; y: number; speed: number }) | null>(null)
  const latest = useRef(ends)
  latest.current = ends

  const stop = () => {
    now.current = null
    setDrag(null)
  }
  const dragging = drag !== null
  useEffect(() => {
    if (!dragging) return
    let frame = requestAnimationFrame(function scroll() {
      const d = now.current
      if (d !== null && d.speed !== 0) {
        scrollBy(0, d.speed)
        follow()
      }
      frame = requestAnimationFrame(scroll)
    })
    const press = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return
      e.preventDefault()
      now.current = null
      setDrag(null)
      latest.current.putBack()
    }
    const stopListening = listenToKeys(window, press, { capture: true })
    return () => {
      cancelAnimationFrame(frame)
      stopListening()
    }
  })

  function follow() {
    const d = now.current
    if (d === null) return
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const at = lines.findIndex((line) => {
      const { top, height } = line.getBoundingClientRect()
      return d.y < top + height / 2
    })
    const place = at < 0 ? lines.length : at
    if (place === d.at) return
    d.at = place
    setDrag({ moved: d.moved, at: place })
  }

  return {
    drag,
    /** For the handle of a line. */
    handle: (moved: Entry) => ({
      onPointerDown(e: PointerEvent<HTMLElement>) {
        if (e.button !== 0) return
        e.currentTarget.setPointerCapture(e.pointerId)
        now.current = { moved, at: null, startY: e.clientY, y: e.clientY, speed: 0 }
      },
      onPointerMove(e: PointerEvent<HTMLElement>) {
        const d = now.current
        if (d === null || (d.at === null && Math.abs(e.clientY - d.startY) < SLIP)) return
        if (d.at === null) latest.current.lifted(moved)
        d.y = e.clientY
        d.speed = e.clientY < EDGE ? -10 : e.clientY > innerHeight - EDGE ? 10 : 0
        follow()
      },
      onPointerUp() {
        const d = now.current
        stop()
        if (d?.at != null) latest.current.dropped(moved, d.at)
      },
      onPointerCancel() {
        if (now.current?.at != null) latest.current.putBack()
        stop()
      },
    }),
  }
}

'use client'
import { type ComponentType, type MouseEvent, useEffect, useRef, useState } from 'react'
import { Rails as AsSent } from '#rails-as-sent'
import type { RailsProps } from './rails.tsx'

/** What can be pressed in it. */
const PRESSED = 'button, summary'

/**
 * The rails of a page that is only read: drawn by the server, and left as they came. What zooms them and opens their table
 * is fetched once somebody comes near; a press before it is there is done then.
 */
export function RailsAtRest(props: RailsProps) {
  const box = useRef<HTMLDivElement>(null)
  const pressed = useRef(-1)
  const [Live, come] = useState<ComponentType<RailsProps> | null>(null)
  const fetched = () =>
    void import('./rails.tsx').then(
      ({ Rails }) => come(() => Rails),
      // No line: the next who comes near tries again.
      () => undefined,
    )
  const wake = () => (props.compact === true ? undefined : fetched())
  const drawn = useRef(fetched)
  // Came by a way on which the server drew nothing.
  useEffect(() => {
    if (box.current?.childElementCount === 0) drawn.current()
  }, [])
  useEffect(() => {
    if (Live === null || pressed.current === -1) return
    box.current?.querySelectorAll<HTMLElement>(PRESSED)[pressed.current]?.click()
    pressed.current = -1
  }, [Live])
  if (Live !== null)
    return (
      <div ref={box} className="contents">
        <Live {...props} />
      </div>
    )
  const waits = (e: MouseEvent<HTMLElement>) => {
    const found = e.target instanceof Element ? e.target.closest(PRESSED) : null
    if (found === null) return
    e.preventDefault()
    pressed.current = [...e.currentTarget.querySelectorAll(PRESSED)].indexOf(found)
    wake()
  }
  return typeof window === 'undefined' ? (
    <div className="contents">
      <AsSent {...props} />
    </div>
  ) : (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the buttons in it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: so is what has the keys.
    <div
      ref={box}
      className="contents"
      onPointerOver={wake}
      onFocus={wake}
      onClick={waits}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: empty, so that what was sent is left in place.
      dangerouslySetInnerHTML={{ __html: '' }}
    />
  )
}

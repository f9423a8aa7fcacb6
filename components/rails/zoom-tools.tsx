'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { rails } from '../../domain/rails/words.ts'
import { Button } from '../ui/button.tsx'
import { attachZoom, STEP, type Zoom } from './zoom.ts'

/** The buttons that zoom the rails in `scroller`, whose first child is the picture. They never draw it anew. */
export function ZoomTools({ scroller, lang }: { scroller: RefObject<HTMLElement | null>; lang: Lang }) {
  const words = rails[lang].zoom
  const zoom = useRef<Zoom>(null)
  useEffect(() => {
    const box = scroller.current
    const field = box?.firstElementChild
    if (box == null || !(field instanceof HTMLElement)) return
    const attached = attachZoom(box, field)
    zoom.current = attached
    return () => attached.detach()
  }, [scroller])
  return (
    <fieldset className="ms-auto flex items-center print:hidden">
      <legend className="sr-only">{words.title}</legend>
      <Button
        size="sm"
        kind="quiet"
        title={words.keys}
        aria-label={words.out}
        onClick={() => zoom.current?.by(1 / STEP)}
      >
        −
      </Button>
      <Button size="sm" kind="quiet" title={words.keys} onClick={() => zoom.current?.fit()}>
        {words.fit}
      </Button>
      <Button
        size="sm"
        kind="quiet"
        title={words.keys}
        aria-label={words.in}
        onClick={() => zoom.current?.by(STEP)}
      >
        +
      </Button>
      <Button size="sm" kind="quiet" onClick={() => zoom.current?.toNow()}>
        {words.now}
      </Button>
    </fieldset>
  )
}

'use client'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

const EMPTY = '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>'

/**
 * A screen drawn at a width of its own, whatever the window's, and scaled into its place: its media queries see that
 * width. `css` replaces this page's own style. `still`: a picture only, nothing in it can be pressed. Where that width
 * would shrink to less than half, it is drawn as narrow as its place instead, but not below `least`.
 */
export function Frame(props: {
  title: string
  width: number
  height: number
  least?: number
  css?: string
  lang: string
  still?: boolean
  /** Its edge and corners, where it is no plain window. */
  edge?: string
  children: ReactNode
}) {
  const { height, css, lang, least = props.width, still = false } = props
  const edge = props.edge ?? 'rounded-md border border-line'
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [body, setBody] = useState<HTMLElement | null>(null)
  const [room, setRoom] = useState(props.width)
  const width = room < props.width / 2 ? Math.max(least, room) : props.width
  const scale = Math.min(1, room / width)

  useLayoutEffect(() => {
    const outer = box.current
    if (outer === null) return
    const resize = () => setRoom(outer.clientWidth)
    const sized = new ResizeObserver(resize)
    sized.observe(outer)
    resize()
    return () => sized.disconnect()
  }, [])

  const dress = () => {
    const inner = frame.current?.contentDocument
    if (inner == null || inner.body === null) return
    inner.documentElement.lang = lang
    const theme = document.documentElement.dataset['theme']
    // The faces; the phone's page has none.
    if (css === undefined) inner.documentElement.className = document.documentElement.className
    if (theme !== undefined) inner.documentElement.dataset['theme'] = theme
    const styles =
      css === undefined
        ? [...document.querySelectorAll('link[rel=stylesheet], style')].map((s) => s.cloneNode(true))
        : [Object.assign(inner.createElement('style'), { textContent: css })]
    inner.head.replaceChildren(...styles)
    setBody(inner.body)
  }
  useEffect(() => {
    // Loaded before this script listened.
    if (body === null && frame.current?.contentDocument?.readyState === 'complete') dress()
  })

  return (
    <div
      ref={box}
      className={`relative w-full overflow-hidden bg-ground ${edge}`}
      style={{ height: `${height * scale}px`, maxWidth: `${props.width}px` }}
    >
      <iframe
        ref={frame}
        title={props.title}
        srcDoc={EMPTY}
        onLoad={dress}
        tabIndex={still ? -1 : undefined}
        className="origin-top-left"
        style={{ width, height, transform: `scale(${scale})` }}
      />
      {body === null ? null : createPortal(still ? <div inert>{props.children}</div> : props.children, body)}
    </div>
  )
}

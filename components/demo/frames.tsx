'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DemoWords } from '../../domain/demo/words/demo.ts'
import { behind, framed } from './looks.ts'

/** As wide as a desk wants to be, and the smallest its letters may be drawn, as a share of their size. */
const DESK_WIDTH = 1240
const SMALLEST = 0.76

/** The real desk, in a frame of the same origin, drawn a little smaller where there is little room. */
export function DeskFrame(props: {
  upgrade: string
  title: string
  watching: boolean
  /** Whether it is the one that a phone shows. */
  shown: boolean
  /** Called when there is something to see. */
  onShown?: (() => void) | undefined
}) {
  const { upgrade, title, watching, shown } = props
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const size = useSize(box)
  useTheme(frame)
  useLoadedBefore(frame, props.onShown)
  // In the frame of a story that is being told, the desk is not the visitor's yet: `in-data-[demo=watching]:hidden`.
  const mark = () => {
    const root = rootIn(frame)
    if (root !== null) root.dataset['demo'] = watching ? 'watching' : 'yours'
  }
  useEffect(mark)
  // Narrow screens have a layout of the desk's own; between, it is scaled.
  const width =
    size.width < 600 ? size.width : Math.max(size.width, Math.min(DESK_WIDTH, size.width / SMALLEST))
  const scale = width === 0 ? 1 : size.width / width
  return (
    <div
      ref={box}
      className={`demo-desk relative min-h-0 overflow-hidden rounded-lg border border-line-strong bg-ground shadow-lift max-md:rounded-none max-md:border-0 max-md:shadow-none ${shown ? '' : behind}`}
    >
      <iframe
        ref={frame}
        className={framed}
        src={`/u/${upgrade}`}
        title={title}
        onLoad={() => {
          mark()
          props.onShown?.()
        }}
        style={
          size.width === 0
            ? undefined
            : { inlineSize: width, blockSize: size.height / scale, transform: `scale(${scale})` }
        }
      />
    </div>
  )
}

/** The real phone's page, 360 pixels wide, in the case of a phone. */
export function PhoneFrame(props: {
  upgrade: string
  title: string
  dark: boolean
  /** Whether it is the one that a phone shows. */
  shown: boolean
  words: DemoWords
  onShown?: (() => void) | undefined
}) {
  const { upgrade, title, dark, shown, words } = props
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const size = useSize(box)
  useTheme(frame)
  useLoadedBefore(frame, props.onShown)
  useEffect(() => {
    if (!dark) return
    // The line may come up again: the page need not sit out the wait that it has got used to meanwhile.
    const { current } = frame
    return () => void current?.contentWindow?.dispatchEvent(new Event('online'))
  }, [dark])
  const scale = size.width === 0 ? 1 : size.width / 360
  return (
    <div
      className={`relative grid min-h-0 grid-rows-[minmax(0,1fr)_auto] rounded-[2.25rem] border-2 bg-sunken px-2.25 py-4.5 shadow-lift before:absolute before:top-2 before:left-1/2 before:-ml-7 before:h-1 before:w-14 before:rounded-[0.125rem] before:bg-line-strong max-md:mx-auto max-md:my-3 max-md:w-[min(24rem,100%-1rem)] ${dark ? 'border-bad' : 'border-line-strong'} ${shown ? '' : behind}`}
    >
      <div ref={box} className="demo-glass relative min-h-0 overflow-hidden rounded-[1.375rem] bg-ground">
        <iframe
          ref={frame}
          className={framed}
          src={`/demo/${upgrade}/phone`}
          title={title}
          onLoad={props.onShown}
          style={
            size.width === 0
              ? undefined
              : { inlineSize: 360, blockSize: size.height / scale, transform: `scale(${scale})` }
          }
        />
      </div>
      {dark ? <p className="px-3 pt-2 text-center text-sm font-semibold text-bad">{words.lost}</p> : null}
    </div>
  )
}

function useSize(box: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (box.current === null) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return size
}

/** Says so if the frame was loaded before this page could listen. */
function useLoadedBefore(frame: RefObject<HTMLIFrameElement | null>, say: (() => void) | undefined) {
  const [told] = useState(() => say)
  useEffect(() => {
    const there = frame.current?.contentDocument
    if (there?.readyState === 'complete' && there.URL !== 'about:blank') told?.()
  }, [frame, told])
}

/** The light that is chosen around the frame is the light in it. */
function useTheme(frame: RefObject<HTMLIFrameElement | null>) {
  useEffect(() => {
    const root = document.documentElement
    const watch = new MutationObserver(() => {
      const inner = rootIn(frame)
      const theme = root.dataset['theme']
      if (inner !== null && theme !== undefined) inner.dataset['theme'] = theme
    })
    watch.observe(root, { attributeFilter: ['data-theme'] })
    return () => watch.disconnect()
  }, [frame])
}

/** Null while the frame is between two pages, whatever the types say of a document. */
function rootIn(frame: RefObject<HTMLIFrameElement | null>): HTMLElement | null {
  return (frame.current?.contentDocument?.documentElement as HTMLElement | null | undefined) ?? null
}

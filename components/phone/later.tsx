import { type ComponentType, useEffect, useRef, useState } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { untilThere } from '../drawn/until-there.ts'
import { ClockFormat, useHour12 } from '../time/clock-format.tsx'
import type { HandsScreenProps } from './screen.tsx'

/** The parts of the screen whose code comes once the rest of it lives. */
export interface Lower {
  Looks: ComponentType<HandsScreenProps>
  Below: ComponentType<HandsScreenProps>
  OnPaper: ComponentType<HandsScreenProps>
}

/**
 * What comes after the rest lives, or null until it has come: asked for from `now` on until it is there. A page that is kept
 * has it with it (components/worker/pages.ts), so that it needs no line.
 */
export function useLater<T>(now: boolean, load: () => Promise<T>): T | null {
  const [part, set] = useState<T | null>(null)
  const stop = useRef<(() => void) | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: What is loaded does not change.
  useEffect(() => {
    if (now && stop.current === null) stop.current = untilThere(load, set)
  }, [now])
  useEffect(() => () => stop.current?.(), [])
  return part
}

/**
 * A part of the screen, drawn once the rest of it stands: what is asked waits for none of it. Until its code is there, what
 * the server drew stays and works as forms do; then the part takes it over, first as it was drawn.
 */
export function Later({ of, ...props }: HandsScreenProps & { of: keyof Lower }) {
  const Part = props.lower?.[of] ?? null
  // Where it is there from the first on, as on the server, nothing has to be taken over.
  const there = useRef(Part !== null).current
  return there ? (
    <div className={frame(of)}>{Part === null ? null : <Part {...props} />}</div>
  ) : (
    <Taken part={Part} props={props} look={frame(of)} />
  )
}

/** No box of its own; for the printer the rest of the page is away (style.css). */
const frame = (of: keyof Lower) => (of === 'OnPaper' ? 'contents on-paper' : 'contents')

function Taken({
  part: Part,
  props,
  look,
}: {
  part: ComponentType<HandsScreenProps> | null
  props: HandsScreenProps
  look: string
}) {
  const box = useRef<HTMLDivElement>(null)
  const root = useRef<Root | null>(null)
  const drawn = useRef(props).current
  const hour12 = useHour12(undefined)
  useEffect(() => {
    if (Part === null || box.current === null) return
    const as = (p: HandsScreenProps) => (
      <ClockFormat hour12={hour12}>
        <Part {...p} />
      </ClockFormat>
    )
    if (root.current === null)
      if (box.current.firstChild === null) root.current = createRoot(box.current)
      else root.current = hydrateRoot(box.current, as(drawn))
    root.current.render(as(props))
  })
  useEffect(() => () => root.current?.unmount(), [])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Empty; said so that what the server drew in it is left alone.
  return <div ref={box} className={look} dangerouslySetInnerHTML={{ __html: '' }} />
}

import { useEffect, useState } from 'react'
import { phoneSaid } from '../../domain/phone/words.ts'
import { deviceClock } from '../live/clock.ts'
import { useHands } from './tools.tsx'

/** A tap that is kept back for a moment. */
export interface Held {
  id: string
  did: string
  /** Until it goes out, ms. */
  left: number
  /** How long it is kept back in all, ms. */
  total: number
}

/** A thumb on its way to "undo" must not meet what lies beneath, ms. */
const LINGER = 1500

/**
 * At the bottom of the screen, under whatever was tapped: that it lives in this page alone, for as long as that is so;
 * and while a tap can still be taken back, what it was, how long it waits, and "undo".
 */
export function UndoDock(props: { held: Held | null; undo: (id: string) => void; onlyHere: number }) {
  const { held, undo, onlyHere } = props
  const { lang } = useHands()
  const words = phoneSaid[lang]
  const [last, setLast] = useState<Held | null>(null)
  const id = held?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another tap, or its end, changes what is shown
  useEffect(() => {
    if (held !== null) return setLast(held)
    return deviceClock.after(LINGER, () => setLast(null))
  }, [id])
  const shown = held ?? last
  const only =
    onlyHere === 0 ? null : (
      <p className="dock-only">
        <span aria-hidden="true">!</span> {words.onlyHere(onlyHere)}
      </p>
    )
  if (shown === null) return only === null ? null : <div className="dock">{only}</div>
  return (
    <div className="dock">
      {only}
      <div className="dock-in">
        <p className="dock-told">
          <strong>{shown.did}</strong>
          <span aria-hidden="true">
            {held === null ? words.out : <Count key={held.id} left={held.left} />}
          </span>
        </p>
        <button
          type="button"
          className="press dock-undo"
          disabled={held === null}
          onClick={() => {
            setLast(null)
            undo(shown.id)
          }}
        >
          {words.undo}
        </button>
        {held === null ? null : <Bar key={held.id} {...held} />}
      </div>
    </div>
  )
}

/** Counts by the device: the upgrade's own clock may stand. */
function Count({ left }: { left: number }) {
  const { lang } = useHands()
  const [seconds, setSeconds] = useState(Math.ceil(left / 1000))
  useEffect(() => deviceClock.after(1000, () => setSeconds(Math.max(0, seconds - 1))), [seconds])
  return phoneSaid[lang].goesOut(seconds)
}

/** Runs out by itself, from where it stood when it was first drawn. */
function Bar({ left, total }: Held) {
  const [delay] = useState(left - total)
  return (
    <span
      className="dock-bar"
      aria-hidden="true"
      style={{ animationDuration: `${total}ms`, animationDelay: `${delay}ms` }}
    />
  )
}

import { deviceClock } from '../live/clock.ts'

/** How soon it is asked for again where the line brought nothing, ms. */
const AGAIN = 3000

/**
 * Asks for a part of a page until it is there, and `tell`s it once. What this returns asks no
 * more: whose screen is gone is told nothing.
 */
export function untilThere<T>(load: () => Promise<T>, tell: (part: T) => void): () => void {
  let over = false
  let cancel = () => {}
  const ask = () =>
    void load().then(
      (part) => {
        if (!over) tell(part)
      },
      () => {
        if (!over) cancel = deviceClock.after(AGAIN, ask)
      },
    )
  ask()
  return () => {
    over = true
    cancel()
  }
}

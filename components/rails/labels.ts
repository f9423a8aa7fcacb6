import type { Picture } from '../../domain/rails/picture.ts'
import { share } from '../../domain/rails/scale.ts'

/** Widths of what stands above the home rail, in % of the picture, roughly: a label, a clock, a flag with its title. */
const LABEL = 9
const CHIP = 5
const FLAG = 34

/** Whether the words of a line would lie under the clock of the now line, or under the flag beside it. */
export function isCovered(
  { at, kind }: { at: number; kind: string },
  { scale, bars }: Picture,
  covered: number | null,
): boolean {
  if (covered === null) return false
  const flag = bars.some((b) => b.side === 'home' && isRunning(b)) ? FLAG : CHIP
  const [from, to] = isLate(covered) ? [covered - flag, covered + CHIP] : [covered - CHIP, covered + flag]
  const line = share(at, scale)
  // The words of the window's start stand after their line, all others before it.
  const [start, end] = kind === 'window-from' ? [line, line + LABEL] : [line - LABEL, line]
  return end > from && start < to
}

/** Whether the words of the window's end would lie over those of the way back, which matter more. */
export function isBeside({ at, kind }: { at: number; kind: string }, { scale, overlays }: Picture): boolean {
  const back = kind === 'window-to' ? overlays.find((o) => o.kind === 'turn-back') : undefined
  return back !== undefined && Math.abs(share(at, scale) - share(back.at, scale)) < LABEL
}

/** Whether a bar is the part that happened of a step that runs. */
export function isRunning(b: Picture['bars'][number]): boolean {
  return !b.echo && b.how === 'happened' && b.state === 'running'
}

/** Whether now, in %, is so far to the right that its flag stands before it. */
export function isLate(now: number): boolean {
  return now > 60
}

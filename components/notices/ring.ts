import { phaseOf } from '../../domain/cards/cards.ts'
import { noGoOf, standingNoGo } from '../../domain/gates/gate.ts'
import { lateFrom } from '../../domain/hands/late.ts'
import { isOpen } from '../../domain/hands/state.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { isFor } from '../../domain/people/on-duty.ts'
import { isTheirs } from '../../domain/people/seats.ts'

/**
 * What rings now, as keys that change with each ring: a request that nobody has seen, asked or rung anew; one that was
 * taken up and is late; a No-go of somebody else's; a card whose moment has come; that the reader (`me`) is overdue. What has a key that was there before has rung already.
 */
export function ringing(state: UpgradeState, now: number, me: string | null = null): string[] {
  const keys: string[] = []
  const mine = me === null ? undefined : state.presence[me]
  if (mine?.state === 'unknown' && mine.due !== undefined && (mine.overdue ?? 0) > 0)
    keys.push(`overdue:${mine.due}:${mine.overdue}`)
  const stop = standingNoGo(state)
  const said = stop === null ? null : noGoOf(stop)
  if (
    stop !== null &&
    said !== null &&
    now - said.answer.at < RECENT &&
    !isTheirs(state.people[me ?? ''], said.answer.by)
  )
    keys.push(`no-go:${stop.id}`)
  for (const r of Object.values(state.requests)) {
    if (!isOpen(r)) continue
    // Somebody else's rings here only once they have been rung in vain.
    const hands = me !== null && state.people[me]?.role === 'sentinel'
    if (hands && !isFor(state, r, me, now) && (r.state !== 'asked' || r.rings < IN_VAIN)) continue
    if (r.state === 'asked') keys.push(`${r.id}:${r.opened}:asked:${r.rings}`)
    const late = lateFrom(r)
    if (late !== null && late <= now)
      keys.push(`${r.id}:${r.opened}:late:${r.onMyWayAt ?? r.seenAt}:${r.lateRings}`)
  }
  for (const c of Object.values(state.cards))
    if (phaseOf(c, now) === 'due' && (c.state === 'armed' || now - c.dueAt < RECENT))
      keys.push(`card:${c.id}:${c.dueAt}`)
    else if (c.state === 'armed' && c.walk > 0 && c.dueAt - c.walk * 60_000 <= now)
      keys.push(`go:${c.id}:${c.dueAt}`)
  return keys
}

/** So many rings unanswered, and the next in line is rung too: two minutes, as for notices. */
const IN_VAIN = 4

/** A card that fired, or a No-go said, longer ago than this has been heard, or is read; a page opened later does not ring for it, ms. */
const RECENT = 5 * 60_000

/** Two long, one short: told from the buzz of a mail through a coat. */
const BUZZ = [600, 200, 600, 200, 200]
/** Pitches in Hz and when each begins, in s: two bells, twice. */
const BELLS = [
  [880, 0],
  [660, 0.25],
  [880, 0.9],
  [660, 1.15],
] as const

let context: AudioContext | null = null

/** Browsers hold sound back until the page was touched once: the first touch lets it be heard from then on. */
export function readyToRing(): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  context.resume().catch(() => undefined)
}

/** Rings once: about a second and a half. Returns what ends it sooner. */
export function ring(): () => void {
  // Before the first touch browsers refuse it, and complain.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(BUZZ)
  const tones: OscillatorNode[] = []
  if (context?.state === 'running')
    for (const [pitch, at] of BELLS) {
      const tone = context.createOscillator()
      const loud = context.createGain()
      const begin = context.currentTime + 0.02 + at
      tone.type = 'triangle'
      tone.frequency.value = pitch
      loud.gain.setValueAtTime(0, begin)
      loud.gain.linearRampToValueAtTime(0.6, begin + 0.02)
      loud.gain.exponentialRampToValueAtTime(0.0001, begin + 0.55)
      tone.connect(loud).connect(context.destination)
      tone.start(begin)
      tone.stop(begin + 0.6)
      tones.push(tone)
    }
  return () => {
    navigator.vibrate?.(0)
    for (const tone of tones) tone.stop()
  }
}

import { z } from 'zod'
import { row } from '../access/rows.ts'
import { each, orNull, type Rows, type Tries } from '../log/capability.ts'
import { instant, ownClock } from '../log/fields.ts'
import type { ClockSetting } from '../log/state.ts'

/** What happens. */
export interface ClockEvents {
  'clock.set': { clock: ClockSetting }
  /** What the time really is: the event's own `at` is it, though the log may hold later ones. `was`: what the clock read. */
  'clock.declared': { at: number; was: number }
}

/** Why it may be refused. */
export interface ClockRefusals {
  'clock-backwards': { at: number; now: number }
  /** It runs on a clock of its own: what the real time is does not touch it. */
  'own-clock': Record<never, never>
  /** `at` is none of the times that the server holds possible; `now` is the one it goes by. */
  'unknown-time': { at: number; now: number }
}

/** What is said. */
export const clockShapes = () => ({
  'clock.set': {
    /** null: the wall clock. Rate 0: paused. */
    own: ownClock.nullable(),
    /** It goes on from there, whatever it read meanwhile: the real clock under it was put right. */
    goesOn: z.literal(true).optional(),
  },
  /**
   * What the real time is, said when the server's clock jumped or an older log stands ahead of it. `was`: what the upgrade's
   * clock read before, where the server's own has moved already.
   */
  'clock.declare': { at: instant, was: instant.optional() },
})

export const clockRows: Rows<typeof clockShapes> = {
  // The clock keeps an upgrade's own clock going when the server's is put right.
  'clock.set': { ...row.planner, clock: 'yes' },
  'clock.declare': { ...row.planner, clock: 'yes' },
}

export const clockTries: Tries<typeof clockShapes> = (of) => ({
  'clock.set': {
    own: orNull(each({ at: of.instants, rate: [0, 0.5, 1, 60, 3600] })),
  },
  'clock.declare': { at: of.instants },
})

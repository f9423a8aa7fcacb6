import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, each, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, type Moment, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { instant, ownClock } from '../log/fields.ts'
import { alive, isOver } from '../work/status.ts'
import { notAfter } from './declared.ts'
import type { ClockSetting } from './state.ts'

/** Nearer than this, two clocks read the same as far as people can tell: they say the time to the minute. */
const SAME_TIME = 60_000
/** The clock itself knows better, ms. */
const TO_THE_SECOND = 1000

export interface ClockEvents {
  'clock.set': { clock: ClockSetting }
  /** What the time really is: the event's own `at` is it, though the log may hold later ones. `was`: what the clock read. */
  'clock.declared': { at: number; was: number }
}

export interface ClockRefusals {
  'clock-backwards': { at: number; now: number }
  /** It runs on a clock of its own: what the real time is does not touch it. */
  'own-clock': Record<never, never>
  /** `at` is none of the times that the server holds possible; `now` is the one it goes by. */
  'unknown-time': { at: number; now: number }
}

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
  'clock.set': { own: orNull(each({ at: of.instants, rate: [0, 0.5, 1, 60, 3600] })) },
  'clock.declare': { at: of.instants },
})

export const clockVerbs: Verbs<keyof ReturnType<typeof clockShapes>> = {
  'clock.set'(state, { own }, _actor, { now, realNow }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    // The log's times never run backwards, so neither may the clock that stamps them.
    if (own !== null && own.at < state.at) return no('clock-backwards', { at: own.at, now })
    if (own === null) {
      if (state.clock.kind === 'wall') return nothingToDo
      if (realNow < state.at) return no('clock-backwards', { at: realNow, now })
      return happens({ type: 'clock.set', body: { clock: { kind: 'wall' } } })
    }
    return happens({
      type: 'clock.set',
      body: { clock: { kind: 'own', at: own.at, rate: own.rate, realAt: realNow } },
    })
  },

  /**
   * `now` is what was declared. The server's clock is everybody's here, so whoever doesn't own the installation may only
   * choose between the times that it holds possible.
   */
  'clock.declare'(state, { was }, { who }, { now, realNow, doubt }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.clock.kind === 'own') return no('own-clock', {})
    const near = (time: number, within: number) => Math.abs(time - now) <= within
    const owner = who.kind === 'account' && who.owner
    if (who.kind === 'account' && !owner && !possible(realNow, doubt).some((t) => near(t, SAME_TIME)))
      return no('unknown-time', { at: now, now: realNow })
    const read = who.kind === 'clock' && was !== undefined ? was : Math.max(state.at, realNow)
    if (doubt === undefined && near(read, who.kind === 'clock' ? TO_THE_SECOND : SAME_TIME))
      return nothingToDo
    return happens({ type: 'clock.declared', body: { at: now, was: read } })
  },
}

export const clockApplies: Applies<ClockEvents> = {
  'clock.set'(state, body) {
    return { ...state, clock: body.clock }
  },

  'clock.declared': (state, body) => notAfter(state, body.at),
}

function possible(realNow: number, doubt: Moment['doubt']): number[] {
  return doubt == null || doubt.other === null ? [realNow] : [realNow, doubt.other]
}

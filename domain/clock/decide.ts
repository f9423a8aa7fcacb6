import { happens, type Moment, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { alive, isOver } from '../work/status.ts'

/** Nearer than this, two clocks read the same as far as people can tell: they say the time to the minute. */
export const SAME_TIME = 60_000
/** The clock itself knows better, ms. */
const TO_THE_SECOND = 1000

export const clockVerbs: Verbs<'clock.set' | 'clock.declare'> = {
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

function possible(realNow: number, doubt: Moment['doubt']): number[] {
  return doubt == null || doubt.other === null ? [realNow] : [realNow, doubt.other]
}

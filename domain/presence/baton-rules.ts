import { z } from 'zod'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { UpgradeState } from '../log/state.ts'
import { alive, isOver } from '../work/status.ts'
import { batonNow, batonOf } from './baton.ts'
import { seated } from './seated.ts'

export interface BatonEvents {
  'baton.passed': { to: 'keyboard' | 'hands'; by: string }
}

export const batonShapes = () => ({
  'baton.give': { to: z.enum(['keyboard', 'hands']) },
  'baton.take': {},
})

export const batonRows: Rows<typeof batonShapes> = {
  'baton.give': { upgrader: 'yes', sentinel: 'yes' },
  'baton.take': { upgrader: 'yes', sentinel: 'yes' },
}

export const batonTries: Tries<typeof batonShapes> = () => ({
  'baton.give': { to: ['keyboard', 'hands'] },
  'baton.take': {},
})

export const batonVerbs: Verbs<keyof ReturnType<typeof batonShapes>> = {
  'baton.give': (state, { to }, actor, moment) => pass(state, actor, to, moment.now),

  'baton.take': (state, _c, actor, moment) => pass(state, actor, batonOf(actor.person?.role), moment.now),
}

export const batonApplies: Applies<BatonEvents> = {
  'baton.passed'(state, body, event) {
    // It changes hands on arrival: what was tapped in the dark takes nothing back from who acted meanwhile.
    return { ...state, baton: { ...body, since: event.at } }
  },
}

function pass(state: UpgradeState, actor: Actor, to: 'keyboard' | 'hands', at: number): Decision {
  return seated(actor, ({ id }) => {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const now = batonNow(state, at)
    // Who is off duty does not hold it, and need not say again that they took it.
    const said = now.why === 'said' && state.baton?.by === id
    // The next upgrader takes it from the one before: another person, though it is the same side.
    if (now.to === to && (now.by === id || said || batonOf(actor.person?.role) !== to)) return nothingToDo
    return happens({ type: 'baton.passed', body: { to, by: id } })
  })
}

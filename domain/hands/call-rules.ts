import { z } from 'zod'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, type Verbs } from '../log/decision.ts'
import { minutes } from '../log/fields.ts'
import { idSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'
import { change } from './request.ts'

export interface CallEvents {
  /** A telephone call made for the upgrade, by whoever says so. */
  'call.logged': {
    request: string | null
    person: string | null
    minutes: number
    cost: { amount: number; currency: string } | null
    note: string
  }
}

export const callShapes = () => ({
  'call.log': {
    request: idSchema.nullable(),
    person: idSchema.nullable(),
    minutes,
    cost: z
      .strictObject({ amount: z.number().min(0).max(1e6), currency: z.string().regex(/^[A-Z]{3}$/) })
      .nullable(),
    note: wordsOrNone(500),
  },
})

export const callRows: Rows<typeof callShapes> = {
  'call.log': { upgrader: 'yes', sentinel: 'yes' },
}

export const callTries: Tries<typeof callShapes> = (of) => ({
  'call.log': {
    request: orNull(of.requests),
    person: orNull(['sentinel', 'none']),
    minutes: [0, 1, 90],
    cost: [null, { amount: 200, currency: 'USD' }],
    note: of.texts,
  },
})

export const callVerbs: Verbs<keyof ReturnType<typeof callShapes>> = {
  'call.log'(state, { request, person, minutes, cost, note }) {
    if (request !== null && state.requests[request] === undefined)
      return no('no-such', { kind: 'request', id: request })
    if (person !== null && state.people[person] === undefined)
      return no('no-such', { kind: 'person', id: person })
    return happens({ type: 'call.logged', body: { request, person, minutes, cost, note } })
  },
}

export const callApplies: Applies<CallEvents> = {
  // Called about what could not be done, it is taken up: nobody waits for that call any more.
  'call.logged'(state, body, event) {
    const r = body.request === null ? undefined : state.requests[body.request]
    return r?.state === 'cannot' ? change(state, r.id, () => ({ calledAt: event.happenedAt })) : state
  },
}

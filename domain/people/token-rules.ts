import { row } from '../access/rows.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { everySchema } from '../log/fields.ts'
import { put } from '../log/tables.ts'
import { idSchema } from '../plan/schema.ts'
import { line } from '../text/schemas.ts'

export interface TokenEvents {
  'token.added': { id: string; name: string; machine?: string; every?: number }
  'token.revoked': { id: string }
}

export const tokenShapes = () => ({
  'token.add': {
    id: idSchema,
    name: line(80),
    machine: idSchema.optional(),
    every: everySchema.optional(),
  },
  'token.revoke': { id: idSchema },
})

export const tokenRows: Rows<typeof tokenShapes> = {
  'token.add': row.planner,
  'token.revoke': row.planner,
}

export const tokenTries: Tries<typeof tokenShapes> = (of) => ({
  'token.add': {
    id: ['constructor', 'tok', 'tok2'],
    name: of.texts,
    machine: [undefined, ...of.machines],
    every: [undefined, 5, 60],
  },
  'token.revoke': { id: ['tok2', 'none'] },
})

export const tokenVerbs: Verbs<'token.add' | 'token.revoke'> = {
  'token.add'(state, { id, name, machine, every }) {
    if (state.tokens[id] !== undefined) return no('already-there', { kind: 'token', id })
    if (machine === undefined) return happens({ type: 'token.added', body: { id, name } })
    if (!Object.hasOwn(state.machines, machine)) return no('no-such', { kind: 'machine', id: machine })
    const often = every === undefined ? {} : { every }
    return happens({ type: 'token.added', body: { id, name, machine, ...often } })
  },

  'token.revoke'(state, { id }) {
    const token = state.tokens[id]
    if (token === undefined) return no('no-such', { kind: 'token', id })
    return token.revoked ? nothingToDo : happens({ type: 'token.revoked', body: { id } })
  },
}

export const tokenApplies: Applies<TokenEvents> = {
  'token.added'(state, body) {
    return { ...state, tokens: put(state.tokens, { ...body, revoked: false }) }
  },

  'token.revoked'(state, body) {
    const token = state.tokens[body.id]
    return token === undefined ? state : { ...state, tokens: put(state.tokens, { ...token, revoked: true }) }
  },
}

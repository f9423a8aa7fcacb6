import type { RequestKind } from './kinds.ts'

/** What a request of each kind says in fields of its own, in the order they are read; what else there is to say is text. */
export const detailsOf = {
  'stand-by': ['if', 'then'],
  reset: ['button'],
  'power-cycle': ['switch', 'offFor'],
  'power-off': ['switch'],
  'power-on': ['switch'],
  'move-cable': ['cable', 'from', 'to'],
  'swap-part': ['part', 'with'],
  'press-key': ['key', 'moment'],
  'read-screen': ['read'],
  look: ['at'],
  'take-photo': ['of'],
  other: [],
} as const satisfies Record<RequestKind, readonly string[]>

export type DetailName = (typeof detailsOf)[RequestKind][number]
export type Details = Partial<Record<DetailName, string>>

export const detailNames = [...new Set(Object.values(detailsOf).flat())] as readonly DetailName[]

/** Its own fields of a request of this kind that say something; those of another kind are none of its business. */
export function detailsFor(kind: RequestKind, given: Details | undefined): [DetailName, string][] {
  return detailsOf[kind].flatMap((name): [DetailName, string][] => {
    const text = given?.[name]?.trim() ?? ''
    return text === '' ? [] : [[name, text]]
  })
}

/** Kinds that touch a box, where the wrong box would be touched for good. */
export const touches: readonly RequestKind[] = [
  'stand-by',
  'reset',
  'power-cycle',
  'power-off',
  'power-on',
  'move-cable',
  'swap-part',
  'press-key',
]

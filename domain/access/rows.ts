import type { Row } from '../log/capability.ts'

/** Rows of the role table that several commands have. */
export const row = {
  planner: { owner: 'yes', upgrader: 'yes' },
  upgrader: { upgrader: 'yes' },
  doer: { upgrader: 'yes', sentinel: 'own' },
  answer: { upgrader: 'entered', sentinel: 'yes' },
  own: { owner: 'own', upgrader: 'own', sentinel: 'own' },
  clock: { clock: 'yes' },
} satisfies Record<string, Row>

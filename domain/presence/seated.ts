import type { Actor, Decision } from '../log/decision.ts'
import { no } from '../log/decision.ts'
import type { Person } from '../log/state.ts'

export function seated(actor: Actor, verb: (p: Person) => Decision): Decision {
  return actor.person === null ? no('not-a-member', {}) : verb(actor.person)
}

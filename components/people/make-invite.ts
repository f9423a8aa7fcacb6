import type { UpgradeState } from '../../domain/log/state.ts'
import { people } from '../../domain/people/words/people.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { DAY, HOUR } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { usePost } from '../ui/use-post.ts'
import type { MadeInvite } from './made-link.tsx'

/** The longest an invitation may be good for, hours. */
export const LONGEST = 24 * 30
const SHORTEST = 72

/** How long it should be good for, in whole hours: three days, and where the start is further off, a day beyond it. */
export function hoursFor({ head, clock }: Pick<UpgradeState, 'head' | 'clock'>, realNow: number): number {
  const start = clock.kind === 'wall' ? (head.start?.at.instant ?? realNow) : realNow
  return Math.min(LONGEST, Math.max(SHORTEST, Math.ceil((start + DAY - realNow) / HOUR)))
}

/** Asks the server for an invitation's link, one at a time. Null where it was not made; `fault` says why. */
export function useMakeInvite() {
  const { state, lang } = useDesk()
  const { post, busy, fault } = usePost(people[lang].failed)
  const make = (asked: { role: Role; hours: number; person?: string }) =>
    post<MadeInvite>(`/api/upgrades/${state.id}/invitations`, asked)
  return { make, busy, fault }
}

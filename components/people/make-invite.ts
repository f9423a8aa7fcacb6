import { useState } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import { people } from '../../domain/people/words/people.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { DAY, HOUR } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import type { MadeInvite } from './made-link.tsx'
import { postJson } from './post-json.ts'

/** The longest an invitation may be good for, hours. */
export const LONGEST = 24 * 30
const SHORTEST = 72

/** How long it should be good for, in whole hours: three days, and where the start is further off, a day beyond it. */
export function hoursFor({ head, clock }: Pick<UpgradeState, 'head' | 'clock'>, realNow: number): number {
  const start = clock.kind === 'wall' ? (head.start?.at.instant ?? realNow) : realNow
  return Math.min(LONGEST, Math.max(SHORTEST, Math.ceil((start + DAY - realNow) / HOUR)))
}

export interface MakeInvite {
  /** Resolves to null where it was not made; `fault` says why. */
  make(asked: { role: Role; hours: number; person?: string }): Promise<MadeInvite | null>
  busy: boolean
  /** In words; null while nothing went wrong. */
  fault: string | null
}

/** Asks the server for an invitation's link, one at a time. */
export function useMakeInvite(): MakeInvite {
  const { state, lang } = useDesk()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  return {
    busy,
    fault,
    async make(asked) {
      if (busy) return null
      setBusy(true)
      setFault(null)
      const answer = await postJson<MadeInvite>(`/api/upgrades/${state.id}/invitations`, asked)
      setBusy(false)
      if (answer?.ok === true) return answer.value
      setFault(answer === null ? people[lang].failed : answer.message)
      return null
    },
  }
}

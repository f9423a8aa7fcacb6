import type { Plan } from '../../../domain/plan/plan.ts'
import { PHONE_SKEW, type Told, taipei } from './lines.ts'
import { lunchAndAfternoon, preparations, saturdayMorning } from './saturday.ts'
import { monday, sunday } from './sunday.ts'
import { rollBack, switchOver } from './switch-over.ts'

export { cast, PHONE_SKEW, type Told, taipei, UPGRADE, WEEKEND_STARTS } from './lines.ts'

/** The whole weekend on a plan: the Taipei plan as it stands, or the one that a recording was made with. */
export function weekendScript(plan: Plan): Told[] {
  const lines = [
    ...preparations(plan),
    ...saturdayMorning(),
    ...lunchAndAfternoon(),
    ...switchOver(),
    ...rollBack(),
    ...sunday(plan),
    ...monday(),
  ]
  return lines.map(([when, who, command, more], i) => {
    const at = taipei(when)
    return {
      id: `weekend-${String(i + 1).padStart(3, '0')}`,
      at,
      who,
      command,
      ...(more?.refused === undefined ? {} : { refused: more.refused }),
      ...(more?.tapped === undefined
        ? {}
        : { said: { saidAt: taipei(more.tapped) + PHONE_SKEW, sentAt: at + PHONE_SKEW } }),
      ...(more?.lastHeard === undefined ? {} : { lastHeard: taipei(more.lastHeard) }),
    }
  })
}

/** The line he wrote a telephone number in; the owner takes it out on Tuesday. Which event it is, only the log knows. */
export const ERASED = {
  text: 'On the phone with 美玲. 02-555-0142 if we get cut off.',
  at: taipei('15T21:00'),
  id: 'weekend-erase',
}

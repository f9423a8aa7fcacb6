import type { Waking } from '../availability/known-hours.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { looksTheSame } from '../rails/remember.ts'
import { MINUTE } from '../time/civil.ts'
import type { Finding } from './findings/finding.ts'
import { findingsOf } from './findings/findings.ts'
import { scheduleOf } from './schedule.ts'
import { bodyAround, type Told } from './told.ts'
import { workLeft } from './work.ts'

/** What lies ahead, by the rules alone and by the trials as far as they are known. */
export interface Outlook {
  /** At the likely pace (epoch ms); null when nothing is left to do. */
  finish: number | null
  findings: Finding[]
  told: Told | null
}

/** A reader of outlooks that gives the very same one until something in it changes, or another minute begins. */
export function rememberOutlook(): (
  state: UpgradeState,
  now: number,
  told: Told | null,
  waking: Waking | null,
) => Outlook {
  let last: {
    state: UpgradeState
    minute: number
    told: Told | null
    waking: Waking | null
    outlook: Outlook
  } | null = null
  return (state, now, told, waking) => {
    const minute = Math.floor(now / MINUTE)
    if (
      last !== null &&
      last.minute === minute &&
      last.told === told &&
      last.waking?.wake === waking?.wake &&
      last.waking?.zone === waking?.zone &&
      looksTheSame(last.state, state)
    )
      return last.outlook
    last = { state, minute, told, waking, outlook: outlookOf(state, minute * MINUTE, told, waking) }
    return last.outlook
  }
}

/** `waking`: when the upgrader ordinarily wakes up, where the reader may know it. */
export function outlookOf(
  state: UpgradeState,
  now: number,
  told: Told | null,
  waking: Waking | null,
): Outlook {
  const work = workLeft(state, now)
  const chances = told?.chances ?? null
  const limits = limitsOf(state.head)
  const body = bodyAround(state, now, limits, waking)
  return {
    finish: work === null ? null : scheduleOf(work).finish,
    findings: findingsOf({ state, now, chances, limits, ...body }),
    told,
  }
}

import type { Waking } from '../availability/known-hours.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { looksTheSame } from '../rails/remember.ts'
import { MINUTE } from '../time/civil.ts'
import type { Finding } from './findings/finding.ts'
import { findingsOf } from './findings/findings.ts'
import { type FindingGroup, groupsOf } from './findings/groups.ts'
import { scheduleOf } from './schedule.ts'
import { bodyAround, type Told } from './told.ts'
import { workLeft } from './work.ts'

/** When it likely ends, as every screen says it: by the trials, and at the likely pace while they are not known. */
export interface LikelyEnd {
  /** Epoch ms. */
  at: number
  /** When four of five trials are over; null while they are not known. */
  sureBy: number | null
  /** No start is agreed on: so it would end if it began now. */
  fromNow: boolean
}

/** What lies ahead, by the rules alone and by the trials as far as they are known. */
export interface Outlook {
  /** Null when nothing is left to do. */
  end: LikelyEnd | null
  findings: Finding[]
  /** The same, those of one cause as one. */
  groups: FindingGroup[]
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
  const findings = findingsOf({ state, now, chances, limits, ...body })
  return {
    end: work === null ? null : endOf(state, scheduleOf(work).finish, told),
    findings,
    groups: groupsOf(state, now, findings),
    told,
  }
}

function endOf({ head, status }: UpgradeState, finish: number | null, told: Told | null): LikelyEnd | null {
  if (finish === null) return null
  const trials = told?.chances?.finish
  const waiting = status === 'draft' || status === 'ready'
  return { at: trials?.p50 ?? finish, sureBy: trials?.p80 ?? null, fromNow: waiting && head.start === null }
}

import { breaksIn } from '../../availability/break-holes.ts'
import type { Span } from '../../availability/spans.ts'
import type { UpgradeState } from '../../log/state.ts'
import { workLeft } from '../work.ts'
import type { Finding, FindingCode, Repair, Severity } from './finding.ts'
import { askHands } from './hands.ts'

/** What several findings come from, with what it is told with (epoch ms). */
export type Cause =
  /** Nobody in the plan has a seat with hands. */
  | { code: 'no-sentinel'; at: number }
  /** There are sentinels, and none of them is expected as far as can be seen. */
  | { code: 'no-hours'; at: number }
  /** Nobody is on site from then to then (null: no end in sight); as the plan calls it, or ''. */
  | { code: 'absence'; from: number; until: number | null; label: string }
  /** The same is wrong with several steps. */
  | { code: 'alike'; of: FindingCode }

/** Where the one field is that mends it, when no command can. */
export type Way = 'people' | 'hours' | 'when'

/** Findings of one cause, as one: of a single finding, that finding as it is. */
export interface FindingGroup {
  /** Null: it is one finding by itself. */
  cause: Cause | null
  findings: Finding[]
  /** The gravest of them, and the earliest moment at which one bites. */
  severity: Severity
  at: number | null
  /** In reading order as they come, each once. */
  steps: string[]
  personal: boolean
  /** Of several findings one repair at most, for all of them. */
  repairs: Repair[]
  way: Way | null
}

const gravest: Severity[] = ['stop', 'warn', 'note']

/**
 * Every finding in one group, in the order in which the gravest of each comes: the gravest first, as the findings are.
 * Nobody on site at some time is one cause, however many steps wait for it, are left alone by it, can't be undone
 * because of it, or end late by it.
 */
export function groupsOf(state: UpgradeState, now: number, findings: readonly Finding[]): FindingGroup[] {
  const read = causeReader(state, now, findings)
  const groups = new Map<string, { cause: Cause | null; findings: Finding[] }>()
  for (const [i, finding] of findings.entries()) {
    const cause = read(finding)
    const key = cause === null ? `${i}` : keyOf(cause, finding)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { cause, findings: [finding] })
    else {
      group.findings.push(finding)
      // Known only as far back as somebody had to wait.
      if (cause?.code === 'absence' && group.cause?.code === 'absence' && cause.from < group.cause.from)
        group.cause = cause
    }
  }
  return [...groups.values()].map(({ cause, findings: own }) => groupOf(state, cause, own))
}

function keyOf(cause: Cause, finding: Finding): string {
  switch (cause.code) {
    case 'absence':
      return `absence ${cause.until}`
    case 'alike':
      return `alike ${finding.code} ${finding.code === 'undo-needs-hands' ? finding.figures.leaveAt : ''}`
    default:
      return cause.code
  }
}

function groupOf(state: UpgradeState, cause: Cause | null, findings: Finding[]): FindingGroup {
  const [first] = findings as [Finding]
  const times = findings.flatMap((f) => f.at ?? [])
  const one = findings.length === 1
  const repairs = one ? first.repairs : repairAll(state, cause, findings)
  return {
    cause: one ? null : cause,
    findings,
    severity: gravest.find((s) => findings.some((f) => f.severity === s)) ?? first.severity,
    at: times.length === 0 ? null : Math.min(...times),
    steps: [...new Set(findings.flatMap((f) => f.steps))],
    personal: findings.some((f) => f.personal),
    repairs,
    way: repairs.length > 0 ? null : wayOf(cause, first),
  }
}

function wayOf(cause: Cause | null, { code }: Finding): Way | null {
  if (code === 'no-start' || code === 'no-window') return 'when'
  if (cause?.code === 'no-sentinel') return 'people'
  return cause?.code === 'no-hours' || cause?.code === 'absence' ? 'hours' : null
}

/** One stretch on site for all that need one; else the same repair of each as one, or the first that saves the rest. */
function repairAll(state: UpgradeState, cause: Cause | null, findings: readonly Finding[]): Repair[] {
  const all = findings.flatMap((f) => f.repairs)
  if (cause === null || cause.code === 'no-sentinel') return []
  if (cause.code !== 'alike') {
    const asks = all.filter((r) => r.code === 'ask-hands')
    if (asks.length === 0) return []
    const until = Math.max(...asks.map((r) => r.until ?? r.at))
    return askHands(state, Math.min(...asks.map((r) => r.at)), until)
  }
  const [first] = all.toSorted((a, b) => a.at - b.at)
  if (first === undefined) return []
  // To sleep before the first of them is to sleep before all.
  return [first.code === 'next-morning' ? first : { ...first, commands: all.flatMap((r) => r.commands) }]
}

const ALIKE: readonly FindingCode[] = [
  'irreversible',
  'irreversible-tired',
  'cut-without-card',
  'misses-start',
]

function causeReader(state: UpgradeState, now: number, findings: readonly Finding[]) {
  const hands = workLeft(state, now)?.hands ?? []
  const sentinels = Object.values(state.people).some((p) => p.role === 'sentinel' && !p.revoked)
  const nobody = (at: number): Cause => ({ code: sentinels ? 'no-hours' : 'no-sentinel', at })
  const never = findings.some((f) => f.code === 'no-hands')
  const absence = (t: number): Cause => {
    const { start, end } = holeAt(hands, t)
    const until = Number.isFinite(end) ? end : null
    const label = breaksIn(state, { start, end: start + 1 }).find((b) => b.start <= start)?.label ?? ''
    return { code: 'absence', from: start, until, label }
  }
  // The longest wait, where it is what makes the whole late.
  const [longest] = findings
    .flatMap((f) => (f.code === 'waits-for-hands' ? [f.figures] : []))
    .sort((a, b) => b.until - b.from - (a.until - a.from))
  return (f: Finding): Cause | null => {
    switch (f.code) {
      case 'no-hands':
        return nobody(f.figures.at)
      case 'waits-for-hands':
        return absence(f.figures.from)
      case 'across-break':
        return absence(f.figures.leaveAt)
      case 'hands-at-risk':
        return f.at === null ? null : absence(f.at)
      case 'undo-needs-hands':
        if (f.severity === 'note') return { code: 'alike', of: f.code }
        return never && f.figures.leaveAt === null
          ? nobody(f.figures.end)
          : absence(f.figures.leaveAt ?? f.figures.end)
      case 'over-window': {
        const late = f.figures.finish - f.figures.end
        return longest !== undefined && longest.until - longest.from >= late ? absence(longest.from) : null
      }
      default:
        return ALIKE.includes(f.code) ? { code: 'alike', of: f.code } : null
    }
  }
}

/** The stretch without anybody that `t` is in, or else the next one; it ends at `Infinity` where no end is in sight. */
function holeAt(hands: readonly Span[], t: number): Span {
  const next = hands.findIndex((h) => h.end > t)
  const before = hands[next === -1 ? hands.length - 1 : next - 1]
  const span = hands[next]
  if (span !== undefined && span.start <= t)
    return { start: span.end, end: hands[next + 1]?.start ?? Number.POSITIVE_INFINITY }
  return { start: before?.end ?? t, end: span?.start ?? Number.POSITIVE_INFINITY }
}

import type { Command } from '../log/commands.ts'
import type { ClockSetting, UpgradeState } from '../log/state.ts'
import { readClock } from './clock.ts'

/** What the server does not know about the time. Real ms. */
export interface ClockDoubt {
  /** Its clock jumped `by` so much at `since`, by its own reckoning, which goes on as if it had not. */
  jump: { since: number; by: number } | null
  /** It was not there between the two, or its clock jumped while it was not: nobody can tell. */
  down: { from: number; to: number } | null
}

/** What ends something, or gives an order: that it fell due while nobody was looking is for people to see first. */
const waits: readonly Command['type'][] = ['request.expire', 'go.expire', 'card.fire']

/** Whether what the clock owes waits until somebody has said that the time is right. `at` is on the upgrade's clock. */
export function isHeld(
  { at, command }: { at: number; command: { type: Command['type'] } },
  clock: ClockSetting,
  down: ClockDoubt['down'],
): boolean {
  if (down === null || !waits.includes(command.type)) return false
  return at > readClock(clock, down.from) && at <= readClock(clock, down.to)
}

export interface DueMeanwhile {
  kind: 'card' | 'request' | 'go'
  id: string
  /** On the upgrade's clock, ms. */
  at: number
}

/** What fell due while the server was down and has not been fired, the earliest first. */
export function dueMeanwhile(state: UpgradeState, down: ClockDoubt['down']): DueMeanwhile[] {
  if (down === null || state.status === 'closed' || state.status === 'cancelled') return []
  const [from, to] = [readClock(state.clock, down.from), readClock(state.clock, down.to)]
  const due: DueMeanwhile[] = []
  const add = (kind: DueMeanwhile['kind'], id: string, at: number | null) => {
    if (at !== null && at > from && at <= to) due.push({ kind, id, at })
  }
  for (const c of Object.values(state.cards)) if (c.state === 'armed') add('card', c.id, c.dueAt)
  for (const r of Object.values(state.requests)) if (r.endedAt === null) add('request', r.id, r.expiresAt)
  for (const g of Object.values(state.goNoGo)) if (g.result === 'open') add('go', g.id, g.expiresAt)
  return due.sort((a, b) => a.at - b.at)
}

import { apply, blankState } from '../log/apply.ts'
import type { OpenEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'

/** How many events lie between two states that are kept: a jump folds at most so many. */
export const CHECKPOINT = 64

/** The whole log of an upgrade, to be seen as it stood at any event or instant. */
export interface Replay<E extends OpenEvent = OpenEvent> {
  readonly events: readonly E[]
  /** The state after event `seq`; 0 is before the first. Beyond the end, the end. */
  stateAt(seq: number): UpgradeState
  /** Seq of the newest event that was in the log at an instant (epoch ms, the upgrade's clock); 0 before the first. */
  seqAt(instant: number): number
}

/**
 * Events must be the log from its first on, none left out. States at every 64th event are kept once they were needed,
 * so that going back and forth costs a fold of 64 events, however long the night was.
 */
export function replay<E extends OpenEvent>(upgrade: string, events: readonly E[]): Replay<E> {
  const kept: UpgradeState[] = [blankState(upgrade)]
  let last: UpgradeState = blankState(upgrade)
  const to = (from: UpgradeState, seq: number): UpgradeState => {
    let state = from
    while (state.seq < seq) {
      const event = events[state.seq]
      if (event === undefined) break
      state = apply(state, event)
      if (state.seq % CHECKPOINT === 0) kept[state.seq / CHECKPOINT] = state
    }
    return state
  }
  return {
    events,
    stateAt(seq) {
      const want = Math.min(Math.max(0, Math.floor(seq)), events.length)
      if (last.seq <= want && want - last.seq < CHECKPOINT) last = to(last, want)
      else {
        const near = Math.min(Math.floor(want / CHECKPOINT), kept.length - 1)
        last = to(kept[near] as UpgradeState, want)
      }
      return last
    },
    seqAt(instant) {
      let [low, high] = [0, events.length]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((events[middle - 1]?.at ?? 0) <= instant) low = middle
        else high = middle - 1
      }
      return events[low - 1]?.seq ?? 0
    },
  }
}

/** What the log is filtered by: the kinds of things that happen in a night. */
export const kinds = [
  'talk',
  'steps',
  'hands',
  'safety',
  'warnings',
  'machines',
  'plan',
  'people',
  'clock',
] as const
export type Kind = (typeof kinds)[number]

const byFamily: Record<string, Kind> = {
  talk: 'talk',
  step: 'steps',
  rollback: 'steps',
  request: 'hands',
  presence: 'hands',
  go: 'safety',
  card: 'safety',
  warning: 'warnings',
  machine: 'machines',
  sign: 'machines',
  plan: 'plan',
  upgrade: 'plan',
  'follow-up': 'plan',
  person: 'people',
  invite: 'people',
  lead: 'people',
  token: 'people',
  event: 'people',
  clock: 'clock',
}

/** The kind of an event, by the family its type is of. */
export function kindOf(type: OpenEvent['type']): Kind {
  return byFamily[type.split('.')[0] ?? ''] ?? 'plan'
}

/** The step an event is about, itself or through its request; null when it is about none. `state`: any at or after it. */
export function stepAbout(event: OpenEvent, state: UpgradeState): string | null {
  const body = event.body as {
    step?: string | null
    id?: string
    about?: { kind: string; id: string }
  } | null
  if (body === null) return null
  if (typeof body.step === 'string') return body.step
  if (body.about?.kind === 'step') return body.about.id
  const request =
    body.about?.kind === 'request' ? body.about.id : event.type.startsWith('request.') ? body.id : null
  return request == null ? null : (state.requests[request]?.step ?? null)
}

/** How many events fall into each of `bins` equal stretches between two instants; those outside are left out. */
export function density(events: readonly OpenEvent[], from: number, to: number, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  const span = Math.max(1, to - from)
  for (const e of events) {
    if (e.at < from || e.at > to) continue
    const bin = Math.min(bins - 1, Math.floor(((e.at - from) / span) * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { type OpenEvent, openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'

/** An event as a screen shows it. */
export type LiveEvent = OpenEvent & {
  commandId: string
  device: string
  saidAt: number | null
  /** That device's clock minus the server's, ms, as far as the try that brought it showed. */
  skew: number | null
}

/** A state, and the newest of the events that led to it, oldest first. */
export interface History {
  state: UpgradeState
  events: readonly LiveEvent[]
}

/** How many events a screen holds; older ones are read from the log. */
export const HELD = 500

export type Joined =
  | { ok: true; history: History; fresh: readonly LiveEvent[] }
  /** gap: events in between are missing. mismatch: the chain does not hold. unknown: this code is too old. */
  | { ok: false; why: 'gap' | 'mismatch' }
  | { ok: false; why: 'unknown'; what: string }

/** A history from a page's state and events. What is newer than the state is left to the first catch-up. */
export function historyOf(state: UpgradeState, logged: readonly LoggedEvent[]): History {
  const events = logged.flatMap((e) => {
    const opened = e.seq > state.seq ? null : openEvent(e)
    return opened?.ok === true ? [live(opened.event, e)] : []
  })
  return { state, events: events.slice(-HELD) }
}

/** Joins a stretch of the log to a history. Events it has already are passed over, once their hashes agree. */
export function join(history: History, stretch: Stretch): Joined {
  const { state } = history
  if (stretch.after.seq > state.seq) return { ok: false, why: 'gap' }
  const logged = fromStretch(state.id, stretch)
  if (logged === null) return { ok: false, why: 'mismatch' }
  const here =
    state.seq === stretch.after.seq ? stretch.after.hash : logged.find((e) => e.seq === state.seq)?.hash
  // A stretch that ends before the state's own end says nothing about the hash there.
  if (here !== undefined && here !== state.hash) return { ok: false, why: 'mismatch' }
  let next = state
  const fresh: LiveEvent[] = []
  for (const e of logged) {
    if (e.seq <= state.seq) continue
    const opened = openEvent(e)
    if (!opened.ok) return { ok: false, why: 'unknown', what: `${e.type}@${e.version}` }
    if (e.seq !== next.seq + 1) return { ok: false, why: 'mismatch' }
    next = apply(next, opened.event)
    fresh.push(live(opened.event, e))
  }
  return {
    ok: true,
    fresh,
    history: fresh.length === 0 ? history : { state: next, events: held(history.events, fresh) },
  }
}

/**
 * The newest events by a stretch that ends where `state` stands, and which of those held before are not in the log any
 * more. `stretch` null: nothing of what was held is.
 */
export function compare(
  held: readonly LiveEvent[],
  state: UpgradeState,
  stretch: Stretch | null,
): { events: readonly LiveEvent[]; gone: readonly LiveEvent[] } {
  const [oldest] = held
  const logged = stretch === null ? null : fromStretch(state.id, stretch)
  if (oldest === undefined || stretch === null || logged === null) return { events: [], gone: held }
  const { events } = historyOf(state, logged)
  const hashes = new Set(logged.map((e) => e.hash)).add(stretch.after.hash)
  const kept = held.filter((e) => hashes.has(e.hash) || e.seq <= stretch.after.seq)
  const gone = held.filter((e) => !kept.includes(e))
  const before = kept.filter((e) => e.seq <= stretch.after.seq)
  return { events: [...before, ...events].slice(-HELD), gone }
}

function live(event: OpenEvent, { commandId, device, saidAt, skew }: LoggedEvent): LiveEvent {
  return { ...event, commandId, device, saidAt, skew }
}

/** Appends, and takes the words out of those that were erased meanwhile. */
function held(before: readonly LiveEvent[], fresh: readonly LiveEvent[]): readonly LiveEvent[] {
  const all = [...before, ...fresh].slice(-HELD)
  const erased = new Set(
    fresh.flatMap((e) => (e.type === 'event.erased' && e.body !== null ? [e.body.seq] : [])),
  )
  return erased.size === 0
    ? all
    : all.map((e) => (erased.has(e.seq) ? ({ ...e, body: null } as LiveEvent) : e))
}

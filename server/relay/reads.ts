import { toWire } from '../../domain/contract/wire.ts'
import { GENESIS, type LoggedEvent } from '../../domain/log/envelope.ts'
import type { EventType } from '../../domain/log/events.ts'
import type { LogStore, StoredEvent } from '../store/types.ts'
import type { Held } from './held.ts'
import type { Relay } from './relay.ts'

/** What is read of a log for somebody: proven to be what was stored, whatever the disk gave. */
export function createReads(log: LogStore, held: Held): Pick<Relay, 'stretch' | 'eventsAfter' | 'before'> {
  return {
    async stretch(upgrade, after, limit) {
      // Of a damaged log, the lines that are proven.
      const state = held.look(upgrade)?.state ?? null
      if (state === null) return { ok: false, why: 'no-such-upgrade' }
      if (after.seq > state.seq) return { ok: false, why: 'other-history' }
      const here =
        after.seq === 0
          ? GENESIS
          : after.seq === state.seq
            ? state.hash
            : (await log.eventAt(upgrade, after.seq))?.hash
      if (here === undefined || (after.hash !== null && after.hash !== here))
        return { ok: false, why: 'other-history' }
      const most = Math.min(limit, state.seq - after.seq)
      const read = most === 0 ? [] : await log.eventsAfter(upgrade, after.seq, most)
      const rows = held.checked(upgrade, read, read, { seq: after.seq, hash: here })
      const last = rows.at(-1)
      const head = last === undefined ? { seq: after.seq, hash: here } : { seq: last.seq, hash: last.hash }
      const stretch = { after: { seq: after.seq, hash: here }, events: rows.map(toWire), head }
      return { ok: true, stretch, more: head.seq < state.seq }
    },
    async eventsAfter(upgrade, seq, limit) {
      held.stateOf(upgrade)
      const rows = await log.eventsAfter(upgrade, seq, limit)
      return held.checked(upgrade, rows, rows)
    },
    async before(upgrade, seq, limit, types) {
      const top = Math.min(seq, (held.look(upgrade)?.state?.seq ?? 0) + 1)
      const read = async (below: number, most: number) => {
        const rows = await log.eventsBefore(upgrade, below, most)
        return held.checked(upgrade, rows, rows.toReversed()).map(bare)
      }
      if (types === undefined) return read(top, limit)
      const found: LoggedEvent[] = []
      let below = top
      for (let page = 0; page < 10 && found.length < limit; page++) {
        const rows = await read(below, 200)
        for (const r of rows) if (found.length < limit && types.includes(r.type as EventType)) found.push(r)
        const last = rows.at(-1)
        if (last === undefined || last.seq === 1) break
        below = last.seq
      }
      return found
    },
  }
}

/** What a reader needs of a row: 30 lines with the digest of their commands are 1.3 kB more on a phone's bad line. */
const bare = ({ commandDigest: _, ...event }: StoredEvent): LoggedEvent => event

import type { LiveEvent } from '../live/history.ts'
import type { OutboxEntry } from '../live/outbox.ts'

/** A row of the timeline, oldest first. */
export type Row =
  | { row: 'talk'; key: string; event: LiveEvent & { type: 'talk.said' } }
  | { row: 'event'; key: string; event: LiveEvent }
  /** Rings for one request, one after the other: one row with their number, else a night is nothing but rings. */
  | { row: 'rings'; key: string; event: LiveEvent; count: number }
  /** All reports of progress of one try at a step: the newest, where it was told. */
  | { row: 'progress'; key: string; event: LiveEvent; count: number }
  /** Said here, not yet in the log. */
  | { row: 'pending'; key: string; entry: OutboxEntry; text: string }

export type Shown = 'all' | 'talk'

/** Talk and events in the order of the log, then what waits here to be stored. */
export function timeline(events: readonly LiveEvent[], outbox: readonly OutboxEntry[], shown: Shown): Row[] {
  const rows: Row[] = []
  /** The row of each step whose present try has told how far it is. */
  const reports = new Map<string, Row & { row: 'progress' }>()
  for (const event of events) {
    const key = String(event.seq)
    if (event.type === 'talk.said') {
      rows.push({ row: 'talk', key, event })
      continue
    }
    // How an example's clock is turned stands in the log; here it would bury what people say.
    if (shown === 'talk' || event.type === 'clock.set') continue
    const last = rows.at(-1)
    // Who joins says their name at once: one line of the two is enough.
    if (event.type === 'person.named' && last?.row === 'event' && last.event.type === 'person.joined')
      continue
    const rung = event.type === 'request.rung' ? event.body?.id : undefined
    const step =
      event.type === 'step.started' || event.type === 'step.progressed' ? event.body?.step : undefined
    if (event.type === 'step.started' && step !== undefined) reports.delete(step)
    if (event.type === 'step.progressed' && step !== undefined) {
      const before = reports.get(step)
      // It moves: what was told before is told no more.
      if (before !== undefined) rows.splice(rows.lastIndexOf(before), 1)
      const row = {
        row: 'progress' as const,
        key: before?.key ?? key,
        event,
        count: (before?.count ?? 0) + 1,
      }
      reports.set(step, row)
      rows.push(row)
    } else if (
      rung !== undefined &&
      last?.row === 'rings' &&
      last.event.type === 'request.rung' &&
      last.event.body?.id === rung
    )
      rows[rows.length - 1] = { ...last, event, count: last.count + 1 }
    else if (rung !== undefined) rows.push({ row: 'rings', key, event, count: 1 })
    else rows.push({ row: 'event', key, event })
  }
  for (const entry of outbox)
    if (entry.command.type === 'talk.say')
      rows.push({ row: 'pending', key: entry.id, entry, text: entry.command.text })
  return rows
}

/** Accounts other than `me` whose screen has shown line `seq`. */
export function seenBy(reads: ReadonlyMap<string, number>, seq: number, me: string): string[] {
  return [...reads].filter(([account, read]) => account !== me && read >= seq).map(([account]) => account)
}

import type { Edit } from '../../../domain/plan-edit/edit.ts'
import type { OutboxEntry } from '../../live/outbox.ts'

/**
 * What becomes of several edits if the log refuses one of them on the way: `whole`: the others are taken back;
 * `each`: they stay. What was refused is told together, with the name of each thing.
 */
export type Together = 'whole' | 'each'

export interface Batch {
  together: Together
  /** The commands, and what takes back each of them. */
  edits: { id: string; undo: Edit[] }[]
  refused: { id: string; line: string }[]
}

/** Edits that were said together, until the log has answered all of them. They are known as long as the page lives. */
export class Batches {
  #open: Batch[] = []

  begin(together: Together, edits: Batch['edits']): void {
    this.#open.push({ together, edits, refused: [] })
  }

  /** The batch that a command is of, while it is open. */
  of(id: string): Batch | null {
    return this.#open.find((b) => b.edits.some((e) => e.id === id)) ?? null
  }

  /**
   * Closes those of which nothing is left in the outbox but what is stored, and gives the ones of which something was
   * refused. A refusal is noted in its batch before it is taken out of the outbox.
   */
  settled(outbox: readonly Pick<OutboxEntry, 'id' | 'state'>[]): Batch[] {
    const left = new Set(outbox.flatMap((o) => (o.state === 'stored' ? [] : [o.id])))
    const over = this.#open.filter((b) => !b.edits.some((e) => left.has(e.id)))
    this.#open = this.#open.filter((b) => !over.includes(b))
    return over.filter((b) => b.refused.length > 0)
  }
}

/** What takes back all of a batch that the log has, the last first. */
export function undoOfStored(batch: Batch): { undo: Edit[]; ids: string[] } {
  const refused = new Set(batch.refused.map((r) => r.id))
  const stored = batch.edits.filter((e) => !refused.has(e.id))
  return { undo: stored.toReversed().flatMap((e) => e.undo), ids: stored.map((e) => e.id) }
}

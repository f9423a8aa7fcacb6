import type { NoticeFault } from '../../domain/notices/notices.ts'

/**
 * How a try went. `again`: another try may go better, not before `after` ms where the other side asked for that. `status`:
 * what it answered.
 */
export type Went =
  | { ok: true }
  | { ok: false; why: NoticeFault; status: number | null; again: boolean; after?: number; said?: string }

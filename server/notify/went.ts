import type { NoticeFault } from '../../domain/log/notices.ts'

/** How a try went. `again`: another try may go better. `status`: what the other side answered. */
export type Went =
  | { ok: true }
  | { ok: false; why: NoticeFault; status: number | null; again: boolean; said?: string }

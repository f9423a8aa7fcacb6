import type { Answer } from '../../domain/contract/wire.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { wantOf } from '../store/fault.ts'
import type { Receipt } from '../store/types.ts'
import { LogDamaged } from './read-log.ts'

/** The answer that says no. */
export function refused<C extends Parameters<typeof refuse>[0]>(
  code: C,
  params: Parameters<typeof refuse<C>>[1],
): Answer {
  return { ok: false, refusal: refuse(code, params) }
}

/** The answer where a log can't be read: damaged, or the disk just now. */
export function unread(error: unknown): Answer {
  if (error instanceof LogDamaged) return refused('log-damaged', error.damage)
  const want = wantOf(error)?.want
  return refused(
    want === undefined ? 'server-fault' : want === 'damaged' ? 'database-damaged' : 'not-stored',
    {},
  )
}

/** What was answered to a command that has been here before, and the digest of that command. */
export function fromReceipt(r: Receipt): { digest: string; answer: Answer } {
  return {
    digest: r.commandDigest,
    answer: r.answer === null ? { ok: true, seqs: r.seqs } : (JSON.parse(r.answer) as Answer),
  }
}

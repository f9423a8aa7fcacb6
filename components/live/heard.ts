import type { Heard, Seen } from '../../domain/contract/wire.ts'

/** A question that took longer has waited out a dead line: it says nothing of how good the line is, ms. */
export const STALL = 5000

/** When everybody was heard last, once none of them is known to be connected any more: the newest word of each. */
export function heardOf(present: readonly Seen[], lately: readonly Heard[]): Heard[] {
  const last = new Map<string, number>()
  for (const { account, heard } of [...lately, ...present])
    last.set(account, Math.max(heard, last.get(account) ?? 0))
  return [...last].map(([account, heard]) => ({ account, heard }))
}

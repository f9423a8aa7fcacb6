import type { Relay } from '../relay/relay.ts'

/**
 * Whether anything may be asked of them anywhere: of the owner, and of whoever has a seat that does something. Nothing needs
 * to reach the others. A log that can't be read gives nobody a seat.
 */
export async function isRung(
  relay: Pick<Relay, 'upgrades' | 'state'>,
  { account, owner }: { account: string; owner: boolean },
): Promise<boolean> {
  if (owner) return true
  for (const upgrade of await relay.upgrades()) {
    const state = await relay.state(upgrade).catch(() => null)
    const seats = Object.values(state?.people ?? {})
    if (seats.some((p) => p.account === account && !p.revoked && p.role !== 'observer')) return true
  }
  return false
}

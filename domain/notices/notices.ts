/** By what a person is reached. `tel` is rung by a person: Farhand only says that it is time to call. */
export const channelKinds = ['push', 'ntfy', 'webhook', 'mail', 'tel'] as const
export type ChannelKind = (typeof channelKinds)[number]

/**
 * Why a try failed; closed, for what servers answer often holds the address, and addresses stay out of the log.
 * `not-allowed`: this server sends nothing to such an address. `not-delivered`: it failed, and more would tell what stands
 * at an address that somebody gave. `nobody`: there is no one left whom it could go to.
 */
export const noticeFaults = [
  'no-device',
  'gone',
  'refused',
  'timeout',
  'unreachable',
  'redirected',
  'not-set-up',
  'not-trusted',
  'not-allowed',
  'not-delivered',
  'nobody',
] as const
export type NoticeFault = (typeof noticeFaults)[number]

/** The last try to reach somebody by one of their channels. `status`: what the other side answered (HTTP or SMTP). */
export interface Tried {
  /** null: nobody is left to be told. */
  person: string | null
  channel: ChannelKind | null
  /** The how manieth try by this channel since it was asked. */
  n: number
  why: NoticeFault | null
  status: number | null
  at: number
}

/** Of each person and channel, the last try. */
export function withTry(tried: readonly Tried[] | undefined, t: Tried): Tried[] {
  const others = (tried ?? []).filter((o) => o.person !== t.person || o.channel !== t.channel)
  return [...others, t].slice(-KEEP_TRIES)
}

/** The tries since it was last asked: what an earlier asking tried is over. */
export function triesSince(tried: readonly Tried[] | undefined, since: number): Tried[] {
  return (tried ?? []).filter((t) => t.at >= since)
}

const KEEP_TRIES = 24

import { createHash, randomBytes } from 'node:crypto'
import { type PushNo, pushNos } from '../../../domain/contract/push.ts'
import { push as words } from '../../../domain/notices/words/push.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Door } from '../../outbound/door.ts'
import type { PushRow, PushStore } from '../../store/push.ts'
import type { PushDoor } from '../carrier.ts'
import { isLost, mayPass, type Notice, type Sent } from '../channel.ts'
import type { PushKeys } from './keys.ts'
import { sendPush } from './send.ts'

/** How long a tap proves that messages arrive, ms. */
export const PROVEN = 24 * 60 * 60_000
/** A drill that was not tapped within this is not waited for any more: it may never have come, ms. */
export const COMES = 2 * 60_000

/** Why the last message to a browser could not be handed over. */
export interface PushTrouble {
  why: PushNo
  /** What its service answered. */
  status: number | null
}

/** What is known of push on one browser. */
export interface PushState {
  on: boolean
  dropped: boolean
  /** From handing over to the tap, ms; null: never tapped. */
  roundTrip: number | null
  /** When a tap last proved that something arrives, real ms. */
  provenAt: number | null
  drillOpen: boolean
  /** A tap has proven it not long ago, and no test has been in vain since. */
  proven: boolean
  /** When the last drill was handed over, real ms. */
  drillSentAt: number | null
  /** The subscription that is rung, or was. */
  endpoint: string | null
  trouble: PushTrouble | null
}

export interface PushService extends PushDoor {
  publicKey: string
  /** False: this server has no contact that every push service accepts, and pushes to nobody. */
  offered: boolean
  state(session: string): Promise<PushState>
  /** Sends a message that asks for a tap; null: this browser takes none. */
  drill(session: string, account: string, lang: Notice['lang'], address: string): Promise<Sent | null>
  /** A notification was tapped there. `to`: of which subscription it was, as far as its message said. */
  tapped(session: string, drill: string | null, to: string | undefined): Promise<void>
  /** The page there has no subscription any more, and can't have another by itself. */
  lost(session: string): Promise<void>
}

/** Web Push to all browsers of an account. One that is lost to its service is dropped, and stays said. */
export function createPush(deps: {
  store: PushStore
  clock: Clock
  door: Door
  keys: PushKeys
  /** Whom push services may write to (`pushContact`); null: push is not offered. */
  subject: string | null
}): PushService {
  const { store, clock, door, keys, subject } = deps
  const offered = subject !== null

  /** Hands it over to one browser, and keeps how that went. */
  async function handOver(row: PushRow, account: string, notice: Notice): Promise<Sent> {
    if (subject === null) return { ok: false, why: 'not-offered', status: null, after: 0 }
    const payload = {
      kind: notice.kind,
      nid: randomBytes(9).toString('base64url'),
      to: markOf(row.endpoint),
      upgrade: notice.upgrade,
      id: notice.id,
      account,
      tag: notice.tag,
      title: notice.title,
      body: notice.body,
      url: notice.url,
      lang: notice.lang,
      actions: [...(notice.buttons ?? [])],
    }
    const sent = await sendPush(row, payload, { door, keys, subject, urgent: notice.urgent })
    const trouble: PushTrouble | null = sent.ok ? null : { why: sent.why, status: sent.status }
    const fault = trouble === null ? null : JSON.stringify(trouble)
    const lost = !sent.ok && isLost(sent)
    if (lost || fault !== row.fault) await store.went(row.endpoint, fault, lost ? clock.now() : null)
    return sent
  }

  return {
    publicKey: keys.publicKey,
    offered,
    has: async (account) => offered && (await store.liveOf(account, clock.now())).length > 0,
    async send(account, notice) {
      const to = await store.liveOf(account, clock.now())
      const went = await Promise.all(to.map((row) => handOver(row, account, notice)))
      const later = went.find((s) => !s.ok && mayPass(s))
      return (
        went.find((s) => s.ok) ??
        later ??
        went.find((s) => !s.ok && !isLost(s)) ??
        went[0] ?? { ok: false, why: 'gone', status: null, after: 0 }
      )
    },
    async state(session) {
      const row = await store.of(session)
      const { drillSentAt = null, drillTapAt = null } = row ?? {}
      return {
        on: offered && row !== null && row.droppedAt === null,
        dropped: row?.droppedAt != null,
        roundTrip: drillSentAt === null || drillTapAt === null ? null : drillTapAt - drillSentAt,
        provenAt: row?.lastTapAt ?? null,
        drillOpen: drillSentAt !== null && drillTapAt === null,
        proven: offered && row !== null && isProven(row, clock.now()),
        drillSentAt,
        endpoint: row?.endpoint ?? null,
        trouble: troubleOf(row?.fault ?? null),
      }
    },
    async drill(session, account, lang, address) {
      const row = await store.of(session)
      if (row === null || row.droppedAt !== null) return null
      const id = randomBytes(9).toString('base64url')
      // Kept before it is sent: the tap may be here before the service's answer.
      await store.drilled(row.endpoint, id, clock.now())
      const sent = await handOver(row, account, {
        upgrade: '',
        kind: 'drill',
        id,
        tag: 'drill',
        topic: '',
        lang,
        title: words[lang].drillTitle,
        body: words[lang].drillBody,
        url: `${address}/settings#sessions`,
        urgent: true,
      })
      // Nobody need wait for what was not sent.
      if (!sent.ok) await store.drilled(row.endpoint, null, null)
      return sent
    },
    async tapped(session, drill, to) {
      const row = await store.of(session)
      // What an earlier subscription brought proves nothing of the one that has taken its place.
      if (row === null || (to !== undefined && to !== markOf(row.endpoint))) return
      await store.tapped(session, drill, clock.now())
    },
    async lost(session) {
      const row = await store.of(session)
      if (row === null || row.droppedAt !== null) return
      const trouble: PushTrouble = { why: 'lost', status: null }
      await store.went(row.endpoint, JSON.stringify(trouble), clock.now())
    },
  }
}

/** Whether messages are known to arrive there: a tap has proven it within a day, and no test has been in vain since. */
export function isProven(row: PushRow, now: number): boolean {
  const { lastTapAt, drillSentAt, drillTapAt } = row
  if (row.droppedAt !== null || lastTapAt === null || now - lastTapAt >= PROVEN) return false
  const inVain = drillSentAt !== null && drillTapAt === null && now - drillSentAt >= COMES
  return !inVain || lastTapAt > drillSentAt
}

/** Tells subscriptions apart without naming where they lead. */
function markOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url').slice(0, 8)
}

/** Reads what the store holds of it; null: nothing is wrong, or in words that this version does not know. */
export function troubleOf(fault: string | null): PushTrouble | null {
  const found = fault === null ? null : (JSON.parse(fault) as PushTrouble)
  return found !== null && pushNos.includes(found.why) ? found : null
}

import { randomBytes } from 'node:crypto'
import { push as words } from '../../../domain/messages/push.ts'
import type { Clock } from '../../clock.ts'
import type { PushStore } from '../../store/push.ts'
import type { PushDoor } from '../carrier.ts'
import type { Notice, Sent } from '../channel.ts'
import type { PushKeys } from './keys.ts'
import { sendPush } from './send.ts'

/** A drill that was not answered within this proves nothing any more, ms. */
export const PROVEN = 24 * 60 * 60_000

/** What is known of push on one browser. */
export interface PushState {
  on: boolean
  dropped: boolean
  /** From handing over to the tap, ms; null: never tapped. */
  roundTrip: number | null
  /** When a tap last proved that something arrives, real ms. */
  provenAt: number | null
  drillOpen: boolean
}

export interface PushService extends PushDoor {
  publicKey: string
  state(session: string): Promise<PushState>
  /** Sends a message that asks for a tap; null: this browser takes none. */
  drill(session: string, account: string, lang: Notice['lang'], address: string): Promise<Sent | null>
}

/** Web Push to all browsers of an account. What its service has given up is dropped, and stays said. */
export function createPush(deps: {
  store: PushStore
  clock: Clock
  keys: PushKeys
  /** Who to write to about abuse: this server's address, or a mailbox. */
  subject: string
}): PushService {
  const { store, clock, keys, subject } = deps
  const payloadOf = (notice: Notice, account: string) => ({
    kind: notice.kind,
    nid: randomBytes(9).toString('base64url'),
    upgrade: notice.upgrade,
    id: notice.id,
    account,
    tag: notice.tag,
    title: notice.title,
    body: notice.body,
    url: notice.url,
    lang: notice.lang,
    actions: [...(notice.buttons ?? [])],
  })

  return {
    publicKey: keys.publicKey,
    has: async (account) => (await store.liveOf(account, clock.now())).length > 0,
    async send(account, notice) {
      const to = await store.liveOf(account, clock.now())
      const went = await Promise.all(
        to.map(async (row) => {
          const sent = await sendPush(row, payloadOf(notice, account), {
            keys,
            subject,
            urgent: notice.urgent,
          })
          if (!sent.ok && sent.gone) await store.drop(row.endpoint, clock.now())
          return sent
        }),
      )
      const ok = went.find((s) => s.ok)
      return ok ?? went.find((s) => !s.ok && !s.gone) ?? { ok: false, gone: true, why: 'gone' }
    },
    async state(session) {
      const row = await store.of(session)
      const { drillSentAt = null, drillTapAt = null } = row ?? {}
      return {
        on: row !== null && row.droppedAt === null,
        dropped: row?.droppedAt != null,
        roundTrip: drillSentAt === null || drillTapAt === null ? null : drillTapAt - drillSentAt,
        provenAt: row?.lastTapAt ?? null,
        drillOpen: drillSentAt !== null && drillTapAt === null,
      }
    },
    async drill(session, account, lang, address) {
      const row = await store.of(session)
      if (row === null || row.droppedAt !== null) return null
      const id = randomBytes(9).toString('base64url')
      const notice: Notice = {
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
      }
      await store.drilled(row.endpoint, id, clock.now())
      const sent = await sendPush(row, payloadOf(notice, account), { keys, subject, urgent: true })
      if (!sent.ok && sent.gone) await store.drop(row.endpoint, clock.now())
      return sent
    },
  }
}

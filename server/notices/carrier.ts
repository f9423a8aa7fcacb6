import { sleepSpans } from '../../domain/availability/sleep.ts'
import { readClock } from '../../domain/clock/clock.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { pickLang } from '../../domain/messages/lang.ts'
import type { ChannelKind, NoticeFault } from '../../domain/notices/notices.ts'
import { ladder } from '../../domain/notices/words/ladder.ts'
import type { Clock } from '../clock/clock.ts'
import type { Door } from '../outbound/door.ts'
import type { ChannelRow } from '../store/notify.ts'
import type { Store } from '../store/open.ts'
import { readAddress } from './addresses.ts'
import { mayPass, type Notice, type PushFault, plainNotice, type Sent } from './channel.ts'
import { type MailSettings, sendMail } from './mail.ts'
import { noticeOf } from './notice-of.ts'
import type { Send } from './notifier.ts'
import { sendNtfy } from './ntfy.ts'
import type { Reach } from './owed.ts'
import { blurred, isPosted } from './post.ts'
import { sendWebhook } from './webhook.ts'
import type { Went } from './went.ts'

/** Where somebody has no ladder: push, at once. */
const BY_ITSELF = 'push'

/** Push, as this module needs it: to all devices of an account. */
export interface PushDoor {
  /** Whether any device of theirs takes push. */
  has(account: string): Promise<boolean>
  send(account: string, notice: Notice): Promise<Sent>
  /** False: this server pushes to nobody, whatever devices there are. */
  offered?: boolean
}

/** A closed word of the log for each: with the status beside it, it says as much. */
const noticeFault: Record<PushFault, NoticeFault> = {
  gone: 'gone',
  refused: 'refused',
  'too-large': 'refused',
  unusable: 'refused',
  busy: 'refused',
  timeout: 'timeout',
  unreachable: 'unreachable',
  'not-offered': 'not-set-up',
  'not-allowed': 'not-allowed',
}

/** Where nothing takes push. */
export const noPush: PushDoor = {
  has: async () => false,
  send: async () => ({ ok: false, why: 'gone', status: null, after: 0 }),
}

export type Carrier = ReturnType<typeof createCarrier>

/** Knows people's ladders and sends by each kind of rung. */
export function createCarrier(deps: {
  store: Pick<Store, 'notify' | 'accounts' | 'sleepHours'>
  clock: Clock
  door: Door
  mail: MailSettings | null
  push: PushDoor
  /** Of this server, as people reach it; no slash at the end. */
  address: () => Promise<string>
  /** Where posting says "seen" for this person, without a session. */
  seenUrl?: (state: UpgradeState, request: string, account: string) => Promise<string | undefined>
}) {
  const { store, clock, door, push } = deps

  const reach: Reach = {
    async ladder(account) {
      const rungs = (await store.notify.channelsOf(account)).filter((c) => c.enabled)
      if (rungs.length > 0) return rungs.map(({ id, kind, afterSeconds }) => ({ id, kind, afterSeconds }))
      return (await push.has(account)) ? [{ id: BY_ITSELF, kind: 'push', afterSeconds: 0 }] : []
    },
    async sleeps({ account, zone }, at) {
      if (account === null) return false
      const hours = await store.sleepHours.of(account)
      if (hours === null || sleepSpans(hours, zone, at, at + 1).length === 0) return false
      return !(await store.notify.lifeLines([account])).has(account)
    },
  }

  async function by(
    channel: Pick<ChannelRow, 'id' | 'accountId' | 'kind' | 'address'>,
    asWritten: Notice,
    id: string,
  ): Promise<Went> {
    const notice = plainNotice(asWritten)
    const to = readAddress(channel.kind, channel.address)
    if (to === null) return { ok: false, why: 'not-set-up', status: null, again: false }
    switch (to.kind) {
      case 'push':
        return pushed(channel.accountId, notice)
      case 'ntfy':
        return sendNtfy(door, to, notice)
      case 'webhook':
        return sendWebhook(door, to, notice, { id, now: clock.now() })
      case 'mail':
        return sendMail(deps.mail, to, notice, id)
      case 'tel':
        // Nothing is sent: that it is time to call is what is said.
        return { ok: true }
    }
  }

  async function pushed(account: string, notice: Notice): Promise<Went> {
    const none = push.offered === false ? 'not-set-up' : 'no-device'
    if (!(await push.has(account))) return { ok: false, why: none, status: null, again: false }
    const sent = await push.send(account, notice)
    if (sent.ok) return { ok: true }
    const { why, status, after } = sent
    return { ok: false, why: noticeFault[why], status, again: mayPass(sent), after }
  }

  /** How it went, for the channel's owner and for the log: what an address answers is for whoever runs the server alone. */
  async function keep(channel: ChannelRow, full: Went, owner: boolean): Promise<Went> {
    const forAll = isPosted(channel.kind) ? blurred(full) : full
    const went = owner ? full : forAll
    const why = went.ok ? null : { why: went.why, status: went.status, said: went.said ?? '' }
    await store.notify.channelWent(channel.id, clock.now(), why === null ? null : JSON.stringify(why))
    return forAll
  }

  const send: Send = async (job, content, state) => {
    const seat = state.people[job.person]
    // Nothing is asked of observers, whatever rungs they have from elsewhere or before; what they were shown is still ended.
    if (seat?.role === 'observer' && content.kind !== 'answered') return null
    const account = seat?.account ?? null
    const owner = account === null ? null : await store.accounts.accountById(account)
    if (account === null || owner === null) return null
    const now = Math.max(state.at, readClock(state.clock, clock.now()))
    const lang = pickLang(owner.lang, null)
    const notice = noticeOf(state, content, lang, await deps.address(), job.person, now)
    if (notice === null) return null
    const seenUrl = content.kind === 'request' ? await deps.seenUrl?.(state, content.id, account) : undefined
    const whole = seenUrl === undefined ? notice : { ...notice, seenUrl }
    if (job.rung === BY_ITSELF) return { kind: 'push', went: await pushed(account, whole) }
    const channel = (await store.notify.channelsOf(account)).find((c) => c.id === job.rung && c.enabled)
    if (channel === undefined) return null
    const went = await by(channel, whole, job.id)
    if (channel.kind === 'tel') return { kind: channel.kind, went }
    return { kind: channel.kind, went: await keep(channel, went, owner.owner) }
  }

  /** Says something of our own by one of somebody's channels, used already or not. */
  async function say(
    account: string,
    channelId: string,
    enabled: boolean,
    says: (words: (typeof ladder)['en']['message']) => [title: string, body: string],
  ): Promise<{ kind: ChannelKind; went: Went } | null> {
    const channel = (await store.notify.channelsOf(account)).find((c) => c.id === channelId)
    const owner = await store.accounts.accountById(account)
    if (channel === undefined || owner === null || channel.kind === 'tel' || channel.enabled !== enabled)
      return null
    const lang = pickLang(owner.lang, null)
    const [title, body] = says(ladder[lang].message)
    const notice: Notice = {
      upgrade: '',
      kind: 'drill',
      id: channel.id,
      tag: 'drill',
      topic: 'drill',
      lang,
      title,
      body,
      url: `${await deps.address()}/settings#reach`,
      urgent: false,
    }
    const went = await by(channel, notice, `drill:${channel.id}:${clock.now()}`)
    return { kind: channel.kind, went: await keep(channel, went, owner.owner) }
  }

  return {
    reach,
    send,
    /** Sends a try by one of somebody's own channels, and keeps how it went; null: it is not theirs, or not confirmed. */
    async test(account: string, channelId: string): Promise<{ kind: ChannelKind; went: Went } | null> {
      return say(account, channelId, true, ({ testTitle, testBody }) => [testTitle, testBody])
    },
    /** Sends the code that a mailbox is to be confirmed by, and keeps how it went; null: it is not theirs, or confirmed. */
    async sendCode(account: string, channelId: string, code: string) {
      return say(account, channelId, false, ({ codeTitle, codeBody }) => [codeTitle(code), codeBody(code)])
    },
  }
}

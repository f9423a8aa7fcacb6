import { createFakeRelay, type FakeLine, type FakeRelay } from '../../components/live/fake-relay.ts'
import { LiveUpgrade } from '../../components/live/live-upgrade.ts'
import type { KeptCommand, OutboxStore } from '../../components/live/outbox.ts'
import { type Me, toWire } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { dale, mei, NINE, upgradeWith } from '../factories.ts'
import { handClock } from './hand-clock.ts'

/** Mei's phone runs four minutes fast: nothing may lean on it. */
export const FAST = 4 * 60_000

export let server: ReturnType<typeof handClock>
export let device: ReturnType<typeof handClock>
export let relay: FakeRelay
let stores: Map<string, Map<string, KeptCommand>>
export let store: OutboxStore & { data: Map<string, KeptCommand> }
export let reloads: string[]
export let lines: FakeLine[]

/** A night that is running, a phone that knows nothing of it yet, and nothing kept. For `beforeEach`. */
export function begin(): void {
  const night = upgradeWith({ status: 'running', onSite: true })
  server = handClock(NINE)
  device = handClock(NINE + FAST)
  relay = createFakeRelay({ events: night.events, clock: server })
  stores = new Map()
  store = keepsFor(me.account)
  reloads = []
  lines = []
}

/** What the browser keeps for one account. It answers at once; that the real one takes its time is tested with it. */
export function keepsFor(account: string): OutboxStore & { data: Map<string, KeptCommand> } {
  const data = stores.get(account) ?? new Map<string, KeptCommand>()
  stores.set(account, data)
  return {
    data,
    all: (then) => then([...data.values()].map((c) => structuredClone(c))),
    put(c, then) {
      data.set(c.id, structuredClone(c))
      then(true)
    },
    remove: (id) => void data.delete(id),
  }
}

export const me: Me = {
  account: mei.kind === 'account' ? mei.account : '',
  device: 'd-mei',
  owner: false,
  name: 'Mei',
  person: 'sentinel',
  roles: ['sentinel'],
}

/** A page of Mei's, opened now: from the server's state, or from an older one. */
export function open(from: { state: typeof relay.state; events: readonly LoggedEvent[] } = relay, more = {}) {
  const live = new LiveUpgrade({
    upgrade: relay.state.id,
    me,
    state: from.state,
    events: from.events.slice(-200),
    now: server.now(),
    storage: store,
    clock: device,
    reload: (why) => reloads.push(why) === 1,
    connect: () => {
      const line = relay.connect(mei as never)
      lines.push(line)
      return line
    },
    ...more,
  })
  const views: unknown[] = []
  const stop = live.subscribe(() => views.push(live.view()))
  return { live, stop, views, line: lines.at(-1) as FakeLine }
}

/** Dale's, at the other end. */
export function openDale(storage: OutboxStore | null = null) {
  const connect = () => relay.connect(dale as never)
  return open(relay, { me: { ...me, account: 'acc-dale' }, storage, connect })
}

/** Moves both clocks and everything on the way. */
export async function pass(ms: number) {
  server.set(server.now() + ms)
  await device.advance(ms, async () => relay.deliver())
  relay.deliver()
}

export const say = (text: string) => ({ type: 'talk.say', text }) as const
export const texts = (live: LiveUpgrade) =>
  live.view().events.flatMap((e) => (e.type === 'talk.said' && e.body !== null ? [e.body.text] : []))
export const outbox = (live: LiveUpgrade) => live.view().outbox.map((o) => o.state)

export const sealed = {
  commandId: 'from-the-test',
  version: 1,
  actor: 'acc-owner',
  device: '',
  saidAt: null,
  skew: null,
  happenedAt: NINE,
  at: NINE,
}

/** A stretch of one event right after the relay's own end, which the relay knows nothing of. */
export function stretchOf(row: LoggedEvent) {
  return {
    after: { seq: row.seq - 1, hash: row.prevHash },
    events: [toWire(row)],
    head: { seq: row.seq, hash: row.hash },
  }
}

export function tell(line: FakeLine, kind: string, m: unknown): void {
  ;(line as unknown as { tell(kind: string, m: unknown): void }).tell(kind, m)
}

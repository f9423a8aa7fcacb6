import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Who } from '../../../domain/access/table.ts'
import type { CommandInput } from '../../../domain/log/commands.ts'
import type { EventBodies } from '../../../domain/log/events.ts'
import { buildPlan, NINE } from '../../../tests/factories.ts'
import { handClock } from '../../../tests/harness/hand-clock.ts'
import { loopbackDoor } from '../../outbound/testing/door.ts'
import { createRelay } from '../../relay/relay.ts'
import { openStore, type Store } from '../../store/open.ts'
import { createCarrier, type PushDoor } from '../carrier.ts'
import type { Notice, Sent } from '../channel.ts'
import { createNotifier } from '../notifier.ts'

const owner: Who = { kind: 'account', account: 'olga', owner: true, device: 'd' }
/** Three in Taipei: Mei is there at weekends from nine, Jun from Monday on, Ann from Tuesday on. */
const seats = { sentinel: 'mei', jun: 'jun', ann: 'ann', upgrader: 'dale' } as const

export type NotifyNight = Awaited<ReturnType<typeof notifyNight>>

/** A real store and relay with the notifier on them, on a clock by hand; push goes to a list. */
export async function notifyNight() {
  const dir = mkdtempSync(join(tmpdir(), 'farhand-notify-'))
  const clock = handClock(NINE)
  const pushed: { account: string; notice: Notice }[] = []
  const devices = new Set<string>()
  let pushAnswer: Sent = { ok: true }
  let real: PushDoor | null = null
  const push: PushDoor = {
    has: async (account) => real?.has(account) ?? devices.has(account),
    async send(account, notice) {
      pushed.push({ account, notice })
      return (await real?.send(account, notice)) ?? pushAnswer
    },
    get offered() {
      return real?.offered ?? true
    },
  }
  let smtpUrl = ''
  let store: Store
  let relay: ReturnType<typeof createRelay>
  let carrier: ReturnType<typeof createCarrier>
  let notifier: ReturnType<typeof createNotifier>
  let made = 0

  async function open() {
    store = await openStore({ dataDir: dir })
    relay = createRelay({ log: store.log, clock })
    for (const u of await relay.upgrades()) await relay.state(u)
    carrier = createCarrier({
      store,
      clock,
      door: loopbackDoor,
      mail: smtpUrl === '' ? null : { smtpUrl, from: 'Farhand <farhand@example.org>' },
      push,
      address: async () => 'https://farhand.example.org',
    })
    notifier = createNotifier({
      store: store.notify,
      relay,
      clock,
      reach: carrier.reach,
      send: (...args) => night.send(...args),
    })
    night.send = carrier.send
  }
  async function shut() {
    await relay.close()
    await notifier.close()
    await store.close()
  }
  async function settle() {
    for (let i = 0; i < 3; i++) {
      await say({ kind: 'account', account: 'nobody', owner: false, device: 'x' }, { type: 'lead.take' })
      await notifier.idle()
    }
  }
  const say = (who: Who, command: CommandInput) =>
    relay.submit({
      upgrade: 'u',
      id: `test-${String(++made).padStart(8, '0')}`,
      command,
      who,
      ...(command.type === 'person.join' ? { invited: command.invite } : {}),
    })
  async function must(who: Who, command: CommandInput) {
    const answer = await say(who, command)
    if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.refusal)}`)
    await settle()
  }
  const as = (account: string): Who => ({ kind: 'account', account, owner: false, device: account })

  const night = {
    clock,
    pushed,
    devices,
    send: undefined as unknown as ReturnType<typeof createCarrier>['send'],
    get store() {
      return store
    },
    get carrier() {
      return carrier
    },
    pushAnswers(answer: Sent) {
      pushAnswer = answer
    },
    /** From now on by this one, not only to the list. */
    pushBy(door: PushDoor) {
      real = door
    },
    mailBy(url: string) {
      smtpUrl = url
    },
    must: (account: string, command: CommandInput) => must(as(account), command),
    ask: (id = 'r1') =>
      must(as('dale'), {
        type: 'request.ask',
        id,
        kind: 'reset',
        machine: 'dolphin',
        step: null,
        text: 'Press reset',
        expect: 'The light goes out',
        allowance: 5,
        expiresAt: null,
      }),
    channel: (
      account: string,
      kind: 'push' | 'ntfy' | 'webhook' | 'mail' | 'tel',
      afterSeconds: number,
      address = {},
    ) =>
      store.notify.addChannel(
        {
          id: `${account}-${kind}`,
          accountId: account,
          kind,
          afterSeconds,
          address: JSON.stringify(address),
        },
        10,
      ),
    advance: (ms: number) => clock.advance(ms, settle),
    settle,
    /** What the log says of the tries, oldest first. */
    async tried(): Promise<EventBodies['notice.tried'][]> {
      const rows = await store.log.eventsAfter('u', 0, 1000)
      return rows.filter((r) => r.type === 'notice.tried').map((r) => JSON.parse(r.body ?? ''))
    },
    async said(): Promise<string[]> {
      return (await night.tried()).map(
        (t) => `${t.person ?? '-'} ${t.channel ?? '-'} ${t.n} ${t.why ?? 'ok'}`,
      )
    },
    async count(type: string): Promise<number> {
      return (await store.log.eventsAfter('u', 0, 1000)).filter((r) => r.type === type).length
    },
    async restart() {
      await shut()
      await open()
      await notifier.start()
      await settle()
    },
    /** The process dies: what it was at is not waited for. */
    async die() {
      night.send = () => new Promise(() => {})
      await relay.close()
      await store.close()
    },
    /** The relay is there again, and nobody told yet; then `start`. */
    again: open,
    async start() {
      await notifier.start()
      await settle()
    },
    async close() {
      await shut()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  await open()
  const plan = buildPlan()
  const hands = (person: string, days: number[]) => ({
    id: `w-${person}`,
    person,
    days,
    from: '09:00',
    to: '18:00',
    breaks: [],
    except: [],
  })
  const sentinel = (id: string) => ({
    id,
    name: id,
    role: 'sentinel' as const,
    zone: 'Asia/Taipei',
    lead: false,
  })
  await say(owner, {
    type: 'plan.import',
    plan: {
      ...plan,
      people: [...plan.people, sentinel('jun'), sentinel('ann')],
      hands: [hands('sentinel', [6, 7]), hands('jun', [1]), hands('ann', [2])],
    },
  })
  for (const [person, account] of Object.entries(seats)) {
    await night.store.accounts.createAccount({
      id: account,
      name: account,
      lang: 'en',
      owner: false,
      createdAt: 1,
    })
    const role = person === 'upgrader' ? 'upgrader' : 'sentinel'
    const invite = `i-${person}`
    await say(owner, { type: 'person.invite', id: invite, role, person, expiresAt: NINE + 1e9 })
    await say(as(account), { type: 'person.join', invite, person, name: account, zone: null })
  }
  await night.start()
  return night
}

import type { z } from 'zod'
import { mayRead, personOf, rolesOf, type Who } from '../../domain/access/table.ts'
import type { ClockDoubt } from '../../domain/clock/doubt.ts'
import type { helloSchema } from '../../domain/contract/schemas.ts'
import type { HelloAnswer, Me, Snapshot } from '../../domain/contract/wire.ts'
import { GENESIS } from '../../domain/log/envelope.ts'
import { type Refusal, refuse } from '../../domain/log/refusals.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import { createAllowance } from '../limits/allowance.ts'
import { wantOf } from '../store/fault.ts'
import type { FarhandSocket } from './handshake.ts'
import type { createPresence } from './presence.ts'
import { LogDamaged } from './read-log.ts'
import type { Relay } from './relay.ts'

type Person = Extract<Who, { kind: 'account' }>
type Hello = z.infer<typeof helloSchema>

/** Behind further than this, the whole state is shorter than what was missed. */
const CATCH_UP = 2000

/** What a page is told that says hello: what it missed, or the whole state, or why neither. */
export function createGreeting(deps: {
  relay: Relay
  clock: Clock
  doubts?: Pick<ServerClock, 'doubt'>
  shells?: readonly string[]
  presence: ReturnType<typeof createPresence>
  /** From here on the socket hears what happens in it, and what the planner says of it. */
  join(socket: FarhandSocket, upgrade: string): Promise<void>
  watch(socket: FarhandSocket, upgrade: string): Promise<void>
}): (socket: FarhandSocket, who: Person, m: Hello) => Promise<HelloAnswer> {
  const { relay, clock, doubts, presence, shells = [] } = deps
  /** What a page's script should be: its own, as long as it is one of these. */
  const shellOf = (own: string | undefined) =>
    own === undefined || shells[0] === undefined ? {} : { shell: shells.includes(own) ? own : shells[0] }
  // A whole state costs milliseconds in which nobody else is served. Pages have one, and ask for what came after it.
  const wholes = createAllowance(clock, { burst: 4, perSecond: 1 })

  async function hello(socket: FarhandSocket, who: Person, m: Hello): Promise<HelloAnswer> {
    const state = await relay.state(m.upgrade)
    // A stranger learns no more than that there is nothing here for them.
    if (state === null || !mayRead(rolesOf(state, who)))
      return { ok: false, refusal: refuse('no-such-upgrade', {}) }
    // Into the room before reading: a batch committed meanwhile comes twice rather than never, and seqs tell.
    await deps.join(socket, m.upgrade)
    socket.data.upgrades.add(m.upgrade)
    if (rolesOf(state, who).some((r) => r !== 'observer')) socket.data.counts = true
    presence.enter(socket.id, m.upgrade, { account: who.account, device: who.device })
    if (m.planner === true) await deps.watch(socket, m.upgrade)
    const common = {
      ok: true as const,
      me: meIn(state, who, socket.data.name),
      now: clock.now(),
      ...(doubts?.doubt() == null ? {} : { doubt: doubts.doubt() as ClockDoubt }),
      present: presence.of(m.upgrade),
      lately: presence.lately(m.upgrade),
      ...shellOf(m.shell),
    }
    const fresh = async (why: 'fresh' | 'other-history' | 'too-far'): Promise<HelloAnswer> =>
      wholes(socket.data.session)
        ? { ...common, stretch: null, snapshot: await snapshotOf(m.upgrade), why }
        : { ok: false, refusal: refuse('too-many', { perMinute: 60 }) }
    if (m.after === null || m.after.hash === GENESIS) return fresh('fresh')
    if (state.seq - m.after.seq > CATCH_UP) return fresh('too-far')
    const missed = await relay.stretch(m.upgrade, m.after, CATCH_UP + 500)
    if (!missed.ok) return fresh('other-history')
    return { ...common, stretch: missed.stretch, snapshot: null, why: 'catch-up' }
  }

  async function snapshotOf(upgrade: string): Promise<Snapshot> {
    const state = await relay.state(upgrade)
    if (state === null) throw new Error(`upgrade ${upgrade} is gone`)
    return { applyVersion: APPLY_VERSION, state }
  }

  /** Why somebody is not greeted. A stranger to an upgrade learns nothing of its log. */
  async function unread(error: unknown, who: Who): Promise<Refusal> {
    if (error instanceof LogDamaged)
      return (await relay.mayKnow(error.upgrade, who))
        ? refuse('log-damaged', error.damage)
        : refuse('no-such-upgrade', {})
    return refuse(wantOf(error) === null ? 'server-fault' : 'not-read', {})
  }

  // A log that can't be read is that upgrade's trouble, not the whole server's.
  return (socket, who, m) =>
    hello(socket, who, m).catch(async (error: unknown) => ({
      ok: false,
      refusal: await unread(error, who).catch(() => refuse('server-fault', {})),
    }))
}

/** How a person's own page knows them. */
export function meIn(state: UpgradeState, who: Person, name: string): Me {
  const person = personOf(state, who.account)
  return {
    account: who.account,
    device: who.device,
    owner: who.owner,
    name: person?.name ?? name,
    person: person?.id ?? null,
    roles: rolesOf(state, who),
  }
}

import { mayDo, mayRead, rolesOf } from '../../domain/access/table.ts'
import {
  commandFrameSchema,
  helloSchema,
  readSchema,
  timeSchema,
  typingSchema,
} from '../../domain/contract/schemas.ts'
import { PROTOCOL, toWire } from '../../domain/contract/wire.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import { refuse } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import { createAllowance } from '../limits/allowance.ts'
import { COST, type Floods } from '../limits/floods.ts'
import type { Planner, ToldTo } from '../schedule/planner.ts'
import {
  drop,
  dropFlooder,
  type FarhandServer,
  type FarhandSocket,
  letIn,
  type SocketAccounts,
} from './handshake.ts'
import { createGreeting } from './hello.ts'
import { createPresence } from './presence.ts'
import type { Relay } from './relay.ts'

/** A question that was longer on its way says too little of when it was asked, ms. */
const LONG_WAY = 5000

const room = (upgrade: string) => `upgrade:${upgrade}`
const plannerRoom = (upgrade: string) => `planner:${upgrade}`

/**
 * The relay's socket side. Every payload is parsed here; every command asks anew who the session is; everything sent
 * about an upgrade is sent from here, after commit, one frame per committed batch.
 */
export function attachRelay(
  io: FarhandServer,
  deps: {
    relay: Relay
    accounts: SocketAccounts
    clock: Clock
    /** Where the clock can doubt: what it is not sure of, and who helps it. */
    doubts?: Pick<ServerClock, 'doubt' | 'hear' | 'onChange'>
    planner: Planner
    /** The Hands page's scripts, as this server gives them: one for each language. */
    shells?: readonly string[]
    /** Takes one command's worth from a session's allowance; false: it has none left. */
    allow: (session: string) => boolean
    floods: Floods
  },
): { close(): void } {
  const { relay, accounts, clock, doubts, planner, allow, floods } = deps
  const lastHeard = new Map<string, number>()
  const presence = createPresence(clock, (upgrade, present, lately) =>
    io.to(room(upgrade)).emit('present', { upgrade, present, lately }),
  )

  // Typing, reading and asking the time cost little and say little; beyond this they are dropped without a word.
  const chatter = createAllowance(clock, { burst: 100, perSecond: 25 })
  const greet = createGreeting({
    ...deps,
    presence,
    join: async (socket, upgrade) => socket.join(room(upgrade)),
    watch,
  })

  letIn(io, { accounts, floods, lastHeard: (session) => lastHeard.get(session) ?? null })

  io.on('connection', (socket) => {
    const { session, account } = socket.data
    const who = () => {
      const now = accounts.who(session)
      if (now === null) drop(socket, 'signed-out')
      return now
    }
    // Heard of at every packet, pings too: "last heard" is what the other side may trust, not "online".
    // The moment of the last packet is kept for later, too: the end of a connection is noticed long after it.
    let heard = clock.now()
    let flooded = false
    socket.conn.on('packet', (packet: { data?: string | Buffer }) => {
      // Before anything of it is read: of what is too much, reading is what costs.
      if (flooded || !floods.take(account, COST.message, packet.data?.length ?? 0)) {
        if (!flooded) dropFlooder(socket, floods, clock)
        flooded = true
        return
      }
      heard = clock.now()
      presence.heard(socket.id)
    })

    socket.on('hello', async (m, answer) => {
      if (typeof answer !== 'function') return
      const person = who()
      if (person === null) return answer({ ok: false, refusal: { code: 'signed-out', params: {} } })
      // Before it is looked at: what is refused must cost next to nothing.
      if (!allow(session)) return answer({ ok: false, refusal: refuse('too-many', { perMinute: 600 }) })
      const parsed = helloSchema.safeParse(m)
      if (!parsed.success)
        return answer({ ok: false, refusal: refuse('bad-input', { issues: issuesOf(parsed.error) }) })
      if (parsed.data.protocol !== PROTOCOL)
        return answer({ ok: false, refusal: { code: 'protocol', params: { server: PROTOCOL } } })
      answer(await greet(socket, person, parsed.data))
    })

    socket.on('command', async (m, answer) => {
      if (typeof answer !== 'function') return
      const person = who()
      if (person === null) return
      if (!allow(session)) return answer({ ok: false, refusal: refuse('too-many', { perMinute: 600 }) })
      const parsed = commandFrameSchema.safeParse(m)
      if (!parsed.success)
        return answer({ ok: false, refusal: refuse('bad-input', { issues: issuesOf(parsed.error) }) })
      const { upgrade, id, command, saidAt, sentAt } = parsed.data
      answer(
        await relay.submit({
          upgrade,
          id,
          command,
          who: person,
          said: { saidAt, sentAt },
          // What was tapped since this connection came up needs no floor; what is older can't be from before the last one.
          lastHeard: socket.data.lastHeard,
        }),
      )
    })

    socket.on('typing', async (m) => {
      if (!chatter(session)) return
      const parsed = typingSchema.safeParse(m)
      const person = who()
      if (!parsed.success || person === null || !socket.data.upgrades.has(parsed.data.upgrade)) return
      const state = await relay.state(parsed.data.upgrade).catch(() => null)
      if (state === null || !mayDo(state, person, 'talk.say')) return
      const { upgrade, text } = parsed.data
      socket.to(room(upgrade)).volatile.emit('typing', { upgrade, account: person.account, text })
    })

    socket.on('read', (m) => {
      const parsed = readSchema.safeParse(m)
      if (parsed.success && socket.data.upgrades.has(parsed.data.upgrade) && chatter(session))
        presence.read(socket.id, parsed.data.upgrade, parsed.data.seq)
    })

    socket.on('time', (m, answer) => {
      const parsed = timeSchema.safeParse(m)
      if (parsed.success && typeof answer === 'function' && chatter(session))
        answer({ sent: parsed.data.sent, now: clock.now() })
      if (!parsed.success) return
      const { sent, rtt } = parsed.data
      if (rtt !== undefined) presence.rtt(socket.id, rtt)
      const device = socket.data.counts ? accounts.who(session)?.device : undefined
      if (device !== undefined) doubts?.hear(device, sent + Math.min(rtt ?? 0, LONG_WAY) / 2)
    })

    socket.on('disconnect', () => {
      lastHeard.set(session, heard)
      presence.leave(socket.id)
      for (const stop of socket.data.planners.values()) stop()
    })
  })

  /** The planner's figures from now on, and those there are at once. */
  async function watch(socket: FarhandSocket, upgrade: string): Promise<void> {
    await socket.join(plannerRoom(upgrade))
    if (socket.connected && !socket.data.planners.has(upgrade))
      socket.data.planners.set(upgrade, planner.watch(upgrade))
    const latest = planner.latest(upgrade)
    if (latest !== null) tellTo(socket, latest)
  }
  /** What follows from somebody's sleep goes to whom that may be known, asked anew each time. */
  function tellTo(socket: FarhandSocket, { upgrade, told, ownTo }: ToldTo): void {
    const mine = ownTo === 'all' || accounts.who(socket.data.session)?.account === ownTo.account
    socket.emit('told', { upgrade, told: mine ? told : { ...told, own: null } })
  }
  const stopTold = planner.onTold((m) => {
    for (const socket of io.sockets.sockets.values())
      if (socket.rooms.has(plannerRoom(m.upgrade))) tellTo(socket, m)
  })

  const stopBatches = relay.onBatch(({ upgrade, state, events }) => {
    // Who lost the right to read in this very batch hears of it, and no more.
    if (
      events.some(
        (e) => e.type === 'person.revoked' || e.type === 'person.joined' || e.type === 'plan.imported',
      )
    )
      dropStrangers(upgrade, state)
    const first = events[0]
    if (first === undefined) return
    io.to(room(upgrade)).emit('batch', {
      upgrade,
      stretch: {
        after: { seq: first.seq - 1, hash: first.prevHash },
        events: events.map(toWire),
        head: { seq: state.seq, hash: state.hash },
      },
    })
  })

  const stopDamage = relay.onDamage(({ upgrade, damage }) => {
    io.to(room(upgrade)).emit('damaged', { upgrade, damage })
  })

  function dropStrangers(upgrade: string, state: UpgradeState): void {
    for (const socket of sockets()) {
      if (!socket.data.upgrades.has(upgrade)) continue
      const who = accounts.who(socket.data.session)
      if (who === null || !mayRead(rolesOf(state, who))) drop(socket, 'revoked')
    }
  }

  const stopDoubts = doubts?.onChange(() => io.emit('clock', { now: clock.now(), doubt: doubts.doubt() }))

  const stopGone = accounts.onGone((g) => {
    for (const socket of sockets())
      if ('renewed' in g) {
        // Without a word: its page comes back by itself, with the cookie its browser has by then.
        if (socket.data.session === g.session) socket.disconnect(true)
      } else if (
        'session' in g ? socket.data.session === g.session : accounts.who(socket.data.session) === null
      )
        drop(socket, 'signed-out', 'session' in g ? g.moved : undefined)
  })

  function sockets(): FarhandSocket[] {
    return [...io.sockets.sockets.values()] as unknown as FarhandSocket[]
  }

  return {
    close() {
      stopBatches()
      stopDamage()
      stopTold()
      stopGone()
      stopDoubts?.()
      presence.close()
      io.emit('gone', { why: 'stopping' })
    },
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { verifyChain } from '../../domain/log/envelope.ts'
import { buildPlan, HOUR, MINUTE, NINE } from '../../tests/factories.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { openStore, type Store } from '../store/open.ts'
import { createRelay, type Relay } from './relay.ts'

const owner: Who = { kind: 'account', account: 'owner', owner: true, device: 'desk' }
const mei: Who = { kind: 'account', account: 'mei', owner: false, device: 'phone' }
const NOON = NINE + 3 * HOUR

let dir: string
let store: Store
let relay: Relay
let clock: ReturnType<typeof handClock>
let n = 0

const say = (who: Who, command: CommandInput) =>
  relay.submit({
    upgrade: 'u',
    id: `command-${String(++n).padStart(6, '0')}`,
    command,
    who,
    ...(command.type === 'person.join' ? { invited: command.invite } : {}),
  })
/** Refused, but answered: all that came before it is done. */
const settle = () => say(mei, { type: 'lead.take' })
const pass = (to: number) => clock.advance(to - clock.now(), settle)
/** What the clock wrote of presence, and when in minutes after nine. */
const wrote = async () =>
  (await store.log.eventsAfter('u', 0, 500))
    .filter((e) => e.actor === 'clock' && /^(presence|break|request\.sent)/.test(e.type))
    .map((e) => `${e.type} ${Math.round((e.at - NINE) / MINUTE)}`)
/** The server goes and comes back, later or at once. */
async function restart(at = clock.now()): Promise<void> {
  await relay.close()
  clock.set(at)
  relay = createRelay({ log: store.log, clock })
  await relay.state('u')
  await settle()
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-breaks-'))
  store = await openStore({ dataDir: dir })
  clock = handClock(NINE)
  relay = createRelay({ log: store.log, clock })
  for (const [who, command] of [
    [owner, { type: 'plan.import', plan: buildPlan() }],
    [owner, { type: 'seat.take', person: 'upgrader', name: 'Dale' }],
    [
      owner,
      { type: 'person.invite', id: 'i', role: 'sentinel', person: 'sentinel', expiresAt: NINE + 99 * HOUR },
    ],
    [mei, { type: 'person.join', invite: 'i', person: 'sentinel', name: 'Mei', zone: null }],
    [owner, { type: 'upgrade.ready' }],
    [owner, { type: 'upgrade.start' }],
    [mei, { type: 'presence.arrive' }],
  ] as [Who, CommandInput][])
    expect(await say(who, command)).toMatchObject({ ok: true })
})
afterEach(async () => {
  await relay.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

it('asks, puts down as gone, as due and as overdue: once each, whenever the server restarts', async () => {
  await pass(NOON - 15 * MINUTE)
  await restart()
  expect(await say(mei, { type: 'break.answer', at: NOON, answer: 'leaving' })).toMatchObject({ ok: true })
  await restart()
  await pass(NOON + MINUTE)
  expect((await relay.state('u'))?.presence['sentinel']).toMatchObject({ state: 'away', until: NOON + HOUR })
  // Down while she was due and for a while after: said when it is back, not twice.
  await restart(NOON + HOUR + 7 * MINUTE)
  await pass(NOON + HOUR + 8 * MINUTE)
  await restart()
  await pass(NOON + 2 * HOUR)
  expect(await wrote()).toEqual([
    'break.asked 165',
    'presence.away 180',
    'presence.returned 247',
    'presence.overdue 247',
    'presence.overdue 255',
  ])
  expect(verifyChain(await store.log.eventsAfter('u', 0, 500))).toBeNull()
})

it('what waited goes out with her "I’m back", in the same breath', async () => {
  await pass(NOON - 15 * MINUTE)
  await say(mei, { type: 'break.answer', at: NOON, answer: 'leaving' })
  await pass(NOON + 10 * MINUTE)
  const asked = await say(owner, {
    type: 'request.ask',
    id: 'r1',
    kind: 'look',
    machine: null,
    step: null,
    text: 'Is it on?',
    expect: '',
    allowance: 5,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  expect(asked).toMatchObject({ ok: true })
  await restart()
  expect((await relay.state('u'))?.requests['r1']?.state).toBe('queued')
  const back = await say(mei, { type: 'presence.back' })
  expect(back).toMatchObject({ ok: true, seqs: [expect.any(Number), expect.any(Number)] })
  expect((await relay.state('u'))?.requests['r1']?.state).toBe('asked')
})

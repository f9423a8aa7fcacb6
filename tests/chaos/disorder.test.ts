import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import { toWire } from '../../domain/contract/wire.ts'
import { actorOf } from '../../domain/log/decide.ts'
import { GENESIS, type LoggedEvent, verifyChain } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Batch, createRelay } from '../../server/relay/relay.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { anyNight } from '../any-command.ts'
import { fold, step, upgradeWith } from '../factories.ts'
import { handClock } from '../harness/hand-clock.ts'
import { expectLegal } from '../legal.ts'

/**
 * The relay on a real database under everything at once: any commands by anybody, valid or not, each delivered up to
 * three times, from several clients whose deliveries overtake each other, with restarts in between.
 */
let dataDir: string
let store: Store
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'farhand-disorder-'))
  store = await openStore({ dataDir })
})
afterAll(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

let nights = 0

it('keeps one order, one answer to each command, and a state that is the fold of the log', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyNight,
      fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.nat(40)), { minLength: 60, maxLength: 60 }),
      async ({ status, said }, luck) => {
        const upgrade = `night-${++nights}`
        const seed = upgradeWith({ status, id: upgrade })
        await store.log.append({
          events: seed.events.map((e) => ({ ...e, commandDigest: 'seed' })),
          answers: [],
          erase: [],
        })
        const clock = handClock(seed.realNow)
        let relay = createRelay({ log: store.log, clock })
        const told: Batch[] = []
        relay.onBatch((b) => told.push(b))
        const start = (await relay.state(upgrade)) as UpgradeState

        // Each command once to three times, moved about by up to forty places: late, doubled, overtaken.
        const deliveries = said
          .flatMap((s, i) => {
            const [a, times, shift] = luck[i % luck.length] ?? [0, 0, 0]
            return Array.from({ length: times + 1 }, (_, k) => ({
              s,
              id: `any-${String(i).padStart(5, '0')}`,
              place: i + k * shift + (a % 7),
            }))
          })
          .sort((a, b) => a.place - b.place)
        const answers = new Map<string, Answer[]>()
        const flying: Promise<void>[] = []
        for (const [n, { s, id }] of deliveries.entries()) {
          if (n % 3 === 0) clock.set(clock.now() + s.after)
          const key = JSON.stringify([actorOf(s.who), id])
          flying.push(
            relay
              .submit({
                upgrade,
                id,
                command: s.command,
                who: s.who,
                said: s.said,
                ...(s.command.type === 'person.join' ? { invited: s.command.invite } : {}),
              })
              .then((answer) => {
                answers.set(key, [...(answers.get(key) ?? []), answer])
              }),
          )
          if (n === Math.floor(deliveries.length / 2)) {
            await Promise.all(flying)
            await relay.close()
            relay = createRelay({ log: store.log, clock })
            relay.onBatch((b) => told.push(b))
          }
        }
        await Promise.all(flying)

        const log = await store.log.eventsAfter(upgrade, 0, 10_000)
        const end = (await relay.state(upgrade)) as UpgradeState
        expect(verifyChain(log)).toBeNull()
        expect(fold(log)).toEqual(end)
        expectLegal(end, start)
        // A retry may be refused as a stranger's once the right is lost; while it holds, the answer is the first one.
        for (const [key, given] of answers) {
          const taken = given.filter((a) => a.ok && a.seqs.length > 0)
          for (const a of taken) expect([key, a]).toEqual([key, taken[0]])
        }
        const ids = new Map<string, Set<string>>()
        for (const e of log.slice(seed.events.length)) {
          const key = `${e.actor} ${e.commandId}`
          ids.set(key, new Set([...(ids.get(key) ?? []), e.type]))
        }
        const commands = log.slice(seed.events.length).map((e) => `${e.actor} ${e.commandId}`)
        // Events of one command stand together: nothing was decided in between, and nothing twice.
        expect(commands.filter((c, i) => c !== commands[i - 1])).toHaveLength(ids.size)

        // Whoever watched holds the same, event for event.
        let watched: UpgradeState | null = start
        let at = { seq: start.seq, hash: start.hash || GENESIS }
        for (const b of told) {
          const first = b.events[0] as LoggedEvent
          expect([first.seq - 1, first.prevHash]).toEqual([at.seq, at.hash])
          const stretch = {
            after: at,
            events: b.events.map(toWire),
            head: { seq: b.state.seq, hash: b.state.hash },
          }
          for (const e of fromStretch(upgrade, stretch) ?? []) watched = step(watched, e)
          at = stretch.head
        }
        expect(watched).toEqual(end)
        await relay.close()
      },
    ),
    { numRuns: 120, seed: Number(process.env['FC_SEED'] ?? 19980911) },
  )
}, 120_000)

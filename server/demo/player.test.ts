import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chapters, DEMO_STARTS, opening } from '../../domain/demo/chapters.ts'
import { demoId, isPlayed } from '../../domain/demo/demo.ts'
import { verifyChain } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { openStore, type Store } from '../store/open.ts'
import { createPlayer, type Player } from './player.ts'
import { loadStory } from './story.ts'
import { taipei } from './weekend/weekend.ts'

let dataDir: string
let store: Store
let clock: ReturnType<typeof handClock>
let relay: Relay
let player: Player
const opened: string[] = []

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'farhand-demo-test-'))
  opened.push(dataDir)
  clock = handClock(Date.UTC(2026, 8, 12))
  await boot()
})
afterEach(async () => {
  await down()
  for (const dir of opened.splice(0)) rmSync(dir, { recursive: true, force: true })
})

async function boot() {
  store = await openStore({ dataDir })
  relay = createRelay({ log: store.log, clock })
  player = createPlayer({ relay, log: store.log, clock })
}
async function down() {
  await player.close()
  await relay.close()
  await store.close()
}

const visitor = { kind: 'account', account: 'a-visitor', owner: true, device: 'd' } as const
let said = 0
async function say(upgrade: string, command: unknown, who: Parameters<Relay['submit']>[0]['who'] = visitor) {
  const answer = await relay.submit({ upgrade, id: `visitor-${++said}-x`, command, who })
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  await quiet()
}
/** Lets the player and the relay come to rest: no number of turns is certain, so it waits for many quiet ones. */
async function quiet() {
  for (let still = 0, seq = -1; still < 3; ) {
    await relay.submit({
      upgrade: 'settle',
      id: 'settle-1',
      command: { type: 'upgrade.ready' },
      who: { kind: 'clock' },
    })
    await new Promise((go) => setImmediate(go))
    const now = (await Promise.all((await relay.upgrades()).map((id) => relay.state(id)))).reduce(
      (n, s) => n + (s?.seq ?? 0),
      0,
    )
    still = now === seq ? still + 1 : 0
    seq = now
  }
}
const pass = (seconds: number) => clock.advance(seconds * 1000, quiet)
const stateOf = async (id: string) => (await relay.state(id)) as UpgradeState
const play = async (id: string) => {
  const state = await stateOf(id)
  await say(id, { type: 'clock.set', own: { at: relay.now(state), rate: 1 } })
}
const runs = (s: UpgradeState) =>
  Object.fromEntries(Object.entries(s.runs).map(([id, r]) => [id, `${r.state} ${r.attempt}`]))

test.each(['en', 'zh-TW'] as const)(
  '%s: the weekend from the first minute to the last, in about three',
  async (lang) => {
    const id = await player.start(lang)
    const first = await stateOf(id)
    expect(first.clock).toMatchObject({ at: DEMO_STARTS, rate: 0 })
    expect(Object.values(first.people).map((p) => [p.id, p.role, p.account !== null])).toEqual([
      ['upgrader', 'upgrader', true],
      ['sentinel', 'sentinel', true],
      ['boss', 'observer', true],
      ['outside', 'observer', true],
    ])
    await pass(60)
    expect((await stateOf(id)).seq).toBe(first.seq)

    await play(id)
    const all = chapters.reduce((sum, c) => sum + c.seconds, 0)
    await pass(all - 12)
    expect((await stateOf(id)).status).toBe('running')
    await pass(20)
    const end = await stateOf(id)
    expect(end.status).toBe('closed')
    expect(runs(end)).toMatchObject({
      'move-cable': 'done 2',
      'final-check': 'done 2',
      'fix-routes': 'done 1',
    })
    expect(end.clock).toMatchObject({ rate: 0 })

    // Nothing of the story was refused, and what the line kept has the times of its taps.
    const story = await loadStory(lang)
    const answers = await store.log.receipts(
      story.map((c) => ({
        upgrade: id,
        actor:
          c.who.kind === 'script' ? `token:${c.who.token}` : c.who.kind === 'clock' ? 'clock' : c.who.account,
        commandId: c.id,
      })),
    )
    expect(story.filter((_, i) => answers[i]?.answer !== null).map((c) => c.id)).toEqual([])
    const log = await store.log.eventsAfter(id, 0, 2000)
    expect(verifyChain(log)).toBeNull()
    const late = log.filter((e) => e.at - e.happenedAt > 30_000)
    expect(late.length).toBeGreaterThan(5)
    const moved = late.find((e) => e.commandId === story.find((c) => c.tapped === taipei('12T15:45'))?.id)
    expect(Math.abs((moved?.happenedAt ?? 0) - taipei('12T15:45'))).toBeLessThan(10_000)
    // Each line stands within a few minutes of the time it was really said.
    for (const cue of story) {
      const event = log.find((e) => e.commandId === cue.id && e.type !== 'clock.set')
      if (event !== undefined) expect(Math.abs(event.at - cue.at), cue.id).toBeLessThan(120_000)
    }
  },
)

test('whoever pauses it stops everything, and it goes on from there', async () => {
  const id = await player.start('en')
  await play(id)
  await pass(20)
  const now = relay.now(await stateOf(id))
  await say(id, { type: 'clock.set', own: { at: now, rate: 0 } })
  const { seq } = await stateOf(id)
  await pass(300)
  expect((await stateOf(id)).seq).toBe(seq)
  await play(id)
  await pass(30)
  expect((await stateOf(id)).seq).toBeGreaterThan(seq)
})

const visitorSeat = { id: 'visitor', name: 'Ann', role: 'upgrader', zone: 'America/New_York', lead: false }
test.each([
  [
    'a seat of their own',
    [
      { type: 'plan.add', kind: 'person', value: visitorSeat },
      { type: 'seat.take', person: 'visitor', name: 'Ann' },
    ],
  ],
  ['the played seat', [{ type: 'seat.take', person: 'upgrader', name: 'Ann' }]],
])('who takes %s has it for good: real speed, and not one word more from the player', async (_, commands) => {
  const id = await player.start('en')
  await play(id)
  await pass(45)
  for (const command of commands) await say(id, command)
  const taken = await stateOf(id)
  expect(taken.clock).toMatchObject({ rate: 1 })
  expect(isPlayed(taken)).toBe(false)
  const words = async () =>
    (await store.log.eventsAfter(id, 0, 2000)).filter((e) => e.actor.startsWith('demo-')).length
  const last = await words()
  await pass(7200)
  expect(await words()).toBe(last)
  await down()
  await boot()
  await player.resume()
  await pass(60)
  expect(await words()).toBe(last)
})

test('after a restart it goes on where it stood, and nothing is said twice', async () => {
  const id = await player.start('en')
  await play(id)
  await pass(50)
  await down()
  await boot()
  await player.resume()
  await quiet()
  // A clean stop has paused it: the minutes in which nothing ran are no part of the story.
  expect((await stateOf(id)).clock).toMatchObject({ rate: 0 })
  await play(id)
  await pass(160)
  const end = await stateOf(id)
  expect(end.status).toBe('closed')
  const ids = (await store.log.eventsAfter(id, 0, 2000))
    .filter((e) => e.type === 'talk.said')
    .map((e) => e.commandId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the line to the phone is dead while the cable is out, and no longer', async () => {
  const dark: string[] = []
  player.onDark((upgrade) => dark.push(upgrade))
  const id = await player.start('en')
  const to = async (when: string) => {
    await say(id, { type: 'clock.set', own: { at: taipei(when), rate: 0 } })
    return player.isDark(id)
  }
  expect(await to('12T15:40')).toBe(false)
  expect(await to('12T15:46')).toBe(true)
  expect(await to('12T16:10')).toBe(true)
  expect(dark).toEqual([id])
  expect(await to('12T16:20')).toBe(false)
})

test('it opens with its worst minutes on an upgrade of their own, all before them said at its time', async () => {
  const id = await player.start('en')
  const opens = demoId(1, 'en', 'opening')
  const before = await stateOf(opens)
  expect(before.clock).toMatchObject({ at: opening[0]?.from, rate: 0 })
  expect(before.cards['card-1']).toBeDefined()
  expect(before.requests['cable-1']).toBeUndefined()
  const log = await store.log.eventsAfter(opens, 0, 2000)
  const story = await loadStory('en')
  for (const cue of story) {
    const event = log.find((e) => e.commandId === cue.id && e.type !== 'clock.set')
    if (event !== undefined) expect(Math.abs(event.at - cue.at), cue.id).toBeLessThan(1000)
  }
  await play(opens)
  await pass(7)
  const wrong = await stateOf(opens)
  expect(wrong.requests['cable-1']?.readBack).toMatchObject({ state: 'stopped', picked: 'dragon' })
  expect(player.isDark(opens)).toBe(false)
  await pass(8)
  expect(player.isDark(opens)).toBe(true)
  await pass(10)
  // It stands where it is told, with the line dead, and the story has not begun.
  expect((await stateOf(opens)).clock).toMatchObject({ rate: 0 })
  const { seq } = await stateOf(opens)
  await pass(60)
  expect((await stateOf(opens)).seq).toBe(seq)
  expect(player.isDark(id)).toBe(false)
  expect((await stateOf(id)).clock).toMatchObject({ at: DEMO_STARTS, rate: 0 })
  // From the start again there is none, and the one before is over.
  await player.start('en', { opens: false })
  expect((await stateOf(opens)).status).toBe('cancelled')
  expect(await relay.state(demoId(2, 'en', 'opening'))).toBeNull()
})

test('a new demo ends the one before', async () => {
  const first = await player.start('en')
  await play(first)
  await pass(10)
  const second = await player.start('zh-TW')
  expect([first, second]).toEqual(['demo-1', 'demo-2-zh'])
  expect((await stateOf(first)).status).toBe('cancelled')
  expect((await stateOf(second)).head.title).toContain('示範')
})

test('every line of talk is told in the language of the demo', async () => {
  const lines = async (lang: 'en' | 'zh-TW') =>
    (await loadStory(lang)).flatMap(({ command }) => (command.type === 'talk.say' ? [command.text] : []))
  expect((await lines('zh-TW')).filter((l) => !/[\u4e00-\u9fff]/.test(l))).toEqual([])
  expect((await lines('en')).filter((l) => /[\u4e00-\u9fff]/.test(l))).toEqual([])
})

test('nothing of the story falls between two chapters', async () => {
  const outside = (await loadStory('en')).filter((c) => !chapters.some((p) => c.at >= p.from && c.at < p.to))
  expect(outside.map((c) => c.id)).toEqual([])
})

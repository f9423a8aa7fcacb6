import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { commandSchema } from '../../domain/log/commands.ts'
import { type LoggedEvent, verifyChain } from '../../domain/log/envelope.ts'
import { openEvent } from '../../domain/log/events.ts'
import { realClock } from '../../server/clock/clock.ts'
import { parsePlanFile } from '../../server/plan-file/parse.ts'
import { openStore } from '../../server/store/open.ts'
import { fold } from '../factories.ts'
import { living } from './kept.ts'

/** So many kinds of events there were on the day the first was made. */
const KINDS = 74
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
/** A plan without the release of the zone rules that its wall times were read by: which one runs here is no meaning. */
const meaning = (plan: unknown) =>
  JSON.parse(JSON.stringify(plan, (key, value) => (key === 'tz' ? undefined : value))) as object

describe.each(living().map((kept) => [kept.name, kept] as const))('what lived on %s', (_name, kept) => {
  async function logs(): Promise<Map<string, LoggedEvent[]>> {
    const dataDir = kept.unpack(realClock.now())
    folders.push(dataDir)
    const store = await openStore({ dataDir })
    const found = new Map<string, LoggedEvent[]>()
    for (const upgrade of await store.log.upgrades())
      found.set(upgrade, await store.log.eventsAfter(upgrade, 0, 100_000))
    await store.close()
    return found
  }

  it('opens: every log is there with a chain that holds, and every line of it is understood', async () => {
    const found = await logs()
    expect([...found.keys()].sort()).toEqual(Object.keys(kept.states).sort())
    for (const [upgrade, events] of found) {
      expect(verifyChain(events), upgrade).toBeNull()
      const strange = events.map((e) => openEvent(e)).filter((o) => !o.ok)
      expect(strange, upgrade).toEqual([])
    }
  })

  it('means what it meant: each log comes to the state it came to, whatever a state may hold besides', async () => {
    for (const [upgrade, events] of await logs())
      expect(json(fold(events)), upgrade).toMatchObject(json(kept.states[upgrade]) as object)
  })

  it('is told in words that are still taken: no command of an old page, nor a tap it kept, is bad input', () => {
    const taps = kept.phone.databases['farhand']?.stores['outbox']?.rows as { command: { type: string } }[]
    expect(taps.length).toBeGreaterThan(0)
    for (const command of [...kept.commands, ...taps.map((tap) => tap.command)]) {
      const read = commandSchema.safeParse(command)
      expect(read.error?.issues ?? [], command.type).toEqual([])
      expect(json(read.data), command.type).toMatchObject(command)
    }
  })

  it.each(Object.keys(kept.plans))('plans as it planned: %s', (file) => {
    const read = parsePlanFile(kept.planText(file))
    expect(read.ok ? meaning(read.plan) : read.errors).toMatchObject(meaning(kept.plans[file]))
  })
})

it('the first of them has twenty plan files, and an event of each of the kinds there were', async () => {
  const [first] = living()
  expect(Object.keys(first?.plans ?? {})).toHaveLength(20)
  const dataDir = first?.unpack(realClock.now()) ?? ''
  folders.push(dataDir)
  const store = await openStore({ dataDir })
  const types = new Set<string>()
  for (const upgrade of await store.log.upgrades())
    for (const e of await store.log.eventsAfter(upgrade, 0, 100_000)) types.add(e.type)
  await store.close()
  expect(types.size).toBe(KINDS)
})

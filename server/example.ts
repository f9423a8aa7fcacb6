import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { apply } from '../domain/log/apply.ts'
import type { UpgradeState } from '../domain/log/state.ts'
import type { Plan } from '../domain/plan/plan.ts'
import { parsePlanFile } from './plan-file/parse.ts'
import { unlessDamaged } from './relay/read-log.ts'
import type { Relay } from './relay/relay.ts'

/** Five minutes before the start of the story, in New York: Friday 11 September 1998, 19:55 EDT. */
export const EXAMPLE_STARTS = Date.UTC(1998, 8, 11, 23, 55)
export const EXAMPLE = 'taipei'

/** The plan of the story, read from its file. */
export async function examplePlan(): Promise<Plan> {
  const read = parsePlanFile(await readFile(resolve('prisma/plans/taipei.yaml'), 'utf8'))
  if (!read.ok) throw new Error(`the example plan is broken: ${JSON.stringify(read.errors[0])}`)
  return read.plan
}

/** The example as it stands before anything has happened: a picture of the product for whoever has seen none. */
export async function exampleState(): Promise<UpgradeState> {
  const at = EXAMPLE_STARTS
  const meta = { upgrade: EXAMPLE, seq: 1, hash: '', actor: '', at, happenedAt: at }
  return apply(null, { ...meta, type: 'plan.imported', body: { plan: await examplePlan() } })
}

/**
 * Loads the Taipei upgrade into an installation that has no upgrade yet, on its own clock, paused. Ids are fixed, so a
 * start that was killed half-way is finished by the next one.
 */
export async function loadExample(relay: Relay): Promise<void> {
  const there = await relay.upgrades()
  if (there.length > 0 && !there.includes(EXAMPLE)) return
  if (there.length > 0 && (await unlessDamaged(relay.state(EXAMPLE)))?.status !== 'draft') return
  const plan = await examplePlan()
  const who = { kind: 'account', account: 'farhand', owner: true, device: '' } as const
  const commands = [
    { type: 'plan.import', plan, clock: { at: EXAMPLE_STARTS, rate: 0 } },
    { type: 'upgrade.ready' },
  ]
  for (const [i, command] of commands.entries()) {
    const answer = await relay.submit({ upgrade: EXAMPLE, id: `example-${i + 1}`, command, who })
    if (!answer.ok) throw new Error(`the example could not be loaded: ${JSON.stringify(answer.refusal)}`)
  }
}

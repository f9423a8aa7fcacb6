import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { cast, ERASED, UPGRADE, WEEKEND_STARTS, weekendScript } from '../../server/demo/weekend/weekend.ts'
import { parsePlanFile } from '../../server/plan-file/parse.ts'
import { createNight } from '../factories.ts'

/** The Taipei plan as it stands today. */
export function taipeiPlan(): Plan {
  const read = parsePlanFile(
    readFileSync(resolve(import.meta.dirname, '../../prisma/plans/taipei.yaml'), 'utf8'),
  )
  if (!read.ok) throw new Error(`taipei.yaml: ${JSON.stringify(read.errors)}`)
  return read.plan
}

/** Plays the weekend in memory, the clock doing its part, and looks that each line is taken or refused as told. */
export function runWeekend(plan: Plan): { events: LoggedEvent[]; state: UpgradeState } {
  const night = createNight(UPGRADE, WEEKEND_STARTS)
  for (const { id, at, who, command, said, lastHeard, refused } of weekendScript(plan)) {
    night.advance(at)
    const decision = night.say(cast[who], command, {
      id,
      ...(said === undefined ? {} : { said }),
      ...(lastHeard === undefined ? {} : { lastHeard }),
    })
    const came = decision.ok ? `${decision.events.length} events` : decision.refusal.code
    if (refused === undefined ? !decision.ok || decision.events.length === 0 : refused !== came)
      throw new Error(`${id} (${who}: ${JSON.stringify(command).slice(0, 200)}): ${came}`)
  }
  const body = JSON.stringify({ text: ERASED.text })
  const row = night.events.find((e) => e.type === 'talk.said' && e.body === body)
  night.must(cast.owner, { type: 'event.erase', seq: row?.seq ?? 0 }, { at: ERASED.at, id: ERASED.id })
  return { events: [...night.events], state: night.state }
}

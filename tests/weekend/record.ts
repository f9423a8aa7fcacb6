import { writeFileSync } from 'node:fs'
import { asLines, asText, GOLDEN, GOLDEN_STATE } from './golden.ts'
import { runWeekend, taipeiPlan } from './run.ts'

/**
 * Records the weekend anew: `node --import tsx tests/weekend/record.ts`. Only on purpose, when the story is told
 * otherwise. A change of code must replay the recording there is; that is what it is for. Where a later version keeps
 * more in the state, `--state` writes down what the old recording comes to now, and leaves the recording alone.
 */
const { events, state } = process.argv.includes('--state') ? await replayed() : runWeekend(taipeiPlan())
if (!process.argv.includes('--state')) writeFileSync(GOLDEN, asText(events))
writeFileSync(GOLDEN_STATE, `${asLines(state).join('\n')}\n`)
process.stdout.write(`${events.length} events\n`)

async function replayed() {
  const { golden } = await import('./golden.ts')
  const { fold } = await import('../factories.ts')
  const recorded = golden()
  const end = fold(recorded)
  if (end === null) throw new Error('the recording is empty')
  return { events: recorded, state: end }
}

import { writeFileSync } from 'node:fs'
import { fold } from '../factories.ts'
import { asLines, asText, fileOf, recordedPlan, recordings, stateOf } from './golden.ts'
import { runWeekend } from './run.ts'

/**
 * `node --import tsx tests/weekend/record.ts`: where the script gives other events than the newest recording has, adds
 * another recording; those there are stay as they are. `--state`: a later version keeps more in the state, so what each
 * recording comes to now is written down; the commit says why each line changed.
 */
const kept = recordings()
if (process.argv.includes('--state'))
  for (const { name, events } of kept) writeFileSync(stateOf(name), `${asLines(fold(events)).join('\n')}\n`)
else {
  const { events, state } = runWeekend(recordedPlan())
  if (asText(events) === kept.at(-1)?.text)
    process.stdout.write('The newest recording is what the script gives.\n')
  else {
    const name = `golden-${kept.length + 1}`
    writeFileSync(fileOf(name), asText(events))
    writeFileSync(stateOf(name), `${asLines(state).join('\n')}\n`)
    process.stdout.write(`${name}: ${events.length} events\n`)
  }
}

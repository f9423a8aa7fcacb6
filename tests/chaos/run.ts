/** `npm run chaos -- [--minutes N] [--seed N] [--where FOLDER]`: a long bad night, and whether anything was lost in it. */
import { parseArgs } from 'node:util'
import { chaos } from './night.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    where: { type: 'string' },
  },
})
const { figures, faults } = await chaos({
  seconds: Number(values.minutes) * 60,
  seed: Number(values.seed),
  where: values.where,
})
for (const [what, n] of Object.entries(figures)) console.log(`${what.padEnd(22)} ${n}`)
for (const fault of faults.slice(0, 40)) console.log(`FAULT ${fault}`)
console.log(faults.length === 0 ? 'Nothing was lost, doubled or changed.' : `${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)

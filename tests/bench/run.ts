/**
 * `npm run bench`: what durability and order cost. Each figure is a ratio to a bare Socket.IO relay without storage (or a
 * bare `next start`) measured in the same run, since absolute figures only tell which machine this was. Bytes, and what
 * waits for the line and not for the machine, stand beside what they were before.
 * Rounds alternate between the two and the median is taken, because the machine's mood changes by the minute.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, saturate } from '../load/clients.ts'
import { startRelay } from '../load/relay-process.ts'
import { measureCatchUp } from './catch-up.ts'
import { traceDesk, traceZoom } from './desk-trace.ts'
import { measureFirstLoad } from './first-load.ts'
import { measureFlood } from './flood.ts'
import { measureList } from './list.ts'
import { measureMoves } from './moves.ts'
import { at, paced } from './paced.ts'
import { measurePlanner } from './planner.ts'
import { measureAskToScreen, measurePush } from './reach.ts'
import { measureStart } from './start.ts'
import { measureTapKept } from './tap-kept.ts'

const CLIENTS = 4
const IN_FLIGHT = 64
const SATURATED_MS = 3000
const ROUNDS = 5

const median = (xs: number[]) =>
  at(
    [...xs].sort((a, b) => a - b),
    0.5,
  )

const lines: { what: string; value: string; target: string; holds: boolean }[] = []
function report(
  what: string,
  value: number,
  unit: string,
  target: string,
  holds: boolean,
  detail = '',
): void {
  lines.push({ what, value: `${value.toFixed(value < 10 ? 2 : 0)}${unit}${detail}`, target, holds })
}

const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
const bare = await startRelay('bare', dataDir)
const relay = await startRelay('relay', dataDir)
try {
  const clients = { bare: await connect(bare.url, CLIENTS), relay: await connect(relay.url, CLIENTS) }
  const speed = { bare: [] as number[], relay: [] as number[] }
  for (const kind of ['bare', 'relay'] as const) await paced(clients[kind], 100, 100)
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of ['bare', 'relay'] as const)
      speed[kind].push(await saturate(clients[kind], IN_FLIGHT, SATURATED_MS))
  const ratios = speed.relay.map((r, i) => r / (speed.bare[i] ?? 1))
  const ratio = median(ratios)
  const detail = `  (relay ${median(speed.relay).toFixed(0)}/s, bare ${median(speed.bare).toFixed(0)}/s)`
  report('durable events/s at saturation, of bare', ratio, '×', '≥ 0.40', ratio >= 0.4, detail)

  const slow = { p50: [] as number[], p99: [] as number[] }
  let ms = ''
  for (let round = 0; round < ROUNDS; round++) {
    const b = await paced(clients.bare, 100, 300)
    const r = await paced(clients.relay, 100, 300)
    slow.p50.push(at(r, 0.5) / at(b, 0.5))
    slow.p99.push(at(r, 0.99) / at(b, 0.99))
    ms = `  (p50 ${at(r, 0.5).toFixed(2)} ms, p99 ${at(r, 0.99).toFixed(2)} ms; bare ${at(b, 0.5).toFixed(2)}, ${at(b, 0.99).toFixed(2)})`
  }
  report('p50 at 100 events/s, of bare', median(slow.p50), '×', '≤ 5', median(slow.p50) <= 5, ms)
  report('p99 at 100 events/s, of bare', median(slow.p99), '×', '≤ 4', median(slow.p99) <= 4)
  for (const s of [...clients.bare, ...clients.relay]) s.disconnect()

  const shown = await measureAskToScreen(bare.url)
  report('from ask to the phone’s screen, of bare', shown.ratio, '×', '≤ 5', shown.ratio <= 5, shown.detail)
} finally {
  for (const { child } of [bare, relay]) child.kill('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
}

const pushed = await measurePush()
report('from ask to the push service, of bare', pushed.ratio, '×', '≤ 5', pushed.ratio <= 5, pushed.detail)

const bytes = await measureCatchUp()
report('catch-up of 1,000 events', bytes / 1000, ' kB', '≤ 60 kB', bytes <= 60_000)

const started = await measureStart()
report(
  'start once built, of a bare next start',
  started.ratio,
  '×',
  '≤ 2',
  started.ratio <= 2,
  started.detail,
)

const { pages, phone } = await measureFirstLoad()
for (const { what, before, bytes, most } of pages) {
  const was = `  (before ${(before / 1000).toFixed(1)} kB)`
  report(what, bytes / 1000, ' kB', `≤ ${most / 1000} kB`, bytes <= most, was)
}
const cold = 'phone on a bad line, cold, until it lives'
report(cold, phone.seconds, ' s', '≤ 3.6 s', phone.seconds <= 3.6, phone.detail)

const scratch = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
try {
  const desk = await traceDesk(scratch)
  const told = `  (${desk.long} of ${desk.tasks} over 50 ms)`
  report('longest task of the Desk, CPU slowed 4×', desk.longest, ' ms', '≤ 50 ms', desk.longest <= 50, told)
  const zoom = await traceZoom(scratch)
  const tasks = `  (${zoom.long} of ${zoom.tasks} over 50 ms)`
  report('longest task of zooming 200 steps', zoom.longest, ' ms', '≤ 50 ms', zoom.longest <= 50, tasks)
  const tap = await measureTapKept(scratch)
  report('from tap to kept on the phone, of bare', tap.ratio, '×', '≤ 2', tap.ratio <= 2, tap.detail)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const plan = await measurePlanner()
report('forecast, 10,000 × 50, of a bare loop', plan.ratio, '×', '≤ 1.5', plan.ratio <= 1.5, plan.detail)
report('best start of 14 days', plan.bestStart, ' ms', '≤ 2000 ms', plan.bestStart <= 2000)
report('schedule and findings of 200 steps', plan.replan, ' ms', '≤ 50 ms', plan.replan <= 50)
report('figures of 200 steps, by the thread', plan.told, ' ms', '≤ 1000 ms', plan.told <= 1000)
report('the event loop stands still meanwhile', plan.stall, ' ms', '≤ 20 ms', plan.stall <= 20)

const { list, settings, copy } = await measureList(500)
report('list of 500 upgrades, of that of one', list.ratio, '×', '≤ 2', list.ratio <= 2, list.detail)
report('HTML of a page of the list', list.kb, ' kB', '≤ 60 kB', list.kb <= 60)
report(
  'settings with 500, of those with one',
  settings.ratio,
  '×',
  '≤ 2',
  settings.ratio <= 2,
  settings.detail,
)
report('which of 500 to copy, of that of one', copy.ratio, '×', '≤ 2', copy.ratio <= 2, copy.detail)

const flood = await measureFlood()
report('others’ p99 while one account floods', flood.ratio, '×', '≤ 2', flood.ratio <= 2, flood.detail)

const moves = measureMoves()
report('moves of ten people in 200 steps', moves.all, ' ms', '≤ 2 ms', moves.all <= 2)
report('all that the desk offers in 200 steps', moves.menu, ' ms', '≤ 5 ms', moves.menu <= 5)

report('memory idle', started.rssMb, ' MB', '≤ 300 MB', started.rssMb <= 300)

for (const l of lines)
  console.log(`${l.holds ? 'ok  ' : 'MISS'} ${l.what.padEnd(42)} ${l.target.padEnd(9)} ${l.value}`)
process.exitCode = lines.every((l) => l.holds) ? 0 : 1

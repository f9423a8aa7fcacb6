import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { formatPlanFile } from '../../server/plan-file/format.ts'
import { hundredSteps } from '../factories.ts'
import { whole } from '../harness/chromium.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const SLOWED = 4
const PER_SECOND = 20
const SECONDS = 10

export interface DeskTrace {
  /** CPU time of the longest task meanwhile, ms. */
  longest: number
  /** How many tasks took more than 50 ms. */
  long: number
  tasks: number
}

/**
 * The main thread of a Desk with a hundred steps under 20 events a second, the CPU slowed 4×. CPU time of a task, not
 * the time that passed: another process on the same cores is not the page's doing.
 */
export function traceDesk(scratch: string): Promise<DeskTrace> {
  return trace(scratch, 100, async ({ page, upgrader, sentinel, record }) => {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
    await record(() => busyNight(upgrader, sentinel))
  })
}

/** The main thread while the rails of two hundred steps are zoomed and moved, at the machine's own speed. */
export function traceZoom(scratch: string): Promise<DeskTrace> {
  return trace(scratch, 200, async ({ page, record }) => {
    // Folded while something runs.
    if (await page.locator('.rails-low').isVisible()) await page.keyboard.press('r')
    await page.locator('.rails-scroll:visible button.rails-bar').first().focus()
    const frame = () =>
      page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))))
    await record(async () => {
      for (const key of ['+', '+', '+', '+', '+', '+', '-', '-', '-', '0'])
        for (const press of [key, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft']) {
          await page.keyboard.press(press)
          await frame()
        }
    })
  })
}

interface Traced {
  page: Page
  upgrader: Member
  sentinel: Member
  /** Traces what is done meanwhile. */
  record(what: () => Promise<void>): Promise<void>
}

async function trace(
  scratch: string,
  steps: number,
  run: (traced: Traced) => Promise<void>,
): Promise<DeskTrace> {
  const server = await startServer()
  const browser = await chromium.launch(whole)
  try {
    const dale = await comeAsOwner(browser, server)
    const made = await dale.context.request.post('/api/upgrades', {
      headers: { origin: server.url, 'content-type': 'application/yaml', accept: 'application/json' },
      data: formatPlanFile(hundredSteps(steps)),
    })
    const { id } = (await made.json()) as { id: string }
    const upgrader = dale.in(id)
    await upgrader.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
    const mei = await comeByInvitation(browser, server, upgrader, {
      role: 'sentinel',
      person: 'sentinel',
      name: '美玲',
      lang: 'zh-TW',
    })
    await upgrader.does({ type: 'upgrade.ready' })
    await upgrader.does({ type: 'upgrade.start' })
    await upgrader.does({ type: 'step.start', step: 's0' })

    const page = await dale.context.newPage()
    await page.goto(`/u/${id}`)
    // What loading costs is another matter: the page is up, and has drawn something that came in since.
    await upgrader.does({ type: 'talk.say', text: 'ready to count' })
    await page.getByText('ready to count', { exact: true }).waitFor()
    await page.locator('.outlook-chance').waitFor()
    const path = join(scratch, 'desk-trace.json')
    const categories = ['toplevel', 'devtools.timeline']
    await run({
      page,
      upgrader,
      sentinel: mei.in(id),
      async record(what) {
        await browser.startTracing(page, { path, categories })
        await what()
        await browser.stopTracing()
      },
    })
    return read(path)
  } finally {
    await stop(browser)
    await server.stop()
  }
}

/** Progress, talk and reports; each side says its half, so that nobody is told to slow down. */
async function busyNight(upgrader: Member, sentinel: Member): Promise<void> {
  const total = PER_SECOND * SECONDS
  const began = performance.now()
  const sent: Promise<void>[] = []
  for (let i = 0; i < total; i++) {
    const wait = began + (i * 1000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    const done = Math.floor((i / total) * 100)
    const condition = i % 8 === 2 ? 'up' : 'rebooting'
    sent.push(
      i % 4 === 0
        ? upgrader.does({ type: 'step.progress', step: 's0', progress: { unit: 'percent', done } })
        : i % 4 === 2
          ? upgrader.does({ type: 'machine.report', machine: 'box', condition, note: `report ${i}` })
          : sentinel.does({ type: 'talk.say', text: `line ${i}` }),
    )
  }
  await Promise.all(sent)
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** CPU time, µs. */
  tdur?: number
  args: { name?: string; src_file?: string }
}

function read(path: string): DeskTrace {
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: TraceEvent[] }
  const painted = new Map<number, number>()
  for (const e of traceEvents) if (e.name === 'Paint') painted.set(e.pid, (painted.get(e.pid) ?? 0) + 1)
  const [page] = [...painted].sort((a, b) => b[1] - a[1])[0] ?? []
  const main = traceEvents.find(
    (e) => e.pid === page && e.name === 'thread_name' && e.args.name === 'CrRendererMain',
  )
  if (main === undefined) throw new Error('the trace holds no page')
  const tasks = traceEvents.filter(
    (e) =>
      e.pid === main.pid &&
      e.tid === main.tid &&
      e.name === 'ThreadControllerImpl::RunTask' &&
      // The questions of whoever traces come in by this door, and are no part of the page.
      e.args.src_file !== 'ipc/ipc_mojo_bootstrap.cc',
  )
  const took = tasks.map((e) => (e.tdur ?? 0) / 1000)
  if (took.length < 100) throw new Error(`only ${took.length} tasks in the trace`)
  return { longest: Math.max(...took), long: took.filter((t) => t > 50).length, tasks: took.length }
}

async function stop(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
  await browser.close()
}

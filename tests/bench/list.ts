import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { realClock } from '../../server/clock/clock.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { openStore } from '../../server/store/open.ts'
import { startServer } from '../harness/start-server.ts'
import { benchPlan } from './plan.ts'

const ROUNDS = 15
const WARM = 5

/** The pages that have to do with all upgrades, and what stands in each. */
const pages = {
  list: { path: '/', has: 'Gateway number' },
  settings: { path: '/settings', has: 'Invitation' },
  copy: { path: '/new?from=copy', has: 'Gateway number' },
}
export type Measured = Record<keyof typeof pages, { ratio: number; kb: number; detail: string }>

/** Each of the pages with `many` upgrades, of that with one; and how many bytes of HTML it is at the most. */
export async function measureList(many: number): Promise<Measured> {
  const [one, all] = [await site(1), await site(many)]
  const mid = (xs: number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)] ?? 0
  try {
    const found: Partial<Measured> = {}
    for (const name of Object.keys(pages) as (keyof typeof pages)[]) {
      const took = { one: [] as number[], all: [] as number[] }
      let bytes = 0
      for (let i = -WARM; i < ROUNDS; i++) {
        const [few, full] = [await one.get(name), await all.get(name)]
        if (i < 0) continue
        took.one.push(few.ms)
        took.all.push(full.ms)
        bytes = Math.max(bytes, full.bytes)
      }
      const detail = `  (${mid(took.all).toFixed(1)} ms, of one ${mid(took.one).toFixed(1)} ms)`
      found[name] = { ratio: mid(took.all) / mid(took.one), kb: bytes / 1000, detail }
    }
    return found as Measured
  } finally {
    await one.stop()
    await all.stop()
  }
}

/** Each a day later: with its times on both clocks a row is as heavy as it gets. */
function startOf(i: number) {
  const zone = 'UTC'
  const instant = Date.UTC(2031, 0, 1 + i, 20)
  const local = new Date(instant).toISOString().slice(0, 16)
  return { said: local, at: { local, zone, instant, tz: '2025c' } }
}

/** A server with so many upgrades beside the example, and its owner at the list. */
async function site(many: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
  const store = await openStore({ dataDir })
  const relay = createRelay({ log: store.log, clock: realClock })
  const who = { kind: 'account', account: 'bench', owner: true, device: 'bench' } as const
  const plan = benchPlan()
  await Promise.all(
    Array.from({ length: many }, (_, i) =>
      relay.submit({
        upgrade: `bench-${i}`,
        id: `bench-import-${i}`,
        command: {
          type: 'plan.import',
          plan: { ...plan, head: { ...plan.head, title: `Gateway number ${i}`, start: startOf(i) } },
        },
        who,
      }),
    ),
  )
  await relay.close()
  await store.close()
  const server = await startServer({ dataDir })
  const entered = await fetch(`${server.url}/api/session/owner`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      token: server.ownerLink?.split('/').at(-1) ?? '',
      name: 'Bench',
      lang: 'en',
    }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  const origin = { origin: server.url, cookie }
  await fetch(`${server.url}/api/upgrades/bench-0/invitations`, {
    method: 'POST',
    headers: { ...origin, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'observer', person: null }),
  })
  const get = async (name: keyof typeof pages) => {
    const began = performance.now()
    const answer = await fetch(server.url + pages[name].path, { headers: { cookie } })
    const text = await answer.text()
    const ms = performance.now() - began
    if (!text.includes(pages[name].has)) throw new Error(`no ${name}: ${answer.status}`)
    return { ms, bytes: Buffer.byteLength(text) }
  }
  return {
    get,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

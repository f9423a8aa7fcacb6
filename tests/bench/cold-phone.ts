import type { Browser } from '@playwright/test'
import { type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const TIMES = 5
/** 400 kbit/s each way, bytes per second. */
const PER_SECOND = 50_000
const LATENCY_MS = 400

/** What it was before the phone's page was made lighter, s. */
const BEFORE = 6.4

export interface ColdPhone {
  /** Until the socket lives, s. */
  seconds: number
  detail: string
}

/**
 * A phone that has nothing yet, on a bad line: from the request for its page until the answer to its WebSocket's handshake
 * is there, in Chinese, which weighs more; the median of five.
 *
 * The line is the browser's own throttling, which counts from each request, WebSocket's handshake included, to its answer:
 * so a connection costs nothing here that a real line would take round trips for (TCP, TLS), nor does what Socket.IO says
 * over the socket after it, since Chromium (150) holds frames back by some 30 ms and not by the latency. The processor is
 * not slowed down.
 */
export async function measureColdPhone(
  browser: Browser,
  server: RunningServer,
  mei: Member,
): Promise<ColdPhone> {
  await mei.context.addCookies([{ name: 'lang', value: 'zh-TW', url: server.url }])
  const storageState = await mei.context.storageState()
  const took: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const context = await browser.newContext({
      ...onAPhoneInTaipei,
      baseURL: server.url,
      serviceWorkers: 'block',
      storageState,
    })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: PER_SECOND,
      uploadThroughput: PER_SECOND,
    })
    // By the browser's own clock, s: what hears of it here may be late.
    const asked = new Promise<number>((go) =>
      cdp.once('Network.requestWillBeSent', ({ timestamp }) => go(timestamp)),
    )
    const lives = new Promise<number>((go) =>
      cdp.once('Network.webSocketHandshakeResponseReceived', ({ timestamp }) => go(timestamp)),
    )
    await page.goto(`/u/${mei.upgrade}/hands`, { waitUntil: 'commit' })
    took.push((await lives) - (await asked))
    await context.close()
  }
  const sorted = took.toSorted((a, b) => a - b).map((s) => s.toFixed(2))
  return {
    seconds: Number(sorted[TIMES >> 1]),
    detail: `  (before ${BEFORE} s; ${sorted[0]} to ${sorted.at(-1)} s)`,
  }
}

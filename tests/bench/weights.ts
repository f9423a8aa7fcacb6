import { request } from 'node:http'
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import type { BrowserContext } from '@playwright/test'

/** What of a page comes over the line, bytes as they are sent, without headers. */
export interface Weight {
  /** Until it lives. */
  script: number
  /** What is fetched once it lives, for later. */
  later: number
  sheet: number
  document: number
}

/**
 * Weighs a page as a browser that has nothing of it yet loads it. `line`: it lives once its socket does; without one all
 * that it loads counts.
 */
export async function weigh(
  context: BrowserContext,
  path: string,
  { line }: { line: boolean },
): Promise<Weight> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.clearBrowserCache')
  const asked = new Map<string, number>()
  let lives = line ? Number.POSITIVE_INFINITY : 0
  const alive = new Promise<void>((go) => {
    if (!line) return go()
    cdp.on('Network.webSocketHandshakeResponseReceived', ({ timestamp }) => {
      lives = Math.min(lives, timestamp)
      go()
    })
  })
  cdp.on('Network.requestWillBeSent', ({ request: { url }, timestamp }) => {
    if (!asked.has(url)) asked.set(url, timestamp)
  })
  await page.goto(path)
  await alive
  // What is fetched in the background is under way by then.
  await page.waitForLoadState('networkidle')
  const sizes = await page.evaluate(() =>
    performance
      .getEntries()
      .filter((e): e is PerformanceResourceTiming => 'encodedBodySize' in e)
      .map((e) => ({ url: e.name, kind: e.entryType, bytes: e.encodedBodySize })),
  )
  await page.close()
  const weight: Weight = { script: 0, later: 0, sheet: 0, document: 0 }
  for (const { url, kind, bytes } of sizes) {
    const { pathname } = new URL(url)
    if (kind === 'navigation') weight.document += bytes
    else if (pathname.endsWith('.css')) weight.sheet += bytes
    else if (pathname.endsWith('.js')) {
      const later = line && (asked.get(url) ?? 0) > lives
      weight[later ? 'later' : 'script'] += bytes
    }
  }
  return weight
}

/** How many bytes of a document have come, as they are sent, when `mark` is there. */
export async function bytesUntil(url: string, cookie: string, mark: string): Promise<number> {
  const { body, encoding } = await raw(url, cookie)
  const opened = (bytes: Buffer) =>
    encoding === 'br'
      ? brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH })
      : encoding === 'gzip'
        ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
        : bytes
  const has = (length: number) => opened(body.subarray(0, length)).includes(mark)
  if (!has(body.length)) throw new Error(`${url} has no ${mark}`)
  let [without, whole] = [0, body.length]
  while (whole - without > 1) {
    const middle = (without + whole) >> 1
    if (has(middle)) whole = middle
    else without = middle
  }
  return whole
}

function raw(url: string, cookie: string): Promise<{ body: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' }
    const req = request(url, { headers }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => resolve({ body: Buffer.concat(parts), encoding: res.headers['content-encoding'] }))
    })
    req.on('error', reject)
    req.end()
  })
}

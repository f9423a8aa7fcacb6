import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { believeProxies } from '../network/forwarded.ts'
import { fromOwnOrigin } from '../network/origin.ts'
import type { FarhandServer } from '../relay/handshake.ts'
import { builtFiles } from './built-files.ts'
import { answeringFaults } from './faults.ts'
import { pathOf } from './request.ts'
import { zipping } from './zipped.ts'

/** Our own routes; true when the request was one of theirs. */
export type Router = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

type RequestHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export interface Serving {
  /** The port it listens on: the one asked for, or the free one that was found for 0. */
  port: number
  /** Stops listening and ends what is open. Resolves within milliseconds. */
  close(): Promise<void>
}

/** A frame holds one command of at most 64 KB, and its envelope. */
const FRAME = 128 * 1024
/** How long a connection may be quiet, ms. */
const KEEP_ALIVE = 75_000

/**
 * Pages, API and socket on one port. Requests go to `router` first, then to Next. Rejects with the system's error when
 * the port can't be had. Resolves once the first request can be answered.
 */
export async function serve(options: {
  host: string
  port: number
  publicUrl: string | null
  trustedProxies: readonly string[]
  dev: boolean
  /** The folder that holds app/ and .next/. */
  root: string
  router: Router
  attach(io: FarhandServer): { close(): void }
  /** Told of each line that a page of another origin asked for. */
  refused?(req: IncomingMessage): void
  /** Whether a line to this address may come up now. */
  open?(url: string): boolean
  /** Whether whoever asks for a line sent too much, and must stay away yet. */
  barred?(req: IncomingMessage): Promise<boolean>
}): Promise<Serving> {
  const { host, publicUrl, trustedProxies, dev, root, router } = options
  const server = createServer()
  // Longer than browsers and proxies keep a quiet connection: whoever closes first must not be the one who is asked next.
  server.keepAliveTimeout = KEEP_ALIVE
  const io: FarhandServer = new Server({
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: FRAME,
    allowRequest: (req, answer) => {
      believeProxies(req, trustedProxies)
      const own = fromOwnOrigin(req, publicUrl)
      if (!own) options.refused?.(req)
      if (!own || options.open?.(req.url ?? '') === false) return answer(null, false)
      const barred = options.barred?.(req) ?? Promise.resolve(false)
      barred.then(
        (is) => answer(is ? 'too-many' : null, !is),
        () => answer(null, false),
      )
    },
  })
  const relaySide = options.attach(io)

  // In development they change with every key.
  const files = dev ? () => false : builtFiles(root)
  let goOn: (handle: RequestHandler) => void = () => {}
  const ready = new Promise<RequestHandler>((go) => {
    goOn = go
  })
  const dispatch: RequestListener = (req, res) => {
    if (isSocket(req)) return
    answer(req, res).catch((error: unknown) => {
      process.stderr.write(`${req.method} ${pathOf(req)}: ${error instanceof Error ? error.stack : error}\n`)
      if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' })
      res.end('The server failed, and nothing was stored. Its output says why.\n')
    })
  }
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // Until pages can be had, nothing is: a health check must not say otherwise.
    const handle = await ready
    if (await router(req, res)) return
    if (files(req, res)) return
    await new Promise<void>((go) => zipping(req, res, () => go()))
    await handle(req, res)
  }

  // Next hangs its upgrade listener on whatever server it is given. It gets one that never listens, and what is meant
  // for it (hot reload) is handed over here: a listener of its own on the real one would race Socket.IO's.
  const nextUpgrades = createServer()
  // All listeners before it listens: a request that came in between would never be answered.
  io.attach(server)
  server.on('request', dispatch)
  server.on('upgrade', (req, socket, head) => {
    if (isSocket(req)) return
    if (!nextUpgrades.emit('upgrade', req, socket, head)) socket.destroy()
  })

  // Taken before the slow part, so that a port in use is told at once.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo

  // Imported late: Next reads NODE_ENV and its own settings as it loads.
  const { default: next } = await import('next')
  const app = next({ dev, dir: root, hostname: host, port, httpServer: nextUpgrades })
  await app.prepare()
  goOn(answeringFaults(app.getRequestHandler()))

  return {
    port,
    async close() {
      relaySide.close()
      io.disconnectSockets(true)
      server.close()
      server.closeAllConnections()
      await Promise.all([io.close(), app.close()])
    },
  }
}

const isSocket = (req: IncomingMessage) => req.url?.startsWith('/socket.io/') === true

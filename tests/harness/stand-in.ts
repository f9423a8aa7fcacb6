import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface StandIn {
  url: string
  /** What it answers itself, by path; the rest is the server's behind it. */
  own: Map<string, { type: string; body: string | Buffer }>
  close(): Promise<void>
}

/**
 * Stands before a server and passes everything on as it came, sockets too, but for what it answers itself: so a page and
 * a worker of an older build can be had from a server that has only newer ones.
 */
export async function standInFor(port: number): Promise<StandIn> {
  const own: StandIn['own'] = new Map()
  const server = createServer((req, res) => {
    const mine = own.get(new URL(req.url ?? '/', 'http://here.invalid').pathname)
    if (mine === undefined) pass(port, req, res)
    else res.writeHead(200, { 'content-type': mine.type, 'cache-control': 'no-store' }).end(mine.body)
  })
  // What became a socket is the server's no more: it would wait for it at its close, and not close it.
  const sockets = new Set<Duplex>()
  let closing = false
  server.on('upgrade', (req, near, head) => {
    sockets.add(near)
    near.once('close', () => sockets.delete(near))
    if (closing) near.destroy()
    const far = connect(port, '127.0.0.1', () => {
      const lines = [`${req.method} ${req.url} HTTP/1.1`]
      for (let i = 0; i < req.rawHeaders.length; i += 2)
        lines.push(`${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`)
      far.write(`${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      near.pipe(far).pipe(near)
    })
    // An end, an error or a close of one side is the other's end too; a half of them would keep both servers waiting.
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.once('close', () => other.destroy())
    }
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    own,
    close() {
      closing = true
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      return new Promise((go) => server.close(() => go()))
    },
  }
}

function pass(port: number, req: IncomingMessage, res: ServerResponse): void {
  const { method, url, headers } = req
  const far = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(res)
  })
  far.on('error', () => res.destroy())
  req.pipe(far)
}

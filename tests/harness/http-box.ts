import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Posted {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A server that keeps what is posted to it, as an ntfy server or a webhook's would, and answers as it is told. */
export async function httpBox() {
  const got: Posted[] = []
  let answers: { status: number; location?: string }[] = []
  const server = createServer((req, res) => {
    // A page of another test may still look here for its server, which had this port before.
    if (req.url?.startsWith('/socket.io/')) return void res.writeHead(405).end()
    let body = ''
    req.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk
    })
    req.on('end', () => {
      got.push({ path: req.url ?? '', headers: req.headers, body })
      const { status, location } = answers.shift() ?? { status: 200 }
      res.writeHead(status, location === undefined ? {} : { location }).end('{}')
    })
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    /** What it answers next, one after the other; then 200 again. */
    answer(...next: { status: number; location?: string }[]) {
      answers = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((go) => server.close(go))
    },
  }
}

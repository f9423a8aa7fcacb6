import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { taken } from './zipped.ts'

/** In seconds. */
const YEAR = 365 * 24 * 3600

/**
 * What lies there since the build, as small as it was zipped then, before Next is asked: the files of its pages and the
 * phone's scripts, which are named by what is in them, and what a browser looks for by name. False: no such file.
 */
export function builtFiles(root: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const forEver = { maxAge: YEAR, immutable: true }
  // Listed now, once: nothing that isn't there yet can be asked for, whatever the address says.
  const rest = shelf(join(root, 'public'), { maxAge: 0 })
  const shelves = [
    ['/_next/static/', shelf(join(root, '.next/static'), forEver)],
    ['/hands/', shelf(join(root, 'public/hands'), forEver)],
    ['/drawn/', shelf(join(root, 'public/drawn'), forEver)],
    ['/faces/', shelf(join(root, 'public/faces'), forEver)],
    ['/', rest],
  ] as const
  return (req, res) => {
    const url = req.url ?? '/'
    const [prefix, send] = shelves.find(([start]) => url.startsWith(start)) ?? (['/', rest] as const)
    let sent = true
    send(asked(req, url.slice(prefix.length - 1)), res, () => {
      sent = false
    })
    return sent
  }
}

function shelf(folder: string, age: { maxAge: number; immutable?: boolean }) {
  return sirv(folder, { ...age, etag: true, brotli: true, gzip: true, extensions: [], setHeaders })
}

function setHeaders(res: ServerResponse, path: string): void {
  const type = texts[path.slice(path.lastIndexOf('.') + 1)]
  if (type !== undefined) res.setHeader('content-type', `${type}; charset=utf-8`)
  res.once('pipe', (file: NodeJS.ReadableStream & { destroy(): void }) => {
    // A build may have taken the file away since: then this answer breaks off, and not the server.
    file.once('error', () => res.destroy())
    // Who goes away in the middle leaves no file open.
    res.once('close', () => file.destroy())
  })
}

const texts: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
}

/** The request as sirv is to read it: it takes `br;q=0` for a wish, and fails on a range that ends before it begins. */
function asked(req: IncomingMessage, url: string): IncomingMessage {
  const { range, 'accept-encoding': accept, ...headers } = req.headers
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const ranged = from !== '' && (to === '' || Number(to) >= Number(from))
  return Object.create(req, {
    url: { value: url },
    headers: {
      value: {
        ...headers,
        'accept-encoding': taken(accept?.toString()).join(','),
        ...(ranged ? { range } : {}),
      },
    },
  }) as IncomingMessage
}

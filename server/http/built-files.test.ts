import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtFiles } from './built-files.ts'

const SCRIPT = `export const words = '${'聽得到 '.repeat(400)}'`
const root = mkdtempSync(join(tmpdir(), 'farhand-built-'))
let server: Server
let port: number

beforeAll(async () => {
  for (const folder of [
    '.next/static/chunks',
    '.next/server',
    'public/hands',
    'public/drawn',
    'public/faces',
  ])
    mkdirSync(join(root, folder), { recursive: true })
  for (const path of ['.next/static/chunks/a.js', '.next/static/chunks/gone.js', 'public/hands/en.js'])
    writeFileSync(join(root, path), SCRIPT)
  writeFileSync(join(root, '.next/server/secret.js'), 'secret')
  writeFileSync(join(root, 'public/sw.js'), SCRIPT)
  writeFileSync(join(root, 'public/icon.png'), 'no picture')
  const module = new URL('../setup/zipped.mjs', import.meta.url).href
  const { zipBeside } = (await import(module)) as { zipBeside(folder: string): Promise<void> }
  for (const folder of ['.next/static', 'public']) await zipBeside(join(root, folder))
  const send = builtFiles(root)
  server = createServer((req, res) => {
    if (!send(req, res)) res.writeHead(404).end('Next')
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true, force: true })
})

interface Said {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Said> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, headers, method }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () =>
        resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(parts) }),
      )
      res.on('error', reject)
    })
    req.on('error', reject)
    req.end()
  })
}

test('a file is sent as small as who asks understands', async () => {
  const path = '/_next/static/chunks/a.js'
  const [br, gz, plain, refused] = await Promise.all(
    ['gzip, br', 'gzip', 'identity', 'gzip, br;q=0'].map((e) => ask(path, { 'accept-encoding': e })),
  )
  expect(br?.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public,max-age=31536000,immutable',
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(br?.body ?? '').toString()).toBe(SCRIPT)
  expect([gz?.headers['content-encoding'], refused?.headers['content-encoding']]).toEqual(['gzip', 'gzip'])
  expect(gunzipSync(gz?.body ?? '').toString()).toBe(SCRIPT)
  expect([plain?.headers['content-encoding'], plain?.body.toString()]).toEqual([undefined, SCRIPT])
})

test('the phone’s scripts are kept for ever, its worker for no moment', async () => {
  const [script, worker] = [await ask('/hands/en.js'), await ask('/sw.js')]
  expect(script.headers['cache-control']).toBe('public,max-age=31536000,immutable')
  expect(worker.headers['cache-control']).toBe('public,max-age=0,must-revalidate')
})

test('who has it is told so, and who asks for its head gets no body', async () => {
  const asked = { 'accept-encoding': 'br' }
  const { headers } = await ask('/hands/en.js', asked)
  const again = await ask('/hands/en.js', { ...asked, 'if-none-match': headers.etag ?? '' })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const head = await ask('/hands/en.js', asked, 'HEAD')
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
    200,
    0,
    headers['content-length'],
  ])
})

test('a part of it is sent; one that is none is not asked for', async () => {
  const part = await ask('/hands/en.js', { range: 'bytes=7-11' })
  expect([part.status, part.body.toString()]).toEqual([206, SCRIPT.slice(7, 12)])
  const past = await ask('/hands/en.js', { range: 'bytes=900000-' })
  expect(past.status).toBe(416)
  for (const range of ['bytes=9-3', 'bytes=x', 'bytes=-5', 'lines=1-2']) {
    const whole = await ask('/hands/en.js', { range })
    expect([range, whole.status, whole.body.length]).toEqual([range, 200, Buffer.byteLength(SCRIPT)])
  }
})

test('nothing else of the disk can be asked for', async () => {
  for (const path of [
    '/_next/static/chunks/none.js',
    '/_next/static/../server/secret.js',
    '/_next/static/%2e%2e/server/secret.js',
    '/_next/static/..%2fserver%2fsecret.js',
    '/_next/server/secret.js',
    '/hands/../../.next/server/secret.js',
    '/',
    '/hands/',
    '/_next/static/chunks',
  ])
    expect([path, (await ask(path)).body.toString()]).toEqual([path, 'Next'])
})

test('a file that a later build took away breaks off the answer, and not the server', async () => {
  rmSync(join(root, '.next/static/chunks/gone.js'))
  await expect(ask('/_next/static/chunks/gone.js')).rejects.toThrow()
  expect((await ask('/icon.png')).status).toBe(200)
})

test('what was zipped of a file that is gone goes', async () => {
  const folder = mkdtempSync(join(root, 'left-'))
  writeFileSync(join(folder, 'old.js.br'), 'old')
  writeFileSync(join(folder, 'tiny.js'), 'x')
  const module = new URL('../setup/zipped.mjs', import.meta.url).href
  const { zipBeside } = (await import(module)) as { zipBeside(folder: string): Promise<void> }
  await zipBeside(folder)
  expect(() => readFileSync(join(folder, 'old.js.br'))).toThrow(/ENOENT/)
  expect(() => readFileSync(join(folder, 'tiny.js.br'))).toThrow(/ENOENT/)
})

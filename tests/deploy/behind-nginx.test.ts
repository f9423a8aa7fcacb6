import { request as plainRequest } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { provide } from '../../server/setup/needs.mjs'
import { whole } from '../harness/chromium.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'
import { ask, type Front, freePorts, NAME, startNginx } from './front.ts'
import { score } from './observatory.ts'

let server: RunningServer
let front: Front
let ports: { http: number; https: number; farhand: number }
let origin: string

beforeAll(async () => {
  const [missing] = provide(['proxy'])
  if (missing !== undefined) throw new Error(missing.line)
  const [http = 0, https = 0, farhand = 0] = await freePorts(3)
  ports = { http, https, farhand }
  origin = `https://${NAME}:${https}`
  // nginx asks from 127.0.0.1. The rest of the loopback stands for the rest of the world.
  server = await startServer({
    port: farhand,
    env: { PUBLIC_URL: origin, TRUSTED_PROXIES: '127.0.0.1' },
  })
  front = await startNginx(ports)
})
afterAll(async () => {
  await front?.stop()
  await server?.stop()
})

const get = (path: string, headers: Record<string, string> = {}) => ask(front, ports.https, path, { headers })

const guess = (forwarded: string) => ({
  method: 'POST',
  headers: {
    origin,
    'content-type': 'application/json',
    'x-forwarded-for': forwarded,
  },
  body: JSON.stringify({ code: '000000' }),
})

test('pages come over https and HTTP/2, zipped, and by https only from then on', async () => {
  const page = await get('/', { 'accept-encoding': 'gzip' })
  expect(page.status).toBe(200)
  expect(page.headers['content-encoding']).toBe('gzip')
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000')

  const http2 = connectHttp2(`https://127.0.0.1:${ports.https}`, { ca: front.ca, servername: NAME })
  await new Promise((go) => http2.once('connect', go))
  expect(http2.alpnProtocol).toBe('h2')
  await new Promise<void>((go) => http2.close(go))

  const http = await fetch(`http://127.0.0.1:${ports.http}/code?why=wrong`, { redirect: 'manual' })
  expect([http.status, http.headers.get('location')]).toEqual([301, 'https://127.0.0.1/code?why=wrong'])
})

test('Mozilla’s Observatory would give it an A+: the front page, a link’s page and one that is not there', async () => {
  const plain = await fetch(`http://127.0.0.1:${ports.http}/`, { redirect: 'manual' })
  const httpLeadsTo = plain.headers.get('location')
  const foreign = { origin: 'https://observatory.example.org', 'access-control-request-method': 'GET' }
  const cors = await ask(front, ports.https, '/', { method: 'OPTIONS', headers: foreign })
  const agent = { accept: 'text/html' }
  for (const path of ['/', '/code', '/join/nothing', '/in/nothing', '/nothing']) {
    const { rows, ...total } = score({ https: await get(path, agent), httpLeadsTo, cors })
    expect([path, total, rows.filter(([, , modifier]) => modifier < 0)]).toEqual([
      path,
      { score: 120, grade: 'A+' },
      [],
    ])
  }
  // So that it is seen to tell the difference: without a policy for scripts, and for less than half a year.
  const before = await get('/')
  const headers = {
    ...before.headers,
    'content-security-policy': "frame-ancestors 'none'",
    'strict-transport-security': 'max-age=15551999',
    'cross-origin-resource-policy': undefined,
  }
  expect(score({ https: { ...before, headers }, httpLeadsTo, cors })).toMatchObject({ score: 70, grade: 'B' })
})

test('the worker of the phone’s page is kept by no cache', async () => {
  const worker = await get('/sw.js')
  expect(worker.status).toBe(200)
  expect(worker.headers['content-type']).toMatch(/javascript/)
  expect(worker.headers['cache-control']).toBe('no-store')
})

test('a photo goes through; what is larger than any photo is stopped at the door', async () => {
  const send = (bytes: number) =>
    ask(front, ports.https, '/api/upgrades/taipei/photos', {
      method: 'POST',
      headers: { origin, 'content-type': 'image/jpeg' },
      body: Buffer.alloc(bytes),
    })
  const ours = await send(8 * 1024 * 1024)
  expect([ours.status, ours.headers['content-type']]).toEqual([
    401,
    expect.stringContaining('application/json'),
  ])
  expect((await send(11 * 1024 * 1024)).status).toBe(413)
})

test('a page of another site is refused; ours is not', async () => {
  const post = async (from: string) =>
    (
      await ask(front, ports.https, '/api/session/enter', {
        ...guess(''),
        headers: { ...guess('').headers, origin: from },
        from: '127.0.0.4',
      })
    ).status
  expect(await post('https://evil.example.org')).toBe(403)
  expect(await post(origin.replace('https:', 'http:'))).toBe(403)
  expect(await post(origin)).not.toBe(403)
})

test('who guesses at codes is told apart by the address nginx saw, whatever they claim', async () => {
  const from = async (address: string, claim: string) =>
    (await ask(front, ports.https, '/api/session/enter', { ...guess(claim), from: address })).status
  const answers: number[] = []
  for (let i = 1; i <= 6; i++) answers.push(await from('127.0.0.5', `198.51.100.${i}`))
  expect(answers.slice(0, 5)).not.toContain(429)
  expect(answers[5]).toBe(429)
  expect(await from('127.0.0.6', '198.51.100.1')).not.toBe(429)
})

test('who comes past the proxy names nobody but themselves', async () => {
  const straight = (claim: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { method, headers, body } = guess(claim)
      const req = plainRequest(
        {
          host: '127.0.0.1',
          port: ports.farhand,
          localAddress: '127.0.0.9',
          agent: false,
          path: '/api/session/enter',
          method,
          headers,
        },
        (res) => {
          res.resume()
          res.on('end', () => resolve(res.statusCode ?? 0))
        },
      )
      req.on('error', reject)
      req.end(body)
    })
  const answers: number[] = []
  for (let i = 1; i <= 6; i++) answers.push(await straight(`198.51.100.${i}`))
  expect(answers.slice(0, 5)).not.toContain(429)
  expect(answers[5]).toBe(429)
})

test('in a browser that trusts our own authority: signed in by a Secure cookie, a live line, a worker', async () => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ locale: 'en-US' })
    const page = await context.newPage()
    await page.goto(server.ownerLink ?? '')
    await page.locator('input[name=name]').fill('Dale')
    await page.locator('main form button[type=submit], main form button:not([type])').first().click()
    await page.waitForURL(`${origin}/`)
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-farhand')
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, domain: NAME })

    const link = await page.evaluate(async () => {
      const answer = await fetch('/api/upgrades/taipei/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'sentinel', person: 'sentinel' }),
      })
      return ((await answer.json()) as { link: string }).link
    })
    expect(link.startsWith(`${origin}/`)).toBe(true)

    const phone = await (await browser.newContext({ locale: 'en-US' })).newPage()
    const line = phone.waitForEvent('websocket', (socket) => socket.url().includes('/socket.io/'))
    await phone.goto(link)
    await phone.locator('input[name=name]').fill('Mei')
    await phone.locator('main form button[type=submit], main form button:not([type])').first().click()
    await phone.waitForURL(`${origin}/u/taipei/hands`)
    const socket = await line
    expect(socket.url()).toMatch(new RegExp(`^wss://${NAME}:${ports.https}/`))
    await socket.waitForEvent('framereceived')
    const worker = await phone.evaluate(async () => {
      const ready = await navigator.serviceWorker.ready
      return [isSecureContext, ready.active?.scriptURL]
    })
    expect(worker).toEqual([true, `${origin}/sw.js`])
  } finally {
    await browser.close()
  }
})

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...whole,
    env: { ...process.env, HOME: front.home } as Record<string, string>,
    args: [...(whole.args ?? []), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
  })
}

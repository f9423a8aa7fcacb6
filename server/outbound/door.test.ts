import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { httpBox } from '../../tests/harness/http-box.ts'
import { readAllow } from './allow.ts'
import { createDoor, type Found } from './door.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  vi.restoreAllMocks()
})

async function box() {
  const made = await httpBox()
  closing.push(() => made.close())
  return { ...made, port: Number(new URL(made.url).port) }
}
/** Speaks as it is told to whoever connects. */
async function raw(speak: (write: (text: string) => boolean) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    closing.push(() => socket.destroy())
    socket.once('data', () => speak((text) => socket.write(text)))
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}
const listing = (text: string) => {
  const read = readAllow(text)
  if (!read.ok) throw new Error(read.entry)
  return read.listed
}
const at =
  (...addresses: string[]) =>
  async (): Promise<Found[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const NOT_ALLOWED = { ok: false, why: 'not-allowed' }
const post = (door: ReturnType<typeof createDoor>, url: string) => door.post(url, { 'x-a': 'b' }, 'body')

test('what is written as no address here may be is refused before anybody is asked for it', async () => {
  const resolve = vi.fn(at('1.1.1.1'))
  const door = createDoor({ listed: [], resolve })
  for (const url of [
    'ftp://example.org/',
    'file:///etc/passwd',
    'https://user@example.org/',
    'https://user:pw@example.org/',
    'https://:pw@example.org/',
    'https://example.org./',
    'https://127.0.0.1./',
    'https://localhost/',
    'http://a.localhost:8080/',
    'http://LOCALHOST/',
    'http://[::1]:3000/',
    'http://example.org:25/',
    'http://example.org:22/',
    'nothing',
    '',
  ]) {
    expect(door.mayGo(url), url).toBe(false)
    expect(await post(door, url), url).toEqual(NOT_ALLOWED)
  }
  expect(resolve).not.toHaveBeenCalled()
  for (const url of [
    'https://example.org/x',
    'http://example.org:8080/x',
    'https://1.1.1.1/x',
    'https://例え.jp/',
  ])
    expect(door.mayGo(url), url).toBe(true)
})

test('a name that leads inside is refused, also where only one of its addresses does', async () => {
  const web = await box()
  for (const found of [['127.0.0.1'], ['::1'], ['1.1.1.1', '10.0.0.1'], ['::ffff:127.0.0.1'], ['fe80::1%lo']])
    expect(
      await post(createDoor({ listed: [], resolve: at(...found) }), `http://hook.example.org:${web.port}/x`),
      found.join(),
    ).toEqual(NOT_ALLOWED)
  expect(web.got).toEqual([])
})

test('a name is looked up once, and connected to as it was checked, under its own name', async () => {
  const web = await box()
  let asked = 0
  const resolve = async () => (asked++ === 0 ? at('127.0.0.1')() : at('10.255.255.1')())
  const door = createDoor({ listed: listing(`127.0.0.1:${web.port}`), resolve })
  const answer = await post(door, `http://hook.example.org:${web.port}/x?y=1`)
  expect(answer).toMatchObject({ ok: true, status: 200 })
  expect(asked).toBe(1)
  expect(web.got).toMatchObject([
    {
      path: '/x?y=1',
      body: 'body',
      headers: { host: `hook.example.org:${web.port}`, 'user-agent': 'Farhand', 'x-a': 'b' },
    },
  ])
})

test('what the owner lists is gone to: by network, address, name or port, and nothing beside it', async () => {
  const web = await box()
  const { port } = web
  const may = async (allow: string, host: string, found = '127.0.0.1') =>
    (await post(createDoor({ listed: listing(allow), resolve: at(found) }), `http://${host}:${port}/`)).ok
  expect(await may('loopback', '127.0.0.1')).toBe(true)
  expect(await may('loopback', 'localhost')).toBe(true)
  expect(await may('127.0.0.0/8', 'ntfy.lan')).toBe(true)
  expect(await may('ntfy.lan', 'ntfy.lan')).toBe(true)
  expect(await may(`NTFY.lan:${port}`, 'ntfy.LAN')).toBe(true)
  expect(await may(`10.0.0.5, 127.0.0.1:${port}`, '127.0.0.1')).toBe(true)
  expect(await may('ntfy.lan', 'other.lan')).toBe(false)
  expect(await may('lan', 'ntfy.lan')).toBe(false)
  expect(await may(`127.0.0.1:${port === 9 ? 8 : 9}`, '127.0.0.1')).toBe(false)
  expect(await may('127.0.0.1', 'ntfy.lan', '127.0.0.2')).toBe(false)
  const both = createDoor({ listed: listing('127.0.0.1'), resolve: at('::1', '127.0.0.1', '10.0.0.1') })
  expect(await post(both, `http://localhost:${port}/`)).toMatchObject({ ok: true, status: 200 })
  expect(web.got).toHaveLength(7)
  // A service's own port is open only where it is listed with it.
  const door = (allow: string) => createDoor({ listed: listing(allow), resolve: at('1.1.1.1') })
  expect(door('mail.lan').mayGo('http://mail.lan:25/')).toBe(false)
  expect(door('ntfy.lan:81').mayGo('http://ntfy.lan:81/')).toBe(true)
  expect(await post(door('ntfy.lan:81'), 'http://example.org:81/')).toEqual(NOT_ALLOWED)
  expect(await post(door('ntfy.lan'), 'http://ntfy.lan:25/')).toEqual(NOT_ALLOWED)
})

test.each([
  ['10.0.0.300', '10.0.0.300'],
  ['ntfy.lan, http://ntfy.lan', 'http://ntfy.lan'],
  ['10.0.0.0/33', '10.0.0.0/33'],
  ['10.0.0.0/8:80', '10.0.0.0/8:80'],
  ['ntfy.lan:70000', 'ntfy.lan:70000'],
  ['0x7f.1', '0x7f.1'],
  ['*.lan', '*.lan'],
  ['a b', 'a b'],
  ['ntfy.lan.', 'ntfy.lan.'],
])('OUTBOUND_ALLOW=%s names the entry that is none', (text, entry) => {
  expect(readAllow(text)).toEqual({ ok: false, entry })
})

test('a redirect is an answer like another, and nobody goes where it leads', async () => {
  const [web, other] = [await box(), await box()]
  web.answer({ status: 307, location: `${other.url}/inside` })
  const door = createDoor({ listed: listing('loopback') })
  expect(await post(door, `${web.url}/x`)).toMatchObject({ ok: true, status: 307 })
  expect(other.got).toEqual([])
})

test('an answer without end is not read, headers without end are no answer', async () => {
  const door = createDoor({ listed: listing('loopback') })
  let more = true
  const endless = await raw((write) => {
    write('HTTP/1.1 200 OK\r\n\r\n')
    const flood = () => {
      if (more && write('x'.repeat(65_536))) setImmediate(flood)
    }
    flood()
  })
  expect(await post(door, `http://127.0.0.1:${endless}/`)).toMatchObject({ ok: true, status: 200 })
  more = false
  const headers = await raw((write) => {
    write(`HTTP/1.1 200 OK\r\n${'X-A: '.padEnd(1000, 'a')}\r\n`.repeat(100))
  })
  expect(await post(door, `http://127.0.0.1:${headers}/`)).toEqual({ ok: false, why: 'unreachable' })
})

test('all of it together has one time: the look-up, the headers that drip, the answer that never comes', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const end = new AbortController()
    setTimeout(() => end.abort(), 60)
    return end.signal
  })
  const TIMEOUT = { ok: false, why: 'timeout' }
  const never = createDoor({ listed: [], resolve: () => new Promise(() => undefined) })
  expect(await post(never, 'https://example.org/')).toEqual(TIMEOUT)
  const door = createDoor({ listed: listing('loopback') })
  const silent = await raw(() => undefined)
  expect(await post(door, `http://127.0.0.1:${silent}/`)).toEqual(TIMEOUT)
  const drips = await raw((write) => {
    const drip = setInterval(() => write('HTTP/1.1 100 Continue\r\n\r\n'), 5)
    closing.push(() => clearInterval(drip))
  })
  expect(await post(door, `http://127.0.0.1:${drips}/`)).toEqual(TIMEOUT)
})

test('nobody there, no such name and no TLS are told apart only as far as another try may help', async () => {
  const web = await box()
  const door = createDoor({ listed: listing('loopback') })
  const gone = createDoor({ listed: [], resolve: () => Promise.reject(new Error('ENOTFOUND')) })
  expect(await post(gone, 'https://nobody.example.org/')).toEqual({ ok: false, why: 'unreachable' })
  expect(await post(door, `https://127.0.0.1:${web.port}/`)).toEqual({ ok: false, why: 'not-trusted' })
  await web.close()
  expect(await post(door, `http://127.0.0.1:${web.port}/`)).toEqual({ ok: false, why: 'unreachable' })
})

test('goes by no proxy that the environment names', async () => {
  const [web, proxy] = [await box(), await box()]
  vi.stubEnv('http_proxy', proxy.url)
  vi.stubEnv('HTTP_PROXY', proxy.url)
  vi.stubEnv('NODE_USE_ENV_PROXY', '1')
  const door = createDoor({ listed: listing('loopback') })
  expect(await post(door, `${web.url}/x`)).toMatchObject({ ok: true })
  vi.unstubAllEnvs()
  expect([web.got.length, proxy.got.length]).toEqual([1, 0])
})

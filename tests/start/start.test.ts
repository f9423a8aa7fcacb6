import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import {
  outside,
  printed,
  type RunningServer,
  runToEnd,
  type StartOptions,
  startServer,
  watch,
} from '../harness/start-server.ts'

const root = resolve(import.meta.dirname, '../..')
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'farhand-start-'))
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function started(options: StartOptions = {}): Promise<RunningServer> {
  const server = await startServer({ dataDir: folder(), ...options })
  cleanUps.push(() => server.stop())
  return server
}

/** One line, no stack. */
const oneLine = (output: string) => {
  const lines = output.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0]
}

const health = async (url: string) => (await fetch(`${url}/api/health`)).status

test('it prints where it is, a link for the owner, where the data is, and why there is no QR', async () => {
  const server = await started()
  expect(await health(server.url)).toBe(200)
  expect(server.ownerLink).toMatch(new RegExp(`^${server.url}/in/[\\w-]{43}$`))
  expect(server.output()).toContain(`Data        ${server.dataDir}`)
  expect(server.output()).toMatch(/Phone {7}no QR: .*npm start -- --lan/)
  expect(server.output()).not.toContain('█')
})

test('pages are served on the same port', async () => {
  const server = await started()
  const page = await fetch(server.url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('x-powered-by')).toBe(null)
})

test('with an address that a phone can open, it draws a QR of the owner link', async () => {
  const server = await started({ env: { PUBLIC_URL: 'https://farhand.example.org' } })
  expect(server.url).toBe('https://farhand.example.org')
  expect(server.ownerLink).toMatch(/^https:\/\/farhand\.example\.org\/in\//)
  expect(server.output()).toContain('█')
})

test('wrong settings are all told at once, with exit code 2', async () => {
  const ended = await runToEnd({
    dataDir: folder(),
    env: { PORT: 'http', HOST: 'my host', PUBLIC_URL: 'farhand' },
    flags: ['--wan'],
  })
  expect(ended.code).toBe(2)
  expect(
    ended.output
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/[= ]/)[0]),
  ).toEqual(['PORT', 'HOST', 'PUBLIC_URL', '--wan'])
})

test('a port that is taken is told in one line', async () => {
  const first = await started()
  const ended = await runToEnd({ dataDir: folder(), port: first.port })
  expect(ended.code).toBe(1)
  expect(oneLine(ended.output)).toContain(`Port ${first.port} is taken on 127.0.0.1.`)
})

test('an address that is not of this machine is told in one line', async () => {
  const ended = await runToEnd({ dataDir: folder(), env: { HOST: '192.0.2.1' } })
  expect(ended.code).toBe(1)
  expect(oneLine(ended.output)).toContain('HOST=192.0.2.1 is not an address of this machine')
})

test('a data folder that is a file is told in one line', async () => {
  const path = join(folder(), 'file')
  writeFileSync(path, '')
  const ended = await runToEnd({ dataDir: path })
  expect(ended.code).toBe(1)
  expect(oneLine(ended.output)).toContain(path)
})

test('a second relay on the same data is refused in one line, and the first goes on', async () => {
  const first = await started()
  const ended = await runToEnd({ dataDir: first.dataDir })
  expect(ended.code).toBe(1)
  expect(oneLine(ended.output)).toContain('Another Farhand is running')
  expect(await health(first.url)).toBe(200)
})

test('a database of a newer version is told in one line', async () => {
  const first = await started()
  await first.kill('SIGTERM')
  const db = new Database(join(first.dataDir, 'farhand.db'))
  db.exec("INSERT INTO Migration VALUES ('9999_from_the_future', 'none')")
  db.close()
  const ended = await runToEnd({ dataDir: first.dataDir })
  expect(ended.code).toBe(1)
  expect(oneLine(ended.output)).toContain('written by a newer')
})

test.each(['server/setup/prepare.mjs', 'dist/server.mjs'])(
  'a Node that Farhand does not run on is told in one line by %s',
  async (program) => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '20.18.3' })"
    const ended = await watch(
      spawn(process.execPath, ['--import', `data:text/javascript,${pretend}`, program], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...outside(), PORT: '0', DATA_DIR: folder() },
      }),
    ).ended
    expect(ended.code).toBe(1)
    expect(oneLine(ended.output)).toContain('20.19 or newer; this is 20.18.3')
  },
)

test('after SIGKILL it starts again on the same data at the same address', async () => {
  const first = await started()
  await first.kill('SIGKILL')
  const second = await started({ dataDir: first.dataDir, port: first.port })
  expect(second.url).toBe(first.url)
  expect(await health(second.url)).toBe(200)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly, open connections or not', async (signal) => {
  const server = await started()
  const idle = connect(server.port, '127.0.0.1')
  await new Promise((done) => idle.once('connect', done))
  idle.on('error', () => {})
  const ended = await server.kill(signal)
  idle.destroy()
  expect(ended).toMatchObject({ code: 0, signal: null })
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  'npm start builds nothing that is built, and %s to npm leaves no orphan',
  async (signal) => {
    const dataDir = folder()
    const built = () => [
      statSync(join(root, 'dist/server.mjs')).mtimeMs,
      readFileSync(join(root, '.next/BUILD_ID'), 'utf8'),
    ]
    const before = built()
    const npm = watch(
      spawn('npm', ['start', '--', '--lan'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...outside(), PORT: '0', DATA_DIR: dataDir, PUBLIC_URL: 'http://127.0.0.1:1' },
      }),
    )
    cleanUps.push(() => npm.child.kill('SIGKILL'))
    await printed(npm.child, npm.output, /Address +(\S+)/)
    expect(npm.output()).not.toMatch(/Building|Installing|Generating/)
    expect(built()).toEqual(before)

    const server = holder(join(dataDir, 'relay.lock'))
    expect(server).not.toBe(null)
    npm.child.kill(signal)
    await npm.ended
    await expect.poll(() => existsSync(`/proc/${server}`), { timeout: 10_000 }).toBe(false)
  },
)

/** The process that has this file open. */
function holder(path: string): string | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`))
        if (readlinkSync(`/proc/${pid}/fd/${fd}`) === path) return pid
    } catch {
      // Ended meanwhile.
    }
  return null
}

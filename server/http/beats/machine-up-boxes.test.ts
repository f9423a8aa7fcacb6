import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bootScript, SCRIPT, shortLine, starterText, type Tool } from '../../../domain/beats/boot-lines.ts'
import { buildStep } from '../../../tests/factories.ts'
import { openSite, type Site } from '../testing/site.ts'

const run = promisify(execFile)
const PATH = '/usr/bin:/bin'

let site: Site
let dir: string
let made: { id: string; token: string; up: string }
/** A folder with BusyBox and its names, nothing else: a box that has no more. */
let only: string
beforeAll(async () => {
  only = mkdtempSync(join(tmpdir(), 'farhand-busybox-'))
  await run('busybox', ['--install', '-s', only])
})
afterAll(() => rmSync(only, { recursive: true }))
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-box-'))
  site = await openSite()
  const steps = [buildStep('boot', { order: 1, machine: 'dolphin', endsWhenUp: true })]
  await site.upgrade('taipei', { steps })
  await site.must('taipei', { type: 'upgrade.ready' })
  const answer = await (await site.owner()).json('/api/upgrades/taipei/tokens', {
    name: 'x',
    machine: 'dolphin',
    every: 60,
  })
  made = (await answer.json()) as typeof made
})
afterEach(async () => {
  await site.close()
  rmSync(dir, { recursive: true })
})

const heard = async () => (await site.state()).machines['dolphin']?.pulse.boot
const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/** Puts the script of a tool on a box of its own; `quick`: it looks and tries again at once, and waits `most` seconds. */
function box(tool: Tool, { url = made.up, token = made.token, quick = true, most = 10, name = 'box' } = {}) {
  const home = join(dir, name)
  mkdirSync(join(home, 'sbin'), { recursive: true })
  const script = bootScript(tool, { url, token }).replaceAll('/var/run', home)
  const path = join(home, 'sbin/farhand-up')
  const hasty = script
    .replace('sleep 1;', 'sleep .05;')
    .replace('-lt 20 ]', `-lt ${most * 20} ]`)
    .replace(/sleep \$\(\(.*\)\)/, 'sleep .05')
  writeFileSync(path, quick ? hasty : script)
  chmodSync(path, 0o700)
  return { path, home }
}

/** Runs it as cron does: no terminal, next to no environment. What it printed, and whether it arrived. */
async function runs(
  shell: string[],
  args: string[],
  path = PATH,
): Promise<{ arrived: boolean; said: string }> {
  const [program = '', ...more] = shell
  const done = await run('/usr/bin/env', [
    '-i',
    `PATH=${path}`,
    'HOME=/root',
    program,
    ...more,
    ...args,
  ]).then(
    (out) => ({ arrived: true, ...out }),
    (fault: { stdout: string; stderr: string }) => ({ arrived: false, ...fault }),
  )
  return { arrived: done.arrived, said: done.stdout + done.stderr }
}
const once = (path: string, tries = '1') => runs(['dash'], [path, tries])

/** A port where nobody is, and one whose owner takes every call and never answers. */
async function mute() {
  const calls: Socket[] = []
  const server = createServer((call) => {
    calls.push(call.on('error', () => {}).resume())
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/up`,
    calls,
    alive: () => calls.filter((call) => !call.readableEnded && !call.destroyed).length,
    close: () => {
      for (const call of calls) call.destroy()
      server.close()
    },
  }
}
async function closedPort() {
  const { url, close } = await mute()
  close()
  return url
}

describe('the script, run by real programs', () => {
  test('arrives and says nothing: BusyBox alone, dash, bash, mksh, each with what they may have', async () => {
    const of = (name: string, tool: Tool, shell: string[], path = PATH) =>
      runs(shell, [box(tool, { name, quick: false }).path], path)
    const all = await Promise.all([
      of('one', 'wget', [join(only, 'sh')], only),
      of('two', 'old-wget', ['dash']),
      of('three', 'curl', ['bash']),
      of('four', 'curl', ['mksh']),
      of('five', 'bash', ['dash']),
      of('six', 'wget', ['bash', '--posix']),
    ])
    expect(all).toEqual(all.map(() => ({ arrived: true, said: '' })))
    expect(await heard()).toBe(bootId())
    expect(await site.state()).toMatchObject({
      machines: { dolphin: { condition: { state: 'up', note: expect.stringMatching(/^Linux \d/) } } },
    })
  })

  test('of a token that is revoked says so once, whatever its tool, and again after it was well', async () => {
    const token = `fh_${'7'.repeat(20)}`
    const first = await Promise.all(
      (['curl', 'wget', 'bash'] as const).map((tool) => once(box(tool, { token, name: tool }).path)),
    )
    for (const { arrived, said } of first) {
      expect(arrived).toBe(false)
      expect(said).toMatch(/^farhand-up: 127\.0\.0\.1:\d+ does not take/)
      expect(said).toMatch(/refused: This token|401/)
    }
    const bare = await runs(
      [join(only, 'sh')],
      [box('wget', { token, quick: false, name: 'bare' }).path],
      only,
    )
    expect(bare.said).toContain('401')
    const { path } = box('curl', { token, name: 'curl' })
    expect(await once(path)).toEqual({ arrived: false, said: '' })
    expect(await once(box('curl', { name: 'curl' }).path)).toEqual({ arrived: true, said: '' })
    expect((await once(box('curl', { token, name: 'curl' }).path)).said).not.toBe('')
  })

  test('where Farhand can’t be reached, the tenth run in a row says so, and no other', async () => {
    const { path } = box('curl', { url: await closedPort() })
    const said: string[] = []
    for (let minute = 0; minute < 13; minute++) said.push((await once(path)).said)
    expect(said.findIndex((text) => text !== '')).toBe(9)
    expect(said.filter((text) => text !== '')).toHaveLength(1)
  })

  test('five minutes of runs where nobody answers: one at a time, and none is left', async () => {
    const there = await mute()
    const { path } = box('wget', { url: there.url, most: 1 })
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => once(path)))
    expect(five.filter((r) => r.arrived)).toHaveLength(4)
    expect(there.calls).toHaveLength(1)
    await expect.poll(there.alive).toBe(0)
    there.close()
  })

  test('what a crash or a power cut left behind holds nothing up', async () => {
    const { path, home } = box('curl')
    for (const left of ['4194999', String(process.pid), '', 'x']) {
      writeFileSync(join(home, 'farhand-up'), left)
      expect(await once(path)).toEqual({ arrived: true, said: '' })
    }
  })

  test('at boot tries until the network is there, and gives up after so many', async () => {
    const closed = await closedPort()
    const port = Number(new URL(closed).port)
    const waiting = once(box('curl', { url: closed }).path, '60')
    const late = createServer((call) => {
      call.on('error', () => {})
      call.end('HTTP/1.0 200 OK\r\n\r\nok: DOLPHIN is known to be up\n')
    })
    await new Promise<void>((go) => late.listen(port, '127.0.0.1', go))
    expect(await waiting).toEqual({ arrived: true, said: '' })
    late.close()
    const never = await once(box('curl', { url: await closedPort(), name: 'never' }).path, '3')
    expect(never.said).toMatch(/^farhand-up: .*\n.*\n$/)
  })

  test('is not taken in by another server’s page', async () => {
    const portal = createServer((call) => {
      call.on('error', () => {})
      call.once('data', () => call.end('HTTP/1.0 200 OK\r\n\r\n<h1>book a room</h1>\n'))
    })
    await new Promise<void>((go) => portal.listen(0, '127.0.0.1', go))
    const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/up`
    expect((await once(box('curl', { url }).path)).arrived).toBe(false)
    portal.close()
  })
})

describe('a line to type', () => {
  test('reports from a crontab and from rc.local, and prints nothing', async () => {
    const of = (tool: Tool, path = PATH) => {
      const line = { url: made.up, token: made.token }
      const cron = (shortLine(tool, 'cron', 60, line) ?? '').replace('* * * * * ', '')
      const boot = (shortLine(tool, 'cron', null, line) ?? '').replace('@reboot ', '')
      const rc = shortLine(tool, 'rc-local', null, line) ?? ''
      return [cron, boot, rc].map((text) => runs([join(path, 'sh'), '-c'], [text], path))
    }
    const all = await Promise.all([...of('curl', '/usr/bin'), ...of('wget', '/usr/bin'), ...of('wget', only)])
    expect(all).toEqual(all.map(() => ({ arrived: true, said: '' })))
    expect((await site.state()).machines['dolphin']?.condition.state).toBe('up')
  })
})

describe('Debian’s own cron', () => {
  const root = process.getuid?.() === 0
  test.runIf(root)(
    'has nothing to mail, whether Farhand answers or not, and something once when it refuses',
    async () => {
      const boxes = {
        well: box('curl', { name: 'well' }),
        away: box('wget', { url: await closedPort(), name: 'away', quick: false }),
        refused: box('curl', { token: `fh_${'7'.repeat(20)}`, name: 'refused' }),
      }
      const lines = Object.values(boxes).flatMap(({ path }) =>
        starterText('cron', 60).replaceAll(SCRIPT, path),
      )
      const typed = shortLine('curl', 'cron', 60, { url: made.up, token: made.token })
      const minutes = `* * * * * echo >>${dir}/minutes\n`
      const mails = await cron(
        `${lines.join('')}${typed}${minutes}`,
        () => countLines(join(dir, 'minutes')) >= 3,
      )
      expect(
        mails.filter((mail) => mail.includes('well') || mail.includes('away') || mail.includes('/up')),
      ).toEqual([])
      expect(mails).toHaveLength(1)
      expect(mails[0]).toContain('does not take this box')
    },
  )

  /** What a real cron mails of these lines until `enough`: on spool, programs and /run of its own, a minute a second. */
  async function cron(crontab: string, enough: () => boolean): Promise<string[]> {
    for (const name of ['spool/crontabs', 'sbin', 'empty', 'mails'])
      mkdirSync(join(dir, name), { recursive: true })
    writeFileSync(join(dir, 'spool/crontabs/root'), crontab, { mode: 0o600 })
    writeFileSync(join(dir, 'sbin/sendmail'), `#!/bin/sh\nexec cat >${dir}/mails/$$\n`, { mode: 0o755 })
    const apart = [
      `cp /usr/sbin/cron ${dir}/sbin/`,
      `mount --bind ${dir}/spool /var/spool/cron`,
      `mount --bind ${dir}/sbin /usr/sbin`,
      `mount --bind ${dir}/empty /etc/cron.d`,
      'mount --bind /dev/null /etc/crontab',
      'mount -t tmpfs none /run',
      'exec env LD_PRELOAD="$(ls /usr/lib/*/faketime/libfaketime.so.1)" FAKETIME="+0 x60" "$0"/cron -f',
    ]
    const child = spawn('unshare', [
      ...'-mpf --mount-proc --kill-child sh'.split(' '),
      '-ec',
      apart.join('\n').replace('"$0"', join(dir, 'sbin')),
    ])
    const ended = new Promise((done) => child.once('close', done))
    await expect.poll(enough, { timeout: 20_000, interval: 100 }).toBe(true)
    child.kill('SIGKILL')
    await ended
    return readdirSync(join(dir, 'mails')).map((name) => readFileSync(join(dir, 'mails', name), 'utf8'))
  }
  const countLines = (path: string) =>
    existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
})

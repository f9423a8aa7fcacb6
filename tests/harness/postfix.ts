import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { POSTFIX } from '../../server/setup/needs.mjs'

const DEBIAN = '/usr/share/postfix'
const WAIT = { timeout: 20_000, interval: 50 }

/** It changes its user for each thing it does, which only root can. */
export const postfixRuns = process.getuid?.() === 0

/**
 * A Postfix as Debian sets it up, on a port and a folder of its own: its services, its TLS with a certificate that it signed
 * itself for this machine's name. Whatever is for example.org goes into a folder.
 */
export async function startPostfix(port: number) {
  const dir = mkdtempSync(join(tmpdir(), 'farhand-postfix-'))
  const at = (...parts: string[]) => join(dir, ...parts)
  const idOf = (kind: '-u' | '-g', user: string) =>
    Number(execFileSync('id', [kind, user], { encoding: 'utf8' }))
  const nobody = { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  // Its parts run as other users, and all of them come by here.
  chmodSync(dir, 0o755)
  for (const folder of ['etc', 'queue', 'data', 'mail']) mkdirSync(at(folder))
  chownSync(at('data'), idOf('-u', 'postfix'), idOf('-g', 'postfix'))
  chownSync(at('mail'), nobody.uid, nobody.gid)
  const name = hostname()
  // As Debian's make-ssl-cert does it.
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  const files = ['-keyout', at('etc/key.pem'), '-out', at('etc/cert.pem')]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...files, ...subject],
    {
      stdio: 'pipe',
    },
  )
  const tls = readFileSync(join(DEBIAN, 'main.cf.tls'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('smtpd_tls_'))
    .map((line) =>
      line
        .replace(/[^=\s]*snakeoil\.pem/, at('etc/cert.pem'))
        .replace(/[^=\s]*snakeoil\.key/, at('etc/key.pem')),
    )
  const main = {
    compatibility_level: '3.6',
    queue_directory: at('queue'),
    data_directory: at('data'),
    mail_owner: 'postfix',
    myhostname: name,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mydestination: '',
    virtual_mailbox_domains: 'example.org',
    virtual_mailbox_base: at('mail'),
    virtual_mailbox_maps: 'static:all/',
    virtual_uid_maps: `static:${nobody.uid}`,
    virtual_gid_maps: `static:${nobody.gid}`,
    maillog_file: at('log'),
    maillog_file_prefixes: dir,
  }
  const settings = Object.entries(main).map(([key, value]) => `${key} = ${value}`)
  writeFileSync(at('etc/main.cf'), [...settings, ...tls, ''].join('\n'))
  writeFileSync(at('etc/master.cf'), services(port))
  const child = spawn(POSTFIX, ['-c', at('etc'), 'start-fg'], { stdio: 'ignore' })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const log = () => (existsSync(at('log')) ? readFileSync(at('log'), 'utf8') : '')
  const arrived = () => {
    const box = at('mail/all/new')
    return existsSync(box) ? readdirSync(box).map((file) => join(box, file)) : []
  }
  const stop = async () => {
    const pid = at('queue/pid/master.pid')
    // The shell that started it waits for it.
    if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8')), 'SIGTERM')
    else child.kill('SIGTERM')
    await ended
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await Promise.race([
      vi.waitFor(() => greets(port), WAIT),
      ended.then(() => Promise.reject(new Error('it ended'))),
    ])
  } catch (error) {
    const said = log()
    await stop()
    throw new Error(`Postfix did not start: ${error instanceof Error ? error.message : error}\n${said}`)
  }
  return {
    port,
    /** Its own certificate, which is its own authority, and the name that it is for. */
    certificate: at('etc/cert.pem'),
    name,
    /** The files of `count` mails, once they are there. */
    async mails(count: number): Promise<string[]> {
      return await vi.waitFor(() => {
        const all = arrived()
        if (all.length < count) throw new Error(`${all.length} of ${count} mails arrived:\n${log()}`)
        return all
      }, WAIT)
    },
    stop,
  }
}

/** Debian's services, none in a root of its own, and mail taken in on this port alone. */
function services(port: number): string {
  return readFileSync(join(DEBIAN, 'master.cf.dist'), 'utf8')
    .split('\n')
    .filter((line) => /^[a-z]/.test(line) && !line.startsWith('pickup'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, type, , , , , , command]) => type !== undefined && command !== 'pipe')
    .map(([service = '', type = '', own, unprivileged, , ...rest]) =>
      [type === 'inet' ? `127.0.0.1:${port}` : service, type, own, unprivileged, 'n', ...rest].join(' '),
    )
    .concat('')
    .join('\n')
}

/** Whether it greets whoever connects. */
async function greets(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'data')
  } finally {
    socket.destroy()
  }
}

import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { NGINX } from '../../server/setup/needs.mjs'

/** The name the files of docs/deploy have for whoever reads them to replace. */
export const NAME = 'farhand.example.org'
const docs = resolve(import.meta.dirname, '../../docs/deploy')

export interface Front {
  /** A folder that is a HOME whose browser trusts our authority. */
  home: string
  ca: Buffer
  stop(): Promise<void>
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'farhand-deploy-'))
}

/** So many ports that nobody listens on at present. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
      return server
    }),
  )
  const ports = held.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(held.map((server) => new Promise((go) => server.close(go))))
  return ports
}

/** An authority of our own, a certificate of it for NAME, and a home whose browser trusts it. */
export function makeCertificates(dir: string): { ca: string; key: string; chain: string; home: string } {
  const at = (name: string) => join(dir, name)
  const ssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  ssl(
    'req',
    '-x509',
    ...ec,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Farhand test CA',
  )
  ssl('req', ...ec, '-keyout', 'key.pem', '-out', 'leaf.csr', '-subj', `/CN=${NAME}`)
  writeFileSync(at('leaf.ext'), `subjectAltName=DNS:${NAME}\nextendedKeyUsage=serverAuth\n`)
  const sign = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'leaf.ext', '-days', '30']
  ssl('x509', '-req', '-in', 'leaf.csr', ...sign, '-out', 'leaf.pem')
  writeFileSync(
    at('fullchain.pem'),
    Buffer.concat([readFileSync(at('leaf.pem')), readFileSync(at('ca.pem'))]),
  )
  const home = at('home')
  const db = join(home, '.pki/nssdb')
  mkdirSync(db, { recursive: true })
  execFileSync('certutil', ['-N', '--empty-password', '-d', `sql:${db}`])
  execFileSync('certutil', ['-A', '-n', 'farhand', '-t', 'C,,', '-i', at('ca.pem'), '-d', `sql:${db}`])
  return { ca: at('ca.pem'), key: at('key.pem'), chain: at('fullchain.pem'), home }
}

/** nginx by docs/deploy/nginx.conf, with ports, certificate and log folder put in. Resolves once it answers. */
export async function startNginx(ports: { http: number; https: number; farhand: number }): Promise<Front> {
  const dir = folder()
  const { ca, key, chain, home } = makeCertificates(dir)
  const fill: [string, string][] = [
    ['listen 80;', `listen 127.0.0.1:${ports.http};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${ports.https} ssl http2;`],
    ['127.0.0.1:3000', `127.0.0.1:${ports.farhand}`],
    ['/etc/ssl/farhand/fullchain.pem', chain],
    ['/etc/ssl/farhand/key.pem', key],
    ['/var/log/nginx', dir],
  ]
  let site = readFileSync(join(docs, 'nginx.conf'), 'utf8')
  for (const [placeholder, value] of fill) {
    if (!site.includes(placeholder)) throw new Error(`docs/deploy/nginx.conf has no ${placeholder}`)
    site = site.replaceAll(placeholder, value)
  }
  writeFileSync(join(dir, 'farhand.conf'), site)
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  writeFileSync(
    join(dir, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log; events {}
http {
  ${temp.map((name) => `${name}_temp_path ${dir}/${name};`).join(' ')}
  access_log off;
  include ${dir}/farhand.conf;
}
`,
  )
  const child = spawn(NGINX, ['-e', join(dir, 'error.log'), '-c', join(dir, 'nginx.conf')], { stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  const gone = new Promise<void>((go) => child.once('close', () => go()))
  const front: Front = {
    home,
    ca: readFileSync(ca),
    async stop() {
      child.kill('SIGTERM')
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
  const up = async (): Promise<void> => {
    for (;;) {
      const answer = await ask(front, ports.https, '/api/health').catch(() => null)
      if (answer !== null) return
      if (child.exitCode !== null) throw new Error(`nginx did not start: ${said}`)
    }
  }
  await up()
  return front
}

export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Asks over https by NAME, trusting our authority only. `from`: the address on this machine it is asked from. */
export function ask(
  { ca }: Pick<Front, 'ca'>,
  port: number,
  path: string,
  {
    from,
    headers,
    ...rest
  }: { from?: string; method?: string; headers?: Record<string, string>; body?: Buffer | string } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const req = request(
      {
        host: '127.0.0.1',
        port,
        path,
        ca,
        servername: NAME,
        agent: false,
        method: rest.method ?? 'GET',
        headers: { host: `${NAME}:${port}`, ...headers },
        ...(from === undefined ? {} : { localAddress: from }),
      },
      (res) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    req.on('error', reject)
    req.end(rest.body)
  })
}

import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readProxies } from './network/forwarded.ts'
import { contactOf } from './notices/push/contact.ts'
import { unencodedIn, withoutPassword } from './notices/smtp-url.ts'
import { type Listed, readAllow } from './outbound/allow.ts'

/** What whoever starts the server may set. Nothing else reads `process.env`. */
export interface Env {
  /** 0: any free one. */
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  /** How people reach this server from outside, without a slash at the end; null: by its own address. */
  publicUrl: string | null
  /** Networks of the proxies in front, `address/bits`: what they say of who asks is believed. */
  trustedProxies: readonly string[]
  /** Addresses and names inside, to which people may have messages sent. */
  outboundAllow: readonly Listed[]
  dev: boolean
  /** Started to show the demo: whoever opens the printed link is let in at once. */
  demo: boolean
  /** How mail is handed over, and who it is from; null: this server sends none. */
  mail: { smtpUrl: string; from: string } | null
  /** Whom push services may write to, `mailto:` or `https:`; null: not said, so mail's sender or the public address. */
  pushContact: string | null
  /** The data folder is for this run only, and goes when it ends. */
  throwAway: boolean
}

export type ReadEnv = { ok: true; env: Env } | { ok: false; faults: string[] }

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a whole number')
  .transform(Number)
  .refine((n) => n <= 65535, 'is above 65535')

const host = z
  .string()
  .regex(/^[A-Za-z0-9.:-]+$/, 'is neither an address nor a name')
  .refine((h) => !/^\d+$/.test(h) && !/:\d{1,5}$/.test(h.replace(/^.*::/, '')), 'holds a port')

const publicUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'is not a whole address')
  .refine((text) => {
    if (!URL.canParse(text)) return true
    const url = new URL(text)
    return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  }, 'holds more than a scheme, a host and a port')
  .transform((text) => new URL(text).origin)

const smtpUrl = z
  .string()
  .superRefine((text, ctx) => {
    const odd = unencodedIn(text)
    if (odd.length > 0)
      ctx.addIssue({
        code: 'custom',
        message: `has ${odd.join(' and ')} in its user or password, which means something else in an address`,
      })
  })
  .refine((text) => {
    if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false
    return new URL(text).hostname !== ''
  }, 'is not the address of a mail server')

const mailFrom = z
  .string()
  .regex(/^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, 'is not a mail address')

const pushContact = z
  .string()
  .transform((text) => contactOf(text))
  .refine(
    (contact) => contact !== null,
    'is neither a mailbox nor an https address that anybody outside can look up',
  )

const trustedProxies = z
  .string()
  .transform((text) => readProxies(text))
  .refine((networks) => networks !== null, 'is not a list of addresses')
  .transform((networks) => networks ?? [])

const outboundAllow = z.string().transform((text, ctx) => {
  const read = readAllow(text)
  if (read.ok) return read.listed
  ctx.addIssue({
    code: 'custom',
    message: `holds “${read.entry}”, which is neither an address, a network nor a name`,
  })
  return z.NEVER
})

const MEND = {
  PORT: 'Give a number from 0 to 65535, for example PORT=3000; 0 takes any free one.',
  HOST: 'Give an address of this machine, for example HOST=127.0.0.1 (this machine only) or HOST=0.0.0.0 (all networks); the port goes into PORT.',
  DATA_DIR: 'Give a folder, for example DATA_DIR=./data.',
  SMTP_URL:
    'Give the mail server, for example SMTP_URL=smtp://mail.example.org:587 or smtps://user:password@mail.example.org.',
  MAIL_FROM: 'Give who mail is from, for example MAIL_FROM="Farhand <farhand@example.org>".',
  PUSH_CONTACT:
    'Give whom push services may write to, for example PUSH_CONTACT=mailto:ops@example.org: an address without spaces, brackets or localhost, since some services refuse those.',
  PUBLIC_URL: 'Give what people type, for example PUBLIC_URL=https://farhand.example.org.',
  TRUSTED_PROXIES:
    'Give the addresses of your proxies, separated by commas, for example TRUSTED_PROXIES=loopback or TRUSTED_PROXIES=10.0.0.2,fd00::/8; names are not looked up.',
  OUTBOUND_ALLOW:
    'Give what lies inside your network and messages may be sent to, separated by commas, for example OUTBOUND_ALLOW=ntfy.lan,192.168.1.0/24,10.0.0.5:8080.',
}

/** How to write these characters of a password; null: there are none. */
function mendEncoding(odd: readonly string[]): string | null {
  if (odd.length === 0) return null
  const codes = odd.map((c) => `${c} as ${encodeURIComponent(c)}`).join(', ')
  return `Write them percent-encoded there, ${codes}: for example the password pass${odd[0]}word in SMTP_URL=smtps://user:pass${encodeURIComponent(odd[0] ?? '')}word@mail.example.org.`
}

/**
 * Reads the settings and the flags (`--lan`, `--dev`, `--demo`). All faults are told at once, each as one line: which, why, and
 * how to mend it. An empty value counts as not set.
 */
export function readEnv(vars: Record<string, string | undefined>, flags: readonly string[]): ReadEnv {
  const faults: string[] = []
  function read<T>(name: keyof typeof MEND, schema: z.ZodType<T, string>, otherwise: T): T {
    const text = vars[name]?.trim()
    if (text === undefined || text === '') return otherwise
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    const mail = name === 'SMTP_URL'
    const shown = mail ? withoutPassword(text) : text
    const mend = (mail ? mendEncoding(unencodedIn(text)) : null) ?? MEND[name]
    faults.push(`${name}=${shown} ${parsed.error.issues[0]?.message ?? 'is wrong'}. ${mend}`)
    return otherwise
  }

  const lan = flags.includes('--lan')
  const demo = flags.includes('--demo')
  const throwAway = demo && (vars['DATA_DIR'] ?? '').trim() === ''
  const smtp = read<string | null>('SMTP_URL', smtpUrl, null)
  const from = read<string | null>('MAIL_FROM', mailFrom, null)
  const given = (name: string) => (vars[name]?.trim() ?? '') !== ''
  if (given('SMTP_URL') && !given('MAIL_FROM'))
    faults.push(`SMTP_URL is set and MAIL_FROM is not. ${MEND.MAIL_FROM}`)
  if (given('MAIL_FROM') && !given('SMTP_URL'))
    faults.push(`MAIL_FROM is set and SMTP_URL is not. ${MEND.SMTP_URL}`)
  const env: Env = {
    mail: smtp === null || from === null ? null : { smtpUrl: smtp, from },
    pushContact: read<string | null>('PUSH_CONTACT', pushContact, null),
    port: read('PORT', port, demo ? 0 : 3000),
    host: read('HOST', host, lan ? '0.0.0.0' : '127.0.0.1'),
    dataDir: resolve(
      read(
        'DATA_DIR',
        z.string().refine((path) => !path.includes('\0'), 'is not a path'),
        throwAway ? join(tmpdir(), `farhand-demo-${process.pid}`) : 'data',
      ),
    ),
    publicUrl: read<string | null>('PUBLIC_URL', publicUrl, null),
    trustedProxies: read<string[]>('TRUSTED_PROXIES', trustedProxies, []),
    outboundAllow: read<Listed[]>('OUTBOUND_ALLOW', outboundAllow, []),
    dev: flags.includes('--dev'),
    demo,
    throwAway,
  }
  if (lan && isLoopback(env.host))
    faults.push(
      `--lan opens the server to the network, but HOST=${env.host} closes it. Leave one of them out.`,
    )
  for (const flag of flags)
    if (!['--lan', '--dev', '--demo'].includes(flag))
      faults.push(
        `${flag} is not a flag of this server. It knows --lan; the rest is set by PORT, HOST, DATA_DIR, PUBLIC_URL, TRUSTED_PROXIES, OUTBOUND_ALLOW, SMTP_URL, MAIL_FROM and PUSH_CONTACT.`,
      )
  return faults.length === 0 ? { ok: true, env } : { ok: false, faults }
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host)
}

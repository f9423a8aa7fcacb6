import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { isDistrust } from '../outbound/door.ts'
import type { Address } from './addresses.ts'
import type { Notice } from './channel.ts'
import type { Went } from './went.ts'

export interface MailSettings {
  smtpUrl: string
  from: string
}

/** How long a mail server may take for one thing, and for all of them, ms. */
const STEP = 8000
const WHOLE = 20_000

/** Hands a mail to the server's own mail server. The Message-ID is the same at each try of one message. */
export async function sendMail(
  settings: MailSettings | null,
  to: Extract<Address, { kind: 'mail' }>,
  notice: Notice,
  id: string,
): Promise<Went> {
  if (settings === null) return { ok: false, why: 'not-set-up', status: null, again: false }
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    dnsTimeout: STEP,
    // What is sent is words of ours and of the upgrade: nothing of it may name a file or an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^>\s]+)>?\s*$/.exec(settings.from)?.[1] ?? 'farhand.invalid'
  let late: NodeJS.Timeout | undefined
  try {
    const whole = new Promise<never>((_, no) => {
      late = setTimeout(() => no(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), WHOLE)
    })
    const mail = transport.sendMail({
      from: settings.from,
      to: { name: '', address: to.to },
      subject: notice.title,
      text: `${notice.body}\n\n${notice.url}\n`,
      messageId: messageId(id, domain),
      headers: { 'Auto-Submitted': 'auto-generated', ...(notice.urgent ? { Importance: 'high' } : {}) },
    })
    // One that comes too late is nobody's.
    mail.catch(() => undefined)
    await Promise.race([mail, whole])
    return { ok: true }
  } catch (error) {
    return wentWrong(error)
  } finally {
    clearTimeout(late)
    transport.close()
  }
}

/** `<hash of the message's id@the sender's domain>`: a mailbox that gets it twice keeps it once. */
export function messageId(id: string, domain: string): string {
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain}>`
}

function wentWrong(error: unknown): Went {
  // A certificate that is not trusted is a broken socket to nodemailer; what OpenSSL said stands beside it.
  const { code, originalCode, responseCode, response } = error as {
    code?: string
    originalCode?: string
    responseCode?: number
    response?: string
  }
  const status =
    typeof responseCode === 'number' && responseCode >= 100 && responseCode <= 999 ? responseCode : null
  const said = typeof response === 'string' ? { said: response.slice(0, 200) } : {}
  if (status !== null) return { ok: false, why: 'refused', status, again: status < 500, ...said }
  if (code === 'ETIMEDOUT') return { ok: false, why: 'timeout', status, again: true }
  if (code === 'ETLS' || isDistrust(originalCode))
    return { ok: false, why: 'not-trusted', status, again: false }
  if (code === 'EAUTH' || code === 'EENVELOPE')
    return { ok: false, why: 'refused', status, again: false, ...said }
  return { ok: false, why: 'unreachable', status, again: true }
}

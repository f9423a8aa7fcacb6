import type { OutgoingHttpHeaders } from 'node:http'
import { scriptAnswers } from '../../domain/beats/words/answers.ts'
import type { Refusal, RefusalCode } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { eventNames } from '../../domain/messages/events.ts'
import type { Fault } from '../../domain/messages/faults.ts'
import { faultPage, faultWords } from '../../domain/messages/faults.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { cleanText } from '../../domain/text/clean.ts'
import type { Ask } from './deps.ts'
import { zippedFor } from './zipped.ts'

const statusOf: Partial<Record<RefusalCode, number>> = {
  'bad-input': 400,
  'not-allowed': 403,
  'no-such-upgrade': 404,
  'too-many': 429,
  'server-fault': 500,
  'not-stored': 503,
  'not-read': 503,
  'database-damaged': 503,
  'log-damaged': 503,
}
/** Whether it may be otherwise in a moment: the same may be sent again. */
export const isPassing = (code: RefusalCode) => statusOf[code] === 503
const faultStatus: Record<Fault, number> = {
  'signed-out': 401,
  'bad-token': 401,
  'foreign-origin': 403,
  'not-there': 404,
  'other-method': 405,
  'too-large': 413,
  flooded: 429,
  'too-many-tries': 429,
  'bad-form': 400,
  'has-started': 409,
  busy: 503,
  'busy-yours': 503,
  'owner-only': 403,
  'other-history': 409,
  'plan-faults': 422,
  'empty-plan': 400,
}

/** Sends JSON, zipped when that is worth it and understood. */
export async function sendJson(
  { req, res }: Ask,
  status: number,
  value: unknown,
  more: OutgoingHttpHeaders = {},
) {
  const { body, headers } = await zippedFor(req.headers['accept-encoding']?.toString(), JSON.stringify(value))
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    ...headers,
    vary: `${headers.vary}, accept-language, cookie`,
    ...more,
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Plain text, as a terminal may show it: titles of older logs hold what would move its cursor. */
export function sendText(
  { req, res }: Ask,
  status: number,
  text: string,
  more: OutgoingHttpHeaders = {},
): void {
  res.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-language, cookie',
    ...more,
  })
  res.end(req.method === 'HEAD' ? undefined : `${cleanText(text)}\n`)
}

/** Off to another page, by GET. */
export function redirect({ res }: Ask, to: string, more: OutgoingHttpHeaders = {}): void {
  res.writeHead(303, { location: to, 'cache-control': 'no-store', ...more }).end()
}

/** Why a command was not carried out, for whatever reads it. `state`: what its words may call things by. */
export async function sendRefusal(
  ask: Ask,
  refusal: Refusal,
  state: UpgradeState | null = null,
): Promise<void> {
  const status = statusOf[refusal.code] ?? 409
  const message = refusalText(refusal, ask.lang, state === null ? undefined : eventNames(state, ask.lang))
  await sendNo(ask, status, { refusal }, [message])
}

/** Why a request came to nothing that is no command's refusal. `details`: more lines for whoever reads words. */
export async function sendFault(
  ask: Ask,
  fault: Fault,
  more: { json?: Record<string, unknown>; details?: string[] } = {},
): Promise<void> {
  const message = faultWords[ask.lang][fault]
  const body = { fault: { code: fault, params: {} }, ...more.json }
  await sendNo(ask, faultStatus[fault], body, [message, ...(more.details ?? [])])
}

/** To whoever sent far too much, before what they send is read: come again after so long (ms). */
export async function sendFlooded(ask: Ask, ms: number): Promise<void> {
  // What more there is of it comes to a closed door.
  const headers = { 'retry-after': String(Math.ceil(ms / 1000)), connection: 'close' }
  const body = { fault: { code: 'flooded', params: {} } }
  await sendNo(ask, faultStatus.flooded, body, [faultWords[ask.lang].flooded], headers)
}

async function sendNo(
  ask: Ask,
  status: number,
  body: Record<string, unknown>,
  lines: string[],
  own: OutgoingHttpHeaders = {},
) {
  const headers: OutgoingHttpHeaders = {}
  if (status === 429) headers['retry-after'] = 'fault' in body ? '600' : '5'
  if (status === 503) headers['retry-after'] = '5'
  if (status === 401 && ask.as === 'text') headers['www-authenticate'] = 'Bearer'
  Object.assign(headers, own)
  if (ask.as === 'json')
    return sendJson(ask, status, { ok: false, ...body, message: lines.join('\n') }, headers)
  if (ask.as === 'text')
    return sendText(ask, status, scriptAnswers[ask.lang].refused(lines.join('\n')), headers)
  const words = faultPage[ask.lang]
  const back = ask.params['id'] === undefined ? '/' : `/u/${ask.params['id']}/hands`
  sendPlainPage(
    ask,
    status,
    { title: words.notDone, lines, links: [{ to: back, text: words.back }] },
    headers,
  )
}

interface PlainPage {
  title: string
  lines: readonly string[]
  links: readonly { to: string; text: string }[]
}

/** A page that says why there is no other: needs no script, no other file, and says how to go on. */
export function sendPlainPage(
  ask: Ask,
  status: number,
  page: PlainPage,
  headers: OutgoingHttpHeaders = {},
): void {
  ask.res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...headers,
  })
  ask.res.end(ask.req.method === 'HEAD' ? undefined : plainPage(ask, page))
}

function plainPage({ lang }: Ask, { title, lines, links }: PlainPage): string {
  return `<!DOCTYPE html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Farhand</title>
<style>
:root { color-scheme: light dark; font: 1.125rem/1.5 "Noto Sans", "PingFang TC", "Noto Sans TC", "Microsoft JhengHei", Arial, sans-serif }
body { max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font-size: 1.5rem }
a { display: inline-block; margin: 1rem 1rem 0 0; padding: 1rem 2rem; border: 2px solid; border-radius: .5rem; color: inherit; text-decoration: none }
</style>
<main>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${links.map(({ to, text }) => `<a href="${escaped(to)}">${escaped(text)}</a>`).join('\n')}
</main>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

import { createHash } from 'node:crypto'
import { personOf } from '../../../domain/access/table.ts'
import { calendar } from '../../../domain/calendar/words.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { type Lang, langs } from '../../../domain/messages/lang.ts'
import { writeCalendar } from '../../calendar/ics.ts'
import { noteVain } from '../accounts/sign-in-notes.ts'
import { admit } from '../commands.ts'
import { type Ask, addressFor, type HttpDeps } from '../deps.ts'
import { admitReader } from '../reading.ts'
import { sendFault, sendJson, sendRefusal, sendText } from '../reply.ts'
import { addressOf, matches } from '../request.ts'

/** `GET /u/:id/calendar.ics`: the calendar as a file, for who may read the upgrade. */
export async function getCalendarFile(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const { account, upgrade } = reader
  await sendCalendar(deps, ask, { upgrade, account, lang: ask.lang, file: true })
}

/** `GET /join/:token/calendar.ics`: the calendar of who is invited, before they have joined. */
export async function getInvitedCalendar(deps: HttpDeps, ask: Ask): Promise<void> {
  const words = calendar[ask.lang].feed
  const from = addressOf(ask.req, deps.env.trustedProxies)
  if (!deps.linkTries.take(from)) return sendText(ask, 429, words.slow, { 'retry-after': '600' })
  const invited = await deps.accounts.lookAtInvitation(ask.params['token'] ?? '')
  if (invited.state === 'unknown') {
    noteVain(deps, ask, 'invitation', 'unknown')
    return sendText(ask, 404, words.unknown)
  }
  deps.linkTries.giveBack(from)
  if (invited.state !== 'open') return sendText(ask, 410, words.gone)
  const { upgrade, person } = invited
  await sendCalendar(deps, ask, { upgrade, person, lang: ask.lang, file: true })
}

/** `GET /calendar/:file`: the same as a feed, for calendar apps that know nothing but the secret in the address. */
export async function getCalendarFeed(deps: HttpDeps, ask: Ask): Promise<void> {
  const words = calendar[ask.lang].feed
  const from = addressOf(ask.req, deps.env.trustedProxies)
  if (!deps.linkTries.take(from)) return sendText(ask, 429, words.slow, { 'retry-after': '600' })
  const [, token] = /^(.+)\.ics$/.exec(ask.params['file'] ?? '') ?? []
  const link = await deps.calendarLinks.open(token ?? '')
  if (link.state === 'unknown') {
    noteVain(deps, ask, 'calendar', 'unknown')
    return sendText(ask, 404, words.unknown)
  }
  deps.linkTries.giveBack(from)
  if (link.state === 'gone') return sendText(ask, 410, words.gone)
  if (!deps.allow(`calendar:${link.id}`)) return sendText(ask, 429, words.slow, { 'retry-after': '600' })
  const lang = langs.find((l) => l === link.account.lang) ?? ask.lang
  await sendCalendar(deps, ask, { upgrade: link.upgrade.id, account: link.account.id, lang, file: false })
}

/** `POST /api/upgrades/:id/calendar-link`: a link of one's own, told this once; the one before it ends. */
export async function postCalendarLink(deps: HttpDeps, ask: Ask): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  ask.req.resume()
  const { id, token } = await deps.calendarLinks.make(reader.account, reader.upgrade)
  await sendJson(ask, 201, { id, link: `${addressFor(deps, ask)}/calendar/${token}.ics` })
}

/** `POST /api/upgrades/:id/calendar-link/:link/end`: revokes a link of one's own. */
export async function postCalendarLinkEnd(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  ask.req.resume()
  // Also of an upgrade that may no longer be read: what is one's own can always be ended.
  const ended =
    speaker.who.kind === 'account' &&
    (await deps.calendarLinks.revoke(speaker.who.account, ask.params['link'] ?? ''))
  if (ended) return sendJson(ask, 200, { ok: true })
  await sendFault(ask, 'not-there')
}

async function sendCalendar(
  deps: HttpDeps,
  ask: Ask,
  of: { upgrade: string; lang: Lang; file: boolean } & ({ account: string } | { person: string | null }),
): Promise<void> {
  const { upgrade, lang, file } = of
  const open = await deps.books.of(upgrade)
  if (open === null) return sendRefusal(ask, refuse('no-such-upgrade', {}))
  const person = 'account' in of ? (personOf(open.state, of.account)?.id ?? null) : of.person
  const address = addressFor(deps, ask)
  const body = Buffer.from(writeCalendar(open.book, open.state, { lang, person, address }))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = {
    etag,
    // A feed is asked for again each time, and mostly answered in a line. A file is saved by who fetches it: what the
    // browser kept beside it would outlast their leaving.
    'cache-control': file ? 'no-store' : 'private, no-cache',
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `${file ? 'attachment' : 'inline'}; filename="${upgrade.replace(/[^\w.-]/g, '_')}.ics"`,
    // The address is the secret: it goes to no page that an entry leads to.
    'referrer-policy': 'no-referrer',
  }
  if (matches(ask.req.headers['if-none-match'], etag)) {
    ask.res.writeHead(304, { etag, 'cache-control': headers['cache-control'] }).end()
    return
  }
  ask.res.writeHead(200, { ...headers, 'content-length': body.length })
  ask.res.end(ask.req.method === 'HEAD' ? undefined : body)
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { demoOf, PLAYED } from '../../domain/demo/demo.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import { isOver } from '../../domain/work/status.ts'
import { cookieFor, sessionCookies } from '../accounts/cookie.ts'
import { deviceLabel } from '../accounts/device-label.ts'
import { noteIn } from '../http/accounts/sign-in-notes.ts'
import { admit } from '../http/commands.ts'
import { type Ask, type HttpDeps, isSecure } from '../http/deps.ts'
import { redirect, sendFault, sendJson } from '../http/reply.ts'

/** What opens the demo for whoever has the printed link. Good as long as this process runs. */
export const demoKey = randomBytes(24).toString('hex')

/** `POST /api/demo`: sets a new demo up, in the reader's language; by `again` without its opening. The owner's alone. Ends on its page. */
export async function postDemo(deps: HttpDeps, ask: Ask): Promise<void> {
  ask.req.resume()
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  if (speaker.who.kind !== 'account' || !speaker.who.owner) return sendFault(ask, 'owner-only')
  const again = ask.url.searchParams.has('again')
  const id = await begin(deps, ask, !again)
  if (ask.as === 'json') return sendJson(ask, 201, { id }, { location: `/demo/${id}` })
  redirect(ask, `/demo/${id}?play${again ? '=again' : ''}`)
}

/** `GET /demo/in/:key`: the link that `npm run demo` prints. Lets in at once, and opens the demo. */
export async function getDemoLink(deps: HttpDeps, ask: Ask): Promise<void> {
  const { env, accounts, relay } = deps
  if (!env.demo || !same(ask.params['key'] ?? '', demoKey)) return sendFault(ask, 'not-there')
  const here = await accounts.fromCookie(ask.req.headers.cookie)
  let cookie: string[] = []
  if (here === null || !here.owner) {
    const name = demo[ask.lang].visitor
    const account = { id: 'a-demo-visitor', name, lang: ask.lang, owner: true }
    const { token } = await accounts.letIn(account, labelOf(ask))
    noteIn(deps, ask, 'demo', account.id)
    cookie = token === null ? [] : sessionCookies(token, isSecure(deps, ask))
  }
  let id: string | null = null
  for (const state of await relay.readable())
    if (demoOf(state.id)?.part === 'story' && !isOver(state)) id = state.id
  redirect(
    ask,
    `/demo/${id ?? (await begin(deps, ask, true))}`,
    cookie.length === 0 ? {} : { 'set-cookie': cookie },
  )
}

/**
 * `GET /demo/:id/phone`: the colleague's phone, beside the visitor's desk in one browser. A session of the played
 * sentinel goes into cookies that hold for the phone's own paths only; see docs/decisions/0012-the-demo.md.
 */
export async function getPhone(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const id = ask.params['id'] ?? ''
  if (demoOf(id) === null || (await deps.relay.state(id)) === null) return sendFault(ask, 'not-there')
  if (speaker.who.kind !== 'account') return sendFault(ask, 'owner-only')
  const page = `/u/${id}/hands`
  // Asked with the cookie of this very path: the session is there, and a reload needs no other.
  if (speaker.who.account === PLAYED.sentinel) return redirect(ask, page)
  if (!speaker.who.owner) return sendFault(ask, 'owner-only')
  const lang = demoOf(id)?.lang ?? ask.lang
  const account = { id: PLAYED.sentinel, name: demo[lang].people.sentinel, lang, owner: false }
  const { token } = await deps.accounts.letIn(account, labelOf(ask), speaker.who.device)
  const paths = [page, `/u/${id}/do`, `/socket.io/u/${id}/hands`, `/demo/${id}/phone`]
  redirect(ask, page, {
    'set-cookie': paths.map((path) => cookieFor(path, token ?? '', isSecure(deps, ask))),
  })
}

/** A new demo. Whoever watches may know when its upgrader sleeps: the story is about that, too. */
async function begin(
  { player, store, accounts, clock }: HttpDeps,
  { lang }: Ask,
  opens: boolean,
): Promise<string> {
  const id = PLAYED.upgrader
  const name = demo[lang].people.upgrader
  if ((await store.accounts.accountById(id)) === null)
    await store.accounts.createAccount({ id, name, lang, owner: false, createdAt: clock.now() })
  await accounts.sleepHours.say(id, { wake: '07:00', sleep: '23:00', shared: true })
  return player.start(lang, { opens })
}

const labelOf = ({ req }: Ask) => deviceLabel(req.headers['user-agent'])

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

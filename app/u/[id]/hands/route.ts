import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cookies } from 'next/headers'
import { newCommandId } from '../../../../components/live/command-id.ts'
import { type Boot, NONCE } from '../../../../components/phone/boot.ts'
import type { HandsScript } from '../../../../components/phone/document.tsx'
import type { renderHands } from '../../../../components/phone/render.tsx'
import type { SaidAtLoad } from '../../../../components/phone/said.tsx'
import { mayRead, rolesOf } from '../../../../domain/access/table.ts'
import { inAppBrowser } from '../../../../domain/accounts/in-app.ts'
import { forReaderOf } from '../../../../domain/contract/one-language.ts'
import { commandIdSchema } from '../../../../domain/contract/schemas.ts'
import type { Answer } from '../../../../domain/contract/wire.ts'
import { demoOf } from '../../../../domain/demo/demo.ts'
import { APPLY_VERSION, type UpgradeState } from '../../../../domain/log/state.ts'
import { eventNames } from '../../../../domain/messages/events.ts'
import { type Lang, langs } from '../../../../domain/messages/lang.ts'
import { refusalText } from '../../../../domain/messages/refusals.ts'
import { zoneFacts } from '../../../../domain/time/zone-facts.ts'
import { meIn } from '../../../../server/relay/hello.ts'
import { unlessDamaged } from '../../../../server/relay/read-log.ts'
import { type Runtime, runtime } from '../../../../server/runtime.ts'
import { reader } from '../../../reader.ts'

export const dynamic = 'force-dynamic'

const LINES = 30
const YEAR = 31_536_000

/**
 * The Hands page as plain HTML, without Next's own scripts: on a slow line it must be there, and work, long before any
 * script could be. `?said=` is the command a form just said, `?show=` the task to show, `?still=1` holds the page,
 * `?lang=` changes the language of this browser.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const query = new URL(request.url).searchParams
  const asked = langs.find((l) => l === query.get('lang'))
  if (asked !== undefined) (await cookies()).set('lang', asked, { path: '/', maxAge: YEAR, sameSite: 'lax' })
  const { session, lang: read, light, hour12 } = await reader()
  const parts = runtime()
  const who = session === null ? null : parts.accounts.who(session.session)
  if (session === null || who === null)
    return parts.accounts.wasMoved(request.headers.get('cookie') ?? undefined) ? to('/move') : toFrontPage()
  const state = await unlessDamaged(parts.relay.state(id))
  // The same answer for what isn't there and what is not theirs: nobody learns which upgrades there are.
  if (state === null || !mayRead(rolesOf(state, who))) return toFrontPage()

  const lines = await parts.relay.before(id, state.seq + 1, LINES, ['talk.said'])
  const me = meIn(state, who, session.name)
  const lang = asked ?? read
  const boot: Boot = {
    applyVersion: APPLY_VERSION,
    state: forReaderOf(state, lang),
    me,
    lang,
    lines: lines.reverse(),
    now: parts.clock.now(),
    nonce: newCommandId().slice(0, NONCE),
    keep: demoOf(id) === null,
    focus: query.get('show'),
    said: await saidOf(parts, state, me.account, query.get('said'), lang),
    still: query.has('still'),
    light,
    hour12,
    facts: zoneFacts([state.head.home.zone, state.head.site.zone], state.at),
  }
  const page = await handsPage()
  const inside = inAppBrowser(request.headers.get('user-agent'))
  const lastDay = parts.accounts.lastDay(session.session)
  return new Response(page.renderHands(boot, page.css, page.scripts[lang], inside, lastDay), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': demoOf(id) === null ? 'DENY' : 'SAMEORIGIN',
    },
  })
}

const toFrontPage = () => to('/')

function to(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

/** What the log knows of the command that a form said. */
async function saidOf(
  { store, relay }: Runtime,
  state: UpgradeState,
  actor: string,
  id: string | null,
  lang: Lang,
): Promise<SaidAtLoad | null> {
  if (id === null || !commandIdSchema.safeParse(id).success) return null
  const [receipt] = await store.log.receipts([{ upgrade: state.id, actor, commandId: id }])
  if (receipt == null) return { id, outcome: 'unknown' }
  const answer: Answer =
    receipt.answer === null ? { ok: true, seqs: receipt.seqs } : (JSON.parse(receipt.answer) as Answer)
  if (!answer.ok) {
    const { refusal } = answer
    return { id, outcome: 'refused', why: refusalText(refusal, lang, eventNames(state, lang)) }
  }
  const seq = answer.seqs[0] ?? null
  const [event] = seq === null ? [] : await relay.before(state.id, seq + 1, 1)
  return { id, outcome: 'stored', type: event?.type ?? '', seq, at: event?.happenedAt ?? null }
}

interface HandsPage {
  renderHands: typeof renderHands
  css: string
  scripts: Record<Lang, HandsScript>
}

/** What renders the page, as server/setup/drawn/hands.mjs built it; see components/phone/render.tsx for why. */
function handsPage(): Promise<HandsPage> {
  const built = pathToFileURL(join(process.cwd(), 'dist/hands-page.mjs')).href
  return import(/* turbopackIgnore: true */ built) as Promise<HandsPage>
}

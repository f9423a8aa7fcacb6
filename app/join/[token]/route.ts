import type { JoinData } from '../../../components/accounts/join-page.tsx'
import { personOf } from '../../../domain/access/table.ts'
import { type Refusal, refuse } from '../../../domain/log/refusals.ts'
import type { Lang } from '../../../domain/messages/lang.ts'
import { refusalText } from '../../../domain/messages/refusals.ts'
import { cleanLine } from '../../../domain/text/clean.ts'
import { newCommandId } from '../../../server/accounts/secrets.ts'
import { runtime } from '../../../server/runtime.ts'
import { doorsPages, drawn, drawnFor } from '../../drawn.ts'
import { inside, ownAddress } from '../../inside.ts'
import { reader } from '../../reader.ts'

export const dynamic = 'force-dynamic'

/** An invitation. Looking at it uses nothing up; its button does. `?why=`: why a join was refused, `?name=` by which name. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params
  const [whom, { light }, { joinPage, made }] = await Promise.all([drawnFor(), reader(), doorsPages()])
  const data = await invitation(token, new URL(request.url).searchParams)
  // The phone's screen has the device's own light until somebody chooses; so has the door to it.
  const lit = light === null && data.kind === 'open' && data.form.role === 'sentinel'
  return await drawn(whom, joinPage(whom, made, lit), Promise.resolve(data))
}

async function invitation(token: string, query: URLSearchParams): Promise<JoinData> {
  const [{ session, lang }, app] = await Promise.all([reader(), inside({ unsure: true })])
  const { accounts: people, relay, clock } = runtime()
  const invited = await people.lookAtInvitation(token)
  if (invited.state !== 'open') return { kind: 'closed', why: invited.state, by: invited.by }
  const state = session === null ? null : await relay.state(invited.upgrade)
  if (session !== null && state !== null && personOf(state, session.account) !== undefined)
    return { kind: 'already', upgrade: invited.upgrade, title: invited.title, seat: invited.seat ?? '' }
  const why = query.get('why')
  return {
    kind: 'open',
    title: invited.title,
    form: {
      token,
      form: newCommandId(),
      role: invited.role,
      seat: invited.seat,
      head: invited.head,
      brief: invited.brief,
      before: invited.before,
      by: invited.by,
      minutesLeft: Math.ceil((invited.expiresAt - clock.now()) / 60_000),
      noName: why === 'no-name',
      nameTaken: why === 'name-taken' ? cleanLine(query.get('name') ?? '').slice(0, 80) : null,
      refused: refusedText(why, lang),
    },
    app,
    url: `${await ownAddress()}/join/${encodeURIComponent(token)}`,
  }
}

/** What the log may have said to a join, beyond what the invitation itself shows. */
const refusals: readonly Refusal[] = [
  refuse('seat-taken', { person: '' }),
  refuse('already-a-member', {}),
  refuse('other-body', {}),
]

function refusedText(why: string | null, lang: Lang): string | null {
  const refusal = refusals.find(({ code }) => code === why)
  return refusal === undefined ? null : refusalText(refusal, lang)
}

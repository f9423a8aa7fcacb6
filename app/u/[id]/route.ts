import type { DeskBoot } from '../../../components/desk/root.tsx'
import { zoneFacts } from '../../../domain/time/zone-facts.ts'
import { deskPages, drawn, drawnFor } from '../../drawn.ts'
import { member } from '../../member.ts'

export const dynamic = 'force-dynamic'

/** How many of the newest events come with the page; the rest are fetched when asked for. */
const WITH_PAGE = 200

/** The Desk, drawn without Next's own scripts (docs/decisions/0050-drawn-pages.md). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const [reader, { deskPage, made }] = await Promise.all([drawnFor(), deskPages()])
  return await drawn(reader, deskPage(reader, made), desk(id, reader.hour12))
}

async function desk(id: string, hour12: boolean): Promise<DeskBoot> {
  const { relay, clock, state, me, lang } = await member(id)
  const { site, home } = state.head
  const newest = await relay.before(state.id, state.seq + 1, WITH_PAGE)
  return {
    me,
    lang,
    state,
    events: newest.reverse(),
    now: clock.now(),
    facts: zoneFacts([home.zone, site.zone], state.at),
    hour12,
  }
}

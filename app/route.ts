import type { DamagedUpgrade } from '../components/listing/damaged-list.tsx'
import type { FrontData, ListData } from '../components/listing/start-page.tsx'
import type { ListedUpgrade } from '../components/listing/upgrade-row.tsx'
import { mayRead, rolesOf, type Who } from '../domain/access/table.ts'
import { demoOf, isOpening } from '../domain/demo/demo.ts'
import { type Asked, listing } from '../domain/listing/listing.ts'
import { isOver } from '../domain/work/status.ts'
import { EXAMPLE_STARTS, exampleState } from '../server/example.ts'
import { runtime } from '../server/runtime.ts'
import { doorsPages, drawn, drawnFor } from './drawn.ts'
import { inside } from './inside.ts'
import { reader } from './reader.ts'

export const dynamic = 'force-dynamic'

/** The front page's picture stands in the middle of the night, an hour before the hands come. */
const EXAMPLE_SHOWN = EXAMPLE_STARTS + 5 * 60_000

/** How many upgrades a page of the list has: with all their times on both clocks, 60 kB at most. */
const PAGE = 8

/** The front page for a stranger, and their upgrades for everybody else. */
export async function GET(request: Request): Promise<Response> {
  const [whom, { session }, app, { frontPage, listPage, made }] = await Promise.all([
    drawnFor(),
    reader(),
    inside(),
    doorsPages(),
  ])
  const who = session === null ? null : runtime().accounts.who(session.session)
  if (who === null) return await drawn(whom, frontPage(whom, made), front())
  const { owner } = who
  const asked = askedIn(new URL(request.url).searchParams)
  return await drawn(whom, listPage(whom, made, { owner, app: app?.app ?? null }), listFor(who, asked))
}

const front = async (): Promise<FrontData> => ({ example: await exampleState(), now: EXAMPLE_SHOWN })

function askedIn(query: URLSearchParams): Asked {
  const one = (name: string) => query.get(name) ?? ''
  return { text: one('q').slice(0, 100), over: one('over') === '1', page: Number(one('page')) }
}

async function listFor(who: Who & { kind: 'account' }, asked: Asked): Promise<ListData> {
  const { relay } = runtime()
  const all: ListedUpgrade[] = []
  const damaged: DamagedUpgrade[] = []
  for (const id of await relay.upgrades()) {
    const looked = isOpening(id) ? null : await relay.look(id)
    if (looked?.damage != null) {
      const { state, damage } = looked
      const reads = state !== null && mayRead(rolesOf(state, who))
      if (await relay.isIn(id, who)) damaged.push({ id, title: reads ? state.head.title : null, damage })
      continue
    }
    const state = looked?.state ?? null
    // Demos that are over would pile up; each start from the beginning makes a new one.
    if (state === null || (demoOf(id) !== null && isOver(state))) continue
    const roles = rolesOf(state, who)
    if (mayRead(roles)) all.push({ state, now: relay.now(state), hands: roles.includes('sentinel') })
  }
  const none = all.length === 0 && damaged.length === 0
  return { found: none ? null : listing(all, asked, PAGE), damaged, asked }
}

import { mayRead, rolesOf } from '../../domain/access/table.ts'
import type { Damage } from '../../domain/log/damage.ts'
import { damageLines, damageWords } from '../../domain/log/words/damage.ts'
import { shell } from '../../domain/messages/shell.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import { type Ask, type HttpDeps, speakerOf } from './deps.ts'
import { sendPlainPage } from './reply.ts'

/**
 * In the place of every page of an upgrade whose log breaks, but for the log itself as far as it is proven. False: it is
 * no such page, or nobody who may know.
 */
export async function answeredDamaged(deps: HttpDeps, ask: Ask, path: string): Promise<boolean> {
  const [, id, page] = /^\/u\/([^/]+)(?:\/(\w+))?\/?$/.exec(path) ?? []
  if (id === undefined || !idSchema.safeParse(decodeURIComponent(id)).success) return false
  const upgrade = decodeURIComponent(id)
  const found = await deps.relay.look(upgrade)
  if (found?.damage == null) return false
  const speaker = await speakerOf(deps, ask)
  if (speaker === null || !(await deps.relay.mayKnow(upgrade, speaker.who))) return false
  const reads = found.state !== null && mayRead(rolesOf(found.state, speaker.who))
  if (page === 'log' && reads) return false
  const title = reads && found.state !== null ? found.state.head.title : null
  sendPlainPage(ask, 503, pageOf(ask, upgrade, title, found.damage, reads))
  return true
}

function pageOf({ lang }: Ask, upgrade: string, title: string | null, damage: Damage, reads: boolean) {
  const words = damageWords[lang]
  return {
    title: words.title,
    lines: [...(title === null ? [] : [title]), ...damageLines(words, damage)],
    links: [
      ...(reads ? [{ to: `/u/${encodeURIComponent(upgrade)}/log`, text: words.read(damage.line) }] : []),
      { to: '/', text: shell[lang].upgrades },
    ],
  }
}

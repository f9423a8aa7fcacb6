import type { Lang } from '../../domain/messages/lang.ts'
import type { Baton } from '../../domain/presence/baton.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'

/** Whether the baton means anything now: while the work goes on. */
export function batonShown(status: string): boolean {
  return status === 'running' || status === 'rolling-back'
}

/** The holder in one line; `me`: the reader's person id. */
export function batonLine(
  held: Baton,
  me: string | null,
  nameOf: (person: string) => string,
  lang: Lang,
): string {
  const words = presenceWords[lang].baton
  if (held.to === 'link') return words.holder.link
  if (held.by !== null && held.by === me) return words.you[held.to]
  const name = held.by === null ? (held.to === 'hands' ? words.somebody : words.nobody) : nameOf(held.by)
  const line = words.holder[held.to](name)
  return line.slice(0, 1).toUpperCase() + line.slice(1)
}

/** The colour of the side that holds it. */
export function batonSide(held: Baton): string {
  return held.to === 'keyboard' ? 'side-home' : held.to === 'hands' ? 'side-site' : 'baton-link'
}

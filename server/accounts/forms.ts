import { createHash } from 'node:crypto'
import { tokensIn } from './cookie.ts'
import type { SessionInfo, Sessions } from './sessions.ts'

/** For so long after a link was used, the very form that used it may be sent again. */
export const SAME_FORM_MS = 15 * 60_000

/** One press of a link's button: `form` is the id of the page's form, `cookie` what the browser showed with it. */
export interface Press {
  kind: 'join' | 'move' | 'owner'
  link: string
  form: string
  cookie?: string | undefined
}

/**
 * The session token that a press gives: a digest, so the same form pressed again, since its answer was lost, gets the very
 * cookie it would have got. `before`: the token by which whoever presses was signed in, '' for nobody; with it, nobody
 * makes the new one out of link and form alone, which others may know.
 */
export function tokenOfForm({ kind, link, form }: Press, before = ''): string {
  const parts = before === '' ? [kind, link, form] : [kind, link, form, before]
  return createHash('sha256').update(parts.join('\n')).digest('base64url')
}

/** The session that this very press has led to before; null: it has not. Its browser may still show the cookie of before. */
export async function pressedBefore(
  sessions: Sessions,
  press: Press,
): Promise<{ info: SessionInfo; token: string } | null> {
  for (const before of [...tokensIn(press.cookie), '']) {
    const token = tokenOfForm(press, before)
    const info = await sessions.ofToken(token)
    if (info !== null) return { info, token }
  }
  return null
}

/** Of the same key at once, one runs, and its end is that of all. */
export function onceAtATime<T>(): (key: string, run: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  return (key, run) => {
    const there = underWay.get(key)
    if (there !== undefined) return there
    const now = run().finally(() => underWay.delete(key))
    underWay.set(key, now)
    return now
  }
}

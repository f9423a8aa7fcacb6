import { ladder } from '../../domain/notices/words/ladder.ts'
import type { Door } from '../outbound/door.ts'
import type { Address } from './addresses.ts'
import type { Notice } from './channel.ts'
import { post } from './post.ts'
import type { Went } from './went.ts'

/** What an ntfy server takes at the most, in bytes, before it makes a file of it. */
const LONGEST = 3800

/** Publishes to a topic, as JSON at the server's root: a header could not hold what is not Latin. */
export async function sendNtfy(
  door: Door,
  to: Extract<Address, { kind: 'ntfy' }>,
  notice: Notice,
): Promise<Went> {
  const words = ladder[notice.lang].message
  const url = new URL(to.url)
  const at = url.pathname.lastIndexOf('/')
  const topic = url.pathname.slice(at + 1)
  url.pathname = url.pathname.slice(0, at + 1)
  url.search = ''
  const body = JSON.stringify({
    topic,
    title: notice.title,
    message: cut(notice.body),
    priority: notice.urgent ? 5 : 3,
    click: notice.url,
    actions: [
      { action: 'view', label: words.open, url: notice.url, clear: true },
      ...(notice.seenUrl === undefined
        ? []
        : [{ action: 'http', label: words.seen, url: notice.seenUrl, method: 'POST', clear: true }]),
    ],
  })
  return post(door, url.href, body, {
    'content-type': 'application/json',
    ...(to.token === '' ? {} : { authorization: `Bearer ${to.token}` }),
  })
}

function cut(text: string): string {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= LONGEST) return text
  return `${new TextDecoder('utf-8', { fatal: false }).decode(bytes.slice(0, LONGEST)).replace(/\uFFFD+$/, '')}…`
}

import type { Lang } from '../../domain/messages/lang.ts'

/** A message to one person, whole: whoever carries it needs to ask nobody anything. Words in the reader's language. */
export interface Notice {
  upgrade: string
  kind: 'request' | 'card' | 'answered' | 'drill' | 'break'
  /** Of the request or the card. */
  id: string
  /** What is shown under the same tag is replaced. */
  tag: string
  topic: string
  lang: Lang
  title: string
  body: string
  /** The page it leads to, whole. */
  url: string
  /** Posting here says "seen" for its reader, without a session. */
  seenUrl?: string
  urgent: boolean
  /** What can be answered without opening the page: the reader's own moves, by the name a kept worker knows them by. */
  buttons?: readonly { action: 'seen' | 'way'; title: string }[]
}

/** How handing a push over went. `gone`: nobody will ever be reached by it again. */
export type Sent = { ok: true } | { ok: false; gone: boolean; why: string }

import type { PushNo } from '../../domain/contract/push.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { cleanLine, cleanText } from '../../domain/text/clean.ts'

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

/** The same without what formats and readers stumble over: older logs hold words that were let in with it. */
export function plainNotice(notice: Notice): Notice {
  return { ...notice, title: cleanLine(notice.title), body: cleanText(notice.body) }
}

/** Why a push could not be handed over. */
export type PushFault = Exclude<PushNo, 'lost'>

/** How handing a push over went. `status`: what its service answered. `after`: how long it asked to wait, ms. */
export type Sent = { ok: true } | { ok: false; why: PushFault; status: number | null; after: number }

/** Whether another try of the same message may go better. */
export function mayPass({ why }: { why: PushFault }): boolean {
  return why === 'busy' || why === 'timeout' || why === 'unreachable'
}

/** Whether that browser needs a new subscription. */
export function isLost({ why }: { why: PushFault }): boolean {
  return why === 'gone' || why === 'refused'
}

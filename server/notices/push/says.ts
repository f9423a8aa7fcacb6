import type { Lang } from '../../../domain/messages/lang.ts'
import { answered, push } from '../../../domain/notices/words/push.ts'
import { formatAge } from '../../../domain/time/format.ts'
import type { Sent } from '../channel.ts'
import { COMES, type PushState } from './door.ts'

/** What a phone says of itself. The server words it: over a bad line, every sentence in its script is a moment. */
export interface PushSays {
  /** It is proven that it rings. */
  good: boolean
  /** A test is on its way. */
  waits: boolean
  line: string
  more: string
}

/** How push stands on a phone, for whoever holds it. `now`: real ms. */
export function saysOf(
  state: PushState,
  offered: boolean,
  reader: keyof (typeof push)['en']['notOffered'],
  lang: Lang,
  now: number,
): PushSays {
  const words = push[lang]
  const { provenAt, drillSentAt, roundTrip } = state
  const no = (line: string, more = ''): PushSays => ({ good: false, waits: false, line, more })
  if (!offered) return no(words.notOffered[reader])
  if (state.dropped) return no(endOf(state, lang))
  if (!state.on) return no(words.off)
  const ago = (at: number) => formatAge(Math.max(0, now - at), lang)
  const openSince = state.drillOpen ? drillSentAt : null
  const waits = openSince !== null && now - openSince < COMES
  if (state.proven) {
    const facts = provenAt === null ? [] : [words.proven(ago(provenAt))]
    if (roundTrip !== null) facts.push(words.roundTrip((roundTrip / 1000).toFixed(1)))
    const more = waits ? words.waiting : facts.join(lang === 'en' ? ' ' : '')
    return { good: true, waits, line: words.on, more }
  }
  const line = provenAt === null ? words.unproven : words.stale(ago(provenAt))
  if (waits) return { good: false, waits, line, more: words.waiting }
  return no(line, openSince === null ? words.testIt : words.unanswered(ago(openSince)))
}

/** Why it is rung no more. */
function endOf({ trouble }: PushState, lang: Lang): string {
  const words = push[lang]
  if (trouble?.why === 'refused') return words.refused(answered(trouble.status, lang))
  return trouble?.why === 'lost' ? words.lost : words.dropped
}

/** Why a drill was not handed over, and what to do, for whoever holds the phone. */
export function refusalOf(sent: Extract<Sent, { ok: false }>, owner: boolean, lang: Lang): string {
  const { no, notOffered } = push[lang]
  switch (sent.why) {
    case 'not-offered':
      return notOffered[owner ? 'owner' : 'others']
    case 'timeout':
    case 'unreachable':
      return no.unreachable
    case 'not-allowed':
      return no['not-allowed']
    default:
      return no[sent.why](answered(sent.status, lang))
  }
}

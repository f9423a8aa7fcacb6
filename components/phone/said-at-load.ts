import type { Lang } from '../../domain/messages/lang.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import type { Said } from './said.tsx'

/** What the server found about the command that a form said just before this page was asked for. */
export type SaidAtLoad =
  | { id: string; outcome: 'stored'; type: string; seq: number | null; at: number | null }
  | { id: string; outcome: 'refused'; why: string }
  | { id: string; outcome: 'unknown' }

/** As a line on the screen. `seenBy`: who has seen it since, in words. */
export function saidAtLoad(said: SaidAtLoad | null, lang: Lang, seenBy = ''): readonly Said[] {
  if (said === null) return []
  const words = phoneSaid[lang]
  if (said.outcome === 'stored')
    return [{ now: 'stored', did: words.did[said.type] ?? words.you, at: said.at, seenBy }]
  if (said.outcome === 'refused') return [{ now: 'refused', did: words.you, why: said.why, dismiss: null }]
  return [{ now: 'unknown' }]
}

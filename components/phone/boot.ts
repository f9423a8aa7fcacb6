import type { Me } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import type { SaidAtLoad } from './said.tsx'

/** What a Hands page hands over to its script: all that its first rendering was made of. */
export interface Boot {
  applyVersion: number
  state: UpgradeState
  me: Me
  lang: Lang
  /** The newest lines of talk, oldest first. */
  lines: LoggedEvent[]
  /** The server's real clock, ms. */
  now: number
  nonce: string
  /** Opened from what the phone keeps, without the server. */
  kept?: boolean
  /** Whether the phone may keep the page for when there is no network: not where a demo is shown. */
  keep?: boolean
  focus: string | null
  said: SaidAtLoad | null
  still: boolean
  /** The light chosen in this browser; null: the device's own. */
  light: 'dark' | 'light' | null
  /** Whether its clocks read twelve hours. */
  hour12?: boolean
  /** What the server's tz data says of the two zones. */
  facts?: ZoneFacts[]
}

/** How many characters of a page's own random number stand in its command ids. */
export const NONCE = 16

/**
 * The command id of a form: the page's own random number and a digest of the form's name, so that the page need not
 * carry a list of ids and its script finds the very ids that stand in the forms. `round` counts how often it was sent.
 */
export function formId(nonce: string, form: string, round = 0): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), 0x01000193)
  return `${nonce}-${(hash >>> 0).toString(36)}${round === 0 ? '' : `-${round}`}`
}

import type { Me } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import type { SaidAtLoad } from './said-at-load.ts'

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

import type { Page } from '@playwright/test'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { TenNight } from './ten-crew.ts'

/** A text of the screen: out of the words of the product, never typed here. */
export type Told = (lang: Lang, state: UpgradeState) => string

/** What comes of the obvious press. */
export type Comes =
  /** It stands in the log. */
  | { event: string }
  /** Nothing goes out for ten seconds, and it can be taken back as long. */
  | { held: string }
  /** A dialog of that title. */
  | { dialog: Told }
  /** The camera. */
  | 'camera'

/** A state of a night, as somebody meets it who looks at it for ten seconds and then presses what they would press. */
export interface TenState {
  name: string
  side: 'phone' | 'desk'
  /** Whose browser. */
  who: 'owner' | 'dale' | 'mei'
  /** For `docs/ten-seconds.md`: the state, and where on the picture the obvious press stands. */
  is: string
  where: string
  make(night: TenNight): Promise<void>
  /** What is done before it is looked at. */
  act?: (page: Page) => Promise<void>
  /** On the phone the heading; on the desk the top line, as far as it is no button. */
  says: Told
  /** Null: nothing is to be pressed. */
  press: Told | null
  /** Null where nothing is to be pressed. */
  comes: Comes | null
}

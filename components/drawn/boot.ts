import type { Lang } from '../../domain/messages/lang.ts'
import type { Handed } from './island.tsx'

/** What a door hands over to its script. */
export interface DoorsBoot {
  hour12: boolean
  handed: Handed[]
}

/** What every page is drawn by, whatever is on it. */
export interface Reader {
  lang: Lang
  theme: 'dark' | 'light' | 'device'
  hour12: boolean
  /** That the page's inline script bears; null: none runs here. */
  nonce: string | null
  /** Whose page it is; null: a stranger's, and whether their session was ended. */
  account: string | null
  name: string | null
  ended: boolean
  /** That of their session where it is near, and the server's real clock, ms. */
  lastDay: number | null
  now: number
}

/** The addresses that the bundler gave what a page is sent with. */
export interface Made {
  sheet: string
  scripts: Record<Lang, { first: string; later: string[] }>
}

const BOOT = 'boot'

export const handedOver = <T>() => JSON.parse(document.getElementById(BOOT)?.textContent ?? 'null') as T

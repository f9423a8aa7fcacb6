import type { Lang } from '../../domain/messages/lang.ts'

export interface SessionInfo {
  /** Public; names the device in events. */
  session: string
  account: string
  name: string
  lang: Lang | null
  owner: boolean
}

/**
 * How a browser stands by its cookie. `ended`: somebody ended that session; `over`: it lay unused for too long, and its
 * person may come back; `none`: it shows none that we know.
 */
export interface Standing {
  standing: 'in' | 'ended' | 'over' | 'none'
  /** Whose session it is, or was. */
  account: string | null
}

/** A session that is over; `moved`: its person went on in another browser. */
export interface Ended {
  session: string
  moved?: true
  /** It goes on under another token: what came in by the old one has to come in anew. */
  renewed?: true
}

import type { Server, Socket } from 'socket.io'
import type { Who } from '../../domain/access/table.ts'
import type { ClientEvents, ServerEvents } from '../../domain/contract/wire.ts'
import type { Clock } from '../clock/clock.ts'
import { COST, type Floods } from '../limits/floods.ts'

/** What the socket asks of the accounts: who a cookie is, and, at every command, who a session is now. */
export interface SocketAccounts {
  fromCookie(cookie: string | undefined): Promise<{ session: string; account: string; name: string } | null>
  who(session: string): Extract<Who, { kind: 'account' }> | null
  onGone(
    listener: (
      g: { session: string; moved?: true; renewed?: true } | { account: string; upgrade?: string },
    ) => void,
  ): () => void
  /** Whether the session of this cookie ended because its person went on in another browser. */
  wasMoved(cookie: string | undefined): boolean
}

interface SocketData {
  session: string
  account: string
  name: string
  /** Real ms when this session was last heard before this connection; null when never. */
  lastHeard: number | null
  upgrades: Set<string>
  /** In some upgrade here more than an observer: its device's clock counts where the server doubts its own. */
  counts: boolean
  /** What ends the watching of the planner's figures, by upgrade. */
  planners: Map<string, () => void>
}
export type FarhandServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
export type FarhandSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>

/** Lets in whose cookie is a session, unless its account sends far too much. `lastHeard`: of the connection before, real ms. */
export function letIn(
  io: FarhandServer,
  deps: {
    accounts: SocketAccounts
    floods: Floods
    lastHeard: (session: string) => number | null
  },
): void {
  const { accounts, floods, lastHeard } = deps
  io.use((socket, next) => {
    accounts.fromCookie(socket.request.headers.cookie).then(
      (session) => {
        if (session === null)
          return next(
            Object.assign(
              new Error('signed-out'),
              accounts.wasMoved(socket.request.headers.cookie) ? { data: { moved: true } } : {},
            ),
          )
        if (!floods.take(session.account, COST.connection)) return next(new Error('too-many'))
        socket.data = {
          session: session.session,
          account: session.account,
          name: session.name,
          lastHeard: lastHeard(session.session),
          upgrades: new Set(),
          counts: false,
          planners: new Map(),
        }
        next()
      },
      () => next(new Error('server-fault')),
    )
  })
}

/** Tells a socket why, and ends it. */
export function drop(socket: FarhandSocket, why: 'revoked' | 'signed-out', moved?: true): void {
  socket.emit('gone', moved === undefined ? { why } : { why, moved })
  socket.disconnect(true)
}

/** With a reason, and then without waiting for it to agree: it may go on sending and never read. */
export function dropFlooder(socket: FarhandSocket, floods: Floods, clock: Clock): void {
  socket.emit('flooded', { retryAfter: Math.ceil(floods.barredFor(socket.data.account) / 1000) })
  socket.disconnect(true)
  const { headers, socket: wire } = socket.request
  // What came by plain requests may share its connection with others, behind a proxy.
  if (headers.upgrade !== undefined) clock.after(1000, () => void wire.destroy())
}

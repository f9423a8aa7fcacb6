import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../domain/contract/wire.ts'
import { deviceClock } from './clock.ts'
import type { Line, LineEvents } from './line.ts'

/** Socket.IO's own first and longest wait between tries, ms; jittered by half. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 8000

/**
 * The line to the server this page came from. WebSocket first; polling where a proxy forbids that.
 * `under`: a path of its own below the server's, so that a cookie may be for this line alone.
 */
export function socketLine(under = ''): Line {
  const socket: Socket<ServerEvents, ClientEvents> = io({
    path: `/socket.io${under}`,
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: FIRST_WAIT,
    reconnectionDelayMax: LONGEST_WAIT,
    randomizationFactor: 0.5,
    timeout: 12_000,
  })
  let stopped = false
  /** It is known to be down: told once, however often it is tried. */
  let down = false
  let cancel = () => {}

  // Socket.IO leaves it to us when the server itself ended the connection: a restart, mostly.
  function soon(): void {
    cancel()
    cancel = deviceClock.after(FIRST_WAIT + Math.random() * 2000, () => {
      if (!stopped) socket.connect()
    })
  }

  let woke = () => {}
  const visible = () => {
    if (document.visibilityState === 'visible') woke()
  }
  // Shown for the first time it wakes from nothing: a line that is just coming up must not be begun anew.
  const again = (e: PageTransitionEvent) => {
    if (e.persisted) woke()
  }

  return {
    start(on: LineEvents) {
      const fell = () => {
        if (!down) on.down()
        down = true
      }
      socket.on('connect', () => {
        down = false
        on.up()
      })
      socket.on('disconnect', (reason) => {
        fell()
        if (reason === 'io server disconnect') soon()
      })
      socket.on('connect_error', (error: Error & { data?: { moved?: true } }) => {
        if (error.message === 'signed-out') return on.signedOut(error.data?.moved === true)
        fell()
        if (!socket.active) soon()
      })
      socket.io.on('ping', on.heard)
      socket.onAny(on.heard)
      socket.on('batch', on.batch)
      socket.on('typing', on.typing)
      socket.on('present', on.present)
      socket.on('told', on.told)
      socket.on('clock', on.clock)
      socket.on('damaged', on.damaged)
      socket.on('gone', on.gone)
      woke = on.woke
      addEventListener('online', woke)
      addEventListener('pageshow', again)
      addEventListener('focus', woke)
      document.addEventListener('visibilitychange', visible)
      socket.connect()
    },
    hello: (m, answer) => void socket.emit('hello', m, answer),
    command: (m, answer) => void socket.emit('command', m, answer),
    // Not kept for a line that comes later: it would measure how long there was none.
    time: (m, answer) => {
      if (socket.connected) socket.emit('time', m, answer)
    },
    // Not as Socket.IO's volatile messages: those are dropped whenever another is just being sent. Nor held back for a
    // line that comes later: by then they are old.
    typing: (m) => {
      if (socket.connected) socket.emit('typing', m)
    },
    read: (m) => {
      if (socket.connected) socket.emit('read', m)
    },
    hurry() {
      if (stopped || socket.connected) return
      cancel()
      // A try under way is let go: it may hang in a network that is no more.
      socket.disconnect().connect()
    },
    restart() {
      if (!stopped) socket.disconnect().connect()
    },
    stop() {
      stopped = true
      cancel()
      removeEventListener('online', woke)
      removeEventListener('pageshow', again)
      removeEventListener('focus', woke)
      document.removeEventListener('visibilitychange', visible)
      socket.off()
      socket.offAny()
      socket.io.off('ping')
      socket.disconnect()
    },
  }
}

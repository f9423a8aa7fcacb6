/**
 * One account that sends as fast as it can, in a process of its own, and comes back as soon as it is dropped: hellos that ask
 * for the whole state, frames as big as they may be. Run as: node --import tsx tests/bench/flooder.ts URL ACCOUNT
 */
import { io } from 'socket.io-client'

const [url = '', account = ''] = process.argv.slice(2)
const big = 'x'.repeat(120 * 1024)
const AGAIN_MS = 20

function come(): void {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: account },
  })
  let gone = false
  const again = () => {
    if (!gone) setTimeout(come, AGAIN_MS)
    gone = true
    socket.disconnect()
  }
  socket.on('disconnect', again)
  socket.on('connect_error', again)
  socket.on('connect', () => {
    const send = () => {
      for (let i = 0; i < 20 && !gone; i++) {
        socket.emit('hello', { protocol: 1, upgrade: 'bench', after: null }, () => {})
        if (i % 4 === 0) socket.emit('typing', { upgrade: 'bench', text: big })
      }
      if (!gone) setTimeout(send, 2)
    }
    send()
  })
}
come()
process.stdout.write('floods\n')

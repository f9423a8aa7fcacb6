import { performance } from 'node:perf_hooks'
import { io, type Socket } from 'socket.io-client'

/** So many clients with a line each to the server of `tests/bench/servers.ts`. */
export async function connect(url: string, count: number): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const socket = io(url, {
        transports: ['websocket'],
        forceNew: true,
        extraHeaders: { cookie: `client-${i}` },
      })
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('connect_error', reject)
      })
      await Promise.race([
        socket.emitWithAck('hello', { protocol: 1, upgrade: 'bench', after: null }),
        new Promise((go) => setTimeout(go, 200)),
      ])
      return socket
    }),
  )
}

let count = 0
function frame() {
  count++
  const id = `b${process.pid.toString(36)}-${count.toString(36).padStart(8, '0')}`
  const at = Math.floor(performance.timeOrigin + performance.now())
  const text = `line ${count}: restore of /usr goes on, nothing unusual on the screen`
  return { upgrade: 'bench', id, saidAt: at, sentAt: at, command: { type: 'talk.say', text } }
}

/** One line said, until it is acknowledged. Throws when it is refused or the line dies. */
export async function say(socket: Socket): Promise<void> {
  const answer = (await socket.emitWithAck('command', frame())) as { ok: boolean }
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

/** Keeps `inFlight` commands of every client on their way for so long; how many were acknowledged, per second. */
export async function saturate(sockets: Socket[], inFlight: number, ms: number): Promise<number> {
  const began = performance.now()
  let done = 0
  await Promise.all(
    sockets.flatMap((socket) =>
      Array.from({ length: inFlight }, async () => {
        while (performance.now() - began < ms) {
          await say(socket)
          done++
        }
      }),
    ),
  )
  return (done / (performance.now() - began)) * 1000
}

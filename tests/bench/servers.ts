/**
 * The servers the benchmark measures, each in a process of its own: `bare` (Socket.IO that acknowledges and sends on,
 * with no storage: the baseline) and `relay` (ours: parse, policy, decide, hash, durable flush, publish).
 * Prints its port when it listens. Run as: node --import tsx tests/bench/servers.ts bare|relay DATA_DIR
 */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { realClock } from '../../server/clock/clock.ts'
import { createAllowance } from '../../server/limits/allowance.ts'
import { createFloods } from '../../server/limits/floods.ts'
import type { FarhandServer } from '../../server/relay/handshake.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { attachRelay } from '../../server/relay/socket.ts'
import { createPlanner } from '../../server/schedule/planner.ts'
import { createThread } from '../../server/schedule/thread.ts'
import { openStore } from '../../server/store/open.ts'
import { benchPlan } from './plan.ts'

const [kind, dataDir] = process.argv.slice(2)
const http = createServer((req, res) => {
  if (req.url === '/memory') res.end(String(process.memoryUsage().rss))
  else if (kind === 'bare' && req.url === '/') res.setHeader('content-type', 'text/html').end(barePage)
  else res.writeHead(404).end()
})
/** The least a page can do with what comes in: the same card into the document, ready but for its words. */
const barePage = `<!doctype html><title>bare</title><body><main id="x">-</main><script src="/socket.io/socket.io.js"></script>
<script>const socket = io({ transports: ['websocket'] })
let card = ['', '']
socket.on('batch', (m) => { document.getElementById('x').innerHTML = card.join(m.command.text) })
socket.on('connect', () => { const live = document.createElement('i'); live.id = 'live'; document.body.append(live) })</script>`

if (kind === 'bare') {
  const io = new Server(http, { transports: ['websocket'] })
  io.on('connection', (socket) => {
    socket.join('room')
    socket.on('command', (m, answer) => {
      io.to('room').emit('batch', m)
      answer({ ok: true })
    })
  })
} else {
  const store = await openStore({ dataDir: dataDir ?? '' })
  const relay = createRelay({ log: store.log, clock: realClock })
  // The clients that are measured may say more than anybody does; who floods is kept in bounds as everywhere.
  const floods = createFloods(realClock)
  const few = createAllowance(realClock, { burst: 40, perSecond: 10 })
  const bad = (account: string) => account.startsWith('flood')
  const io: FarhandServer = new Server(http, {
    transports: ['websocket'],
    destroyUpgrade: false,
    maxHttpBufferSize: 128 * 1024,
    allowRequest: (req, answer) => {
      const barred = floods.barredFor(req.headers.cookie ?? '') > 0
      answer(barred ? 'too-many' : null, !barred)
    },
  })
  attachRelay(io, {
    relay,
    clock: realClock,
    planner: createPlanner({ relay, clock: realClock, ask: createThread().ask, hours: async () => null }),
    allow: (session) => !bad(session) || few(session),
    floods: { ...floods, take: (account, ...of) => !bad(account) || floods.take(account, ...of) },
    accounts: {
      fromCookie: async (cookie) => ({ session: cookie ?? '', account: cookie ?? '', name: 'bench' }),
      who: (session) => ({ kind: 'account', account: session, owner: true, device: session }),
      onGone: () => () => {},
      wasMoved: () => false,
    },
  })
  const made = await relay.submit({
    upgrade: 'bench',
    id: 'bench-import',
    command: { type: 'plan.import', plan: benchPlan() },
    who: { kind: 'account', account: 'bench', owner: true, device: 'bench' },
  })
  if (!made.ok) throw new Error(JSON.stringify(made))
}

http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  process.stdout.write(`port ${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})

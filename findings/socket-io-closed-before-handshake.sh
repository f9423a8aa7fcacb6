#!/usr/bin/env bash
# socket.io-client 4.8.4, ws 8.18.3 (Node 20).
#
# A server, or a proxy before it, that takes a WebSocket and closes it before Engine.IO's handshake: the engine hears the close
# within milliseconds, yet the manager reports nothing. `connect_error` comes only when `timeout` has passed (20 s unless set), and
# says "timeout". One would expect an error at once, as after a refused connection: until then `active` is true and a page that
# waits for an event goes on saying that it connects.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund socket.io-client@4.8.4 ws@8.18.3
cat >try.mjs <<'JS'
import { io } from 'socket.io-client'
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
await new Promise((done) => server.on('listening', done))
server.on('connection', (ws) => ws.close())
const began = Date.now()
const after = () => Math.round((Date.now() - began) / 1000)
const socket = io(`http://127.0.0.1:${server.address().port}`, {
  transports: ['websocket'],
  timeout: 3000,
  reconnection: false,
})
socket.io.engine.on('close', (why) => console.log(`engine: ${why} after ${after()} s`))
socket.on('connect_error', ({ message }) => {
  console.log(`connect_error: ${message} after ${after()} s`)
  server.close()
  process.exit()
})
JS
seen=$(node try.mjs)
printf '%s\n' "$seen"
diff <(printf 'engine: transport close after 0 s\nconnect_error: timeout after 3 s\n') <(printf '%s\n' "$seen") ||
  { echo 'It behaves otherwise now.'; exit 1; }

#!/usr/bin/env bash
# nodemailer 10.6.0, smtp-server 3.21.6 (Node 20).
#
# nodemailer has a code for it, ETLS, "TLS handshake or STARTTLS failed". A mail server whose certificate is not trusted (as Debian's
# Postfix offers one that it signed itself) fails the handshake, and gets ESOCKET, the code of a port where nobody listens: whoever
# tries again what may pass tries for ever. What OpenSSL said is in `originalCode`.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0 smtp-server@3.21.6
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=localhost 2>/dev/null
cat >try.cjs <<'JS'
const { readFileSync } = require('node:fs')
const { createTransport } = require('nodemailer')
const { SMTPServer } = require('smtp-server')

const [key, cert] = ['key.pem', 'cert.pem'].map((file) => readFileSync(file))
const server = new SMTPServer({ authOptional: true, key, cert })
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.server.address()
  const send = async (what) => {
    const transport = createTransport({ host: '127.0.0.1', port })
    const mail = { from: 'a@example.org', to: 'b@example.org', subject: 'x', text: 'x' }
    const said = await transport.sendMail(mail).catch((error) => error)
    console.log(`${what}: ${said.code}, ${said.originalCode}`)
  }
  await send('not trusted')
  await new Promise((done) => server.close(done))
  await send('nobody there')
})
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
diff <(printf 'not trusted: ESOCKET, DEPTH_ZERO_SELF_SIGNED_CERT\nnobody there: ESOCKET, ECONNREFUSED\n') \
  <(printf '%s\n' "$seen") || { echo 'It behaves otherwise now.'; exit 1; }

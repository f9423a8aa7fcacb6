#!/usr/bin/env bash
# web-push 3.6.7 (Node 20).
#
# RFC 8291, section 4: a push message is one record, and the application server must not send more; services need take no more than
# 4096 bytes of it. web-push seals whatever it is given: of 6000 bytes it makes a body of 6120 with a record size of 4096, so of two
# records, and says nothing. The service answers 413, or the browser drops what it can't read. One would expect an error.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund web-push@3.6.7
cat >try.cjs <<'JS'
const { createECDH, randomBytes } = require('node:crypto')
const webpush = require('web-push')

const browser = createECDH('prime256v1')
browser.generateKeys()
const keys = {
  p256dh: browser.getPublicKey().toString('base64url'),
  auth: randomBytes(16).toString('base64url'),
}
const to = { endpoint: 'https://push.example.net/one', keys }
const vapidDetails = { subject: 'mailto:ops@example.org', ...webpush.generateVAPIDKeys() }
for (const bytes of [3000, 6000]) {
  const { body } = webpush.generateRequestDetails(to, 'x'.repeat(bytes), { vapidDetails })
  // RFC 8188: 16 bytes of salt, the record size, the length of the key's name and the name.
  const size = body.readUInt32BE(16)
  const records = Math.ceil((body.length - 21 - body[20]) / size)
  console.log(`${bytes} bytes: body ${body.length}, record size ${size}, records ${records}`)
}
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
diff <(printf '3000 bytes: body 3103, record size 4096, records 1\n6000 bytes: body 6120, record size 4096, records 2\n') \
  <(printf '%s\n' "$seen") || { echo 'It behaves otherwise now.'; exit 1; }

import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A browser's end of Web Push: its keys, and what was pushed to it, decrypted. */
export interface FakePhone {
  target: { endpoint: string; p256dh: string; auth: string }
  got: { body: string; headers: Record<string, string | undefined>; vapidOk: boolean }[]
}

/** `most`: what is longer, in bytes, is too large. `hangs`: it takes all and says nothing. `closes`: the line breaks. */
type Answering = { status: number; retryAfter?: string; most?: number } | 'hangs' | 'closes'

/** A push service on loopback that decrypts what arrives (RFC 8291) and checks who sent it (RFC 8292). */
export async function fakePushService() {
  const phones = new Map<string, FakePhone & { ecdh: ReturnType<typeof createECDH>; secret: Buffer }>()
  let answer: Answering = { status: 201 }
  const last = { asked: 0, contact: '' }
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (p: Buffer) => parts.push(p))
    req.on('end', () => {
      const phone = phones.get(req.url ?? '')
      const { ttl, urgency, topic, authorization } = req.headers as Record<string, string | undefined>
      last.asked++
      last.contact = contactIn(authorization ?? '')
      if (answer === 'hangs') return
      if (answer === 'closes') return void req.socket.destroy()
      const bytes = parts.reduce((sum, p) => sum + p.length, 0)
      const tooLarge = bytes > (answer.most ?? Number.POSITIVE_INFINITY)
      if (phone !== undefined && answer.status === 201 && !tooLarge) {
        phone.got.push({
          body: open(Buffer.concat(parts), phone.ecdh, phone.secret),
          headers: { ttl, urgency, topic },
          vapidOk: signed(authorization ?? '', `http://${req.headers.host}`),
        })
      }
      const { status, retryAfter } = answer
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
      res.writeHead(phone === undefined ? 410 : tooLarge ? 413 : status, headers).end()
    })
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const { port } = server.address() as AddressInfo
  return {
    phone(): FakePhone {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const secret = randomBytes(16)
      const path = `/push/${randomBytes(6).toString('hex')}`
      const phone = {
        target: {
          endpoint: `http://127.0.0.1:${port}${path}`,
          p256dh: ecdh.getPublicKey().toString('base64url'),
          auth: secret.toString('base64url'),
        },
        got: [],
        ecdh,
        secret,
      }
      phones.set(path, phone)
      return phone
    },
    /** What it answers from now on. */
    answers(given: number | Answering) {
      answer = typeof given === 'number' ? { status: given } : given
    },
    last,
    close() {
      server.closeAllConnections()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}

function open(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const length = body[20] ?? 0
  const theirs = body.subarray(21, 21 + length)
  const cipher = body.subarray(21 + length)
  const shared = ecdh.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs])
  const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const open = createDecipheriv('aes-128-gcm', key, nonce)
  open.setAuthTag(cipher.subarray(-16))
  const text = Buffer.concat([open.update(cipher.subarray(0, -16)), open.final()])
  // The last byte that is not padding marks the end of the record.
  let end = text.length - 1
  while (text[end] === 0) end--
  return text.subarray(0, end).toString('utf8')
}

function contactIn(authorization: string): string {
  const [, claims = ''] = /t=[^.]+\.([^.]+)\./.exec(authorization) ?? []
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { sub?: string }
  return said.sub ?? ''
}

function signed(authorization: string, audience: string): boolean {
  const [, token = '', key = ''] = /t=([^,]+),\s*k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const ok = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string }
  return ok && said.aud === audience
}

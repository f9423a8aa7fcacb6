import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  text: string
  messageId: string
}

/** A mail server that keeps what it gets, and refuses the recipients it is told to. */
export async function mailBox() {
  const got: Mail[] = []
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const code = refused.get(address)
      if (code === undefined) return done()
      done(Object.assign(new Error(`mailbox unavailable: ${address}`), { responseCode: code }))
    },
    onData(stream, session, done) {
      let text = ''
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      stream.on('end', () => {
        const [, messageId = ''] = /^Message-ID: (.*)$/im.exec(text) ?? []
        got.push({ to: session.envelope.rcptTo.map((r) => r.address), text, messageId: messageId.trim() })
        done()
      })
    },
  })
  await new Promise<void>((go) => {
    server.listen(0, '127.0.0.1', go)
  })
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    got,
    /** From now on this mailbox is answered with that code. */
    refuse: (address: string, code: number) => refused.set(address, code),
    close: () => new Promise<void>((go) => server.close(() => go())),
  }
}

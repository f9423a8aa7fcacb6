import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { realClock } from '../../server/clock/clock.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'
import { living } from '../living/kept.ts'

let server: RunningServer | undefined
let dataDir = ''
afterEach(async () => {
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test.each(living().map((kept) => [kept.name, kept] as const))(
  'the installation of %s goes on: who was signed in is, and so are its script, its calendar and its pictures',
  async (_name, kept) => {
    dataDir = kept.unpack(realClock.now())
    server = await startServer({ dataDir })
    const { url } = server
    expect(server.ownerLink).toBeNull()
    const as = (cookies: { name: string; value: string }[]) => ({
      headers: { cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; ') },
      redirect: 'manual' as const,
    })
    const { dale, token, calendar } = kept.ways
    // The list has pages, and what has ended stands apart: it is found by its words.
    const found: string[] = []
    for (const side of ['', '&over=1']) {
      const list = await fetch(`${url}/?q=taipei%20gateway${side}`, as(dale))
      expect(list.status).toBe(200)
      found.push(await list.text())
    }
    expect(found.join()).toContain('Taipei gateway to Debian 1.3')
    const desk = await fetch(`${url}/u/taipei`, as(dale))
    expect(desk.status).toBe(200)
    const hands = await fetch(`${url}/u/taipei/hands`, as(kept.phone.cookies))
    expect(hands.status).toBe(200)
    expect(await hands.text()).toContain('按下重新開機鍵')

    const command = { type: 'step.start', step: 'fdisk' }
    const started = await fetch(`${url}/api/upgrades/taipei/commands`, {
      method: 'POST',
      headers: { ...as(dale).headers, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'living-start-0001', command }),
    })
    expect(started.status).toBe(200)
    const status = await fetch(`${url}/api/upgrades/taipei/status`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.token}` },
      body: '50%',
    })
    expect([status.status, await status.text()]).toEqual([200, expect.stringMatching(/^ok/)])
    const book = await fetch(url + new URL(calendar.link).pathname)
    expect(book.status).toBe(200)
    expect(await book.text()).toContain('BEGIN:VCALENDAR')

    const { state } = (await (await fetch(`${url}/api/upgrades/taipei`, as(dale))).json()) as {
      state: { photos: Record<string, { hash: string }> }
    }
    const [photo] = Object.values(state.photos)
    const picture = await fetch(`${url}/u/taipei/photos/${photo?.hash}`, as(dale))
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  },
)

import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

/**
 * A browser of long ago: no script, no style, no compression, no `fetch`. It shows a page, fills the forms that stand in
 * it as HTML 2.0 says, and follows where the answer sends it.
 */
let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

interface Page {
  status: number
  location: string | undefined
  cookies: string[]
  text: string
}

function ask(method: string, path: string, cookie: string, body = ''): Promise<Page> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      referer: `${server.url}${path}`,
      'user-agent': 'Mozilla/1.1N (X11; Linux)',
      ...(method === 'POST'
        ? {
            'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }
        : {}),
    }
    const asked = request(`${server.url}${path}`, { method, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          location: res.headers.location,
          cookies: (res.headers['set-cookie'] ?? []).map((c) => c.split(';', 1)[0] ?? ''),
          text,
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const attributes = (tag: string) =>
  Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))

/** The form whose button reads `label`: where it goes, and what it carries unasked. */
function formOf(html: string, label: string): { action: string; fields: Record<string, string> } {
  for (const [, open, inside] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const buttons = [...(inside ?? '').matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)]
    const button = buttons.find(([, , text]) => text?.replace(/<[^>]*>/g, '').trim() === label)
    if (button === undefined) continue
    const fields: Record<string, string> = {}
    for (const [, tag] of (inside ?? '').matchAll(/<input([^>]*)>/g)) {
      const { name, value, type } = attributes(tag ?? '')
      if (name !== undefined && type === 'hidden') fields[name] = value ?? ''
    }
    const { name, value } = attributes(button[1] ?? '')
    if (name !== undefined) fields[name] = value ?? ''
    return { action: attributes(open ?? '')['action'] ?? '', fields }
  }
  throw new Error(`no form with a button “${label}”`)
}

test('goes from asked to done by its forms alone', async () => {
  const enter = async (path: string, fields: Record<string, string>) =>
    (await ask('POST', path, '', new URLSearchParams(fields).toString())).cookies.join('; ')
  const does = async (cookie: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({
      id: randomBytes(12).toString('base64url'),
      back: '/u/taipei',
      ...fields,
    })
    expect((await ask('POST', '/u/taipei/do', cookie, body.toString())).status).toBe(303)
  }
  const dale = await enter('/api/session/owner', {
    token: server.ownerLink?.split('/').at(-1) ?? '',
    name: 'Dale',
    lang: 'en',
  })
  // The owner sits down as the sentinel, and invites somebody to the keyboard.
  await does(dale, { type: 'seat.take', person: 'sentinel', name: 'Dale' })
  await does(dale, { type: 'presence.arrive' })

  const words = phoneRequests.en
  const first = await ask('GET', '/u/taipei/hands', dale)
  expect(first.status).toBe(200)
  const away = formOf(first.text, phonePresence.en.minutes(15))
  const gone = await ask('POST', away.action, dale, new URLSearchParams(away.fields).toString())
  expect(gone.status).toBe(303)
  const second = await ask('GET', gone.location ?? '', dale)
  expect(second.text).toContain(phoneSaid.en.stored)
  const back = formOf(second.text, phonePresence.en.back)
  // The same form sent twice, as impatient people do: one event.
  for (let i = 0; i < 2; i++)
    expect((await ask('POST', back.action, dale, new URLSearchParams(back.fields).toString())).status).toBe(
      303,
    )

  const asking = await ask(
    'POST',
    '/api/upgrades/taipei/invitations',
    dale,
    '{"role":"upgrader","person":"upgrader"}',
  )
  const { link } = JSON.parse(asking.text) as { link: string }
  const id = randomBytes(12).toString('base64url')
  const upgrader = await enter('/api/session/join', { token: link.split('/').at(-1) ?? '', name: 'Ann', id })
  await does(upgrader, {
    type: 'request.ask',
    thing: 'reset-1',
    kind: 'reset',
    machine: 'dolphin',
    step: '',
    text: 'Press reset on DOLPHIN',
    expect: 'A beep',
    allowance: '10',
    expiresAt: '',
  })
  let page = await ask('GET', '/u/taipei/hands', dale)
  expect(page.text).toContain('Press reset on DOLPHIN')
  for (const label of [words.seen, words.onMyWay, words.done]) {
    const form = formOf(page.text, label)
    const sent = await ask('POST', form.action, dale, new URLSearchParams(form.fields).toString())
    page = await ask('GET', sent.location ?? '', dale)
    expect(page.text).toContain(phoneSaid.en.stored)
  }

  const log = await ask('GET', '/api/upgrades/taipei/events?after=0&limit=500', dale)
  const { stretch } = JSON.parse(log.text) as { stretch: { events: unknown[][] } }
  const types = stretch.events.map((e) => String(e[2]))
  expect(types.filter((t) => t.startsWith('presence.'))).toEqual([
    'presence.arrived',
    'presence.away',
    'presence.arrived',
  ])
  expect(types.filter((t) => t.startsWith('request.'))).toEqual([
    'request.made',
    'request.seen',
    'request.on-my-way',
    'request.done',
  ])
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ladder } from '../../domain/messages/ladder.ts'
import { httpBox } from '../../tests/harness/http-box.ts'
import { nextId, openSite, type Site } from './testing/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())

async function accountOf(b: Awaited<ReturnType<Site['owner']>>): Promise<string> {
  const info = await site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)
  return info?.account ?? ''
}

describe('one’s own ladder', () => {
  it('is added to, put in order, delayed and taken from, each by a form', async () => {
    const b = await site.owner()
    const { notify } = site.store
    const account = await accountOf(b)
    const add = (fields: Record<string, string>) => b.form('/api/session/channels', fields)
    expect((await add({ kind: 'push', after: '0' })).headers.get('location')).toBe(
      '/settings?done=way-added#reach',
    )
    await add({ kind: 'mail', to: 'olga@example.org', after: '60' })
    await add({ kind: 'tel', number: '+1 413 555 0100', after: '300' })
    const [push, mail, tel] = await notify.channelsOf(account)
    expect([push?.kind, mail?.kind, tel?.kind]).toEqual(['push', 'mail', 'tel'])
    await b.form('/api/session/channels/up', { channel: tel?.id ?? '' })
    await b.form('/api/session/channels/delay', { channel: push?.id ?? '', after: '30' })
    await b.form('/api/session/channels/remove', { channel: mail?.id ?? '' })
    expect((await notify.channelsOf(account)).map((c) => [c.kind, c.afterSeconds])).toEqual([
      ['push', 30],
      ['tel', 300],
    ])
  })

  it('takes no address of another kind, and no ninth rung', async () => {
    const b = await site.owner()
    const account = await accountOf(b)
    for (const fields of [
      { kind: 'ntfy', url: 'ftp://example.org/topic' },
      { kind: 'ntfy', url: 'https://example.org/' },
      { kind: 'webhook', url: 'https://user:pw@example.org/', secret: 'long enough' },
      { kind: 'webhook', url: 'https://:pw@example.org/', secret: 'long enough' },
      { kind: 'webhook', url: 'https://example.org./', secret: 'long enough' },
      { kind: 'webhook', url: 'https://example.org/', secret: 'short' },
      { kind: 'mail', to: 'a@example.org, b@example.org' },
      { kind: 'mail', to: 'a@example.org\nBcc: b@example.org' },
      { kind: 'tel', number: 'call me' },
      { kind: 'pigeon' },
      { kind: 'push', after: '-5' },
    ] as Record<string, string>[]) {
      const answer = await b.form('/api/session/channels', { after: '0', ...fields })
      expect(answer.headers.get('location'), JSON.stringify(fields)).toBe('/settings?why=bad-channel#reach')
    }
    for (let i = 0; i < 9; i++) await b.form('/api/session/channels', { kind: 'push', after: '0' })
    expect(await site.store.notify.channelsOf(account)).toHaveLength(8)
  })

  it('leads inside only where the owner has listed it, however it is written', async () => {
    const b = await site.owner()
    for (const fields of [
      { kind: 'ntfy', url: 'http://10.0.0.5/topic' },
      { kind: 'ntfy', url: 'http://0xa9.254.43518/topic' },
      { kind: 'ntfy', url: 'https://[::ffff:10.0.0.5]/topic' },
      { kind: 'webhook', url: 'https://[64:ff9b::a00:5]/', secret: 'long enough' },
      { kind: 'webhook', url: 'http://example.org:25/', secret: 'long enough' },
    ] as Record<string, string>[]) {
      const answer = await b.form('/api/session/channels', fields)
      expect(answer.headers.get('location'), fields['url']).toBe('/settings?why=inside-address#reach')
    }
    expect(await site.store.notify.channelsOf(await accountOf(b))).toEqual([])
  })

  it('tells whoever gave an address that it failed, and the owner alone why', async () => {
    const b = await site.owner()
    await site.upgrade('taipei')
    const guest = await site.guest(b, 'sentinel', 'sentinel', 'Mei')
    const box = await httpBox()
    const kept = async (who: typeof b) => {
      const [row] = await site.store.notify.channelsOf(await accountOf(who))
      return JSON.parse(row?.lastWhy ?? 'null')
    }
    for (const who of [b, guest]) {
      await who.form('/api/session/channels', { kind: 'webhook', url: `${box.url}/x`, secret: 'long enough' })
      const [row] = await site.store.notify.channelsOf(await accountOf(who))
      box.answer({ status: 418 })
      await who.form('/api/session/channels/test', { channel: row?.id ?? '' })
    }
    expect(await kept(b)).toEqual({ why: 'refused', status: 418, said: '' })
    expect(await kept(guest)).toEqual({ why: 'not-delivered', status: null, said: '' })
    // Nobody there reads the same.
    await box.close()
    const [row] = await site.store.notify.channelsOf(await accountOf(guest))
    await guest.form('/api/session/channels/test', { channel: row?.id ?? '' })
    expect(await kept(guest)).toEqual({ why: 'not-delivered', status: null, said: '' })
  })

  it('is nobody else’s: what is not one’s own is neither moved, tried nor removed', async () => {
    const b = await site.owner()
    await site.upgrade('taipei')
    const guest = await site.guest(b, 'sentinel', 'sentinel', 'Mei')
    const box = await httpBox()
    await b.form('/api/session/channels', { kind: 'ntfy', url: `${box.url}/olga` })
    const account = await accountOf(b)
    const [row] = await site.store.notify.channelsOf(account)
    const channel = row?.id ?? ''
    await guest.form('/api/session/channels/remove', { channel })
    await guest.form('/api/session/channels/delay', { channel, after: '900' })
    const tried = await guest.form('/api/session/channels/test', { channel })
    expect(tried.headers.get('location')).toBe('/settings?why=way-failed#reach')
    expect(box.got).toEqual([])
    expect(await site.store.notify.channelsOf(account)).toEqual([row])
    await box.close()
  })

  it('is tried by a button, which says how it went', async () => {
    const b = await site.owner()
    const account = await accountOf(b)
    const box = await httpBox()
    await b.form('/api/session/channels', { kind: 'ntfy', url: `${box.url}/olga` })
    const [row] = await site.store.notify.channelsOf(account)
    const channel = row?.id ?? ''
    const well = await b.form('/api/session/channels/test', { channel })
    expect(well.headers.get('location')).toBe('/settings?done=way-tested#reach')
    expect(JSON.parse(box.got[0]?.body ?? '')).toMatchObject({
      topic: 'olga',
      title: ladder.en.message.testTitle,
    })
    box.answer({ status: 403 })
    const badly = await b.form('/api/session/channels/test', { channel })
    expect(badly.headers.get('location')).toBe('/settings?why=way-failed#reach')
    const [after] = await site.store.notify.channelsOf(account)
    expect(JSON.parse(after?.lastWhy ?? '')).toMatchObject({ why: 'refused', status: 403 })
    await box.close()
  })

  it('says whether one may be woken', async () => {
    const b = await site.owner()
    const account = await accountOf(b)
    await b.form('/api/session/life-line', { on: 'on' })
    expect(await site.store.notify.lifeLines([account])).toEqual(new Set([account]))
    await b.form('/api/session/life-line', {})
    expect(await site.store.notify.lifeLines([account])).toEqual(new Set())
  })
})

describe('POST /api/seen', () => {
  async function asked() {
    const b = await site.owner()
    await site.upgrade('taipei')
    const mei = await site.guest(b, 'sentinel', 'sentinel', 'Mei')
    const dale = await site.guest(b, 'upgrader', 'upgrader', 'Dale')
    const account = await accountOf(mei)
    const say = (who: typeof dale, command: object) =>
      who.json('/api/upgrades/taipei/commands', { id: nextId(), command })
    await say(mei, { type: 'presence.arrive' })
    const made = await say(dale, {
      type: 'request.ask',
      id: 'r1',
      kind: 'reset',
      machine: 'dolphin',
      step: null,
      text: 'Press reset',
      expect: '',
      allowance: 5,
      expiresAt: null,
    })
    expect(made.status).toBe(200)
    const askedAt = (await site.state()).requests['r1']?.askedAt ?? 0
    const token = await site.seenLinks.token({ upgrade: 'taipei', request: 'r1', askedAt, account })
    return { token, account, dale, say }
  }
  const tap = (token: string) => fetch(`${site.url}/api/seen?link=${token}`, { method: 'POST' })

  it('says seen for its reader, once, without a session', async () => {
    const { token, account } = await asked()
    expect((await tap(token)).status).toBe(200)
    expect((await site.state()).requests['r1']).toMatchObject({ state: 'seen', by: account })
    const { seq } = await site.state()
    expect((await tap(token)).status).toBe(200)
    expect((await site.state()).seq).toBe(seq)
  })

  it('is refused once it is too late, and when it is none of ours', async () => {
    const { token, dale, say } = await asked()
    await say(dale, { type: 'request.withdraw', id: 'r1', reason: 'wait' })
    expect((await tap(token)).status).toBe(409)
    site.clock.set(site.clock.now() + 1000)
    await say(dale, { type: 'request.reopen', id: 'r1', reason: 'now' })
    expect((await tap(token)).status).toBe(409)
    expect((await site.state()).requests['r1']?.state).toBe('asked')
    expect((await tap(`${token.slice(0, -4)}AAAA`)).status).toBe(404)
    expect((await tap('x')).status).toBe(404)
  })
})

describe('GET /api/upgrades/:id/numbers', () => {
  it('tells the upgrader alone whom to call, from when it is time to until it is answered', async () => {
    const b = await site.owner()
    await site.upgrade('taipei')
    const mei = await site.guest(b, 'sentinel', 'sentinel', 'Mei')
    const dale = await site.guest(b, 'upgrader', 'upgrader', 'Dale')
    await mei.form('/api/session/channels', { kind: 'tel', number: '+886 2 1234 5678' })
    const say = (who: typeof dale, command: object) =>
      who.json('/api/upgrades/taipei/commands', { id: nextId(), command })
    const ask = {
      kind: 'look',
      machine: null,
      step: null,
      text: 'Look',
      expect: '',
      allowance: 5,
      expiresAt: null,
    }
    await say(mei, { type: 'presence.arrive' })
    await say(dale, { type: 'request.ask', id: 'r1', ...ask })
    const numbers = async (who: typeof dale) => {
      const answer = await who.get('/api/upgrades/taipei/numbers')
      return answer.ok ? ((await answer.json()) as { numbers: unknown }).numbers : answer.status
    }
    expect(await numbers(dale)).toEqual({})
    const called = { about: { kind: 'request', id: 'r1' }, person: 'sentinel', channel: 'tel', n: 1 } as const
    const command = { type: 'notice.report', ...called, why: null, status: null } as const
    await site.relay.submit({ upgrade: 'taipei', id: nextId(), command, who: { kind: 'clock' } })
    expect(await numbers(dale)).toEqual({ sentinel: ['+886 2 1234 5678'] })
    expect(await numbers(mei)).toBe(403)
    await say(mei, { type: 'request.done', id: 'r1' })
    expect(await numbers(dale)).toEqual({})
    // And of who asked to be called, until that is taken up.
    await say(dale, { type: 'request.ask', id: 'r2', ...ask })
    await say(mei, { type: 'request.cannot', id: 'r2', code: 'not-sure-call-me' })
    expect(await numbers(dale)).toEqual({ sentinel: ['+886 2 1234 5678'] })
    const call = { type: 'call.log', request: 'r2', person: 'sentinel', minutes: 1, cost: null, note: '' }
    await say(dale, call)
    expect(await numbers(dale)).toEqual({})
  })
})

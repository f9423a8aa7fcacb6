import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextId, openSite, type Site } from '../testing/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
async function accountOf(b: Awaited<ReturnType<Site['owner']>>): Promise<string> {
  const info = await site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)
  return info?.account ?? ''
}

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

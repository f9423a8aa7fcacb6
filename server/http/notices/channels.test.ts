import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ladder } from '../../../domain/notices/words/ladder.ts'
import { push } from '../../../domain/notices/words/push.ts'
import { httpBox } from '../../../tests/harness/http-box.ts'
import { mailBox } from '../../../tests/harness/mail-box.ts'
import { MAILBOX_CODE_LASTS } from '../../notices/mailbox-codes.ts'
import { nextId, openSite, type Site, tokenOf } from '../testing/site.ts'

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
    await add({ kind: 'webhook', url: 'https://hook.example.org/', secret: 'long enough', after: '60' })
    await add({ kind: 'tel', number: '+1 413 555 0100', after: '300' })
    const [rung, hook, tel] = await notify.channelsOf(account)
    expect([rung?.kind, hook?.kind, tel?.kind]).toEqual(['push', 'webhook', 'tel'])
    await b.form('/api/session/channels/up', { channel: tel?.id ?? '' })
    await b.form('/api/session/channels/delay', { channel: rung?.id ?? '', after: '30' })
    await b.form('/api/session/channels/remove', { channel: hook?.id ?? '' })
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

  it('is tried five times a minute by one person, and ten times at one place', async () => {
    const b = await site.owner()
    await site.upgrade('taipei')
    const people = [
      b,
      await site.guest(b, 'sentinel', 'sentinel', 'Mei'),
      await site.guest(b, 'upgrader', 'upgrader', 'Dale'),
    ]
    const box = await httpBox()
    const tries = async (who: typeof b, path: string) => {
      await who.form('/api/session/channels', { kind: 'ntfy', url: `${box.url}/${path}` })
      const [row] = await site.store.notify.channelsOf(await accountOf(who))
      const answers: (string | null)[] = []
      for (let i = 0; i < 6; i++) {
        const answer = await who.form('/api/session/channels/test', { channel: row?.id ?? '' })
        answers.push(answer.headers.get('location'))
      }
      return answers.filter((to) => to === '/settings?done=way-tested#reach').length
    }
    expect(await tries(people[0] as typeof b, 'a')).toBe(5)
    expect(await tries(people[1] as typeof b, 'b')).toBe(5)
    expect(await tries(people[2] as typeof b, 'c')).toBe(0)
    expect(box.got).toHaveLength(10)
    await site.clock.advance(60_000, async () => {})
    expect(await tries(people[2] as typeof b, 'c')).toBe(5)
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

describe('a mailbox', () => {
  const to = (location: string) => `/settings?${location}#reach`
  async function withMail() {
    await site.close()
    const box = await mailBox()
    site = await openSite({ mail: { smtpUrl: box.url, from: 'farhand@example.org' } })
    const b = await site.owner()
    const account = await accountOf(b)
    const say = async (verb: string, fields: Record<string, string>) =>
      (await b.form(`/api/session/channels${verb}`, fields)).headers.get('location')
    const add = (address: string) => say('', { kind: 'mail', to: address })
    const rows = () => site.store.notify.channelsOf(account)
    const codeIn = (i = -1) => /\b\d{6}\b/.exec(box.got.at(i)?.text ?? '')?.[0] ?? ''
    return { box, b, account, say, add, rows, codeIn }
  }

  it('is used once the code that it was sent has come back, however that is typed', async () => {
    const { box, account, say, add, rows, codeIn } = await withMail()
    expect(await add('olga@example.org')).toBe(to('done=code-sent'))
    const channel = (await rows())[0]?.id ?? ''
    expect(box.got.map((m) => m.to)).toEqual([['olga@example.org']])
    // Until then it rings nobody, and no other mail goes there.
    const { ladder: rungs } = site.reach
    expect(await rungs(account)).toEqual([])
    expect(await say('/test', { channel })).toBe(to('why=way-failed'))
    const code = codeIn()
    const wrong = code === '000000' ? '111111' : '000000'
    expect(await say('/confirm', { channel, code: wrong })).toBe(to('why=code-wrong'))
    expect(await say('/confirm', { channel: 'another', code })).toBe(to('why=code-over'))
    const full = [...code].map((d) => String.fromCodePoint(d.charCodeAt(0) + 0xfee0)).join('')
    expect(await say('/confirm', { channel, code: ` ${full.slice(0, 3)}-${full.slice(3)}` })).toBe(
      to('done=way-confirmed'),
    )
    expect((await rungs(account)).map((r) => r.kind)).toEqual(['mail'])
    expect(box.got).toHaveLength(1)
    expect(await say('/test', { channel })).toBe(to('done=way-tested'))
    expect(await say('/confirm', { channel, code })).toBe(to('why=code-over'))
    await box.close()
  })

  it('has one code at a time, which time and wrong guesses end', async () => {
    const { box, say, add, rows, codeIn } = await withMail()
    await add('olga@example.org')
    const channel = (await rows())[0]?.id ?? ''
    const first = codeIn()
    expect(await say('/code', { channel })).toBe(to('done=code-sent'))
    const second = codeIn()
    if (first !== second) expect(await say('/confirm', { channel, code: first })).toBe(to('why=code-wrong'))
    for (let i = 0; i < 5; i++) await say('/confirm', { channel, code: 'none' })
    expect(await say('/confirm', { channel, code: second })).toBe(to('why=code-over'))
    await say('/code', { channel })
    await site.clock.advance(MAILBOX_CODE_LASTS, async () => {})
    expect(await say('/confirm', { channel, code: codeIn() })).toBe(to('why=code-over'))
    expect((await rows())[0]?.enabled).toBeFalsy()
    await box.close()
  })

  it('is sent three codes an hour, whoever asks, and one person sends five in ten minutes', async () => {
    const { box, b, say, add, rows } = await withMail()
    await site.upgrade('taipei')
    const mei = await site.guest(b, 'sentinel', 'sentinel', 'Mei')
    for (let i = 0; i < 3; i++) {
      expect(await add('stranger@example.org')).toBe(to('done=code-sent'))
      await say('/remove', { channel: (await rows())[0]?.id ?? '' })
    }
    expect(await add('Stranger@example.org')).toBe(to('why=code-too-many'))
    const hers = await mei.form('/api/session/channels', { kind: 'mail', to: 'stranger@example.org' })
    expect(hers.headers.get('location')).toBe(to('why=code-too-many'))
    await add('one@example.org')
    expect(await add('two@example.org')).toBe(to('why=code-too-many'))
    expect(await rows()).toHaveLength(1)
    expect(box.got).toHaveLength(4)
    await box.close()
  })

  it('stands with the reason beside it where the code could not be sent, and gets another', async () => {
    const { box, say, add, rows } = await withMail()
    box.refuse('olga@example.org', 550)
    expect(await add('olga@example.org')).toBe(to('why=code-failed'))
    const [row] = await rows()
    expect(JSON.parse(row?.lastWhy ?? '')).toMatchObject({ why: 'refused', status: 550 })
    box.refuse('olga@example.org', 451)
    expect(await say('/code', { channel: row?.id ?? '' })).toBe(to('why=code-failed'))
    await box.close()
  })
})

describe('an observer', () => {
  it('has no ladder: nothing is added or tried, no phone is signed up, and an old rung can be removed', async () => {
    const b = await site.owner()
    await site.upgrade('taipei')
    const ann = await site.guest(b, 'observer', null, 'Ann')
    const account = await accountOf(ann)
    const box = await httpBox()
    const refused = '/settings?why=observer#reach'
    const say = async (verb: string, fields: Record<string, string>) =>
      (await ann.form(`/api/session/channels${verb}`, fields)).headers.get('location')
    const way = { id: 'old', accountId: account, kind: 'ntfy', afterSeconds: 0 } as const
    await site.store.notify.addChannel({ ...way, address: JSON.stringify({ url: `${box.url}/ann` }) }, 8)
    expect(await say('', { kind: 'ntfy', url: `${box.url}/ann` })).toBe(refused)
    expect(await say('', { kind: 'mail', to: 'stranger@example.org' })).toBe(refused)
    expect(await say('/test', { channel: 'old' })).toBe(refused)
    expect(box.got).toEqual([])
    const there = {
      endpoint: 'https://push.example.org/a',
      keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
    }
    expect((await ann.json('/api/push', there)).status).toBe(409)
    expect(await (await ann.get('/api/push')).json()).toMatchObject({
      offered: false,
      says: { line: push.en.notOffered.observer },
    })
    expect(await (await ann.json('/api/push/drill', {})).json()).toMatchObject({ ok: false })
    // With a seat that does something elsewhere there is one.
    await site.upgrade('boston')
    const invited = await b.json('/api/upgrades/boston/invitations', { role: 'sentinel', person: 'sentinel' })
    const { link } = (await invited.json()) as { link: string }
    await ann.form('/api/session/join', { token: tokenOf(link), id: nextId(), name: 'Ann', lang: 'en' })
    expect(await say('/test', { channel: 'old' })).toBe('/settings?done=way-tested#reach')
    await site.must('boston', { type: 'person.revoke', person: 'sentinel' })
    expect(await say('/test', { channel: 'old' })).toBe(refused)
    expect(await say('/remove', { channel: 'old' })).toBe('/settings?done=way-removed#reach')
    expect(await site.store.notify.channelsOf(account)).toEqual([])
    await box.close()
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

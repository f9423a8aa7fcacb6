import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ladder } from '../../../domain/notices/words/ladder.ts'
import { push } from '../../../domain/notices/words/push.ts'
import { httpBox } from '../../../tests/harness/http-box.ts'
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

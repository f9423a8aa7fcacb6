import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailBox } from '../../../tests/harness/mail-box.ts'
import { MAILBOX_CODE_LASTS } from '../../notices/mailbox-codes.ts'
import { openSite, type Site } from '../testing/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
async function accountOf(b: Awaited<ReturnType<Site['owner']>>): Promise<string> {
  const info = await site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)
  return info?.account ?? ''
}

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

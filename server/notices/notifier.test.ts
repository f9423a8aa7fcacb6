import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { httpBox } from '../../tests/harness/http-box.ts'
import { mailBox } from '../../tests/harness/mail-box.ts'
import { noPush } from './carrier.ts'
import type { PushFault, Sent } from './channel.ts'
import { type NotifyNight, notifyNight } from './testing/night.ts'
import { signature } from './webhook.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
let night: NotifyNight
let web: Awaited<ReturnType<typeof httpBox>>
let mail: Awaited<ReturnType<typeof mailBox>>
beforeEach(async () => {
  web = await httpBox()
  mail = await mailBox()
  night = await notifyNight()
})
afterEach(async () => {
  await night.close()
  await web.close()
  await mail.close()
})

describe('a ladder', () => {
  it('is push at once where none is set, and nothing where no device takes push', async () => {
    await night.ask('r0')
    expect(await night.said()).toEqual([])
    night.devices.add('mei')
    await night.ask()
    expect(night.pushed.map((p) => [p.account, p.notice.kind, p.notice.title])).toEqual([
      ['mei', 'request', 'Press reset: DOLPHIN'],
    ])
    expect(night.pushed[0]?.notice.body).toContain('The light goes out')
    expect(await night.said()).toEqual(['sentinel push 1 ok'])
  })

  it('is climbed in its order, by its delays, and each rung tried is in the log without its address', async () => {
    night.mailBy(mail.url)
    await night.restart()
    await night.channel('mei', 'ntfy', 0, { url: `${web.url}/taipei-hands`, token: 'tk' })
    await night.channel('mei', 'webhook', 60, { url: `${web.url}/hook`, secret: 'a long secret' })
    await night.channel('mei', 'mail', 120, { to: 'mei@example.org' })
    await night.channel('mei', 'tel', 180, { number: '+886 2 1234 5678' })
    await night.ask()
    expect(web.got.map((p) => p.path)).toEqual(['/'])
    const ntfy = JSON.parse(web.got[0]?.body ?? '')
    expect(ntfy).toMatchObject({ topic: 'taipei-hands', title: 'Press reset: DOLPHIN', priority: 5 })
    expect(web.got[0]?.headers.authorization).toBe('Bearer tk')
    await night.advance(59 * SECOND)
    expect(web.got).toHaveLength(1)
    await night.advance(1 * SECOND)
    const [, hook] = web.got
    expect(hook?.path).toBe('/hook')
    expect(hook?.headers['farhand-signature']).toBe(
      `v1=${signature('a long secret', String(hook?.headers['farhand-timestamp']), hook?.body ?? '')}`,
    )
    await night.advance(2 * MINUTE)
    expect(mail.got.map((m) => m.to)).toEqual([['mei@example.org']])
    expect(await night.said()).toEqual([
      'sentinel ntfy 1 ok',
      'sentinel webhook 1 ok',
      'sentinel mail 1 ok',
      'sentinel tel 1 ok',
    ])
    const log = JSON.stringify(await night.store.log.eventsAfter('u', 0, 1000))
    for (const secret of ['127.0.0.1', 'example.org', '1234', 'taipei-hands', 'a long secret'])
      expect(log).not.toContain(secret)
  })

  it('stops the moment somebody answers, and a shown push is replaced by who did', async () => {
    night.devices.add('mei')
    await night.channel('mei', 'push', 0)
    await night.channel('mei', 'ntfy', 60, { url: `${web.url}/t` })
    await night.ask()
    await night.must('mei', { type: 'request.on-my-way', id: 'r1' })
    await night.must('mei', { type: 'request.done', id: 'r1' })
    await night.advance(5 * MINUTE)
    expect(web.got).toEqual([])
    expect(night.pushed.map((p) => [p.notice.kind, p.notice.title])).toEqual([
      ['request', 'Press reset: DOLPHIN'],
      ['answered', 'Answered by mei'],
    ])
    expect(night.pushed[1]?.notice.tag).toBe(night.pushed[0]?.notice.tag)
    expect(await night.store.notify.queued()).toEqual([])
  })

  it('rings again by push alone, each 30 s', async () => {
    night.devices.add('mei')
    await night.channel('mei', 'push', 0)
    await night.channel('mei', 'ntfy', 0, { url: `${web.url}/t` })
    await night.ask()
    await night.advance(MINUTE)
    expect(night.pushed).toHaveLength(3)
    expect(web.got).toHaveLength(1)
    expect(await night.count('request.rung')).toBe(2)
  })

  it('begins anew when it is asked again', async () => {
    night.devices.add('mei')
    await night.ask()
    await night.must('dale', { type: 'request.withdraw', id: 'r1', reason: 'wait' })
    await night.advance(SECOND)
    await night.must('dale', { type: 'request.reopen', id: 'r1', reason: 'now' })
    expect(night.pushed.map((p) => p.notice.title)).toEqual([
      'Press reset: DOLPHIN',
      ladder.en.message.withdrawn,
      'Press reset: DOLPHIN',
    ])
  })
})

describe('a channel that fails', () => {
  it('is tried again, later and later, says why each time, and lets the next rung go ahead when it is given up', async () => {
    night.mailBy(mail.url)
    await night.restart()
    mail.refuse('mei@example.org', 550)
    await night.channel('mei', 'mail', 0, { to: 'mei@example.org' })
    await night.channel('mei', 'ntfy', 300, { url: `${web.url}/t` })
    web.answer({ status: 503 }, { status: 503 }, { status: 200 })
    await night.ask()
    // The mailbox is not there: no second try, and ntfy need not wait its five minutes.
    expect(await night.said()).toEqual(['sentinel mail 1 refused', 'sentinel ntfy 1 not-delivered'])
    expect((await night.tried()).map((t) => t.status)).toEqual([550, null])
    await night.advance(SECOND)
    expect(await night.said()).toHaveLength(3)
    await night.advance(5 * SECOND)
    expect((await night.said()).at(-1)).toBe('sentinel ntfy 3 ok')
    const [row] = await night.store.notify.channelsOf('mei')
    expect(JSON.parse(row?.lastWhy ?? '')).toMatchObject({ why: 'refused', status: 550 })
    await night.advance(10 * MINUTE)
    expect(web.got).toHaveLength(3)
  })

  it('follows no redirect', async () => {
    const other = await httpBox()
    web.answer({ status: 302, location: `${other.url}/inside` })
    await night.channel('mei', 'webhook', 0, { url: `${web.url}/hook`, secret: 'a long secret' })
    await night.ask()
    expect(await night.said()).toEqual(['sentinel webhook 1 not-delivered'])
    expect(other.got).toEqual([])
    await other.close()
  })

  it('says so when the server has no mail, when nobody listens, and when no device takes push', async () => {
    await night.channel('mei', 'push', 0)
    await night.channel('mei', 'mail', 0, { to: 'mei@example.org' })
    const { url } = web
    await web.close()
    await night.channel('mei', 'ntfy', 0, { url: `${url}/t` })
    await night.ask()
    expect((await night.said()).sort()).toEqual([
      'sentinel mail 1 not-set-up',
      'sentinel ntfy 1 not-delivered',
      'sentinel push 1 no-device',
    ])
    web = await httpBox()
  })
})

test('an observer is not rung, whatever rungs they still have', async () => {
  await night.channel('mei', 'ntfy', 0, { url: `${web.url}/mei` })
  const send = night.send
  const sent: Parameters<typeof send>[] = []
  night.send = (...args) => {
    sent.push(args)
    return send(...args)
  }
  await night.ask()
  expect(web.got).toHaveLength(1)
  const [[job, content, state] = []] = sent
  if (job === undefined || content === undefined || state === undefined) throw new Error('nothing was sent')
  const mei = { ...state.people['sentinel']!, role: 'observer' as const }
  const watching = { ...state, people: { ...state.people, sentinel: mei } }
  expect(await send(job, content, watching)).toBeNull()
  expect(web.got).toHaveLength(1)
})

describe('a push that fails', () => {
  const no = (why: PushFault, status: number | null, after = 0): Sent => ({ ok: false, why, status, after })

  it.each([no('gone', 410), no('refused', 403), no('too-large', 413), no('unusable', 405)])(
    'for good is not tried again, and the next rung goes at once: %o',
    async (answer) => {
      night.devices.add('mei')
      night.pushAnswers(answer)
      await night.channel('mei', 'push', 0)
      await night.channel('mei', 'ntfy', 300, { url: `${web.url}/t` })
      await night.ask()
      expect(web.got).toHaveLength(1)
      const why = !answer.ok && answer.why === 'gone' ? 'gone' : 'refused'
      expect(await night.said()).toEqual([`sentinel push 1 ${why}`, 'sentinel ntfy 1 ok'])
      expect((await night.tried())[0]?.status).toBe(answer.ok ? null : answer.status)
      await night.advance(20 * SECOND)
      expect(night.pushed).toHaveLength(1)
    },
  )

  it('for now is tried again, not before its service asked for', async () => {
    night.devices.add('mei')
    night.pushAnswers(no('busy', 429, 20 * SECOND))
    await night.ask()
    await night.advance(19 * SECOND)
    expect(night.pushed).toHaveLength(1)
    night.pushAnswers({ ok: true })
    await night.advance(SECOND)
    expect(await night.said()).toEqual(['sentinel push 1 refused', 'sentinel push 2 ok'])
  })

  it('says in the log that this server is not set up for it where it is not offered', async () => {
    night.pushBy({ ...noPush, offered: false })
    await night.channel('mei', 'push', 0)
    await night.ask()
    expect(await night.said()).toEqual(['sentinel push 1 not-set-up'])
  })
})

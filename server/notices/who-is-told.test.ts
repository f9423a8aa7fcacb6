import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { httpBox } from '../../tests/harness/http-box.ts'
import { mailBox } from '../../tests/harness/mail-box.ts'
import { messageId } from './mail.ts'
import { LEASE } from './notifier.ts'
import { type NotifyNight, notifyNight } from './testing/night.ts'

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

describe('a restart in the middle', () => {
  it('sends what was owed, once', async () => {
    await night.channel('mei', 'ntfy', 60, { url: `${web.url}/t` })
    await night.ask()
    await night.restart()
    await night.advance(MINUTE)
    expect(web.got).toHaveLength(1)
    await night.restart()
    await night.advance(MINUTE)
    expect(web.got).toHaveLength(1)
    expect(await night.count('notice.tried')).toBe(1)
  })

  it('after it was sent and before that was kept: the event is there once, the mail twice under the same Message-ID', async () => {
    night.mailBy(mail.url)
    await night.restart()
    await night.channel('mei', 'mail', 0, { to: 'mei@example.org' })
    const really = night.send
    let sent: () => void
    const handedOver = new Promise<void>((go) => {
      sent = go
    })
    night.send = async (...args) => {
      await really(...args)
      sent()
      return new Promise(() => {})
    }
    const asking = night.ask()
    await handedOver
    expect(mail.got).toHaveLength(1)
    await night.die()
    void asking.catch(() => undefined)
    await night.again()
    await night.start()
    // Whoever died may still be at it: not before its lease is over.
    expect(mail.got).toHaveLength(1)
    await night.advance(LEASE)
    expect(mail.got).toHaveLength(2)
    const [job] = mail.got.map((m) => m.messageId)
    expect(new Set(mail.got.map((m) => m.messageId)).size).toBe(1)
    expect(job).toMatch(/^<[0-9a-f]{40}@example\.org>$/)
    expect(messageId('a', 'b')).not.toBe(messageId('c', 'b'))
    expect(await night.count('request.made')).toBe(1)
    expect(await night.said()).toEqual(['sentinel mail 2 ok'])
  })

  it('reads what was said while it was away, and owes nothing for what is over', async () => {
    await night.channel('mei', 'ntfy', 0, { url: `${web.url}/t` })
    await night.die()
    await night.again()
    await night.ask('r1')
    await night.ask('r2')
    await night.must('mei', { type: 'request.seen', id: 'r1' })
    expect(web.got).toEqual([])
    await night.start()
    expect(web.got).toHaveLength(1)
    expect((await night.tried()).map((t) => t.about.id)).toEqual(['r2'])
  })
})

describe('a disk that fails for a moment', () => {
  it('loses no message: what could not be kept is read again', async () => {
    await night.channel('mei', 'ntfy', 0, { url: `${web.url}/t` })
    const { notify } = night.store
    const { flush } = notify
    notify.flush = async () => {
      notify.flush = flush
      throw new Error('the disk is full')
    }
    await night.ask()
    expect(web.got).toEqual([])
    await night.advance(SECOND)
    expect(web.got).toHaveLength(1)
  })
})

describe('what is asked of somebody by name', () => {
  it('rings them first, whoever else is there, and who is there later, with the reason', async () => {
    for (const account of ['mei', 'jun', 'ann']) night.devices.add(account)
    await night.must('dale', {
      type: 'request.ask',
      id: 'r1',
      kind: 'reset',
      machine: 'dolphin',
      step: null,
      to: 'jun',
      text: 'Press reset',
      expect: '',
      allowance: 5,
      expiresAt: null,
      ifNobody: { then: 'ask', reason: 'He is at the door.' },
    })
    await night.advance(MINUTE)
    expect([...new Set(night.pushed.map((p) => p.account))]).toEqual(['jun'])
    await night.advance(MINUTE)
    const mine = night.pushed.find((p) => p.account === 'mei')
    expect(mine?.notice.body).toMatch(/^jun has not answered\.\n/)
  })
})

describe('escalation', () => {
  it('goes to who is on site next, passes over who is asleep, and on to the one after', async () => {
    for (const account of ['mei', 'jun', 'ann']) night.devices.add(account)
    // It is nine in Taipei: Jun sleeps by day.
    await night.store.sleepHours.put('jun', { wake: '17:00', sleep: '08:00', shared: false })
    await night.ask()
    await night.advance(10 * MINUTE)
    expect(await night.count('request.escalated')).toBe(0)
    await night.advance(MINUTE)
    expect(await night.count('request.escalated')).toBe(1)
    expect([...new Set(night.pushed.map((p) => p.account))]).toEqual(['mei', 'ann'])
    // Who is rung for another is told why, and that nobody counts on them being there.
    const to = (account: string) => night.pushed.find((p) => p.account === account)?.notice.body
    expect(to('mei')).not.toContain('not answered')
    expect(to('ann')).toMatch(/^mei has not answered\. You are off duty\.\n/)
  })

  it('wakes a life-line', async () => {
    for (const account of ['mei', 'jun', 'ann']) night.devices.add(account)
    await night.store.sleepHours.put('jun', { wake: '17:00', sleep: '08:00', shared: false })
    await night.store.notify.setLifeLine('jun', true)
    await night.ask()
    await night.advance(11 * MINUTE)
    expect([...new Set(night.pushed.map((p) => p.account))]).toEqual(['mei', 'jun'])
    await night.advance(5 * MINUTE)
    expect([...new Set(night.pushed.map((p) => p.account))]).toEqual(['mei', 'jun', 'ann'])
  })

  it('says so when nobody is left', async () => {
    night.devices.add('mei')
    await night.ask()
    await night.advance(11 * MINUTE)
    expect((await night.said()).at(-1)).toBe('- - 1 nobody')
  })
})

describe('a card that fires', () => {
  it('is told to everybody on site', async () => {
    night.devices.add('mei')
    night.devices.add('jun')
    await night.must('jun', { type: 'presence.arrive' })
    await night.must('dale', {
      type: 'card.arm',
      id: 'c1',
      unless: 'the prompt is back',
      then: 'power it off',
      machine: null,
      dueAt: night.clock.now() + 5 * MINUTE,
    })
    await night.advance(5 * MINUTE)
    expect(night.pushed.map((p) => [p.account, p.notice.kind]).sort()).toEqual([
      ['jun', 'card'],
      ['mei', 'card'],
    ])
    expect(night.pushed[0]?.notice.body).toContain('power it off')
    expect((await night.tried()).map((t) => t.about)).toEqual([
      { kind: 'card', id: 'c1' },
      { kind: 'card', id: 'c1' },
    ])
    // What a locked phone shows is replaced once it holds no more.
    await night.must('dale', { type: 'card.disarm', id: 'c1', reason: 'It is back.' })
    await night.advance(1000)
    const last = night.pushed.slice(-2).map((p) => p.notice)
    expect(last.map((n) => [n.kind, n.title])).toEqual([
      ['answered', ladder.en.message.cardNow.disarmed],
      ['answered', ladder.en.message.cardNow.disarmed],
    ])
    expect(last[0]?.tag).toBe(night.pushed[0]?.notice.tag)
  })
})

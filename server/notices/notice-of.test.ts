import { expect, test } from 'vitest'
import { requests } from '../../domain/hands/words/requests.ts'
import { push } from '../../domain/notices/words/push.ts'
import { dale, MINUTE, mei, upgradeWith } from '../../tests/factories.ts'
import { noticeOf } from './notice-of.ts'

test('the buttons of a notice are what its reader can still answer, in their language', () => {
  const n = upgradeWith({ status: 'running', onSite: true })
  const ask = { type: 'request.ask', id: 'r', kind: 'reset', machine: 'dolphin', step: null } as const
  n.must(dale, { ...ask, text: 'Press it', expect: '', allowance: 10, expiresAt: null })
  const buttons = (lang: 'en' | 'zh-TW' = 'en') =>
    noticeOf(
      n.state,
      { kind: 'request', id: 'r', ring: 0 },
      lang,
      'https://farhand.example',
      'sentinel',
      n.now,
    )?.buttons
  expect(buttons()).toEqual([
    { action: 'seen', title: push.en.seen },
    { action: 'way', title: push.en.way },
  ])
  n.must(mei, { type: 'request.seen', id: 'r' })
  expect(buttons('zh-TW')).toEqual([{ action: 'way', title: push['zh-TW'].way }])
  n.must(mei, { type: 'request.on-my-way', id: 'r' })
  expect(buttons()).toEqual([])
  // Rung because it is late, it can be answered with one tap.
  n.set(n.realNow + 30 * MINUTE)
  expect(buttons()).toEqual([{ action: 'way', title: requests.en.stillAtIt }])
})

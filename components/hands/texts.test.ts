import { expect, test } from 'vitest'
import { askOf } from '../../domain/hands/ask-of.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { originalWords } from '../../domain/plan/words/original.ts'
import { noticeOf } from '../../server/notices/notice-of.ts'
import { buildPlan, buildStep, dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { bootOf } from '../../tests/harness/hands.ts'
import { renderHands } from '../phone/render.tsx'

const stand = buildStep('s', {
  title: 'Reboot it',
  machine: 'dolphin',
  needs: ['hands'],
  expect: 'a login line',
  ask: {
    kind: 'stand-by',
    text: 'Stand by',
    allowance: 10,
    details: { if: 'it hangs', then: 'Press RESET' },
  },
  texts: {
    'zh-TW': {
      title: '重新開機',
      ask: '請守在旁邊',
      details: { if: '沒有動靜', then: '按 RESET' },
      expect: '出現登入提示',
    },
  },
})
const cable = buildStep('e', {
  title: 'Move the cable',
  order: 1,
  by: 'sentinel',
  machine: 'dolphin',
  needs: ['hands'],
  ask: { kind: 'move-cable', text: 'Move it over', allowance: 10 },
  texts: { 'zh-TW': { title: '移線路', ask: '把線移過去' } },
  symptoms: {
    ask: [
      {
        id: 'screen',
        name: 'Screen',
        answers: ['errors', 'login'],
        texts: { 'zh-TW': { name: '螢幕', answers: ['錯誤訊息', '登入提示'] } },
      },
    ],
    rows: [
      {
        when: { screen: 'errors' },
        means: 'Configuration.',
        then: 'Leave it.',
        texts: { 'zh-TW': { means: '設定問題。', then: '不要動。' } },
      },
    ],
  },
})

function night(): Night {
  return upgradeWith({ status: 'running', onSite: true, plan: buildPlan({ steps: [stand, cable] }) })
}
function page(of: Night, lang: Lang): string {
  // What the page was rendered from stands in it too, in both languages.
  return renderHands(bootOf(of, { lang }), '', { first: '/hands/x.js', later: '/hands/y.js' }).replace(
    /<script.*?<\/script>/gs,
    '',
  )
}
/** The words of the page, and those of the part that is folded away. */
function parts(html: string): { read: string; folded: string } {
  const original = /<details class="original">.*?<\/details>/gs
  return { read: html.replace(original, ''), folded: (html.match(original) ?? []).join('') }
}

test('what is asked reads in the reader’s language, its conditions too, with the original one tap away', () => {
  const of = night()
  of.must(dale, { ...askOf(stand), id: 'r1' })
  const { read, folded } = parts(page(of, 'zh-TW'))
  for (const text of ['請守在旁邊', '沒有動靜', '按 RESET', '出現登入提示', '重新開機'])
    expect(read).toContain(text)
  for (const text of ['Stand by', 'it hangs', 'Press RESET', 'a login line', 'Reboot it']) {
    expect(read).not.toContain(text)
    expect(folded).toContain(text)
  }
  expect(folded).toContain(`>${originalWords['zh-TW'].title}</summary><div lang="en"`)
  const english = parts(page(of, 'en'))
  expect(english.read).toContain('Press RESET')
  expect(english.folded).toBe('')
  expect(english.read).not.toContain('按 RESET')
})

test('what somebody wrote instead reads as it was written, in every language', () => {
  const of = night()
  of.must(dale, { ...askOf(stand), id: 'r1', text: 'Stand by ELEPHANT instead' })
  for (const lang of langs) expect(parts(page(of, lang)).read).toContain('Stand by ELEPHANT instead')
  expect(page(of, 'zh-TW')).not.toContain('請守在旁邊')
})

test('an own step and what is seen there read in the reader’s language; what is sent is the original’s answer', () => {
  const of = night()
  of.must(dale, { type: 'step.start', step: 's' })
  of.must(dale, { type: 'step.finish', step: 's' })
  expect(parts(page(of, 'zh-TW')).read).toContain('<h1 id="now">移線路</h1>')
  of.must(mei, { type: 'step.start', step: 'e', confirmed: true })
  const html = page(of, 'zh-TW')
  expect(html).toMatch(
    /name="answer" value="errors"[^>]*>錯誤訊息<|value="errors" name="answer"[^>]*>錯誤訊息</,
  )
  of.must(mei, { type: 'sign.report', on: 'step', id: 'e', sign: 'screen', answer: 'errors' })
  const { read, folded } = parts(page(of, 'zh-TW'))
  expect(read).toMatch(/look-lit.*設定問題。.*不要動。/s)
  for (const text of ['Screen', 'errors', 'Configuration.', 'Leave it.'])
    expect(folded).toContain(`>${text}</p>`)
  expect(parts(page(of, 'en')).read).toMatch(/look-lit.*Configuration\..*Leave it\./s)
})

test('a notice is in the language of whom it tells', () => {
  const of = night()
  of.must(dale, { ...askOf(stand), id: 'r1' })
  const told = (lang: Lang) =>
    noticeOf(of.state, { kind: 'request', id: 'r1' } as never, lang, 'http://here', 'sentinel', of.now)?.body
  expect(told('zh-TW')).toMatch(/^請守在旁邊\n.*出現登入提示/s)
  expect(told('en')).toMatch(/^Stand by\n.*a login line/s)
})

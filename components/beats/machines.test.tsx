import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { beats } from '../../domain/beats/words/beats.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { buildPlan, buildStep, dale, meOf, NINE, owner, script, upgradeWith } from '../../tests/factories.ts'
import { Desk } from '../desk/desk.tsx'

const SECOND = 1000

function night() {
  const steps = [buildStep('boot', { order: 1, machine: 'dolphin', endsWhenUp: true })]
  return upgradeWith({ status: 'running', onSite: true, plan: { ...buildPlan(), steps } })
}
function text(n: ReturnType<typeof night>, lang: Lang = 'en', now = n.realNow): string {
  const html = renderToString(
    <Desk me={meOf(n, dale)} lang={lang} state={n.state} events={[...n.events]} now={now} />,
  )
  return html
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a step that waits for its machine’s report says so, and that no line is there yet', () => {
  const n = night()
  expect(text(n)).toContain(beats.en.endsNot('DOLPHIN'))
  n.must(owner, { type: 'token.add', id: 'line', name: 'DOLPHIN', machine: 'dolphin', every: 60 })
  expect(text(n)).toContain(beats.en.ends('DOLPHIN'))
  expect(text(n)).toContain(beats.en.hasBeat('60 s'))
  expect(text(n, 'zh-TW')).toContain('機器每 60 秒自己回報一次')
})

test('a dark machine says for how long; one that is back, how long it was', () => {
  const n = night()
  const dark = NINE + 50 * SECOND
  n.must(dale, { type: 'machine.report', machine: 'dolphin', condition: 'dark' }, { at: dark })
  expect(text(n, 'en', dark + 12 * SECOND)).toContain('for 12 s')
  n.must(owner, { type: 'token.add', id: 'line', name: 'DOLPHIN', machine: 'dolphin' })
  n.must(owner, { type: 'token.revoke', id: 'tok' })
  const line = { ...script, token: 'line' } as const
  n.must(line, { type: 'machine.beat', machine: 'dolphin', boot: 'one' }, { at: dark + 96 * SECOND })
  expect(text(n)).toMatch(/09:02:26 .*dark 96 s/)
  expect(text(n, 'zh-TW')).toContain('無回應 96 秒')
})

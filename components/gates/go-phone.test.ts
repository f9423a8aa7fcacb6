import { expect, test } from 'vitest'
import { gates } from '../../domain/gates/words/gates.ts'
import { langs } from '../../domain/messages/lang.ts'
import { buildStep, dale, MINUTE, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { bootOf } from '../../tests/harness/hands.ts'
import { renderHands } from '../phone/render.tsx'

function page(night: Night, lang: 'en' | 'zh-TW' = 'en'): string {
  return renderHands(bootOf(night, { lang }), '', { first: '/hands/x.js', later: '/hands/y.js' })
}
const text = (html: string) =>
  html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

function asked(): Night {
  const night = upgradeWith({
    status: 'running',
    onSite: true,
    plan: { steps: [buildStep('a', { order: 1, by: 'sentinel', machine: 'dolphin' })] },
  })
  night.must(dale, {
    type: 'go.ask',
    id: 'g',
    question: 'Move the cable?',
    people: ['upgrader', 'sentinel'],
    about: { kind: 'step', id: 'a' },
    minutes: 10,
    figures: { 'steps-done': 3, 'steps-planned': 14, temperature: '21 °C' },
  })
  return night
}

test('a question has its figures in words in both languages, and those of its own as they were written', () => {
  const night = asked()
  expect(text(page(night))).toMatch(/Steps done 3 of 14 temperature 21 °C/)
  expect(text(page(night, 'zh-TW'))).toContain('已完成的步驟 3／14')
  for (const lang of langs) expect(text(page(night, lang))).not.toContain('steps-done')
})

test('a No-go wants its reason and Go wants none; each is a form without script', () => {
  const forms = [...page(asked()).matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map((m) => m[1] ?? '')
  const [go] = forms.filter((f) => f.includes('name="answer"') && f.includes('value="go"'))
  const [noGo] = forms.filter((f) => f.includes('value="no-go"'))
  expect(go).not.toContain('required')
  expect(noGo).toContain('required')
})

test.each(langs)('a No-go is a full card that stops, with who and why (%s)', (lang) => {
  const night = asked()
  const words = gates[lang]
  night.must(dale, { type: 'go.answer', id: 'g', answer: 'no-go', note: 'Smoke.' })
  const html = page(night, lang)
  for (const said of [words.stop, words.doNotStart('Step a'), words.saidBy('Dale'), 'Smoke.'])
    expect(text(html)).toContain(said)
  expect(html).toContain('card-stop')
  expect(html).not.toContain('value="step.start"')
})

test('who was replaced, and why, is read by all', () => {
  const night = asked()
  night.must(dale, {
    type: 'go.replace',
    id: 'g',
    person: 'upgrader',
    by: 'boss',
    reason: 'On the telephone.',
  })
  expect(text(page(night))).toContain('Boss signs in place of Dale : On the telephone.')
  night.must(mei, { type: 'go.answer', id: 'g', answer: 'go', note: '' })
  expect(text(page(night))).toContain('On the telephone.')
})

test('what was begun without a line says so', () => {
  const night = asked()
  night.must(
    mei,
    { type: 'step.start', step: 'a' },
    { at: night.realNow + 3 * MINUTE, said: { saidAt: 0, sentAt: 3 * MINUTE } },
  )
  night.must(mei, { type: 'go.answer', id: 'g', answer: 'go', note: '' })
  expect(text(page(night))).toContain(gates.en.started)
})

import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { langs } from '../../domain/messages/lang.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { boss, dale, MINUTE, mei, meOf, NINE, type Night, upgradeWith } from '../../tests/factories.ts'
import { Desk } from './desk.tsx'

const { en } = gates

function page(night: Night, who: Who, lang: 'en' | 'zh-TW' = 'en'): string {
  const { state, events, realNow } = night
  return renderToString(
    <Desk me={meOf(night, who)} lang={lang} state={state} events={[...events]} now={realNow} />,
  ).replaceAll('<!-- -->', '')
}
const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((m) =>
    (m[1] ?? '').replace(/<kbd.*?<\/kbd>/g, '').replace(/<[^>]*>/g, ''),
  )

function asked(people = ['upgrader', 'sentinel', 'boss']): Night {
  const night = upgradeWith({ status: 'running', onSite: true })
  night.must(dale, {
    type: 'go.ask',
    id: 'g',
    question: 'Is the building empty?',
    people,
    about: { kind: 'step', id: 'a' },
    minutes: 10,
    figures: { 'steps-done': 3, 'steps-planned': 14, awake: '19 h' },
  })
  return night
}

describe('a question on the Desk', () => {
  test('shows who has answered what by name, and its figures in words', () => {
    const night = asked()
    night.must(mei, { type: 'go.answer', id: 'g', answer: 'go', note: 'All have left.' })
    const shown = text(page(night, dale))
    expect(shown).toMatch(/Mei Go/)
    expect(shown).toMatch(/Boss not yet/)
    expect(shown).toContain('Steps done: 3 of 14')
    expect(shown).toContain('awake: 19 h')
    expect(shown).not.toContain('steps-done')
    expect(text(page(night, dale, 'zh-TW'))).toContain('已完成的步驟：3／14')
  })

  test('gives Go and No-go to who is named and has not answered, an observer too', () => {
    const night = asked(['boss', 'sentinel'])
    expect(buttons(page(night, boss))).toEqual(expect.arrayContaining([en.go, en.noGo]))
    expect(buttons(page(night, dale))).not.toContain(en.noGo)
    night.must(boss, { type: 'go.answer', id: 'g', answer: 'go', note: '' })
    expect(buttons(page(night, boss))).not.toContain(en.noGo)
  })

  test('keeps its step from being started, and says what is missing', () => {
    const night = asked(['boss'])
    night.advance(NINE + 20 * MINUTE)
    const html = page(night, dale)
    expect(buttons(html)).not.toContain('Start')
    expect(text(html)).toContain(en.why.expired)
    expect(buttons(html).join()).toContain(moveWords.en.does['ask-go'])
  })
})

test.each(langs)('a No-go is the main thing, with who and why and what comes next (%s)', (lang) => {
  const night = asked()
  night.must(mei, { type: 'go.answer', id: 'g', answer: 'no-go', note: 'Smoke on the second floor.' })
  const words = gates[lang]
  const html = page(night, dale, lang)
  for (const said of [
    words.stop,
    words.doNotStart('Step a'),
    words.saidBy('Mei'),
    'Smoke on the second floor.',
  ])
    expect(text(html)).toContain(said)
  expect(buttons(html)).toContain(deskGates[lang].askAgain)
  expect(buttons(page(night, boss, lang))).not.toContain(deskGates[lang].askAgain)
  night.must(dale, { type: 'step.skip', step: 'a', reason: 'not tonight' })
  expect(text(page(night, dale, lang))).not.toContain(words.stop)
})

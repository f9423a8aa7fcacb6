import { expect, test } from 'vitest'
import { buildStep, upgradeWith } from '../../tests/factories.ts'
import { stepTexts } from '../plan/texts.ts'
import { forReaderOf } from './one-language.ts'

test('a reader gets the originals and their own language, and reads what they would have read of all of it', () => {
  const step = buildStep('a', { title: 'Move the cable', texts: { 'zh-TW': { title: '移動數據機線' } } })
  const { state } = upgradeWith({ status: 'running', plan: { steps: [step, buildStep('b')] } })
  for (const lang of ['en', 'zh-TW'] as const) {
    const read = forReaderOf(state, lang).steps['a']
    expect(read).toBeDefined()
    if (read !== undefined) expect(stepTexts(read, lang).title).toBe(stepTexts(step, lang).title)
  }
  expect(JSON.stringify(forReaderOf(state, 'en'))).not.toContain('移動')
  expect(JSON.stringify(forReaderOf(state, 'zh-TW'))).toContain('移動')
  expect(forReaderOf(state, 'en').steps['b']).toEqual(state.steps['b'])
})

import { describe, expect, it } from 'vitest'
import { buildPlan, buildStep, upgradeWith } from '../../tests/factories.ts'
import type { PlanStep, Sign } from '../plan/plan.ts'
import { readSigns, readSignWords, writeSigns, writeSignWords } from '../signs/text.ts'
import { setField, tryAll } from './edit.ts'
import { stepTextsLeft, withRowText, withRowWords, withSignWords, withTexts, withWords } from './texts.ts'

const step: PlanStep = buildStep('a', {
  expect: 'a beep',
  ask: { kind: 'move-cable', text: 'Move it', allowance: 5, details: { cable: 'modem', to: 'B' } },
  texts: { 'zh-TW': { title: '甲', ask: '搬', expect: '嗶一聲', details: { cable: '數據機線', to: '乙' } } },
})
const lcd: Sign = {
  id: 'lcd',
  name: 'LCD',
  answers: ['on', 'off'],
  texts: { 'zh-TW': { name: '面板', answers: ['亮', '暗'] } },
}

describe('words in another language', () => {
  it('are set part by part, and gone where nothing is left of them', () => {
    expect(withWords(null, 'zh-TW', { title: '甲' })).toEqual({ 'zh-TW': { title: '甲' } })
    expect(withWords({ 'zh-TW': { title: '甲', ask: '搬' } }, 'zh-TW', { title: '' })).toEqual({
      'zh-TW': { ask: '搬' },
    })
    expect(withWords({ 'zh-TW': { title: '甲' } }, 'zh-TW', { title: '' })).toBeNull()
    expect(withWords({ 'zh-TW': { title: '甲' } }, 'en', { title: 'A' })).toEqual({
      en: { title: 'A' },
      'zh-TW': { title: '甲' },
    })
  })

  it('go with the text that they stood for, and stay with every other', () => {
    expect(stepTextsLeft(step, { ...step, title: 'Other' })).toEqual({
      'zh-TW': { ask: '搬', expect: '嗶一聲', details: { cable: '數據機線', to: '乙' } },
    })
    const ask = step.ask && { ...step.ask, details: { cable: 'power', to: 'B' } }
    expect(stepTextsLeft(step, { ...step, ask })?.['zh-TW']).toMatchObject({
      ask: '搬',
      details: { to: '乙' },
    })
    expect(stepTextsLeft(step, { ...step, ask: null })).toEqual({
      'zh-TW': { title: '甲', expect: '嗶一聲' },
    })
    expect(stepTextsLeft(step, { ...step, minutes: { best: 1, likely: 1, worst: 1 } })).toEqual(step.texts)
  })

  it('go in the same edit, and come back with it', () => {
    const { state } = upgradeWith({ plan: buildPlan({ steps: [step] }) })
    const edit = setField('step', 'a', 'title', 'Other', step.title)
    const edits = withTexts(state, [edit])
    expect(edits).toHaveLength(2)
    const done = tryAll(state, edits)
    if (!done.ok) throw new Error(done.refusal.code)
    expect(done.state.steps['a']).toMatchObject({ title: 'Other', texts: { 'zh-TW': { ask: '搬' } } })
    expect(done.state.steps['a']?.texts?.['zh-TW']).not.toHaveProperty('title')
    const back = tryAll(done.state, done.undo)
    expect(back.ok && back.state.steps['a']).toEqual(step)
    expect(withTexts(state, [setField('step', 'a', 'order', 4, 0)])).toHaveLength(1)
  })

  it('of what is looked at are kept when its line is read again, unless it says something else', () => {
    const again = readSigns(writeSigns([lcd]), [lcd], 6)
    expect(again).toEqual({ ok: true, value: [lcd] })
    expect(readSigns('LCD: on / off / blinking', [lcd], 6)).toMatchObject({
      value: [{ id: 'lcd', texts: { 'zh-TW': { name: '面板' } } }],
    })
    expect(readSigns('Panel: on / off', [lcd], 6)).toMatchObject({
      value: [{ id: 'lcd', texts: { 'zh-TW': { answers: ['亮', '暗'] } } }],
    })
    const read = readSigns('Panel: yes / no', [lcd], 6)
    expect(read.ok && read.value[0]).not.toHaveProperty('texts')
  })

  it('of what is looked at are a line of the same form, with as many answers', () => {
    expect(writeSignWords(lcd, 'zh-TW')).toBe('面板: 亮 / 暗')
    expect(writeSignWords(lcd, 'en')).toBe('')
    expect(readSignWords('面板：亮／暗', lcd)).toEqual({
      ok: true,
      words: { name: '面板', answers: ['亮', '暗'] },
    })
    expect(readSignWords('面板：on / off', lcd)).toEqual({
      ok: true,
      words: { name: '面板', answers: undefined },
    })
    expect(readSignWords('面板：亮 / 暗 / 閃', lcd)).toEqual({ ok: false, fault: 'too-few' })
    expect(readSignWords('面板：亮 / 亮', lcd)).toEqual({ ok: false, fault: 'doubled' })
    expect(withSignWords(lcd, 'zh-TW', { name: undefined, answers: undefined })).not.toHaveProperty('texts')
  })

  it('of a row go with what it says', () => {
    const row = withRowWords({ when: {}, means: 'm', then: 't' }, 'zh-TW', { means: '甲', then: '乙' })
    expect(withRowText(row, 'means', 'other').texts).toEqual({ 'zh-TW': { then: '乙' } })
    expect(withRowText(row, 'means', 'm')).toEqual(row)
  })
})

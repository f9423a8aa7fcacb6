import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPlan, buildStep, dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { askOf } from '../hands/ask-of.ts'
import { requestTexts } from '../hands/request-texts.ts'
import { langs } from '../messages/lang.ts'
import type { Sign, SymptomRow } from './plan.ts'
import { stepSchema } from './schema.ts'
import { answerText, originalLang, rowTexts, signTexts, stepTexts, textsOfUndo } from './texts.ts'

const zh = {
  title: '搬線路',
  ask: '把線路搬過去',
  details: { cable: '數據機線' },
  otherwise: '接回去',
  expect: '面板亮',
  undo: '接回去\n再看面板',
}
const cable = buildStep('e', {
  title: 'Move the cable',
  by: 'sentinel',
  machine: 'dolphin',
  needs: ['hands'],
  expect: 'The LCD lights',
  undo: { what: 'Plug it back', by: 'sentinel', needs: ['hands'], minutes: { best: 1, likely: 2, worst: 3 } },
  ask: {
    kind: 'move-cable',
    text: 'Move it over',
    allowance: 10,
    details: { cable: 'modem', to: 'DOLPHIN' },
    otherwise: 'Plug it back',
  },
  texts: { 'zh-TW': zh },
})
const lcd: Sign = {
  id: 'lcd',
  name: 'LCD',
  answers: ['ON-LINE', 'off'],
  texts: { 'zh-TW': { name: '面板', answers: ['亮', '暗'] } },
}

describe('the plan’s words in a reader’s language', () => {
  it('are those that the plan gives, each part by itself; else the original', () => {
    expect(stepTexts(cable, 'zh-TW')).toEqual({
      ...zh,
      details: { cable: '數據機線', to: 'DOLPHIN' },
      original: 'en',
    })
    expect(stepTexts(cable, 'en')).toMatchObject({ title: 'Move the cable', ask: 'Move it over' })
    const { ask: _, ...less } = zh
    expect(stepTexts({ ...cable, texts: { 'zh-TW': less } }, 'zh-TW')).toMatchObject({
      title: '搬線路',
      ask: 'Move it over',
    })
  })

  it('say nothing where the original says nothing', () => {
    const bare = { ...buildStep('a'), texts: { 'zh-TW': zh } }
    expect(stepTexts(bare, 'zh-TW')).toMatchObject({
      title: '搬線路',
      ask: '',
      details: {},
      otherwise: '',
      expect: '',
      undo: '',
    })
  })

  it('name what is looked at and its answers, in the original’s order; any other answer as it was said', () => {
    expect(signTexts(lcd, 'zh-TW')).toEqual({ name: '面板', answers: ['亮', '暗'], original: 'en' })
    expect(answerText(lcd, 'off', 'zh-TW')).toBe('暗')
    expect(answerText(lcd, 'blinking 8', 'zh-TW')).toBe('blinking 8')
    expect(answerText(lcd, 'off', 'en')).toBe('off')
    const row: SymptomRow = {
      when: { lcd: 'off' },
      means: 'No line.',
      then: 'Push.',
      texts: { 'zh-TW': { then: '插緊。' } },
    }
    expect(rowTexts(row, 'zh-TW')).toMatchObject({ means: 'No line.', then: '插緊。' })
  })

  it('are of a known language as far as one is left', () => {
    expect(originalLang({ 'zh-TW': {} })).toBe('en')
    expect(originalLang({ en: {} })).toBe('zh-TW')
    expect([originalLang({}), originalLang(null), originalLang({ en: {}, 'zh-TW': {} })]).toEqual([
      '',
      '',
      '',
    ])
  })

  it('go along into the step that undoes another', () => {
    expect(textsOfUndo(cable.texts, true)).toEqual({
      texts: { 'zh-TW': { title: '接回去', ask: '接回去\n再看面板' } },
    })
    expect(textsOfUndo(cable.texts, false)).toEqual({ texts: { 'zh-TW': { title: '接回去' } } })
    expect(textsOfUndo({ 'zh-TW': { title: '甲' } }, true)).toEqual({})
  })

  it('are refused where they say nothing, or answer otherwise than the original can be answered', () => {
    const refused = (texts: unknown) => !stepSchema.safeParse({ ...cable, texts }).success
    for (const texts of [
      {},
      { 'zh-TW': {} },
      { 'zh-TW': { title: ' ' } },
      { ja: zh },
      { 'zh-TW': { run: 'ls' } },
    ])
      expect(refused(texts), JSON.stringify(texts)).toBe(true)
    expect(refused(null)).toBe(false)
    const signs = (answers: string[]) => {
      const night = upgradeWith()
      const value = [{ ...lcd, texts: { 'zh-TW': { answers } } }]
      const saw = night.state.machines['dragon']?.signs as never
      return night.would(dale, {
        type: 'plan.set',
        kind: 'machine',
        id: 'dragon',
        field: 'signs',
        value,
        saw,
      })
    }
    expect(signs(['亮', '暗'])).toMatchObject({ ok: true })
    expect(signs(['亮'])).toMatchObject({
      refusal: {
        params: { issues: [{ path: 'signs.0.texts.zh-TW.answers', problem: 'answers-differ' }] },
      },
    })
  })
})

describe('a request in a reader’s language', () => {
  function asked(change: object = {}): Night {
    const steps = buildPlan().steps.map((s) => (s.id === 'e' ? cable : s))
    const night = upgradeWith({ status: 'running', onSite: true, plan: buildPlan({ steps }) })
    night.must(dale, { ...askOf(cable), id: 'r1', ...change })
    return night
  }
  const reads = (night: Night, lang: 'en' | 'zh-TW' = 'zh-TW') => {
    const r = night.state.requests['r1']
    if (r === undefined) throw new Error('it was not asked')
    return requestTexts(night.state, r, lang)
  }

  it('is in it where it says what its step planned', () => {
    expect(reads(asked())).toEqual({
      text: '把線路搬過去',
      details: { cable: '數據機線', to: 'DOLPHIN' },
      otherwise: '接回去',
      expect: '面板亮',
      original: 'en',
    })
    expect(reads(asked(), 'en')).toMatchObject({ text: 'Move it over', expect: 'The LCD lights' })
  })

  it('is in its own words where these are others, each part by itself', () => {
    expect(reads(asked({ text: 'Move it to ELEPHANT', details: { cable: 'power', to: 'DOLPHIN' } }))).toEqual(
      {
        text: 'Move it to ELEPHANT',
        details: { cable: 'power', to: 'DOLPHIN' },
        otherwise: '接回去',
        expect: '面板亮',
        original: 'en',
      },
    )
    expect(reads(asked({ step: null }))).toMatchObject({ text: 'Move it over', expect: 'The LCD lights' })
  })

  it('is the title’s where the plan says not what to ask', () => {
    const bare = { ...cable, ask: null }
    const steps = buildPlan().steps.map((s) => (s.id === 'e' ? bare : s))
    const night = upgradeWith({ status: 'running', onSite: true, plan: buildPlan({ steps }) })
    night.must(dale, { ...askOf(bare), id: 'r1' })
    expect(reads(night).text).toBe('搬線路')
  })
})

const word = fc.constantFrom('', 'a', ' padded ', '線路', 'two\nlines')
const said = fc.constantFrom('甲', '乙\n丙')
const anyStep = fc
  .record({
    title: word,
    text: word,
    expect: word,
    otherwise: word,
    cable: word,
    what: word,
    asks: fc.boolean(),
  })
  .map((w) => ({
    ...cable,
    title: w.title || 'T',
    expect: w.expect,
    undo: cable.undo && { ...cable.undo, what: w.what || 'U' },
    ask: w.asks
      ? {
          ...(cable.ask as NonNullable<typeof cable.ask>),
          text: w.text || 'A',
          otherwise: w.otherwise,
          details: { cable: w.cable },
        }
      : null,
  }))
const anyTexts = fc.option(
  fc.dictionary(
    fc.constantFrom(...langs),
    fc.record(
      {
        title: said,
        ask: said,
        expect: said,
        otherwise: said,
        undo: said,
        details: fc.record({ cable: said }),
      },
      { requiredKeys: [] },
    ),
  ),
  { nil: undefined },
)

describe('whatever a plan gives in other languages', () => {
  it('without it, every word is the original, byte for byte', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom(...langs), (step, lang) => {
        for (const texts of [undefined, null, {}]) {
          const says = stepTexts({ ...step, texts } as typeof cable, lang)
          expect(says).toMatchObject({ title: step.title, expect: step.expect, undo: step.undo?.what })
          expect([says.ask, says.otherwise, says.details]).toEqual([
            step.ask?.text ?? '',
            step.ask?.otherwise ?? '',
            step.ask?.details ?? {},
          ])
        }
      }),
    )
  })

  it('what is sent is the same with it and without it', () => {
    fc.assert(
      fc.property(anyStep, anyTexts, (step, texts) => {
        expect(askOf({ ...step, texts } as typeof cable)).toEqual(askOf({ ...step, texts: null }))
      }),
    )
    const answers = lcd.texts?.['zh-TW']?.answers ?? []
    for (const [i, answer] of lcd.answers.entries()) expect(answerText(lcd, answer, 'zh-TW')).toBe(answers[i])
  })

  it('an answer means the same row whichever language it was read in', () => {
    const own = buildPlan()
    const night = upgradeWith({ status: 'running', onSite: true, plan: own })
    const other = upgradeWith({
      status: 'running',
      onSite: true,
      plan: {
        ...own,
        machines: own.machines.map((m) => (m.id === 'dragon' ? { ...m, signs: [lcdOf(m)] } : m)),
      },
    })
    for (const n of [night, other])
      n.must(mei, { type: 'sign.report', on: 'machine', id: 'dragon', sign: 'lcd', answer: 'off-line' })
    expect(other.state.seen).toEqual(night.state.seen)
  })
})

function lcdOf({ signs }: { signs?: Sign[] | null | undefined }): Sign {
  const [sign] = signs ?? []
  if (sign === undefined) throw new Error('the plan has no sign there')
  return { ...sign, texts: { 'zh-TW': { answers: ['已連線', '斷線'] } } }
}

import { expect, test } from 'vitest'
import { dale, mei, owner, upgradeWith } from '../../tests/factories.ts'
import { wordFiles } from '../../tests/harness/catalogue.ts'
import { openEvent } from '../log/events.ts'
import { progressText } from '../work/words/progress.ts'
import { eventLine } from './event-line.ts'
import { actorName, eventNames, eventWords } from './events.ts'
import { type Lang, langs } from './lang.ts'

/** Every leaf of a table of words, by its path. Functions are called with what makes any of them speak. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value === 'function') return [[path, value]]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
  return [[path, value]]
}

/** Every table of words there is, also one that was made today, by its name. What depends on a plan file's fault is tested beside it. */
const tables: Record<string, Record<Lang, unknown>> = Object.fromEntries(
  (await Promise.all(wordFiles().map((file) => import(new URL(`../${file}`, import.meta.url).href)))).flatMap(
    (module: Record<string, unknown>) => Object.entries(module).filter(isTable),
  ),
)

function isTable(entry: [string, unknown]): entry is [string, Record<Lang, unknown>] {
  const [, value] = entry
  return typeof value === 'object' && value !== null && langs.every((lang) => lang in value)
}

test.each(Object.entries(tables))(
  '%s says the same things in both languages, and nothing with no words',
  (_table, words) => {
    const [en, zh] = langs.map((lang) => leaves(words[lang]))
    expect(zh?.map(([path]) => path)).toEqual(en?.map(([path]) => path))
    for (const [path, leaf] of [...(en ?? []), ...(zh ?? [])])
      if (typeof leaf === 'string') expect(leaf.trim(), path).not.toBe('')
  },
)

test('Chinese is Chinese: no line is left in English, and its sentences end in its own marks', () => {
  const untranslated = Object.entries(tables).flatMap(([table, words]) =>
    leaves(words['zh-TW'])
      .filter(
        ([, leaf]) => typeof leaf === 'string' && /[a-z]{3}/i.test(leaf) && !/[\u4e00-\u9fff]/.test(leaf),
      )
      .map(([path, leaf]) => `${table}${path}: ${String(leaf)}`),
  )
  expect(untranslated.sort()).toEqual([
    'comer.languages.en: English',
    'demo.people.outside: Pat',
    'demo.people.upgrader: Dale',
    'eventWords.farhand: Farhand',
    'phonePage.other.code: English',
    'phonePage.other.label: Switch to English',
    'shell.farhand: Farhand',
    'shell.otherLanguage: English',
    'shell.otherLanguageLabel: Switch to English',
    'triedWords.channel.ntfy: ntfy',
    'triedWords.channel.webhook: webhook',
    'upgrades.stranger.ways.0.code: npm run owner-link',
  ])
  const halfWidth = Object.entries(tables).flatMap(([table, words]) =>
    leaves(words['zh-TW'])
      .filter(([, leaf]) => typeof leaf === 'string' && /[\u4e00-\u9fff][,;!?]/.test(leaf))
      .map(([p]) => table + p),
  )
  expect(halfWidth).toEqual([])
})

test('the lines of a night call things by name, in both languages', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  night.must(dale, { type: 'step.start', step: 'a' })
  night.must(dale, {
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: 'a',
    text: 'Press reset.',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  night.must(mei, { type: 'request.done', id: 'r1', saw: 'it beeped' })
  night.must(dale, { type: 'step.fail', step: 'a', reason: 'dark' })
  const before = night.events.length
  const lines = (lang: 'en' | 'zh-TW') =>
    night.events.slice(before - 4, before).map((row) => {
      const opened = openEvent(row)
      if (!opened.ok) throw new Error('unknown event')
      const line = eventLine(opened.event, eventNames(night.state, lang), lang)
      return `${actorName(night.state, row.actor, lang)} ${line}`
    })
  expect(lines('en')).toEqual([
    'Dale started “Step a”',
    'Dale asked for hands: DOLPHIN. Press reset. (for “Step a”)',
    'Mei did it: “Press reset”, saw: it beeped',
    'Dale marked “Step a” as failed: dark',
  ])
  expect(lines('zh-TW')).toEqual([
    'Dale 開始「Step a」',
    'Dale 請求人手：DOLPHIN，Press reset.（步驟「Step a」）',
    'Mei 做好了：「Press reset」，看到：it beeped',
    'Dale 把「Step a」記為失敗：dark',
  ])
})

test('a change of the plan is told by the names of things and fields', () => {
  const night = upgradeWith({ status: 'ready' })
  night.must(dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'cutsLink', value: true, saw: false })
  const opened = openEvent(night.events.at(-1) as never)
  if (!opened.ok) throw new Error('unknown event')
  const line = (lang: Lang) => eventLine(opened.event, eventNames(night.state, lang), lang)
  expect(line('en')).toBe('changed the step “Step a”: whether it cuts the link')
  expect(line('zh-TW')).toBe('修改步驟「Step a」：是否切斷連線')
})

test('times in a line are on both clocks', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  night.must(mei, { type: 'presence.away', until: night.now + 60 * 60_000 })
  const opened = openEvent(night.events.at(-1) as never)
  if (!opened.ok) throw new Error('unknown event')
  expect(eventLine(opened.event, eventNames(night.state, 'en'), 'en')).toBe(
    'is away until Sat 10:00 +08:00 / Fri 22:00 −04:00',
  )
})

test('an erased line says so, whatever it was', () => {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, { type: 'talk.say', text: 'a secret' })
  const { seq } = night.state
  night.must(owner, { type: 'event.erase', seq })
  const opened = openEvent(night.events[seq - 1] as never)
  if (!opened.ok) throw new Error('unknown event')
  const line = eventLine(opened.event, eventNames(night.state, 'en'), 'en')
  expect(line).toBe(eventWords.en.erased)
  expect(line).not.toContain('secret')
})

test('actors: members, scripts, the clock, the owner without a seat', () => {
  const { state } = upgradeWith()
  const called = ['acc-dale', 'acc-boss', 'token:tok', 'clock', 'acc-owner', 'farhand'].map((a) =>
    actorName(state, a, 'en'),
  )
  expect(called).toEqual(['Dale', 'Boss', 'dolphin', 'Clock', 'Owner', 'Farhand'])
})

test('progress in percent and bytes', () => {
  expect(progressText({ unit: 'percent', done: 66.67 })).toBe('66.7 %')
  expect(progressText({ unit: 'bytes', done: 12_400_000, total: 80_000_000 })).toBe('12.4 / 80.0 MB')
  expect(progressText({ unit: 'bytes', done: 1234, total: null })).toBe('1.2 kB')
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sayAnswer } from '../words/phrase.ts'
import { readPhrase } from './read-phrase.ts'
import type { PhraseContext } from './types.ts'

const utc = (minute: string) => Date.parse(`${minute}Z`)
const taipei = { name: 'Taipei office', zone: 'Asia/Taipei' }
const boston = { name: 'Massachusetts', zone: 'America/New_York' }
const london = { name: 'London', zone: 'Europe/London' }
const between = (now: string, site = taipei, home = boston): PhraseContext => ({
  now: utc(now),
  site,
  home,
  prefer: 'home',
})

const contexts: Record<string, PhraseContext> = {
  // Wednesday: 10:00 in Boston, 23:00 in Taipei
  W: between('2026-12-02T15:00'),
  // Wednesday noon in Boston, Thursday 01:00 in Taipei
  X: between('2026-12-02T17:00'),
  // Summer, twelve hours apart
  S: between('1998-09-09T14:00'),
  // Sunday: 08:00 in Boston, 21:00 in Taipei
  Y: between('2026-12-06T13:00'),
  // Half past midnight in Boston, 13:30 in Taipei, Thursday
  N: between('2026-12-03T05:30'),
  C: between('2026-12-02T15:00', taipei, { name: 'Chicago', zone: 'America/Chicago' }),
  L: between('2026-12-02T15:00', taipei, london),
  A: between('2026-12-02T15:00', { name: 'Sydney', zone: 'Australia/Sydney' }),
  I: between('2026-07-01T09:00', { name: 'Bengaluru', zone: 'Asia/Kolkata' }, london),
}

interface Outcome {
  kind: 'ok' | 'ask' | 'none'
  times: string[]
}

const lines = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
const cases = lines.map((line) => {
  const [context, phrase, outcomes] = line.split(' | ') as [string, string, string]
  const allowed = outcomes.split(' || ').map((o): Outcome => {
    const [kind, ...times] = o.trim().split(/\s+/) as [Outcome['kind'], ...string[]]
    return { kind, times }
  })
  return { context: contexts[context.trim()] as PhraseContext, phrase: phrase.trim(), allowed }
})

const minute = (wall: { instant: number }) => new Date(wall.instant).toISOString().slice(0, 16)

function outcomeOf(phrase: string, context: PhraseContext): Outcome {
  const answer = readPhrase(phrase, context)
  if (answer.ok) return { kind: 'ok', times: [minute(answer.wall)] }
  if ('choices' in answer) return { kind: 'ask', times: answer.choices.map((c) => minute(c.wall)) }
  return { kind: 'none', times: [answer.code === 'not-understood' ? answer.why : answer.code] }
}

describe('phrases as people write them', () => {
  test.each(cases)('$phrase', ({ phrase, context, allowed }) => {
    const got = outcomeOf(phrase, context)
    const fits = allowed.some(
      ({ kind, times }) => kind === got.kind && times.every((t) => got.times.includes(t)),
    )
    expect(fits, `${got.kind} ${got.times.join(' ')}, and not ${JSON.stringify(allowed)}`).toBe(true)
    expect(got.times.length).toBeLessThanOrEqual(4)
  })

  test('what is refused for one piece is offered without it', () => {
    const nearest = (phrase: string) => {
      const answer = readPhrase(phrase, contexts['W'] as PhraseContext)
      return answer.ok === false && answer.code === 'not-understood' ? answer.nearest : answer
    }
    expect(nearest('Saturday 2 am to 3 pm, Taipei')).toBe('Saturday 2 am, Taipei')
    expect(nearest('between 2am and 6am Saturday Taipei')).toBe('2am Saturday Taipei')
    expect(nearest('週六凌晨2點到6點 台北')).toBe('週六凌晨2點 台北')
    expect(nearest('maybe Friday 9pm Boston')).toBe('Friday 9pm Boston')
    expect(nearest('by 9pm tomorrow Taipei')).toBe('9pm tomorrow Taipei')
    expect(nearest('Dec 5 22:00 to 04:00 Dec 6 Taipei')).toBe('Dec 5 22:00 Taipei')
    expect(nearest('when the coffee is ready')).toBeNull()
  })

  test('a refusal says what is wrong, and what can be read, in both languages', () => {
    const context = contexts['W'] as PhraseContext
    const said = (phrase: string, lang: 'en' | 'zh-TW') =>
      sayAnswer(readPhrase(phrase, context), { site: context.site, home: context.home }, lang)
    expect(said('Saturday 2 am to 3 pm, Taipei', 'en')).toBe(
      'This says from when to when. One time only, please: the start. What is understood: “Saturday 2 am, Taipei”.',
    )
    expect(said('週六凌晨2點到6點 台北', 'zh-TW')).toBe(
      '這是一段時間。請只寫一個時間，也就是開始的時間。看得懂的部分是「週六凌晨2點 台北」。',
    )
    expect(said('by 9pm tomorrow Taipei', 'en')).toBe(
      '“by” says which side of a time, but not the time itself. What is understood: “9pm tomorrow Taipei”.',
    )
    expect(said('22:00 -06:00', 'en')).toBe(
      'Is -06:00 an offset from UTC, or the end of a window? If it ends one, choose when it starts.',
    )
  })
})

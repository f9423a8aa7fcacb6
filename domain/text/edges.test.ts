import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostileText } from '../../tests/hostile-text.ts'
import { taipeiPlan } from '../../tests/weekend/run.ts'
import { commandSchema } from '../log/commands.ts'
import { planSchema } from '../plan/schema.ts'

const breaksLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad]/u
const breaksText = /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad]/u
/** Keys whose words are one line, wherever they stand. */
const lines = ['title', 'name', 'sticker', 'place', 'addresses', 'answers', 'label', 'said', 'details']
const prose = ['note', 'run', 'expect', 'what', 'text', 'otherwise', 'unless', 'then', 'question', 'means']

/** All words of a value, with the key they stand under. */
function wordsIn(value: unknown, key = ''): { key: string; text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((v) => wordsIn(v, key))
  return Object.entries(value).flatMap(([k, v]) => wordsIn(v, key === 'details' ? key : k))
}
/** The same with `text` at the end of each of its words for people. */
function spoilt(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string')
    return [...lines, ...prose].includes(key) ? (value + text).slice(0, 60) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((v) => spoilt(v, text, key))
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [
      k,
      k === 'texts' || k === 'symptoms' || k === 'signs' ? v : spoilt(v, text, k),
    ]),
  )
}
function expectClean(value: unknown) {
  for (const { key, text } of wordsIn(value))
    expect([key, text]).toEqual([
      key,
      expect.not.stringMatching(lines.includes(key) ? breaksLine : breaksText),
    ])
}

test('a plan is taken without what breaks a line, turns text or hides in it', () => {
  const plan = taipeiPlan()
  fc.assert(
    fc.property(hostileText, (text) => {
      expectClean(planSchema.parse(spoilt(plan, text)))
    }),
    { numRuns: 40 },
  )
})

describe('a command from whoever, also one that a phone has kept from before,', () => {
  const commands: [string, (text: string) => object][] = [
    ['join', (name) => ({ type: 'person.join', invite: 'i', person: 'p', name, zone: null })],
    ['seat', (name) => ({ type: 'seat.take', person: 'p', name })],
    ['token', (name) => ({ type: 'token.add', id: 't', name })],
    ['sticker', (sticker) => ({ type: 'machine.relabel', machine: 'm', sticker })],
    ['answer', (title) => ({ type: 'sign.report', on: 'machine', id: 'm', sign: 's', answer: title })],
    ['away', (title) => ({ type: 'presence.away', until: 1, reason: title })],
    ['talk', (text) => ({ type: 'talk.say', text })],
    ['note', (text) => ({ type: 'step.note', text })],
    ['beat', (note) => ({ type: 'machine.beat', machine: 'm', note })],
    ['done', (saw) => ({ type: 'request.done', id: 'r', saw })],
    ['cannot', (reason) => ({ type: 'request.cannot', id: 'r', reason })],
    ['follow-up', (text) => ({ type: 'upgrade.close', followUps: [{ id: 'f', text }] })],
    ['card', (then) => ({ type: 'card.arm', id: 'c', unless: then, then, machine: null, dueAt: 1 })],
  ]
  test.each(commands)('is cleaned, or refused where nothing is left: %s', (_, command) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const parsed = commandSchema.safeParse(command(text.slice(0, 60)))
        if (parsed.success) expectClean(parsed.data)
        else expect(parsed.error.issues.map((i) => i.code)).toContain('too_small')
      }),
      { numRuns: 60 },
    )
  })

  test('keeps the lines of what was said', () => {
    const said = { type: 'talk.say', text: 'Lights are green.\r\nDoor: locked' }
    expect(commandSchema.parse(said)).toMatchObject({ text: 'Lights are green.\nDoor: locked' })
  })
})

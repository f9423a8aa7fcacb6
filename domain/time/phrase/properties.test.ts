import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localAt } from '../wall-time.ts'
import { readPhrase } from './read-phrase.ts'
import type { PhraseContext } from './types.ts'

const utc = (iso: string) => Date.parse(iso)

describe('properties', () => {
  const pieces = fc.constantFrom(
    ...'8 PM,8,20:00,noon,midnight,half past,EST,EDT,CST,IST,Taipei,Boston,London,台北,紐約,tomorrow,tonight,Friday,next,週五,下週五,今晚,早上,下午,三點,半,or,=,(,),-04:00,+05:45,Z,1998-09-11,11 Sep,9/11,1998-04-05,02:30,01:30,1998-10-25,in 2 hours,兩小時後,exactly 12 hours apart,時差12小時,的,,'.split(
      ',',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ maxLength: 60 }),
    fc.array(pieces, { maxLength: 7 }).map((p) => p.join(' ')),
  )
  const zone = fc.constantFrom(
    'Asia/Taipei',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'UTC',
  )
  const context: fc.Arbitrary<PhraseContext> = fc.record({
    now: fc.integer({ min: utc('1971-01-01T00:00Z'), max: utc('2150-01-01T00:00Z') }),
    site: fc.record({ name: fc.oneof(fc.string(), fc.constant('Taipei office')), zone }),
    home: fc.record({ name: fc.oneof(fc.string(), fc.constant('Boston')), zone }),
    prefer: fc.constantFrom(undefined, 'home' as const, 'site' as const),
    date: fc.option(fc.integer({ min: utc('1971-01-01T00:00Z'), max: utc('2150-01-01T00:00Z') }), {
      nil: undefined,
    }),
  })

  test('no text makes it throw, and every wall time has a zone whose clock reads it', () => {
    fc.assert(
      fc.property(text, context, (phrase, c) => {
        const answer = readPhrase(phrase, c)
        const walls = answer.ok ? [answer.wall] : 'choices' in answer ? answer.choices.map((x) => x.wall) : []
        for (const wall of walls) {
          expect(wall.zone).not.toBe('')
          expect(localAt(wall.instant, wall.zone)).toBe(wall.local)
        }
        if ('choices' in answer) {
          expect(answer.choices.length).toBeGreaterThan(0)
          expect(new Set(walls.map((w) => w.instant)).size).toBe(walls.length)
        }
        if (!answer.ok && answer.code === 'not-understood' && answer.text !== '')
          expect(phrase).toContain(answer.text)
      }),
      { numRuns: 3000 },
    )
  })

  test('a clock said with its place reads back there, or its offset holds it', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(
        clock,
        context,
        fc.constantFrom('Asia/Taipei', 'America/New_York', 'Asia/Kathmandu'),
        ([h, m], c, z) => {
          const answer = readPhrase(`${two(h)}:${two(m)} ${z}`, c)
          if (answer.ok)
            expect(answer.wall).toMatchObject({
              zone: z,
              local: expect.stringContaining(`T${two(h)}:${two(m)}`),
            })
          else expect(['gap', 'overlap']).toContain(answer.code)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a question comes only with more than one choice, but for a doubt that both readings share', () => {
    fc.assert(
      fc.property(text, context, (phrase, c) => {
        const answer = readPhrase(phrase, c)
        if (!answer.ok && answer.code === 'ask' && answer.choices.length === 1)
          expect(['offset', 'weekday', 'disagree', 'abbreviation']).toContain(answer.question.kind)
      }),
      { numRuns: 1000 },
    )
  })
})

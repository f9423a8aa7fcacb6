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

  /** Every way of writing an instant down that names its clock and its date. */
  const two = (n: number) => String(n).padStart(2, '0')
  const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
  function printed(instant: number, zone: string, name: string): string[] {
    const local = new Date(Date.parse(`${localAt(instant, zone)}Z`))
    const [y, mo, d] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
    const [h, m, day] = [local.getUTCHours(), local.getUTCMinutes(), days[local.getUTCDay()]]
    const clock = `${two(h)}:${two(m)}`
    const twelve = `${h % 12 || 12}:${two(m)} ${h < 12 ? 'AM' : 'PM'}`
    const month = english[mo] as string
    const minutes = Math.round(Date.parse(`${localAt(instant, zone)}Z`) - instant) / 60_000
    const sign = minutes < 0 ? '-' : '+'
    const offset = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
    const part = h < 6 ? '凌晨' : h < 12 ? '早上' : h < 18 ? '下午' : '晚上'
    return [
      `${y}-${two(mo + 1)}-${two(d)} ${clock} ${zone}`,
      `${y}-${two(mo + 1)}-${two(d)}T${clock}:00${sign}${offset}`,
      `${y}-${two(mo + 1)}-${two(d)} ${clock}:00${sign}${offset}`,
      `${y}${two(mo + 1)}${two(d)}T${two(h)}${two(m)}00${sign}${offset.replace(':', '')}`,
      `${day}, ${two(d)} ${month} ${y} ${clock}:00 ${sign}${offset.replace(':', '')}`,
      `${day} ${month} ${String(d).padStart(2)} ${clock}:00 ${name} ${y}`,
      `${two(d)}-${month}-${y} ${clock} ${name}`,
      `${two(d)}${month}${y} ${clock} ${name}`,
      `${month} ${d}, ${y} ${twelve} ${name}`,
      `${twelve} on ${day}, ${d} ${month} ${y} (UTC${sign}${offset})`,
      `${y}/${mo + 1}/${d} ${clock} ${name}`,
      `${y}年${mo + 1}月${d}日 ${clock} ${name}`,
      `${y}年${mo + 1}月${d}日${part}${h % 12 || 12}點${m === 0 ? '' : `${m}分`} ${name}`,
      `民國${y - 1911}年${mo + 1}月${d}日 ${clock} ${name}`,
      `${two(h)}${two(m)} ${name} ${d} ${month} ${y}`,
      `${clock} ${d} ${month} ${y} ${name}`,
    ]
  }
  const named = fc.constantFrom(
    ['Asia/Taipei', 'Taipei'],
    ['Asia/Taipei', '台北'],
    ['America/New_York', 'Boston'],
    ['America/New_York', '紐約'],
    ['Asia/Kathmandu', 'Kathmandu'],
    ['Europe/London', 'London'],
    ['UTC', 'UTC'],
  )
  const near = fc.integer({ min: -400 * 24 * 60, max: 400 * 24 * 60 })

  test('what is certain and printed in any form reads back to its instant, or is asked where clocks change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: utc('1998-01-01T00:00Z'), max: utc('2090-01-01T00:00Z') }),
        near,
        named,
        (now, by, [zone, name]) => {
          const instant = Math.floor(now / 60_000) * 60_000 + by * 60_000
          const sides = {
            site: { name: 'Taipei office', zone: 'Asia/Taipei' },
            home: { name: 'Massachusetts', zone: 'America/New_York' },
          }
          for (const text of printed(instant, zone as string, name as string)) {
            const answer = readPhrase(text, { now, ...sides })
            if (answer.ok) expect(answer.wall.instant, text).toBe(instant)
            else {
              // Twelve in the small hours and at noon are said in Chinese in two ways; nothing else is asked.
              expect(answer.code, text).toBe('overlap')
              expect('choices' in answer && answer.choices.map((c) => c.wall.instant), text).toContain(
                instant,
              )
            }
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('a day that is said to come is never certain of the past', () => {
    const said = fc.constantFrom(
      ...'tonight|today|tomorrow|tomorrow night|this evening|Friday night|Friday|this Friday|next week Friday|in 2 days|今晚|明晚|今天|明天|後天|週五晚上|本週五|下週五|今天凌晨|明天半夜'.split(
        '|',
      ),
    )
    const clock = fc.constantFrom(
      ...'1am|12am|00:30|0:00|00:00|23:30|9pm|9:15|2:30|7|12|midnight|noon|half past one|2200|一點|12點半|零點|9點|晚上十點|凌晨兩點|早上8點|in the morning at 2'.split(
        '|',
      ),
    )
    const where = fc.constantFrom(...'Boston|Taipei|台北|London|UTC|CST|EST|+08:00||site time'.split('|'))
    const order = fc.constantFrom([0, 1, 2], [1, 0, 2], [2, 0, 1], [0, 2, 1], [1, 2, 0])
    const now = fc.integer({ min: utc('2026-01-01T00:00Z'), max: utc('2027-12-31T00:00Z') })
    fc.assert(
      fc.property(fc.tuple(said, clock, where), order, now, context, (parts, places, at, c) => {
        const phrase = places.map((i) => parts[i]).join(' ')
        const answer = readPhrase(phrase, {
          now: at,
          site: { name: 'there', zone: c.site.zone },
          home: { name: 'here', zone: c.home.zone },
          prefer: c.prefer,
        })
        if (answer.ok) expect(answer.wall.instant, phrase).toBeGreaterThanOrEqual(at - (at % 60_000))
      }),
      { numRuns: 5000 },
    )
  })
})

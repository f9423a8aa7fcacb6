import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownPlaces } from '../../domain/time/phrase/places.ts'
import { parseZone } from '../../domain/time/zone.ts'
import { nearestZone } from './nearest.ts'

test.each([
  ['Asia/Beijing', 'Asia/Shanghai'],
  ['Asia/Bejing', 'Asia/Shanghai'],
  ['Japan', 'Asia/Tokyo'],
  ['Israel', 'Asia/Jerusalem'],
  ['US/Boston', 'America/New_York'],
  ['Europe/Munich', 'Europe/Berlin'],
  ['America/NewYork', 'America/New_York'],
  ['Asia/Calcuta', 'Asia/Kolkata'],
  ['Asia/Hongkong', 'Asia/Hong_Kong'],
  ['asia/taipeh', 'Asia/Taipei'],
  ['Taipei', 'Asia/Taipei'],
  ['台北', 'Asia/Taipei'],
])('who writes %s may have meant %s', (text, zone) => {
  expect(nearestZone(text)).toBe(zone)
})

test.each(['EST', 'GB', 'Mars', 'UTC+8', '', 'Asia/', 'Middle/Earth'])(
  'of %j nobody knows what was meant',
  (text) => {
    expect(nearestZone(text)).toBeNull()
  },
)

test('what is offered is a zone, of a place that is spelled much like what was written', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdeinorstu'), minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(letters, (text) => {
      const zone = nearestZone(`Asia/${text}`)
      if (zone === null) return
      expect(parseZone(zone).ok).toBe(true)
      const names = [...knownPlaces()].flatMap(([name, of]) => (of === zone ? [name] : []))
      expect(names.some((name) => name[0] === text[0] && Math.abs(name.length - text.length) <= 3)).toBe(true)
    }),
  )
})

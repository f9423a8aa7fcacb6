import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { expect, test } from 'vitest'
import { clockChanges, formatOffset, offsetAt, parseZone } from './zone.ts'

test('every name the engine lists is accepted in any case and comes back as IANA writes it', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(parseZone(zone.toLowerCase())).toEqual({ ok: true, zone })
    expect(parseZone(` ${zone.toUpperCase()} `)).toEqual({ ok: true, zone })
  }
})

test.each([
  ['asia/kathmandu', 'Asia/Kathmandu'],
  ['america/port-au-prince', 'America/Port-au-Prince'],
  ['america/new york', 'America/New_York'],
  ['antarctica/mcmurdo', 'Antarctica/McMurdo'],
  ['africa/dar_es_salaam', 'Africa/Dar_es_Salaam'],
  ['etc/gmt+8', 'Etc/GMT+8'],
  ['utc', 'UTC'],
])('%s is %s', (text, zone) => {
  expect(parseZone(text)).toEqual({ ok: true, zone })
})

test.each([
  'EST',
  'EST5EDT',
  'CST',
  'PRC',
  'GMT+8',
  '+08:00',
  'Z',
  'local',
  '',
  'Asia/Atlantis',
  'Asia/',
  '../etc',
  'x'.repeat(99),
])('%j is refused', (text) => {
  expect(parseZone(text)).toEqual({ ok: false, code: 'unknown-zone', text })
})

test('the table answers as Luxon does', () => {
  const zones = [
    'America/New_York',
    'Asia/Taipei',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Africa/Monrovia',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: Date.parse('2040-01-01T00:00Z') }),
      fc.constantFrom(...zones),
      (t, zone) => {
        expect(offsetAt(zone, t)).toBe(IANAZone.create(zone).offset(t))
      },
    ),
    { numRuns: 300 },
  )
})

test('to the millisecond at a change, and at the edges of a page', () => {
  const jump = Date.parse('1998-04-05T07:00:00Z')
  expect(offsetAt('America/New_York', jump - 1)).toBe(-300)
  expect(offsetAt('America/New_York', jump)).toBe(-240)
  for (let page = 0; page < 60; page++) {
    const t = page * 365 * 86_400_000
    for (const at of [t - 1, t, t + 1].filter((x) => x >= 0))
      expect(offsetAt('America/New_York', at)).toBe(IANAZone.create('America/New_York').offset(at))
  }
})

test('changes of a year', () => {
  expect(
    clockChanges('America/New_York', Date.parse('1998-01-01T00:00Z'), Date.parse('1999-01-01T00:00Z')),
  ).toEqual([
    { at: Date.parse('1998-04-05T07:00Z'), before: -300, after: -240 },
    { at: Date.parse('1998-10-25T06:00Z'), before: -240, after: -300 },
  ])
  expect(
    clockChanges('Asia/Taipei', Date.parse('1998-01-01T00:00Z'), Date.parse('1999-01-01T00:00Z')),
  ).toEqual([])
})

test('an unknown zone or a number that is no instant is a bug, never a fall-back', () => {
  expect(() => offsetAt('Asia/Atlantis', 0)).toThrow(RangeError)
  expect(() => offsetAt('Asia/Taipei', Number.NaN)).toThrow(RangeError)
})

test.each([
  [480, '+08:00'],
  [-240, '−04:00'],
  [0, '+00:00'],
  [345, '+05:45'],
  [-570, '−09:30'],
  [840, '+14:00'],
  [-44.5, '−00:44:30'],
])('%d min is written %s', (minutes, text) => {
  expect(formatOffset(minutes)).toBe(text)
})

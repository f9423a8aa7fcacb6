import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { MINUTE, writeLocal } from './civil.ts'
import { resolveWallTime } from './wall-time.ts'
import { type ClockChange, clockChanges, tzVersion } from './zone.ts'

/**
 * Our clocks held against the system's own `zdump`, which knows nothing of Luxon or of the engine. Where the two come
 * from the same release of the tz data, every difference fails. Where the releases differ, a difference is the data's
 * only if the engine's bare `Intl` says exactly what we say: then it is listed; else it is ours, and fails. So many
 * zones as no release has ever moved at once fail too.
 */

const FROM = Date.parse('1998-01-01T00:00Z')
const TO = Date.parse('2038-01-01T00:00Z') - 1
const MOVED_AT_MOST = 6

const zones = [
  ...[
    'Cairo',
    'Casablanca',
    'El_Aaiun',
    'Johannesburg',
    'Juba',
    'Khartoum',
    'Lagos',
    'Sao_Tome',
    'Tripoli',
    'Windhoek',
  ].map((z) => `Africa/${z}`),
  ...[
    'Anchorage',
    'Argentina/San_Luis',
    'Asuncion',
    'Bogota',
    'Caracas',
    'Chicago',
    'Denver',
    'Godthab',
    'Halifax',
  ].map((z) => `America/${z}`),
  ...[
    'Havana',
    'Indiana/Indianapolis',
    'Los_Angeles',
    'Mexico_City',
    'New_York',
    'Phoenix',
    'Port-au-Prince',
  ].map((z) => `America/${z}`),
  ...['Santiago', 'Sao_Paulo', 'St_Johns', 'Tijuana', 'Toronto'].map((z) => `America/${z}`),
  ...['Casey', 'Macquarie', 'Troll'].map((z) => `Antarctica/${z}`),
  ...[
    'Almaty',
    'Amman',
    'Anadyr',
    'Beirut',
    'Colombo',
    'Dhaka',
    'Dili',
    'Gaza',
    'Hong_Kong',
    'Jakarta',
    'Jerusalem',
  ].map((z) => `Asia/${z}`),
  ...[
    'Karachi',
    'Kathmandu',
    'Kolkata',
    'Novosibirsk',
    'Pyongyang',
    'Shanghai',
    'Singapore',
    'Taipei',
    'Tehran',
  ].map((z) => `Asia/${z}`),
  ...['Tokyo', 'Ulaanbaatar'].map((z) => `Asia/${z}`),
  ...['Azores', 'Stanley'].map((z) => `Atlantic/${z}`),
  ...['Adelaide', 'Darwin', 'Eucla', 'Lord_Howe', 'Perth', 'Sydney'].map((z) => `Australia/${z}`),
  ...[
    'Berlin',
    'Chisinau',
    'Dublin',
    'Istanbul',
    'Kaliningrad',
    'London',
    'Moscow',
    'Paris',
    'Samara',
    'Volgograd',
  ].map((z) => `Europe/${z}`),
  'Indian/Mauritius',
  ...[
    'Apia',
    'Auckland',
    'Chatham',
    'Easter',
    'Fakaofo',
    'Fiji',
    'Honolulu',
    'Kiritimati',
    'Norfolk',
    'Tongatapu',
  ].map((z) => `Pacific/${z}`),
]

const needs = 'apt-get install -y --no-install-recommends libc-bin tzdata'
const listing = '/usr/share/zoneinfo/tzdata.zi'
/** "2025b", or '' where the system doesn't say. */
const systemVersion = existsSync(listing)
  ? (/^# version (\S+)/.exec(readFileSync(listing, 'utf8').slice(0, 80))?.[1] ?? '')
  : ''
const sameRelease = systemVersion !== '' && systemVersion === tzVersion()
const listed: string[] = []

test('the system has zdump and its own zone data', () => {
  expect(spawnSync('zdump', ['--version']).error, `zdump is missing: ${needs}`).toBeUndefined()
  // Without a file for a zone, zdump answers in UTC and says nothing.
  for (const zone of zones)
    expect(
      existsSync(`/usr/share/zoneinfo/${zone}`),
      `${zone} is missing in /usr/share/zoneinfo: ${needs}`,
    ).toBe(true)
  expect(dumped('America/New_York')).toHaveLength(80)
  expect(new Set(zones).size).toBeGreaterThanOrEqual(60)
})

test.each(zones)('%s, 1998 to 2037', (zone) => {
  const theirs = dumped(zone)
  const ours = clockChanges(zone, FROM, TO)
  const differences = difference(theirs, ours)
  for (const { at, text } of differences) {
    const line = `${zone}: ${text}`
    const ofData =
      !sameRelease && [at - 1000, at].every((t) => bareOffset(zone, t) === ourOffset(ours, theirs, t))
    expect(ofData, line).toBe(true)
    listed.push(line)
  }
  // What the wall clock does at each change, against zdump's instants and offsets.
  const agreed = theirs.filter((c) => !differences.some((d) => d.at === c.at))
  for (const { at, before, after } of agreed) {
    const skipped = after > before
    const local = writeLocal(at + (skipped ? before : after) * MINUTE)
    const read = resolveWallTime(local, zone)
    if (skipped) expect(read).toMatchObject({ ok: false, code: 'gap', at })
    else {
      const first = at - (before - after) * MINUTE
      expect(read).toMatchObject({
        ok: false,
        code: 'overlap',
        earlier: { instant: first, offset: before },
        later: { instant: at, offset: after },
      })
    }
  }
})

afterAll(() => {
  const zonesMoved = new Set(listed.map((l) => l.split(':')[0]))
  if (listed.length > 0)
    process.stdout.write(
      `tz data: the system has ${systemVersion || 'an unnamed release'}, Node ${tzVersion()}. Differences between them:\n  ${listed.join('\n  ')}\n`,
    )
  expect(zonesMoved.size, 'more zones than a release moves').toBeLessThanOrEqual(MOVED_AT_MOST)
})

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** The changes of offset that zdump lists: two lines each, the last second before and the first after. */
function dumped(zone: string): ClockChange[] {
  const { stdout } = spawnSync('zdump', ['-v', '-c', '1998,2038', zone], { encoding: 'utf8' })
  const line = /^\S+ +\w+ (\w+) +(\d+) (\d\d):(\d\d):(\d\d) (\d+) UTC? = .* gmtoff=(-?\d+)$/
  const rows = stdout.split('\n').flatMap((text) => {
    const m = line.exec(text)
    if (m === null) return []
    const [, month = '', day, h, min, s, year, offset] = m
    const at = Date.UTC(
      Number(year),
      months.indexOf(month) / 3,
      Number(day),
      Number(h),
      Number(min),
      Number(s),
    )
    return [{ at, offset: Number(offset) / 60 }]
  })
  const changes: ClockChange[] = []
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1]
    if (before !== undefined && row.at - before.at === 1000 && row.offset !== before.offset)
      changes.push({ at: row.at, before: before.offset, after: row.offset })
  }
  return changes.filter((c) => c.at > FROM && c.at <= TO)
}

function difference(theirs: ClockChange[], ours: ClockChange[]): { at: number; text: string }[] {
  const key = (c: ClockChange) => `${new Date(c.at).toISOString()} ${c.before} to ${c.after}`
  const [a, b] = [new Set(theirs.map(key)), new Set(ours.map(key))]
  return [
    ...theirs.filter((c) => !b.has(key(c))).map((c) => ({ at: c.at, text: `only zdump: ${key(c)}` })),
    ...ours.filter((c) => !a.has(key(c))).map((c) => ({ at: c.at, text: `only Node: ${key(c)}` })),
  ]
}

/** Minutes east of UTC that our changes say at an instant. */
function ourOffset(ours: ClockChange[], theirs: ClockChange[], t: number): number | undefined {
  const last = ours.findLast((c) => c.at <= t)
  return last?.after ?? ours[0]?.before ?? theirs[0]?.before
}

/** Minutes east of UTC as the engine itself says, past Luxon and our tables. */
function bareOffset(zone: string, t: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(t)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return (local - Math.floor(t / 1000) * 1000) / MINUTE
}

/**
 * Reads a calendar as Outlook does by its published rule ([MS-OXCICAL] 2.1.3.1.1.19): of a zone it knows the STANDARD and the
 * DAYLIGHT that begin last, each by its RRULE, or else by the nth weekday of the month that its DTSTART is, the fifth being
 * the last. Written for tests from the text alone: it shares nothing with what writes calendars.
 */
export function readAsOutlook(text: string): { start: number; end: number }[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const zones = new Map(blocks(lines, 'VTIMEZONE').map((zone) => [value(zone, 'TZID'), zone]))
  return blocks(lines, 'VEVENT').map((event) => {
    const [start, end] = ['DTSTART', 'DTEND'].map((name) => {
      const line = event.find((l) => l.startsWith(name)) ?? ''
      const [, tzid, date = ''] = /^\w+(?:;TZID=([^:]+))?:(.+)$/.exec(line) ?? []
      if (tzid === undefined) return reading(date)
      return reading(date) - offsetOf(zones.get(tzid) ?? [], reading(date))
    })
    return { start: start ?? 0, end: end ?? 0 }
  })
}

function blocks(lines: string[], name: string): string[][] {
  const starts = lines.flatMap((line, i) => (line === `BEGIN:${name}` ? [i + 1] : []))
  return starts.map((start) => lines.slice(start, lines.indexOf(`END:${name}`, start)))
}

const value = (block: string[], name: string) =>
  block.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? ''

/** "19980911T200000" or with a Z, as if it were UTC. */
function reading(text: string): number {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text) ?? []
  return Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s))
}

/** "+0530" in ms. */
function offset(text: string): number {
  const [, sign, h, m, s = '0'] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000
}

function offsetOf(zone: string[], local: number): number {
  const last = (kind: string) =>
    blocks(zone, kind)
      .sort((a, b) => value(a, 'DTSTART').localeCompare(value(b, 'DTSTART')))
      .at(-1)
  const [standard, daylight] = [last('STANDARD'), last('DAYLIGHT')]
  if (standard === undefined || daylight === undefined)
    return offset(value(standard ?? daylight ?? [], 'TZOFFSETTO'))
  const year = new Date(local).getUTCFullYear()
  const [summer, winter] = [onsetIn(year, daylight), onsetIn(year, standard)]
  const isSummer = summer < winter ? local >= summer && local < winter : local >= summer || local < winter
  return offset(value(isSummer ? daylight : standard, 'TZOFFSETTO'))
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function onsetIn(year: number, part: string[]): number {
  const first = new Date(reading(value(part, 'DTSTART')))
  const rule = value(part, 'RRULE')
  const [, n, day = ''] = /BYDAY=(-?\d)(\w\w)/.exec(rule) ?? []
  const weekday = rule === '' ? first.getUTCDay() : WEEKDAYS.indexOf(day)
  const month = rule === '' ? first.getUTCMonth() : Number(/BYMONTH=(\d+)/.exec(rule)?.[1]) - 1
  const nth = rule === '' ? Math.ceil(first.getUTCDate() / 7) : Number(n)
  const days = Array.from({ length: 31 }, (_, i) => new Date(Date.UTC(year, month, i + 1))).filter(
    (d) => d.getUTCMonth() === month && d.getUTCDay() === weekday,
  )
  const chosen = nth < 0 || nth > 4 ? days.at(-1) : days[nth - 1]
  return (chosen?.getTime() ?? 0) + (first.getTime() % 86_400_000)
}

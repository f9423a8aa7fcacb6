import ICAL from 'ical.js'
import type { BookLine, CalendarBook } from '../../domain/calendar/book.ts'
import { entryText, entryTitle } from '../../domain/calendar/describe.ts'
import type { CalendarEntry } from '../../domain/calendar/entries.ts'
import {
  type Observance,
  observances,
  outlooksOffset,
  saidByWallClock,
  type YearlyDay,
} from '../../domain/calendar/observances.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { civilDate, DAY, HOUR, MINUTE } from '../../domain/time/civil.ts'
import { formatOffset, offsetMs } from '../../domain/time/zone.ts'

// The library counts a folded line without the space it begins with; RFC 5545 wants 75 octets with it.
ICAL.foldLength = 74
// The value of a property it doesn't know it writes as it stands, line ends and all.
for (const name of ['name', 'x-wr-calname', 'x-published-ttl'])
  ICAL.design.icalendar.property[name] = { defaultType: name === 'x-published-ttl' ? 'duration' : 'text' }

/** How often a calendar may ask again, as a wish that few of them heed. */
const REFRESH = 'PT30M'

export interface CalendarReader {
  lang: Lang
  /** Whose calendar it is: the seat of the reader, null for an owner without one. */
  person: string | null
  /** Where the upgrade is to be found, without a slash at the end. */
  address: string
}

/**
 * A book as an iCalendar object (RFC 5545): every entry with its TZID and the VTIMEZONE of each, folded at 75 octets,
 * ends with CRLF. The same book and reader give the same bytes: nothing in it is of the moment it was asked for.
 */
export function writeCalendar(book: CalendarBook, state: UpgradeState, reader: CalendarReader): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Farhand//Farhand//EN')
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN')
  // What calendars ask of a feed: what is in it is to be shown, and nobody is invited.
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  calendar.updatePropertyWithValue('name', said(state.head.title))
  calendar.updatePropertyWithValue('x-wr-calname', said(state.head.title))
  calendar.updatePropertyWithValue('url', `${reader.address}/u/${state.id}`)
  const refresh = new ICAL.Property('refresh-interval', calendar)
  refresh.resetType('duration')
  refresh.setValue(ICAL.Duration.fromString(REFRESH))
  calendar.addProperty(refresh)
  calendar.updatePropertyWithValue('x-published-ttl', ICAL.Duration.fromString(REFRESH))

  const lines = Object.values(book.lines)
  const entries = lines.map(({ entry }) => entry)
  const zones = zonesOf(entries.filter(oncePerClock))
  const byClock = new Set(entries.filter((e) => oncePerClock(e) && readsAlike(e, zones.get(e.zone) ?? [])))
  for (const [zone, parts] of zones)
    if ([...byClock].some((e) => e.zone === zone)) calendar.addSubcomponent(timeZone(zone, parts))
  for (const line of lines) calendar.addSubcomponent(event(line, state, reader, byClock.has(line.entry)))
  return `${calendar.toString()}\r\n`
}

/** How the clock of each zone goes while there is anything in it. */
function zonesOf(entries: readonly CalendarEntry[]): Map<string, Observance[]> {
  const stretches = new Map<string, { from: number; to: number }>()
  for (const { zone, start, end } of entries) {
    const had = stretches.get(zone)
    stretches.set(zone, { from: Math.min(start, had?.from ?? start), to: Math.max(end, had?.to ?? end) })
  }
  return new Map([...stretches].map(([zone, { from, to }]) => [zone, observances(zone, from, to)]))
}

/** Both ends in UTC as soon as one of them needs it: calendars stumble over an entry that mixes the two. */
function oncePerClock({ start, end, zone }: CalendarEntry): boolean {
  return saidByWallClock(start, zone) && saidByWallClock(end, zone)
}

/** Whether Outlook, too, finds both ends where they are. */
function readsAlike({ start, end, zone }: CalendarEntry, parts: readonly Observance[]): boolean {
  return [start, end].every((at) => {
    const offset = offsetMs(zone, at)
    return outlooksOffset(parts, at, offset) === offset
  })
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const everyYear = ({ month, weekday, nth }: YearlyDay) =>
  ICAL.Recur.fromData({ freq: 'YEARLY', bymonth: [month], byday: [`${nth}${WEEKDAYS[weekday - 1]}`] })

function timeZone(zone: string, parts: readonly Observance[]) {
  const component = new ICAL.Component('vtimezone')
  component.updatePropertyWithValue('tzid', zone)
  for (const { onset, before, offset, daylight, yearly } of parts) {
    const part = new ICAL.Component(daylight ? 'daylight' : 'standard')
    part.updatePropertyWithValue('dtstart', reading(onset))
    part.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before / 1000))
    part.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(offset / 1000))
    // Letters like CST are the names of several clocks.
    part.updatePropertyWithValue('tzname', `UTC${formatOffset(offset / MINUTE).replace('−', '-')}`)
    if (yearly !== null) part.updatePropertyWithValue('rrule', everyYear(yearly))
    component.addSubcomponent(part)
  }
  return component
}

/** `wall`: its times are said by its zone's clock; else in UTC. */
function event(line: BookLine, state: UpgradeState, reader: CalendarReader, wall: boolean) {
  const { entry, sequence, createdAt, changedAt } = line
  const component = new ICAL.Component('vevent')
  const put = (name: string, value: string | number | InstanceType<typeof ICAL.Time>) =>
    component.updatePropertyWithValue(name, value)
  put('uid', `${entry.id}.${state.id}@farhand`)
  put('dtstamp', utc(changedAt))
  put('created', utc(createdAt))
  put('last-modified', utc(changedAt))
  put('sequence', sequence)
  put('status', entry.status.toUpperCase())
  for (const [name, at] of [
    ['dtstart', entry.start],
    ['dtend', entry.end],
  ] as const) {
    // An end at the start is none: the entry is a moment.
    if (name === 'dtend' && entry.end <= entry.start) continue
    const property = new ICAL.Property(name, component)
    if (wall) property.setParameter('tzid', entry.zone)
    property.setValue(wall ? reading(at + offsetMs(entry.zone, at)) : utc(at))
    component.addProperty(property)
  }
  put('summary', said(entryTitle(entry, state, reader.lang)))
  put('description', said(entryText(entry, state, reader.lang)))
  if (entry.kind === 'hands') put('location', said(state.head.site.name))
  put('url', `${reader.address}/u/${state.id}`)
  put('transp', busy(entry, state, reader) ? 'OPAQUE' : 'TRANSPARENT')
  return component
}

/** Nobody's calendar is painted busy by what others do: the hands by what is asked of them, the upgrader by the whole. */
function busy(entry: CalendarEntry, state: UpgradeState, { person }: CalendarReader): boolean {
  if (entry.status === 'cancelled' || person === null) return false
  if (entry.kind === 'hands') return entry.person === person
  return entry.kind === 'upgrade' && state.people[person]?.role === 'upgrader'
}

/**
 * A text without what no calendar may hold: control characters but for new lines, halves of characters, and marks that
 * would turn what stands around it. Old logs have them.
 */
const said = (text: string) =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[^\P{Cc}\n]|\p{Cs}/gu, ' ')

/** An instant, written in UTC to the second. */
const utc = (instant: number) => timeOf(instant, ICAL.Timezone.utcTimezone)

/** A local number (see domain/time/civil.ts) as a wall clock reading: its zone is the one written beside it. */
const reading = (local: number) => timeOf(local, ICAL.Timezone.localTimezone)

function timeOf(t: number, zone: InstanceType<typeof ICAL.Timezone>) {
  const days = Math.floor(t / DAY)
  const rest = t - days * DAY
  const second = Math.floor(rest / 1000) % 60
  const minute = Math.floor(rest / MINUTE) % 60
  return new ICAL.Time(
    { ...civilDate(days), hour: Math.floor(rest / HOUR), minute, second, isDate: false },
    zone,
  )
}

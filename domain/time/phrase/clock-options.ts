import type { Mention } from './mentions.ts'
import type { Note } from './types.ts'

/** A reading of the clock: minutes since midnight, of the day said or of the days after it. */
export interface ClockOption {
  minutes: number
  later: 0 | 1
  note: Note | null
}

const at = (hour: number, minute: number, later: 0 | 1 = 0, note: Note | null = null): ClockOption => ({
  minutes: hour * 60 + minute,
  later,
  note,
})
const day: Note = { note: 'day' }
/** "Friday night at 1" is Saturday to most who say so, and Friday to some. */
const bothNights = (hour: number, minute: number) => [at(hour, minute, 1, day), at(hour, minute, 0, day)]
const halves = (hour: number, minute: number) => [
  at(hour % 12, minute, 0, { note: 'am' }),
  at((hour % 12) + 12, minute, 0, { note: 'pm' }),
]

/** The clock readings that a time may mean, the likelier first; none where what was said contradicts itself. */
export function clockOptions(mention: Mention): ClockOption[] {
  const { clock, part } = mention
  const dayIsSaid =
    mention.date !== undefined || mention.weekday !== undefined || mention.relativeDay !== undefined
  if (clock === undefined) return part === 'noon' ? [at(12, 0)] : []
  const night = part === 'night' || part === 'evening' || part === 'late-night' || part === 'after-midnight'
  const small = (hour: number, minute: number) => (dayIsSaid ? bothNights(hour, minute) : [at(hour, minute)])
  if (clock.kind === 'midnight') {
    if (night && part !== 'late-night') return [at(0, 0, 1)]
    return dayIsSaid ? [at(0, 0, 1, { note: 'day-ends' }), at(0, 0, 0, { note: 'day-begins' })] : [at(0, 0)]
  }
  const { hour, minute, half } = clock
  const figures = mention.date?.iso === true || mention.offset !== undefined || mention.zone === 'UTC'
  const bare = clock.bare || (clock.loose === true && !figures)
  if (hour === 24) return [at(0, 0, 1)]
  if (half !== null) {
    const h = (hour % 12) + (half === 'pm' ? 12 : 0)
    if (night && h < 6) return small(h, minute)
    return part === undefined || inPart(h, part) ? [at(h, minute)] : []
  }
  if (part === undefined) {
    if (!bare) return [at(hour, minute)]
    if (hour !== 12) return halves(hour, minute)
    const midnight = minute === 0 ? at(0, 0, 1, { note: 'day-ends' }) : at(0, minute, 0, { note: 'am' })
    return [at(12, minute, 0, { note: 'pm' }), midnight]
  }
  if (hour === 0 && night) return small(0, minute)
  // "20:00 in the evening" needs no help; "8:00 in the evening" does.
  if (hour > 12 || hour === 0) return inPart(hour, part) ? [at(hour, minute)] : []
  switch (part) {
    case 'small-hours':
      return hour === 12 ? [at(0, minute)] : hour <= 6 ? [at(hour, minute)] : []
    case 'after-midnight':
      return hour === 12 ? small(0, minute) : hour <= 6 ? small(hour, minute) : []
    case 'morning':
      // Both are said, and our own screens write 上午 12:00 for midnight.
      return hour === 12
        ? [at(12, minute, 0, { note: 'pm' }), at(0, minute, 0, { note: 'am' })]
        : [at(hour, minute)]
    case 'noon':
      return hour <= 2 ? [at(hour + 12, minute)] : hour >= 11 ? [at(hour, minute)] : []
    case 'afternoon':
      return [at(hour === 12 ? 12 : hour + 12, minute)]
    case 'evening':
      return hour >= 4 && hour < 12 ? [at(hour + 12, minute)] : hour === 12 ? small(0, minute) : []
    case 'night':
    case 'late-night':
      if (hour === 12) return minute === 0 && part === 'night' ? [at(0, 0, 1)] : small(0, minute)
      if (hour >= 6) return [at(hour + 12, minute)]
      // "Tonight at 5" is as soon the end of the afternoon.
      return hour >= 4 && part === 'night'
        ? [at(hour + 12, minute, 0, { note: 'pm' }), ...small(hour, minute)]
        : small(hour, minute)
  }
}

function inPart(hour: number, part: NonNullable<Mention['part']>): boolean {
  switch (part) {
    case 'small-hours':
      return hour < 7
    case 'morning':
      return hour < 13
    case 'noon':
      return hour >= 11 && hour < 15
    case 'afternoon':
      return hour >= 12 && hour < 20
    case 'evening':
      return hour >= 15
    case 'night':
    case 'late-night':
      return hour >= 17 || hour < 6
    case 'after-midnight':
      return hour < 7
  }
}

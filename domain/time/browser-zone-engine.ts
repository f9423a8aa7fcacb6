// In a browser's bundles this stands in place of zone-engine.ts (package.json, "imports"): the same answers from the same
// engine, without the 20 kB of Luxon. That they are the same is tested over every zone.

/** Whether there is a zone of this name, an IANA one. */
export function isZone(name: string): boolean {
  try {
    clockIn(name)
    return true
  } catch {
    return false
  }
}

/** Minutes east of UTC at an instant (epoch ms), as a function of the instant; of a zone that `isZone` knows. */
export function offsetsOf(zone: string): (instant: number) => number {
  const clock = clockIn(zone)
  return (instant) => {
    const at: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
    for (const { type, value } of clock.formatToParts(instant)) at[type] = value
    const year = at.era === 'BC' ? 1 - Number(at.year) : Number(at.year)
    const wall = new Date(0)
    // By parts: `Date.UTC` takes the years 0 to 99 for those of the last century.
    wall.setUTCFullYear(year, Number(at.month) - 1, Number(at.day))
    wall.setUTCHours(Number(at.hour), Number(at.minute), Number(at.second))
    return (wall.getTime() - Math.floor(instant / 1000) * 1000) / 60_000
  }
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

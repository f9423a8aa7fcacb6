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
    // As text: to ask for its parts takes the engine twice as long, and a first page asks hundreds of times.
    const text = clock.format(instant)
    const [month = 0, day, year = 0, hour = 0, minute, second] = (NUMBERS.exec(text) ?? [])
      .slice(1)
      .map(Number)
    const wall = new Date(0)
    // By parts: `Date.UTC` takes the years 0 to 99 for those of the last century.
    wall.setUTCFullYear(text.includes('B') ? 1 - year : year, month - 1, day)
    wall.setUTCHours(hour, minute, second)
    return (wall.getTime() - Math.floor(instant / 1000) * 1000) / 60_000
  }
}

/** As en-US writes it: month, day, year, era, then the time. */
const NUMBERS = /(\d+)\D+(\d+)\D+(\d+)\D+(\d+)\D+(\d+)\D+(\d+)/

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

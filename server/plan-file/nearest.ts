import { knownPlaces } from '../../domain/time/phrase/places.ts'

/** The candidate that `text` is a slip of the fingers, or a longer or shorter form, of; null when none is near enough. */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  const typed = text.toLowerCase().slice(0, 80)
  let best: string | null = null
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1
  let looks = 1000
  for (const candidate of candidates) {
    if (looks-- === 0) break
    const word = candidate.toLowerCase()
    if (Math.min(word.length, typed.length) >= 3 && (word.startsWith(typed) || typed.startsWith(word)))
      return candidate
    if (Math.abs(candidate.length - typed.length) >= least) continue
    const d = distance(typed, word)
    if (d < least) {
      least = d
      best = candidate
    }
  }
  return best
}

/** Edit distance in which two neighbours that changed places count as one slip. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let d = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] as number) + 1)
      row.push(d)
    }
    before = last
    last = row
  }
  return last[b.length] as number
}

/**
 * A zone somebody may have meant: that of the place they name, whatever region they put it in ("Asia/Beijing", "Japan"), or
 * of a place with a slip in its name. Null rather than a place that only looks like it: nobody reads twice what reads well.
 */
export function nearestZone(text: string): string | null {
  const typed = text.trim().replaceAll('_', ' ').toLowerCase()
  if (/^[A-Z]{1,5}$/.test(text.trim()) || /\d/.test(typed)) return null
  const place = typed.split('/').at(-1) ?? ''
  const places = knownPlaces()
  const known = places.get(place)
  if (known !== undefined) return known
  const slip = nearest(
    place,
    [...places.keys()].filter((name) => isSlip(place, name)),
  )
  return (slip === null ? undefined : places.get(slip)) ?? null
}

/** One slip in five letters, and not in the first. */
function isSlip(typed: string, name: string): boolean {
  const slips = Math.max(1, Math.floor(name.length / 5))
  // Lengths first: what is typed may be of any.
  return (
    typed[0] === name[0] && Math.abs(typed.length - name.length) <= slips && distance(typed, name) <= slips
  )
}

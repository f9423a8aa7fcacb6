import { useSyncExternalStore } from 'react'
import { untilThere } from './until-there.ts'

/** A part of a page that is fetched once the page lives. */
interface Later<T> {
  /** Fetches it, again and again until it is there. */
  bring(): void
  /** Null until it is there. */
  use(): T | null
}

/** What a first look has no need of. Whoever makes one sees to it that it is fetched while there is a line. */
export function later<T>(load: () => Promise<T>): Later<T> {
  let there: T | null = null
  let asked = false
  const waiting = new Set<() => void>()
  const bring = () => {
    if (asked) return
    asked = true
    untilThere(load, (part) => {
      there = part
      for (const tell of waiting) tell()
    })
  }
  const subscribe = (tell: () => void) => {
    waiting.add(tell)
    return () => void waiting.delete(tell)
  }
  const now = () => there
  return { bring, use: () => useSyncExternalStore(subscribe, now, now) }
}

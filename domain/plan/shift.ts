import type { HandsWindow } from './plan.ts'

/** One shift by date. */
export type Once = NonNullable<HandsWindow['once']>

/** One shift by date as hours of a person; the weekly fields, which then say nothing, hold what its clocks read. */
export function shiftOf({ id, person, once }: { id: string; person: string; once: Once }): HandsWindow {
  const [from, to] = [once.from.local.slice(11), once.to.local.slice(11)]
  return { id, person, days: [], from, to, breaks: [], except: [], once }
}

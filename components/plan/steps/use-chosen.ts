'use client'
import { useRef, useState } from 'react'

/** Steps that are chosen to be set together, in reading order. */
export interface Chosen {
  ids: readonly string[]
  has(id: string): boolean
  /** Chooses it or not; `range`: all from the last one that was touched to it, as that one is. */
  toggle(id: string, range: boolean): void
  /** These, or none of them. */
  all(ids: readonly string[], on: boolean): void
  clear(): void
}

/** Which of these steps are chosen. Those that are gone, or can't be changed any more, are not. */
export function useChosen(free: readonly string[], said: (n: number) => void): Chosen {
  const [set, setSet] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const ids = free.filter((id) => set.has(id))
  const become = (next: Set<string>) => {
    setSet(next)
    said(free.filter((id) => next.has(id)).length)
  }
  return {
    ids,
    has: (id) => set.has(id),
    toggle(id, range) {
      const [from, to] = [free.indexOf(last.current ?? ''), free.indexOf(id)]
      const next = new Set(ids)
      if (range && from >= 0 && to >= 0) {
        const on = last.current !== null && next.has(last.current)
        for (const one of free.slice(Math.min(from, to), Math.max(from, to) + 1)) put(next, one, on)
      } else put(next, id, !next.has(id))
      last.current = id
      become(next)
    },
    all(some, on) {
      const next = new Set(ids)
      for (const id of some) if (free.includes(id)) put(next, id, on)
      become(next)
    },
    clear() {
      last.current = null
      become(new Set())
    },
  }
}

function put(set: Set<string>, id: string, on: boolean): void {
  if (on) set.add(id)
  else set.delete(id)
}

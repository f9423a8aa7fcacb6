import { useEffect, useState } from 'react'
import { MOVED } from '../../domain/warnings/due.ts'
import type { WarningKind } from '../../domain/warnings/kinds.ts'

interface Warned {
  kind: WarningKind
  about: number
}

/** So many are remembered. */
const KEPT = 20

/**
 * What was put away on this browser, outliving a reload. A moment that has moved a little is the same one and stays away;
 * one that has moved by more is another warning.
 */
export function usePutAway(upgrade: string): [(w: Warned) => boolean, (w: Warned) => void] {
  const kept = `farhand.warnings.${upgrade}`
  const [away, setAway] = useState<readonly string[]>([])
  useEffect(() => {
    try {
      setAway((localStorage.getItem(kept) ?? '').split('\n'))
    } catch {
      // A browser that keeps nothing warns again.
    }
  }, [kept])
  const isAway = ({ kind, about }: Warned) =>
    away.some((line) => {
      const [was, at] = line.split(' ')
      return was === kind && Math.abs(Number(at) - about) < MOVED
    })
  const putAway = ({ kind, about }: Warned) => {
    const all = [...away, `${kind} ${about}`].slice(-KEPT)
    setAway(all)
    try {
      localStorage.setItem(kept, all.join('\n'))
    } catch {
      // As above.
    }
  }
  return [isAway, putAway]
}

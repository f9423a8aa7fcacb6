import { useCallback, useReducer } from 'react'
import { type Mend, type Mending, mend } from '../../domain/plan-markdown/mend.ts'

interface Told {
  now: Mending
  past: Mending[]
  /** What the last change was about; typing on at the same place is one change. */
  about: string
}
const MOST = 100

const about = (m: Mend) =>
  m.do === 'step' ? `${m.id} ${Object.keys(m.set)}` : m.do === 'phase' ? m.id : m.do === 'note' ? 'note' : ''

function tell(told: Told, change: Mend | 'back'): Told {
  if (change === 'back') {
    const now = told.past.at(-1)
    return now === undefined ? told : { now, past: told.past.slice(0, -1), about: '' }
  }
  const now = mend(told.now, change)
  if (now === told.now) return told
  const at = about(change)
  const goesOn = at !== '' && at === told.about
  return { now, past: goesOn ? told.past : [...told.past, told.now].slice(-MOST), about: at }
}

/** A reading with the changes made to it, each of which can be taken back. */
export function useMending(reading: Mending) {
  const [told, say] = useReducer(tell, { now: reading, past: [], about: '' })
  const back = useCallback(() => say('back'), [])
  return {
    now: told.now,
    change: say as (m: Mend) => void,
    back: told.past.length > 0 ? back : null,
    undone: told.past.length,
  }
}

import { useEffect, useState } from 'react'
import { eventNames } from '../../domain/messages/events.ts'
import { handsOnSite } from '../../domain/presence/on-site.ts'
import { handsNeededBy, standingWarnings } from '../../domain/warnings/due.ts'
import { phoneWarnings } from '../../domain/warnings/words/phone.ts'
import { press, strip, told } from '../phone/look.tsx'
import { useHands } from '../phone/tools.tsx'
import { usePutAway } from './put-away.ts'

/** The warnings that stand, on the phone: a line each, on both clocks. */
export function PhoneWarnings() {
  const { state, me, now, lang } = useHands()
  // The first rendering has to be the server's own, and a page without script puts nothing away.
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const [isAway, putAway] = usePutAway(state.id)
  const words = phoneWarnings[lang]
  const called = eventNames(state, lang)
  // Who is not there leaves at no hour of theirs.
  const there = me.person !== null && handsOnSite(state, now).includes(me.person)
  // The card that asks the reader of that very break says it better.
  const asked = me.person === null ? undefined : state.breaks[me.person]
  const standing = standingWarnings(state, now).filter(
    (w) => (w.kind !== 'hands-leave' || (there && w.about !== asked?.at)) && !isAway(w),
  )
  return standing.map((warning) => {
    const { kind, about } = warning
    const at = called.time(about)
    const step = kind === 'hands-leave' ? (handsNeededBy(state)?.step ?? null) : null
    return (
      <div key={kind} className={`banner ${strip('warn')}`} role="status">
        <p className={told}>
          {kind === 'hands-leave'
            ? words.leave(at)
            : kind === 'low-window'
              ? words.low(at)
              : words.turnBack(at)}
          {step === null ? null : ` ${words.needed(called.step(step))}`}
        </p>
        {alive ? (
          <button
            type="button"
            className={`${press('quiet')} flex-none -my-2`}
            onClick={() => putAway(warning)}
          >
            {words.gotIt}
          </button>
        ) : null}
      </div>
    )
  })
}

import { eventNames } from '../../domain/messages/events.ts'
import { warningWords } from '../../domain/messages/warnings.ts'
import { handsNeededBy, standingWarnings } from '../../domain/warnings/due.ts'
import { useHands } from '../hands/tools.tsx'

/** The warnings that stand, on the phone: a line each, on both clocks. */
export function PhoneWarnings() {
  const { state, me, now, lang } = useHands()
  const words = warningWords[lang].phone
  const called = eventNames(state, lang)
  // The card that asks the reader of that very break says it better.
  const asked = me.person === null ? undefined : state.breaks[me.person]
  const told = standingWarnings(state, now).filter((w) => w.kind !== 'hands-leave' || w.about !== asked?.at)
  return told.map(({ kind, about }) => {
    const at = called.time(about)
    const step = kind === 'hands-leave' ? (handsNeededBy(state)?.step ?? null) : null
    return (
      <p key={kind} className="banner" role="status">
        {kind === 'hands-leave'
          ? words.leave(at)
          : kind === 'low-window'
            ? words.low(at)
            : words.turnBack(at)}
        {step === null ? null : ` ${words.needed(called.step(step))}`}
      </p>
    )
  })
}

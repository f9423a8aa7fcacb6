'use client'
import { pullForward } from '../../domain/warnings/pull-forward.ts'
import { deskWarnings } from '../../domain/warnings/words/desk.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { MoveButton } from '../moves/move-button.tsx'
import { useOffered } from '../moves/use-moves.ts'

/** What could be done while the next step waits for hands: a proposal, started with one press. */
export function Meanwhile() {
  const { live, state, lang, called, length } = useDesk()
  const offered = useOffered()
  const now = useNow(live, 15_000)
  const pull = pullForward(state, now)
  const first = pull?.steps[0]
  const start = first === undefined ? null : offered('start-step', 'step', first.step)
  if (pull === null || first === undefined || start === null) return null
  const words = deskWarnings[lang].pull
  const waiting = called.step(pull.waits)
  return (
    <section
      className="mt-3 grid justify-items-start gap-1 border-s-3 border-site bg-raised px-3 py-2 text-sm"
      aria-label={words.title}
    >
      <p>
        <strong>{words.title}</strong>{' '}
        {pull.leaveAt !== null
          ? words.leaving(waiting, called.time(pull.leaveAt))
          : pull.until === null
            ? words.never(waiting)
            : words.nobody(waiting, called.time(pull.until))}
      </p>
      <p>
        {words.could(called.step(first.step), length(first.likely))} {first.fits ? null : words.tooLong}
      </p>
      <MoveButton move={start} size="sm" hint="M">
        {words.start}
      </MoveButton>
    </section>
  )
}

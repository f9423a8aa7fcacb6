'use client'
import { coverOf, isGrave } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import type { Move } from '../../domain/moves/move.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { CommandForm } from '../desk/command-form.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { MachineName } from '../hands/machine-name.tsx'
import { Notice } from '../ui/notice.tsx'

/** What starting a step does that can't be mended afterwards, and which card holds then. Nothing for any other step. */
export function GraveFacts({ step }: { step: PlanStep }) {
  const { state, lang, called } = useDesk()
  const words = deskCards[lang]
  const own = cards[lang].grave
  if (!isGrave(step)) return null
  const card = coverOf(state, step)
  return (
    <>
      {step.irreversible ? <Notice tone="warn" title={own.lasts} /> : null}
      {!step.cutsLink ? null : card === undefined ? (
        <Notice tone="bad" title={own.cuts}>
          {own.uncovered}
        </Notice>
      ) : (
        <Notice tone="warn" title={own.cuts}>
          <p>{own.covered}</p>
          <p>
            {words.unless} <strong>{card.unless}</strong>, {words.by} {called.time(card.dueAt)}:{' '}
            <strong>{card.then}</strong>
          </p>
          {Object.keys(card.held).length === 0 ? <p>{deskCards[lang].notHeldStep}</p> : null}
        </Notice>
      )}
    </>
  )
}

/** Names the step and what it does before it is begun. */
export function StartGraveDialog({ move }: { move: Move }) {
  const { state, lang } = useDesk()
  const own = cards[lang].grave
  const step = stepOf(state, move.about.id)
  if (step === null) return null
  return (
    <CommandForm
      title={own.title(step.title)}
      submit={own.do}
      danger
      read={() => ({ move, given: { confirmed: true } })}
    >
      {() => (
        <>
          {step.machine === null ? null : <MachineName id={step.machine} place />}
          <GraveFacts step={step} />
        </>
      )}
    </CommandForm>
  )
}

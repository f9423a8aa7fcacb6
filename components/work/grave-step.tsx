'use client'
import { coverOf, isGrave } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words.ts'
import type { Move } from '../../domain/moves/move.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { MachineName } from '../hands/machine-name.tsx'
import { CommandForm } from '../moves/command-form.tsx'
import { Notice } from '../ui/notice.tsx'

/** What starting a step does that can't be mended afterwards, and which card holds then. Nothing for any other step. */
export function GraveFacts({ step }: { step: PlanStep }) {
  const { state, lang, words, called } = useDesk()
  const own = cards[lang]
  if (!isGrave(step)) return null
  const card = coverOf(state, step)
  return (
    <>
      {step.irreversible ? <Notice tone="warn" title={own.grave.lasts} /> : null}
      {!step.cutsLink ? null : card === undefined ? (
        <Notice tone="bad" title={own.grave.cuts}>
          {own.grave.uncovered}
        </Notice>
      ) : (
        <Notice tone="warn" title={own.grave.cuts}>
          <p>{own.grave.covered}</p>
          <p>
            {words.card.unless} <strong>{card.unless}</strong>, {words.card.by} {called.time(card.dueAt)}:{' '}
            <strong>{card.then}</strong>
          </p>
          {Object.keys(card.held).length === 0 ? <p>{own.notHeldStep}</p> : null}
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

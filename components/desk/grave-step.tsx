'use client'
import { coverOf, isGrave } from '../../domain/hands/cards.ts'
import { stepOf } from '../../domain/log/steps.ts'
import { cards } from '../../domain/messages/cards.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { Button, type ButtonProps } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CommandForm } from './command-form.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { MachineName } from './machine-name.tsx'

/** Whether a step would cut the link with no card standing for it, and the reader is one who can arm one. */
export function useLacksCard(step: PlanStep): boolean {
  const { state, can } = useDesk()
  return step.cutsLink && state.status === 'running' && can('card.arm') && coverOf(state, step) === undefined
}

/** Starts a step with one press; one that can't be taken back or cuts the link only once that was read. */
export function StartStep({
  step,
  children,
  ...look
}: { step: PlanStep; children: string } & Pick<ButtonProps, 'kind' | 'size' | 'hint'>) {
  const { open } = useDesk()
  const lacksCard = useLacksCard(step)
  if (isGrave(step))
    return (
      <Button
        {...look}
        onClick={() => open({ dialog: lacksCard ? 'start-anyway' : 'start-grave', step: step.id })}
      >
        {children}
      </Button>
    )
  return (
    <Do {...look} command={() => ({ type: 'step.start', step: step.id })}>
      {children}
    </Do>
  )
}

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
export function StartGraveDialog({ step: id }: { step: string }) {
  const { state, lang } = useDesk()
  const own = cards[lang].grave
  const step = stepOf(state, id)
  if (step === null) return null
  return (
    <CommandForm
      title={own.title(step.title)}
      submit={own.do}
      danger
      read={() => ({ type: 'step.start', step: id, confirmed: true })}
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

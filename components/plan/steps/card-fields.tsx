'use client'
import type { PlannedCard, PlanStep } from '../../../domain/plan/plan.ts'
import { planHead } from '../../../domain/plan/words/head.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { EditText } from '../edit-field.tsx'
import type { Whole } from '../fields.ts'
import { fieldRow, wide } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'

/** The card that stands while a step has cut the link: unless this is seen in time, do that. All of it is one value. */
export function CardFields({ step, field }: { step: PlanStep; field: Whole }) {
  const { lang } = usePlan()
  const w = planSteps[lang]
  const card = step.card ?? null
  if (card === null && !step.cutsLink) return null
  const part = { ...field, at: '' }
  // What the step says already; a card needs both its halves.
  const fresh: PlannedCard = {
    unless: step.expect.split('\n')[0]?.trim() ?? '',
    then: step.undo?.what.trim() || w.cardThenFresh,
    minutes: 10,
  }
  return (
    <div className={fieldRow}>
      <div className={wide}>
        <EditText
          {...field}
          label={w.cardUnless}
          hint={card === null ? w.cardHint : undefined}
          read={(text) => ({
            ok: true,
            value: text.trim() === '' ? null : { ...(card ?? fresh), unless: text.trim() },
          })}
          write={(value) => (value as PlannedCard | null | undefined)?.unless ?? ''}
          rows={1}
          max={1000}
        />
      </div>
      {card === null ? null : (
        <>
          <div className={wide}>
            <EditText
              {...part}
              label={w.cardThen}
              read={(text) =>
                text.trim() === ''
                  ? { ok: false, error: planHead[lang].empty }
                  : { ok: true, value: { ...card, then: text.trim() } }
              }
              write={(value) => (value as PlannedCard | null | undefined)?.then ?? ''}
              rows={1}
              max={1000}
            />
          </div>
          <EditText
            {...part}
            label={w.cardMinutes}
            read={(text) => {
              const minutes = Number(text.normalize('NFKC'))
              return Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60
                ? { ok: true, value: { ...card, minutes } }
                : { ok: false, error: w.cardMinutesBad }
            }}
            write={(value) => String((value as PlannedCard | null | undefined)?.minutes ?? '')}
            max={4}
          />
        </>
      )}
    </div>
  )
}

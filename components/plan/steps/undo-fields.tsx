'use client'
import type { PlanStep, Undo } from '../../../domain/plan/plan.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { EditCheck, EditSelect, EditText } from '../edit-field.tsx'
import { minutesOf, type Whole, writeEstimate } from '../fields.ts'
import { checks, fieldRow, wide } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'

/** How a step is undone: nothing until it says how. All of it is one value. */
export function UndoFields(props: {
  step: PlanStep
  field: Whole
  doers: { value: string; label: string }[]
}) {
  const { step, field } = props
  const { lang } = usePlan()
  const w = planSteps[lang]
  const { undo } = step
  const fresh: Undo = { what: '', by: step.by, needs: [], minutes: step.minutes }
  const part = { ...field, at: '' }
  const needs = (need: 'hands' | 'link', now: Undo) => ({
    ...part,
    on: now.needs.includes(need),
    turned: (on: boolean): Undo => ({
      ...now,
      needs: [...now.needs.filter((n) => n !== need), ...(on ? [need] : [])],
    }),
  })
  return (
    <div className={fieldRow}>
      <div className={wide}>
        <EditText
          {...field}
          label={w.undo}
          read={(text) => ({
            ok: true,
            value: text.trim() === '' ? null : { ...(undo ?? fresh), what: text.trim() },
          })}
          write={(value) => (value as Undo | null)?.what ?? ''}
          rows={1}
          max={2000}
        />
      </div>
      {undo === null ? null : (
        <>
          <EditSelect
            {...part}
            value={undo.by}
            set={(by) => field.set({ ...undo, by: by as Undo['by'] }, undo)}
            label={w.undoBy}
            choices={props.doers}
          />
          <EditText
            {...part}
            label={w.undoMinutes}
            read={minutesOf(lang, (minutes) => ({ ...undo, minutes }))}
            write={(value) => writeEstimate((value as Undo | null)?.minutes ?? fresh.minutes)}
            max={40}
          />
          <fieldset className={checks}>
            <legend className="sr-only">{w.undo}</legend>
            <EditCheck {...needs('hands', undo)} label={w.undoHands} />
            <EditCheck {...needs('link', undo)} label={w.undoLink} />
          </fieldset>
        </>
      )}
    </div>
  )
}

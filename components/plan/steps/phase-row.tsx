'use client'
import { gateForms } from '../../../domain/gates/words/forms.ts'
import type { PlanPhase, PlanStep } from '../../../domain/plan/plan.ts'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planPage } from '../../../domain/plan/words/page.ts'
import { planPhases, planSteps } from '../../../domain/plan/words/steps.ts'
import { setField } from '../../../domain/plan-edit/edit.ts'
import { movePhase, phasesOf } from '../../../domain/plan-edit/moves.ts'
import { removePhase } from '../../../domain/plan-edit/things.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Duration } from '../../time/elapsed.tsx'
import { Button } from '../../ui/button.tsx'
import { EditText } from '../edit-field.tsx'
import { lineOf } from '../fields.ts'
import { entry } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { GateFields } from './gate-fields.tsx'
import { type Handle, HandleButton } from './handle.tsx'

/** The line of a phase: what it is called, how long its steps likely take, and what can be done with it. */
export function PhaseRow(props: {
  phase: PlanPhase
  steps: PlanStep[]
  handle: Handle
  drop: 'before' | 'after' | undefined
  moving: boolean
  onAdd: (phase: string) => void
  /** Whether all its steps are chosen; null: there are none to choose. */
  chosen: boolean | null
  onChoose: (on: boolean) => void
}) {
  const { phase, steps, drop, moving } = props
  const { lang } = useDesk()
  const { edit, may, say, newest } = usePlan()
  const likely = steps.reduce((sum, s) => sum + s.minutes.likely, 0)
  function nudge(by: 1 | -1) {
    const at = phasesOf(newest()).findIndex((p) => p.id === phase.id) + by
    if (at < 0 || movePhase(newest(), phase.id, at).length === 0) return say(planPage[lang].said.atEdge)
    if (!edit((state) => movePhase(state, phase.id, at))) return
    say(planPage[lang].said.phaseMoved(phase.title, at + 1, phasesOf(newest()).length))
  }
  return (
    <li
      className={`${entry} flex flex-wrap items-center gap-x-3 gap-y-1 bg-raised py-1.5 pr-2 first:rounded-t-lg`}
      data-entry
      data-drop={drop}
      data-moving={moving}
    >
      {may ? (
        <HandleButton label={planPhases[lang].drag(phase.title)} handle={props.handle} onNudge={nudge} />
      ) : null}
      {props.chosen === null ? null : (
        <label className="-ml-2 flex min-h-row cursor-pointer items-center px-1">
          <input
            type="checkbox"
            className="size-4 accent-focus"
            aria-label={bulkWords[lang].chooseAll(phase.title)}
            checked={props.chosen}
            onChange={(e) => props.onChoose(e.target.checked)}
          />
        </label>
      )}
      <h2 className="sr-only">{phase.title}</h2>
      <EditText
        at={`phase.${phase.id}.title`}
        label={<span className="sr-only">{planPhases[lang].title}</span>}
        value={phase.title}
        set={(value, saw) => setField('phase', phase.id, 'title', value, saw)}
        read={lineOf(lang)}
        write={String}
        max={200}
        bare
      />
      <span className="ps-2 text-xs whitespace-nowrap text-ink-faint">
        {steps.length === 0 ? planSteps[lang].none : null}
        {steps.length === 0 ? null : (
          <>
            {planPhases[lang].likely} <Duration minutes={likely} lang={lang} />
          </>
        )}
      </span>
      {may ? (
        <span className="flex flex-wrap">
          <Button size="sm" kind="quiet" onClick={() => props.onAdd(phase.id)}>
            {planSteps[lang].add}
          </Button>
          <Button
            size="sm"
            kind="quiet"
            aria-label={
              steps.length === 0 ? planPhases[lang].remove : planPhases[lang].removeAll(steps.length)
            }
            onClick={() => {
              const text = planPage[lang].said.removed(phase.title)
              if (edit((state) => removePhase(state, phase.id), { tone: 'plain', text, undo: true }))
                say(text)
            }}
          >
            {planSteps[lang].remove}
          </Button>
        </span>
      ) : null}
      {may || phase.gate ? (
        <details className="basis-full px-2" open={phase.gate ? true : undefined}>
          <summary className="cursor-pointer text-xs text-ink-faint">{gateForms[lang].plan.title}</summary>
          <GateFields
            gate={phase.gate ?? null}
            field={{
              at: `phase.${phase.id}.gate`,
              value: phase.gate ?? null,
              set: (value, saw) => setField('phase', phase.id, 'gate', value, saw),
              locked: false,
            }}
            of="phase"
          />
        </details>
      ) : null}
    </li>
  )
}

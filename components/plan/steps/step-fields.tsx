'use client'
import { names } from '../../../domain/messages/names.ts'
import type { PlanStep } from '../../../domain/plan/plan.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { setField } from '../../../domain/plan-edit/edit.ts'
import { stepsInOrder } from '../../../domain/plan-edit/moves.ts'
import { readAfter, writeAfter } from '../../../domain/plan-edit/text.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { onKeys } from '../../ui/keys.ts'
import { Notice } from '../../ui/notice.tsx'
import { EditCheck, EditSelect, EditText } from '../edit-field.tsx'
import { anyText, lineOf, minutesOf, writeEstimate } from '../fields.ts'
import { buttons, checks, fieldRow, textRow, wide } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { useSlack } from '../use-places.ts'
import { AskFields } from './ask-fields.tsx'
import { CardFields } from './card-fields.tsx'
import { GateFields } from './gate-fields.tsx'
import { SymptomFields } from './sign-fields.tsx'
import type { RowVerbs } from './step-row.tsx'
import { StepStart } from './step-start.tsx'
import { StepTextFields } from './text-fields.tsx'
import { UndoFields } from './undo-fields.tsx'

/** Everything there is to a step, each field said by itself. */
export function StepFields(props: { step: PlanStep; hasRun: boolean; verbs: RowVerbs }) {
  const { step, hasRun, verbs } = props
  const { lang } = useDesk()
  const { shown, may } = usePlan()
  const w = planSteps[lang]
  const steps = stepsInOrder(shown)
  const number = steps.findIndex((s) => s.id === step.id) + 1
  const field = (name: keyof PlanStep) => ({
    at: `step.${step.id}.${name}`,
    value: step[name] as unknown,
    set: (value: unknown, saw: unknown) => setField('step', step.id, name, value, saw),
    locked: hasRun,
  })
  const needs = (need: 'hands' | 'link') => ({
    ...field('needs'),
    on: step.needs.includes(need),
    turned: (on: boolean) => [...step.needs.filter((n) => n !== need), ...(on ? [need] : [])],
  })
  const doers = (['upgrader', 'sentinel'] as const).map((value) => ({
    value,
    label: names[lang].role[value],
  }))
  const named = Object.values(shown.people)
    .filter((p) => !p.revoked && (p.role === step.by || p.id === step.person))
    .map((p) => ({ value: p.id, label: p.name || p.id }))
  const machines = Object.values(shown.machines).map((m) => ({ value: m.id, label: m.sticker }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the fields it comes up from.
    <div
      className="grid gap-3 px-3 pt-2 pb-3.5 min-[60rem]:ps-18 min-[60rem]:pe-4"
      data-fields={step.id}
      onKeyDown={onKeys((e) => {
        if (e.key !== 'Escape' || e.defaultPrevented) return
        e.preventDefault()
        verbs.close(step.id)
      })}
    >
      {hasRun ? <Notice>{w.hasRun}</Notice> : null}
      <Slack step={step.id} />
      <div className={fieldRow}>
        <div className={wide}>
          <EditText {...field('title')} label={w.title} read={lineOf(lang)} write={String} max={200} first />
        </div>
        <EditSelect {...field('by')} label={w.by} choices={doers} />
        {named.length < 2 && step.person == null ? null : (
          <EditSelect
            {...field('person')}
            value={step.person ?? null}
            label={w.person}
            choices={[{ value: '', label: w.anybody }, ...named]}
          />
        )}
        <EditSelect
          {...field('machine')}
          label={w.machine}
          choices={[{ value: '', label: w.noMachine }, ...machines]}
        />
      </div>
      <div className={fieldRow}>
        <EditText
          {...field('minutes')}
          label={w.minutes}
          hint={w.minutesHint}
          read={minutesOf(lang)}
          write={writeEstimate}
          max={40}
        />
        <EditText
          {...field('after')}
          label={w.after}
          hint={w.afterHint}
          placeholder={number > 1 ? String(number - 1) : ''}
          read={(text) => {
            const read = readAfter(text, steps)
            return read === null ? { ok: false, error: w.afterBad } : { ok: true, value: read.after }
          }}
          write={(after) => writeAfter(after as PlanStep['after'], steps)}
          max={200}
        />
      </div>
      <StepStart field={field('startAt')} />
      <fieldset className={checks}>
        <legend className="sr-only">{w.needs}</legend>
        <EditCheck {...needs('hands')} label={w.hands} />
        <EditCheck {...needs('link')} at="" label={w.link} />
        <EditCheck {...field('cutsLink')} label={w.cutsLink} on={step.cutsLink} turned={(on) => on} />
        <EditCheck
          {...field('irreversible')}
          label={w.irreversible}
          on={step.irreversible}
          turned={(on) => on}
        />
        {step.machine === null ? null : (
          <EditCheck
            {...field('endsWhenUp')}
            value={step.endsWhenUp ?? null}
            label={w.endsWhenUp}
            on={step.endsWhenUp === true}
            turned={(on) => on}
          />
        )}
      </fieldset>
      <div className={textRow}>
        <EditText {...field('run')} label={w.run} read={anyText} write={String} rows={2} mono max={8000} />
        <EditText {...field('expect')} label={w.expect} read={anyText} write={String} rows={2} max={8000} />
      </div>
      <UndoFields step={step} field={field('undo')} doers={doers} />
      <CardFields step={step} field={{ ...field('card'), value: step.card ?? null }} />
      <GateFields gate={step.gate ?? null} field={{ ...field('gate'), value: step.gate ?? null }} of="step" />
      <AskFields step={step} field={field('ask')} />
      <SymptomFields step={step} field={{ ...field('symptoms'), value: step.symptoms ?? null }} />
      <StepTextFields step={step} field={{ ...field('texts'), value: step.texts ?? null }} />
      <div className={buttons}>
        {may ? (
          <>
            <Button size="sm" onClick={() => verbs.addBelow(step.id)}>
              {w.addBelow}
            </Button>
            {hasRun ? null : (
              <>
                <Button size="sm" kind="quiet" onClick={() => verbs.nudge(step.id, -1)}>
                  {w.up}
                </Button>
                <Button size="sm" kind="quiet" onClick={() => verbs.nudge(step.id, 1)}>
                  {w.down}
                </Button>
                <Button size="sm" kind="danger" onClick={() => verbs.remove(step.id)}>
                  {w.remove}
                </Button>
              </>
            )}
          </>
        ) : null}
        <Button size="sm" className="ms-auto" onClick={() => verbs.close(step.id)}>
          {w.done}
        </Button>
      </div>
    </div>
  )
}

/** How much longer it may take. */
function Slack({ step }: { step: string }) {
  const { length } = useDesk()
  const { lang } = usePlan()
  const words = planSteps[lang]
  const slack = useSlack(step)
  if (slack === null) return null
  return <p className="text-sm text-ink-soft">{slack === 0 ? words.hangs : words.slack(length(slack))}</p>
}

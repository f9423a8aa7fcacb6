'use client'
import { openBefore } from '../../domain/log/steps.ts'
import { progressText } from '../../domain/messages/events.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { namedFor } from '../../domain/people/on-duty.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { StateMark } from '../ui/marks.tsx'
import { useDesk } from './desk-context.tsx'
import { stepLook } from './looks.ts'
import { StepDetails } from './step-details.tsx'

export interface Rows {
  opened: string | null
  toggle(id: string): void
  next: string | null
  /** Where a step stands in the plan, from 1; none for the steps of a roll-back. */
  numbers: ReadonlyMap<string, number>
}

/** One line of the list; opened, all there is to the step. */
export function StepRow({ step, opened, toggle, next, numbers }: { step: PlanStep } & Rows) {
  const { state, words, names, called, length } = useDesk()
  const run = runOf(state, step.id)
  const open = opened === step.id
  const named = namedFor(state, step)
  const classes = ['step-row', `step-${run.state}`]
  if (next === step.id) classes.push('step-next')
  return (
    <li className={classes.join(' ')}>
      <button
        type="button"
        className="step-button"
        data-step={step.id}
        aria-expanded={open}
        aria-current={next === step.id ? 'step' : undefined}
        onClick={() => toggle(step.id)}
      >
        <StateMark {...stepLook[run.state]} label={names.step[run.state]} />
        <span className="step-number">{numbers.get(step.id)}</span>
        <span className="step-words">
          <span className="step-title">{step.title}</span>
          <StepMeta step={step} />
        </span>
        <span className="step-side">
          {step.needs.includes('hands') || step.by === 'sentinel' ? (
            <StateMark mark="hand" tone="site" label={names.need.hands} />
          ) : null}
          <span className={`doer ${step.by === 'sentinel' ? 'side-site' : 'side-home'}`}>
            {named === null ? names.role[step.by] : called.person(named)}
          </span>
          {step.machine === null ? null : (
            <span className="step-machine">{called.machine(step.machine)}</span>
          )}
          <span className="step-minutes">{length(step.minutes.likely * 60_000)}</span>
        </span>
      </button>
      {open ? <StepDetails step={step} waits={waitsOf(step)} /> : null}
      {run.attempt > 1 && !open ? <span className="sr-only">{words.steps.attempt(run.attempt)}</span> : null}
    </li>
  )

  function waitsOf(s: PlanStep): string[] {
    return run.state === 'todo' || run.state === 'undone' ? openBefore(state, s) : []
  }
}

/** The second line of a row: only what has happened to the step; a step nobody touched has none. */
function StepMeta({ step }: { step: PlanStep }) {
  const { state, words, names, zones, lang, length } = useDesk()
  const run = runOf(state, step.id)
  if (run.state === 'todo') return null
  const attempt = run.attempt > 1 ? <span>{words.steps.attempt(run.attempt)}</span> : null
  if (run.state === 'running' && run.startedAt !== null)
    return (
      <span className="step-meta">
        <span className="tone-now toned">{names.step.running}</span>
        <span>
          {words.steps.running} <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" />
        </span>
        {run.progress === null ? null : <span>{progressText(run.progress)}</span>}
        {attempt}
      </span>
    )
  return (
    <span className="step-meta">
      <span className={`tone-${stepLook[run.state].tone} toned`}>{names.step[run.state]}</span>
      {run.endedAt === null ? null : <BothClocks instant={run.endedAt} {...zones} lang={lang} size="sm" />}
      {run.startedAt === null || run.endedAt === null || run.state === 'skipped' ? null : (
        <span>{words.steps.took(length(run.endedAt - run.startedAt))}</span>
      )}
      {run.reason === '' ? null : <span className="step-reason">{run.reason}</span>}
      {attempt}
    </span>
  )
}

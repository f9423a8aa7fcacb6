'use client'
import { useState } from 'react'
import { openBefore } from '../../domain/log/steps.ts'
import { progressText } from '../../domain/messages/events.ts'
import { type PlanStep, sortByOrder } from '../../domain/plan/plan.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Empty } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'
import { stepLook } from './looks.ts'
import { nextMove, runOf, stepOfMove, stepsInScope } from './next-move.ts'
import { StepDetails } from './step-details.tsx'

/** Every step by phase; the roll-back, while there is one, above them. One row each, opened for the rest. */
export function StepList() {
  const { state, words } = useDesk()
  const [opened, setOpened] = useState<string | null>(null)
  const next = stepOfMove(nextMove(state))?.id ?? null
  const toggle = (id: string) => setOpened((was) => (was === id ? null : id))
  const inScope = stepsInScope(state)
  const rolledBack = state.rollBack?.steps.flatMap((id) => state.rollBackSteps[id] ?? []) ?? []
  const plan = Object.values(state.steps)
  const done = plan.filter((s) => isOver(runOf(state, s.id).state)).length
  return (
    <section className="panel steps" aria-labelledby="steps-title">
      <div className="panel-head">
        <h2 id="steps-title" className="panel-title">
          {words.steps.title}
        </h2>
        <span className="steps-sum">
          <Left steps={inScope} /> {words.steps.done(done, plan.length)}{' '}
          <a href={`/api/upgrades/${state.id}/plan.yaml`} download={`${state.id}.yaml`}>
            {words.steps.file}
          </a>
        </span>
      </div>
      <div className="steps-body">
        {plan.length === 0 ? <Empty title={words.steps.none} /> : null}
        {rolledBack.length === 0 || state.rollBack === null ? null : (
          <Phase
            title={words.steps.rollBackWhy(state.rollBack.reason)}
            steps={rolledBack}
            {...{ opened, toggle, next }}
          />
        )}
        {sortByOrder(Object.values(state.phases)).map((phase) => (
          <Phase
            key={phase.id}
            title={phase.title}
            steps={sortByOrder(plan.filter((s) => s.phase === phase.id))}
            {...{ opened, toggle, next }}
          />
        ))}
      </div>
    </section>
  )
}

interface Rows {
  opened: string | null
  toggle(id: string): void
  next: string | null
}

function Phase({ title, steps, ...rows }: { title: string; steps: PlanStep[] } & Rows) {
  const { state, words } = useDesk()
  const done = steps.filter((s) => isOver(runOf(state, s.id).state)).length
  if (steps.length === 0) return null
  return (
    <details className="phase" open={done < steps.length || steps.some((s) => s.id === rows.opened)}>
      <summary className="phase-head">
        <h3 className="phase-title">{title}</h3>
        <span className="faint">{words.steps.done(done, steps.length)}</span>
      </summary>
      <ol className="phase-steps">
        {steps.map((s) => (
          <StepRow key={s.id} step={s} {...rows} />
        ))}
      </ol>
    </details>
  )
}

function StepRow({ step, opened, toggle, next }: { step: PlanStep } & Rows) {
  const { state, words, names, called, length } = useDesk()
  const run = runOf(state, step.id)
  const open = opened === step.id
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
        <span className="step-words">
          <span className="step-title">{step.title}</span>
          <StepMeta step={step} />
        </span>
        <span className="step-side">
          {step.needs.includes('hands') || step.by === 'sentinel' ? (
            <StateMark mark="hand" tone="site" label={names.need.hands} />
          ) : null}
          <span className={`doer ${step.by === 'sentinel' ? 'side-site' : 'side-home'}`}>
            {names.role[step.by]}
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

/** What the steps still to do will likely take together. */
function Left({ steps }: { steps: PlanStep[] }) {
  const { state, words, live, length } = useDesk()
  const now = useNow(live, 10_000)
  const left = steps.reduce((sum, s) => {
    const run = runOf(state, s.id)
    if (isOver(run.state)) return sum
    const ran = run.state === 'running' && run.startedAt !== null ? now - run.startedAt : 0
    return sum + Math.max(0, s.minutes.likely * 60_000 - ran)
  }, 0)
  return left < 60_000 ? null : <span>{words.steps.left(length(left))} · </span>
}

const isOver = (state: string) => state === 'done' || state === 'skipped'

'use client'
import { memo } from 'react'
import type { StepRun } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { namedFor } from '../../domain/people/on-duty.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { formatDuration } from '../../domain/time/format.ts'
import { openBefore } from '../../domain/work/steps.ts'
import { progressText } from '../../domain/work/words/progress.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { stepLook } from '../desk/looks.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { StateMark } from '../ui/marks.tsx'
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
  const { state, names, called, lang, zones } = useDesk()
  const run = runOf(state, step.id)
  const open = opened === step.id
  const named = namedFor(state, step)
  return (
    <li>
      <StepButton
        step={step}
        run={run}
        open={open}
        next={next === step.id}
        number={numbers.get(step.id)}
        doer={named === null ? names.role[step.by] : called.person(named)}
        machine={step.machine === null ? null : called.machine(step.machine)}
        toggle={toggle}
        lang={lang}
        {...zones}
      />
      {open ? <StepDetails step={step} waits={waitsOf(step)} /> : null}
      {run.attempt > 1 && !open ? (
        <span className="sr-only">{stepWords[lang].attempt(run.attempt)}</span>
      ) : null}
    </li>
  )

  function waitsOf(s: PlanStep): string[] {
    return run.state === 'todo' || run.state === 'undone' ? openBefore(state, s) : []
  }
}

interface RowLook {
  step: PlanStep
  run: StepRun
  open: boolean
  next: boolean
  number: number | undefined
  doer: string
  machine: string | null
  toggle(id: string): void
  lang: Lang
  siteZone: string
  homeZone: string
  order: 'home-first'
}

/** A plan has hundreds of them, and the Desk is drawn at every event: a row is drawn again only when it reads otherwise. */
const StepButton = memo(function StepButton(props: RowLook) {
  const { step, run, open, next, lang } = props
  const named = names[lang]
  const { title } = stepTexts(step, lang)
  return (
    <button
      type="button"
      className={`flex min-h-row w-full cursor-pointer items-center gap-2.5 border-s-3 px-4 py-1.25 text-start focus-visible:-outline-offset-2 max-[37.5rem]:flex-wrap max-[37.5rem]:gap-y-0.5 ${next ? 'border-now bg-now-soft/45' : 'border-transparent hover:bg-raised'}`}
      data-step={step.id}
      aria-expanded={open}
      aria-current={next ? 'step' : undefined}
      onClick={() => props.toggle(step.id)}
    >
      <StateMark {...stepLook[run.state]} label={named.step[run.state]} />
      <span className="min-w-4.5 flex-none text-end font-figures text-xs text-ink-faint empty:hidden">
        {props.number}
      </span>
      <span className="grid min-w-0 flex-1 max-[37.5rem]:basis-[calc(100%-3.5rem)]">
        <span
          className={`step-title text-base leading-[1.35] ${isPast(run) ? 'text-ink-soft' : ''} ${next || run.state === 'running' ? 'font-semibold' : ''}`}
          title={title === step.title ? undefined : step.title}
        >
          {title}
        </span>
        <StepMeta {...props} />
      </span>
      <span className="flex flex-none items-center gap-2.5 text-xs text-ink-soft max-[37.5rem]:flex-wrap max-[37.5rem]:ps-14">
        {step.needs.includes('hands') || step.by === 'sentinel' ? (
          <StateMark size="sm" mark="hand" tone="site" label={named.need.hands} />
        ) : null}
        <span
          className={`text-xs font-semibold text-side ${step.by === 'sentinel' ? 'side-site' : 'side-home'}`}
        >
          {props.doer}
        </span>
        {props.machine === null ? null : <span className="font-mono">{props.machine}</span>}
        <span className="min-w-15 text-end max-[37.5rem]:min-w-0">
          {formatDuration(step.minutes.likely, lang)}
        </span>
      </span>
    </button>
  )
})

const isPast = ({ state }: StepRun) => state === 'done' || state === 'skipped' || state === 'undone'

const meta = 'flex flex-wrap items-baseline gap-x-3 text-xs text-ink-soft'

/** The second line of a row: only what has happened to the step; a step nobody touched has none. */
function StepMeta({ run, lang, siteZone, homeZone, order }: RowLook) {
  const words = stepWords[lang]
  if (run.state === 'todo') return null
  const zones = { siteZone, homeZone, order }
  const attempt = run.attempt > 1 ? <span>{words.attempt(run.attempt)}</span> : null
  if (run.state === 'running' && run.startedAt !== null)
    return (
      <span className={meta}>
        <span className="tone-now text-tone">{names[lang].step.running}</span>
        <span>
          {words.running} <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" />
        </span>
        {run.progress === null ? null : <span>{progressText(run.progress)}</span>}
        {attempt}
      </span>
    )
  const took = run.startedAt === null || run.endedAt === null ? null : run.endedAt - run.startedAt
  return (
    <span className={meta}>
      <span className={`tone-${stepLook[run.state].tone} text-tone`}>{names[lang].step[run.state]}</span>
      {run.endedAt === null ? null : <BothClocks instant={run.endedAt} {...zones} lang={lang} size="sm" />}
      {took === null || run.state === 'skipped' ? null : (
        <span>{words.took(formatDuration(took / 60_000, lang))}</span>
      )}
      {run.reason === '' ? null : <span className="italic">{run.reason}</span>}
      {attempt}
    </span>
  )
}
